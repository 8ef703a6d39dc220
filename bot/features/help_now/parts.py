"""What help cards are made of: paragraphs, things to press, and the sentences that several cards share."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.features.help_now import model
from bot.features.help_now.local import NOTHING, Local
from bot.features.help_now.model import Emergency, HelpBook, Helpline, Origin
from bot.features.help_now.topics import Topic

Pick = Callable[[Emergency], tuple[str, ...]]

LONGEST_BLOCK = 900  # characters, safety-and-content section 5: safe-card rule
MOST_LOCAL = 3
"""Lines of a server's own on one card; /resources has all of them."""


class CardName(StrEnum):
    MENU = "menu"
    SUICIDE = "suicide"
    CALLING = "calling"
    OVERDOSE = "overdose"
    WITHDRAWAL = "withdrawal"
    ABOUT_TO_USE = "about-to-use"
    WORRIED = "worried"
    TALK = "talk"
    SOMEONE = "someone"
    NALOXONE = "naloxone"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph: a text key and its placeables, all of them text.

    ``typed`` tells that a person typed the placeables: they are made harmless before they are shown.
    """

    key: str
    args: Mapping[str, str] = field(default_factory=dict[str, str])
    typed: bool = False


@dataclass(frozen=True, slots=True)
class Action:
    """Something to press: ``id`` is a CardName's value, ``country``, ``copy`` or ``moderator``.

    ``label`` is a text key.
    """

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Card:
    """``title`` is a text key; ``blocks`` stand under each other; ``actions`` are offered below, in order."""

    name: CardName
    title: str
    blocks: tuple[Block, ...]
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where the reader is: a country with its name in the reader's language, or None for unknown.

    ``local`` is what the admins of the server they are in added; ``book`` has their overrides in it.
    """

    book: HelpBook
    country: str | None
    country_name: str
    local: Local = NOTHING

    @property
    def emergency(self) -> Emergency | None:
        return model.emergency(self.book, self.country)


SUICIDE = Action(CardName.SUICIDE, "help-now-choice-suicide")
OVERDOSE = Action(CardName.OVERDOSE, "help-now-choice-overdose")
WITHDRAWAL = Action(CardName.WITHDRAWAL, "help-now-choice-withdrawal")
ABOUT_TO_USE = Action(CardName.ABOUT_TO_USE, "help-now-choice-about-to-use")
WORRIED = Action(CardName.WORRIED, "help-now-choice-worried")
TALK = Action(CardName.TALK, "help-now-choice-talk")
CALLING = Action(CardName.CALLING, "help-now-choice-calling")
MENU = Action(CardName.MENU, "help-now-choice-menu")
SOMEONE = Action(CardName.SOMEONE, "help-now-choice-someone")
NALOXONE = Action(CardName.NALOXONE, "help-now-choice-naloxone")
COUNTRY = Action("country", "help-now-choice-country")
COPY = Action("copy", "help-now-choice-copy")
MODERATOR = Action("moderator", "help-now-choice-moderator")
SIX_CHOICES = (SUICIDE, OVERDOSE, WITHDRAWAL, ABOUT_TO_USE, WORRIED, TALK)


@dataclass(frozen=True, slots=True)
class EmergencyWording:
    """The keys of one sentence about emergency numbers, by how much is known."""

    one: str
    two: str
    none: str
    unknown: str


DANGER = EmergencyWording(
    "help-now-danger", "help-now-danger-two", "help-now-danger-none", "help-now-danger-unknown"
)
OVERDOSE_CALL = EmergencyWording(
    "help-now-overdose-call",
    "help-now-overdose-call-two",
    "help-now-overdose-call-none",
    "help-now-overdose-call-unknown",
)
WITHDRAWAL_CALL = EmergencyWording(
    "help-now-withdrawal-call",
    "help-now-withdrawal-call-two",
    "help-now-withdrawal-call-none",
    "help-now-withdrawal-call-unknown",
)
WORRIED_CALL = EmergencyWording(
    "help-now-worried-call",
    "help-now-worried-call-two",
    "help-now-worried-call-none",
    "help-now-worried-call-unknown",
)


def danger(place: Place) -> tuple[Block, ...]:
    """Return "in danger: call ..." for the reader's country; in words, with examples, when it is unknown."""
    return emergency_call(place, DANGER, lambda known: known.danger)


