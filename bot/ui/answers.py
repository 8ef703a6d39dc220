"""The three ways this bot speaks: `answer` one person privately, `ask` in a form, `announce` to a channel."""

from collections.abc import Collection

import discord

from bot.ui.forms import Form
from bot.ui.panel import Panel
from bot.ui.people import Interaction

Kind = discord.InteractionResponseType


async def working(interaction: Interaction, *, replace: bool = False) -> None:
    """Tell Discord that an answer is on its way, before anything that may take over a second.

    Args:
        replace: As the `answer` that follows.
    """
    if replace and _is_private(interaction):
        await interaction.response.defer()
    else:
        await interaction.response.defer(ephemeral=True, thinking=True)


async def answer(interaction: Interaction, panel: Panel, *, replace: bool = False) -> None:
    """Answer the person who asks, so that only they can read it.

    Args:
        replace: Put the panel in the place of the private message whose button was pressed,
            where there is one; a message that others can read is never replaced.
    """
    panel.stop()  # every item is routed: discord.py need not keep the view (nor a timer for it)
    files, given = panel.files(), interaction.response.type
    if given is Kind.deferred_channel_message or (given is Kind.deferred_message_update and replace):
        await interaction.edit_original_response(view=panel, attachments=files)
    elif given is not None:
        await interaction.followup.send(view=panel, ephemeral=True, files=files)
    elif replace and _is_private(interaction):
        await interaction.response.edit_message(view=panel, attachments=files)
    else:
        await interaction.response.send_message(view=panel, ephemeral=True, files=files)


async def ask(interaction: Interaction, form: Form) -> None:
    """Open a form for the person who asks."""
    form.stop()
    await interaction.response.send_modal(form)


async def announce(
    channel: discord.abc.Messageable,
    panel: Panel,
    *,
    mention: Collection[discord.abc.Snowflake] = (),
    nonce: int | None = None,
) -> discord.Message:
    """Post where others read. Only after a person approved these very words, or an admin set it up.

    Args:
        mention: People or roles that may be pinged, named on purpose; otherwise nobody is.
        nonce: Makes Discord drop a repeat within minutes.

    Raises:
        discord.HTTPException: Discord refused; others when it could not be reached.
    """
    panel.stop()
    named = list(mention)
    allowed = discord.AllowedMentions(everyone=False, users=named, roles=named, replied_user=False)
    if nonce is None:
        return await channel.send(view=panel, files=panel.files(), allowed_mentions=allowed)
    return await channel.send(view=panel, files=panel.files(), allowed_mentions=allowed, nonce=nonce)


def _is_private(interaction: Interaction) -> bool:
    """Tell whether the message a button was pressed on is seen by this person alone, and only for now.

    A direct message is not: what replaced it would stay, out of reach of any erasure.
    """
    return interaction.message is not None and interaction.message.flags.ephemeral
