"""A check-in as a post: the member chooses which parts of it."""

from collections.abc import Collection, Sequence
from datetime import date

from bot.client import Handrail
from bot.errors import Refusal
from bot.features.checkins.model import Entry, Part
from bot.features.checkins.service import Checkins
from bot.texts import Say
from bot.ui import Draft, Interaction, guild_of, member_of, plain, say_of
from cogs.checkins.views import part_line

USES = ("checkins", "support")
"""Channel uses a check-in can be shared to."""

SHARED_NOTE_LENGTH = 1500
"""Characters; one message of Discord's holds 4,000 with everything around."""


async def draft(bot: Handrail, interaction: Interaction, ref: str, parts: Sequence[str] | None) -> Draft:
    """Return the post of one's own check-in; at first only its first part.

    Args:
        ref: The day, ``YYYY-MM-DD``.

    Raises:
        Refusal: ``checkins-not-found``, ``checkins-nothing-to-share``.
    """
    say, day = say_of(interaction), day_of(ref)
    entry = (
        await bot.service(Checkins).get(member_of(interaction), guild_of(interaction), day)
    ).checkin.entry
    if not entry.parts:
        raise Refusal("checkins-nothing-to-share")
    chosen = [part for part in entry.parts if part in (entry.parts[:1] if parts is None else parts)]
    return Draft(
        post_text(say, interaction.user.display_name, entry, chosen),
        [(part, say("checkins-part", part=part)) for part in entry.parts],
        chosen,
        ("checkins:day", ref),
        words=entry.note if Part.NOTE in chosen else "",
        edit=("checkins:edit", ref),
    )


def post_text(say: Say, name: str, entry: Entry, chosen: Collection[Part]) -> str:
    """Return the very words that others would read."""
    lines = [part_line(say, entry, part, SHARED_NOTE_LENGTH) for part in chosen]
    return "\n".join([say("checkins-post-title", name=plain(name)), *lines])


def day_of(text: str) -> date:
    """Read the day a button carries; one that is none is not ours.

    Raises:
        Refusal: ``ui-stale``.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refusal("ui-stale") from None