def never_alone(place: Place) -> Block:
    """Return the line that stays on the phone while someone uses, or what to do without one."""
    line = model.never_alone_line(place.book, place.country)
    return line_block("help-now-never-alone", line) if line else Block("help-now-never-alone-unknown")


def numbers(place: Place, shown: tuple[Origin, ...]) -> tuple[Block, ...]:
    """Return how old a card's numbers are; "checked" is said only of what a person checked."""
    if place.country is None:
        return (Block("help-now-numbers-unknown"),)
    if not shown:
        return ()
    checked = all(origin.reviewed for origin in shown)
    key = "help-now-numbers-checked" if checked else "help-now-numbers"
    oldest = min(shown, key=lambda origin: origin.day)
    when = oldest.day.isoformat() if checked else oldest.seen
    return (Block(key, {"country": place.country_name, "date": when}),)


def emergency_call(place: Place, wording: EmergencyWording, pick: Pick) -> tuple[Block, ...]:
    """Return whom to call, in the wording for as much as is known of the reader's country."""
    if place.country is None:
        return (Block(wording.unknown), Block("help-now-common-numbers", dict(place.book.common)))
    known = pick(place.emergency) if place.emergency else ()
    if not known:
        return (Block(wording.none, {"country": place.country_name}),)
    if len(known) == 1:
        return (Block(wording.one, {"country": place.country_name, "number": known[0]}),)
    return (Block(wording.two, {"country": place.country_name, "first": known[0], "second": known[1]}),)


def line_block(key: str, line: Helpline) -> Block:
    """Return a sentence with the name and every number of a line."""
    return Block(key, {"name": line.name, "number": line.phones})


def called(key: str, line: Helpline | None) -> tuple[Block, ...]:
    """Return a line and, below it, when it is open and what it costs; nothing for no line."""
    return (line_block(key, line), _about(line)) if line else ()


def _about(line: Helpline) -> Block:
    """When a line is open and what it costs; what is not known is said, never left empty."""
    cost = {"cost": line.cost or "unknown"}
    if line.hours is None:
        return Block("help-now-line-about", {"open": "unknown", **cost})
    if line.hours == "24/7":
        return Block("help-now-line-about", {"open": "always", **cost})
    return Block("help-now-line-about", {"open": "some", "hours": line.hours, **cost})


def nearby(place: Place, *topics: Topic) -> tuple[Block, ...]:
    """Return the first few lines that the server's admins added for any of ``topics``."""
    return tuple(
        Block(
            "help-now-local-line",
            {
                "name": line.name,
                "reach": line.reach,
                "hours": line.hours or "unknown",
                "date": line.added.isoformat(),
            },
            typed=True,
        )
        for line in place.local.about(*topics)[:MOST_LOCAL]
    )


def overridden(place: Place, shown: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return what admins say of the lines among ``shown`` whose number they replaced."""
    names = {block.args.get("name") for block in shown if not block.typed}
    known = {line.id: line.name for line in place.book.lines}
    return tuple(
        Block(
            "help-now-local-changed",
            {"name": known[each.line], "reason": each.reason, "date": each.since.isoformat()},
            typed=True,
        )
        for each in place.local.overrides
        if each.line in known and known[each.line] in names
    )


def typed(line: Helpline | None) -> tuple[Block, ...]:
    """Return how to write to a line instead of calling; nothing for no line."""
    if line is None:
        return ()
    if line.sms and line.sms.keyword:
        word, number = line.sms.keyword, line.sms.number
        return (Block("help-now-text-word", {"name": line.name, "word": word, "number": number}),)
    if line.sms:
        return (Block("help-now-text", {"name": line.name, "number": line.sms.number}),)
    return (Block("help-now-chat", {"name": line.name, "url": line.chat_url or ""}),)


def directory(place: Place, known: bool) -> Block:
    """Return the list of lines for all countries; said otherwise when it is all there is."""
    listed = place.book.directory
    key = "help-now-directory" if known or place.country is None else "help-now-directory-only"
    return Block(key, {"name": listed.name, "url": listed.website or ""})


def origins(*shown: Emergency | Helpline | None) -> tuple[Origin, ...]:
    """Return where the numbers shown come from, for `numbers`."""
    return tuple(entry.origin for entry in shown if entry)
