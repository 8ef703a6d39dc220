"""A milestone as a post: what was reached, without the member's words for it (M-4)."""

from collections.abc import Sequence

from bot.client import Handrail
from bot.errors import Refusal
from bot.features.milestones.service import Milestones
from bot.ui import Draft, Interaction, guild_of, member_of, number_in, plain, say_of
from cogs.milestones.words import mark_words

KIND = "milestones"
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
    say, member = say_of(interaction), member_of(interaction)
    shown = await bot.service(Milestones).card(member, guild_of(interaction), card_in(ref))
    name, milestone = plain(interaction.user.display_name), mark_words(say, shown.card.mark)
    post = say("milestones-post", name=name, milestone=milestone)
    return Draft(post, (), (), ("milestones:card", ref), words="")


def card_in(arg: str) -> int:
    """Read a card's id; raises Refusal ``ui-stale`` when it is none."""
    number = number_in(arg)
    if number is None or number > LARGEST:
        raise Refusal("ui-stale")
    return number
