"""A milestone as a post: what was reached, without the member's words for it (M-4)."""

from collections.abc import Sequence

from bot.client import Handrail
from bot.errors import Refusal
from bot.features.milestones.service import Milestones
from bot.ui import Draft, Interaction, guild_of, member_of, number_in, plain, say_of
from cogs.milestones.words import mark_words

KIND = "milestones"
TO_BUDDY = "buddy-milestone"
"""As what a word to one's buddy is known to `shares`: a post of its own, beside any other."""

BUDDY = "buddy"
"""As `places_for` names the place somebody has with their buddy, where they have one."""

USES = ("milestones", "checkins")
"""Channel uses a milestone can be shared to."""

LARGEST = (1 << 63) - 1
"""Of what a database column holds."""


async def draft(bot: Handrail, interaction: Interaction, ref: str, _parts: Sequence[str] | None) -> Draft:
    """Return the post of one's own card; there is nothing to leave in or out.

    Args:
        ref: The card's id.

    Raises:
        Refusal: ``milestones-card-gone``.
    """
    return await _draft(bot, interaction, ref, "milestones-post")


async def buddy_draft(
    bot: Handrail, interaction: Interaction, ref: str, _parts: Sequence[str] | None
) -> Draft:
    """Return what one's buddy would read of a card; raises as `draft`."""
    return await _draft(bot, interaction, ref, "milestones-buddy-post")


async def _draft(bot: Handrail, interaction: Interaction, ref: str, key: str) -> Draft:
    say, member = say_of(interaction), member_of(interaction)
    shown = await bot.service(Milestones).card(member, guild_of(interaction), card_in(ref))
    name, milestone = plain(interaction.user.display_name), mark_words(say, shown.card.mark)
    return Draft(say(key, name=name, milestone=milestone), (), (), ("milestones:card", ref), words="")


def card_in(arg: str) -> int:
    """Read a card's id; raises Refusal ``ui-stale`` when it is none."""
    number = number_in(arg)
    if number is None or number > LARGEST:
        raise Refusal("ui-stale")
    return number
