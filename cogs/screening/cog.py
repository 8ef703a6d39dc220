"""The way out when a text was read wrongly (X3)."""

from discord.ext import commands

from bot.ui import Interaction, Panel, Press, answer, on, say_of


class ScreeningCog(commands.Cog):
    """Answers below the card, so that what was saved stays in sight. Nothing is noted."""

    @on("screening:wrong")
    async def wrong(self, interaction: Interaction, press: Press) -> None:
        say = say_of(interaction)
        await answer(interaction, Panel(say, say("screening-wrong-thanks")))
