"""A counter as a post: days at first; its label only when the member chooses to include it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from discord import ui

from bot.client import Handrail
from bot.errors import Refusal
from bot.features.counters.model import CounterId
from bot.features.counters.results import One
from bot.features.counters.service import Counters
from bot.features.shares.model import Share
from bot.features.shares.service import Shares
from bot.texts import Say
from bot.ui import Draft, Interaction, button, guild_of, member_of, plain, say_of
from bot.ui.sharing import places_for
from cogs.counters.ids import counter_in
from cogs.counters.words import count_words, label_of

KIND = "counters"
USES = ("checkins", "support")
"""Channel uses a counter can be shared to."""


class Shared(StrEnum):
    """What a post of a counter can hold."""

    LABEL = "label"
    DAYS = "days"
    TOTAL = "total"


async def draft(bot: Handrail, interaction: Interaction, ref: str, parts: Sequence[str] | None) -> Draft:
    """Return the post of one's own counter; at first its days, where the member sees them.

    Args:
        ref: The counter's id.

    Raises:
        Refusal: ``counters-not-found``, ``counters-not-begun`` before the notice was answered.
    """
    say, counter = say_of(interaction), counter_in(ref)
    one = await bot.service(Counters).one(member_of(interaction), guild_of(interaction), counter)
    if one.told.draft:
        raise Refusal("counters-not-begun")
    offered = parts_of(one)
    chosen = [part for part in offered if part in ([Shared.DAYS] if parts is None else parts)]
    return Draft(
        post_text(say, interaction.user.display_name, one, chosen),
        [(part, say("counters-part", part=part)) for part in offered],
        chosen,
        ("counters:one", ref),
        words=one.told.counter.label if Shared.LABEL in chosen else "",
        edit=("counters:edit", ref),
    )


def parts_of(one: One) -> list[Shared]:
    """Return what can be shared: a member who would rather not see numbers is offered none."""
    return list(Shared) if one.member.settings.profile.counts_days else [Shared.LABEL]


def post_text(say: Say, name: str, one: One, chosen: Sequence[Shared]) -> str:
    """Return the very words that others would read."""
    return "\n".join(
        [say("counters-post-title", name=plain(name)), *(_line(say, one, part) for part in chosen)]
    )


def _line(say: Say, one: One, part: Shared) -> str:
    now = one.told.standing
    match part:
        case Shared.LABEL:
            return say("counters-post-label", label=label_of(one.told.counter))
        case Shared.DAYS if now.begins_in is not None:
            return say("counters-post-ahead", n=now.begins_in)
        case Shared.DAYS:
            return say("counters-post-days", words=count_words(say, now))
        case Shared.TOTAL:
            return say("counters-post-total", good=now.total, all=now.all_days)


@dataclass(frozen=True, slots=True)
class Sharing:
    """Whether a counter could be shared here and now, and where it is posted, or may be."""

    possible: bool
    posts: Sequence[Share]

    @property
    def stands(self) -> bool:
        return any(post.message is not None for post in self.posts)


NOWHERE = Sharing(possible=False, posts=())


async def sharing_of(interaction: Interaction, counter: CounterId) -> Sharing:
    possible = bool(await places_for(interaction, USES))
    posts = await interaction.client.service(Shares).of_thing(member_of(interaction), KIND, str(counter))
    return Sharing(possible, posts)


def back_buttons(say: Say, counter: CounterId, sharing: Sharing) -> list[ui.Button[Any]]:
    """Return the way back from a post, where there is one."""
    return [button(say("shares-back"), "shares:back", f"{KIND}.{counter}")] if sharing.posts else []


def unchanged(say: Say, sharing: Sharing) -> str:
    """Return that a post still says what it said, for after a change."""
    return say("counters-post-unchanged") if sharing.posts else ""
