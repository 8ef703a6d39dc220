"""How features meet without knowing each other: what a cog package may declare for all to find.

A package ``cogs/<word>/__init__.py`` may hold ``HOME``, ``CHANNELS``, ``ROLES``, ``SETUP``, ``SWITCHES``,
``CHECKS``, ``PREVIEWS``, ``NEXT_STEPS``, ``CONSENTS``, ``SHARES``, ``PLACES``, ``DELIVERIES``,
``ON_ERASE`` and ``ON_HELP``: tuples of these. `bot.client` collects them from the cogs that are loaded.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.consent import Category
from bot.deliveries.model import Delivery, NotSent, TryAgain
from bot.ids import MemberId
from bot.texts import Say

if TYPE_CHECKING:
    from discord import Guild
    from discord.abc import Snowflake

    from bot.client import Handrail
    from bot.ui.panel import Block, Panel
    from bot.ui.people import Interaction


@dataclass(frozen=True, slots=True)
class HomeEntry:
    """A button on ``/home``: its label's key, the route it presses; lower ``order`` comes first."""

    key: str
    route: str
    arg: str = ""
    order: int = 50


@dataclass(frozen=True, slots=True)
class SetupChannel:
    """A channel a feature asks admins for: its ``use``, its label's key, what the bot must be allowed there.

    ``needs`` names Discord permissions as discord.py spells them; a ``private`` one is not kept
    while everyone on the server can read it.
    """

    use: str
    key: str
    needs: tuple[str, ...] = ("view_channel", "send_messages")
    order: int = 50
    private: bool = False


@dataclass(frozen=True, slots=True)
class SetupRole:
    """A role a feature asks admins for: its ``use``, its label's key.

    ``given`` is whether the bot hands it to people, so that it must be allowed to.
    """

    use: str
    key: str
    given: bool = False
    order: int = 50


@dataclass(frozen=True, slots=True)
class Switch:
    """A feature that admins may switch off in their server: the name of its cog package, its label's key.

    Help, privacy, settings and what a person in need reaches for declare none.
    """

    feature: str
    key: str
    order: int = 50


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that will fail in a server, in words that say why and what to press.

    ``about`` names the channels and roles it is about.
    """

    text: str
    about: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class SetupCheck:
    """Looks through what a feature was set up with in a server: what will fail there, as findings."""

    look: Callable[["Handrail", "Guild", Say], Awaitable[Sequence[Finding]]]
    order: int = 50


@dataclass(frozen=True, slots=True)
class Preview:
    """A post that comes by itself: its label's key, and the route that shows it to an admin alone."""

    key: str
    route: str
    arg: str = ""
    order: int = 50


@dataclass(frozen=True, slots=True)
class SetupSection:
    """A button on ``/setup``: its label's key, the route it presses; the route checks who presses it."""

    key: str
    route: str
    order: int = 50


@dataclass(frozen=True, slots=True)
class NextStep:
    """Something useful to offer after a check-in: for one ``need`` (see `checkins.model.Need`)."""

    need: str
    key: str
    route: str
    arg: str = ""
    order: int = 50


@dataclass(frozen=True, slots=True)
class ConsentCategory:
    """A kind of data a member agrees to separately (P-1).

    Its words are ``<category>-consent-label`` and ``<category>-consent-body``; ``then`` is the
    route that goes on after a yes where it is not known what the member was about to do.
    """

    category: Category
    then: str
    order: int = 50


@dataclass(frozen=True, slots=True)
class Draft:
    """A post before it is approved.

    Attributes:
        text: The very words others would read.
        parts: (value, label) of what can be left in or out; empty when there is no choice.
        chosen: Values of the parts in ``text``.
        back: Route and argument of where "Keep it private" leads.
        words: What in ``text`` the member wrote themselves; None for all of it. It is screened first.
        edit: Route and argument of where what is shared can be changed first; empty where it cannot.
    """

    text: str
    parts: Sequence[tuple[str, str]]
    chosen: Sequence[str]
    back: tuple[str, str]
    words: str | None = None
    edit: tuple[str, str] | tuple[()] = ()


@dataclass(frozen=True, slots=True)
class Shareable:
    """Something of a member's own that they may post: its ``kind``, the channel uses it fits.

    ``draft`` renders it from the member's own data (``ref`` names which) and raises Refusal when it
    is not theirs; ``parts`` is None for what is chosen at first.
    """

    kind: str
    category: Category
    uses: tuple[str, ...]
    draft: Callable[["Handrail", "Interaction", str, Sequence[str] | None], Awaitable[Draft]]


@dataclass(frozen=True, slots=True)
class SharePlace:
    """A place beside the channels of a server where a member may share, e.g. with their buddy.

    ``find`` returns the channel or thread for who asks, here and now, or None.
    """

    use: str
    find: Callable[["Handrail", "Interaction"], Awaitable[int | None]]


@dataclass(frozen=True, slots=True)
class Post:
    """A delivery as a message: what it says, and where when it is not its member's direct messages."""

    panel: "Panel"
    channel: int | None = None
    mention: Sequence["Snowflake"] = ()


@dataclass(frozen=True, slots=True)
class Deliverable:
    """How a kind of delivery is made, at the moment it is sent.

    ``make`` looks whether it is still wanted (None: it is not) and returns a `Post`, or takes its
    own step (a thread, a role, an event: looks first, then creates) and returns the id it made or 0.
    It may know an outcome without asking Discord: `NotSent` for a channel that is gone, `TryAgain`
    while what it follows is not there yet. What Discord raises passes through: the sender knows every answer.

    ``untold`` is the key of what admins read when one of a server's could not be delivered (it is
    given ``n``, ``channel`` and ``ref``), or the member whose own it was (``n``). ``needs`` names
    what the bot must be allowed on a server for it, beside its channel's (as `SetupChannel`).
    """

    kind: str
    make: Callable[["Handrail", Delivery], Awaitable[Post | int | NotSent | TryAgain | None]]
    untold: str = ""
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EraseHook:
    """What is undone in Discord when a member's data is erased, e.g. posts taken down.

    ``collect`` runs before anything is erased (of one category, or of all when None) and returns
    what to do once it is; that returns links of what could not be undone, and never raises.
    """

    collect: Callable[
        ["Handrail", MemberId, Category | None], Awaitable[Callable[[], Awaitable[Sequence[str]]]]
    ]


@dataclass(frozen=True, slots=True)
class HelpExtra:
    """Something of a member's own that Help shows first, e.g. their support card.

    ``blocks`` is asked after Help has answered; what it returns in time is put above by editing that
    answer. One that is late or raises is left out, so Help depends on nothing it needs. One that goes
    ``below`` stands under a card's own buttons, also on cards that nothing may stand above.
    """

    blocks: Callable[["Handrail", "Interaction"], Awaitable[Sequence["Block"]]]
    order: int = 50
    below: bool = False


def feature_of(function: Callable[..., object]) -> str:
    """Return the name of the feature whose cog package defines a function; empty for any other."""
    package, _, rest = function.__module__.partition(".")
    return rest.partition(".")[0] if package == "cogs" else ""
