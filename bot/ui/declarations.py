"""How features meet without knowing each other: what a cog package may declare for all to find.

A package ``cogs/<word>/__init__.py`` may hold ``HOME``, ``SETUP``, ``CHANNELS``, ``NEXT_STEPS``,
``CONSENTS``, ``ON_ERASE`` and ``ON_LEAVE``: tuples of these. `bot.client` collects them from the cogs
that are loaded.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.ids import GuildId, MemberId

if TYPE_CHECKING:
    from bot.client import Handrail


@dataclass(frozen=True, slots=True)
class HomeEntry:
    """A button on ``/home``: its label's key, the route it presses; lower ``order`` comes first."""

    key: str
    route: str
    arg: str = ""
    order: int = 50


@dataclass(frozen=True, slots=True)
class SetupSection:
    """A part of ``/setup``: its label's key and the route that opens it."""

    key: str
    route: str
    order: int = 50


@dataclass(frozen=True, slots=True)
class SetupChannel:
    """A channel a feature asks admins for: its ``use``, its label's key, what the bot must be allowed there.

    ``needs`` names Discord permissions as discord.py spells them; ``private`` means that everybody
    being able to read it is worth a warning.
    """

    use: str
    key: str
    needs: tuple[str, ...] = ("view_channel", "send_messages", "attach_files")
    private: bool = False
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
    route that goes on where the member was when the question came up.
    """

    category: str
    then: str
    order: int = 50


@dataclass(frozen=True, slots=True)
class EraseHook:
    """What is undone in Discord just before a member's rows are erased, e.g. posts taken down.

    ``run`` returns how many things it could not undo.
    """

    run: Callable[["Handrail", MemberId], Awaitable[int]]


@dataclass(frozen=True, slots=True)
class LeaveHook:
    """What happens when somebody is seen to have left a server."""

    run: Callable[["Handrail", MemberId, GuildId], Awaitable[None]]
