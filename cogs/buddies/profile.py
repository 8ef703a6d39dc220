"""The profile: three short forms, all of it declared by the member and by nobody else."""

from collections.abc import Callable

from discord.ext import commands

from bot.errors import Refusal
from bot.features.buddies.profile import Profile
from bot.features.buddies.service import Buddies
from bot.ui import Form, Interaction, Press, answer, ask, member_of, on, say_of
from cogs.buddies import profile_views as views


class ProfileCog(commands.Cog):
    """Shown to nobody: others read only what they chose too, in an offer."""

    def __init__(self, buddies: Buddies) -> None:
        self._buddies = buddies

    @on("buddies:profile")
    async def show(self, interaction: Interaction, press: Press) -> None:
        profile = await self._buddies.open(member_of(interaction))
        await answer(interaction, views.profile_panel(say_of(interaction), profile), replace=True)

    @on("buddies:profile-how")
    async def how(self, interaction: Interaction, press: Press) -> None:
        profile = await self._buddies.open(member_of(interaction))
        await ask(interaction, views.how_form(say_of(interaction), profile))

    @on("buddies:profile-how-chosen")
    async def how_chosen(self, interaction: Interaction, press: Press) -> None:
        say = say_of(interaction)
        await self._save(interaction, lambda before: views.how_of(say, press, before))

    @on("buddies:profile-what")
    async def what(self, interaction: Interaction, press: Press) -> None:
        await self._ask(interaction, views.what_form)

    @on("buddies:profile-what-chosen")
    async def what_chosen(self, interaction: Interaction, press: Press) -> None:
        await self._save(interaction, lambda before: views.what_of(press, _there(before)))

    @on("buddies:profile-who")
    async def who(self, interaction: Interaction, press: Press) -> None:
        await self._ask(interaction, views.who_form)

    @on("buddies:profile-who-chosen")
    async def who_chosen(self, interaction: Interaction, press: Press) -> None:
        await self._save(interaction, lambda before: views.who_of(press, _there(before)))

    async def _ask(self, interaction: Interaction, form: Callable[..., Form]) -> None:
        profile = _there(await self._buddies.open(member_of(interaction)))
        await ask(interaction, form(say_of(interaction), profile))

    async def _save(self, interaction: Interaction, change: Callable[[Profile | None], Profile]) -> None:
        say = say_of(interaction)
        profile = await self._buddies.save(member_of(interaction), change)
        await answer(
            interaction, views.profile_panel(say, profile, say("buddies-profile-saved")), replace=True
        )


def _there(profile: Profile | None) -> Profile:
    if profile is None:
        raise Refusal("buddies-no-profile")
    return profile
