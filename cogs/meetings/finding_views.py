"""Forms that look for a meeting, what they find, and what to expect of a first one."""

from collections.abc import Sequence
from enum import StrEnum

from bot.features.meetings.board import Listing
from bot.features.meetings.fit import Help, Shape, Way
from bot.features.meetings.model import Format, Trait
from bot.features.meetings.service import LONGEST_WORDS
from bot.texts import Say
from bot.ui import CheckList, Choice, Form, Line, Panel, Pick, button, clip, row, rows, select
from cogs.meetings.views import line, programmes_offered
from cogs.meetings.words import LANGUAGES, language_name, programme_name, trait_name

TICKED = (
    *(Trait.OPEN, Trait.CLOSED, Trait.NEWCOMERS, Trait.WOMEN, Trait.MEN, Trait.LGBTQ),
    *(Trait.YOUNG, Trait.SECULAR, Trait.CAPTIONS, Trait.WHEELCHAIR),
)
"""What can be ticked; every other type is found by its name."""


def find_form(say: Say) -> Form:
    programmes = [(each, programme_name(say, each)) for each in programmes_offered()]
    traits = [(each, trait_name(say, each)) for each in TICKED]
    return Form(
        say("meetings-find-title"),
        "meetings:found",
        Line("words", say("meetings-words"), say("meetings-words-hint"), longest=LONGEST_WORDS),
        Pick("programme", say("meetings-programme-ask"), "", programmes),
        Choice("format", say("meetings-format-ask"), "", _formats(say)),
        Pick("language", say("meetings-language-ask"), "", language_options(say)),
        CheckList("traits", say("meetings-traits-ask"), "", traits),
    )


def _formats(say: Say) -> list[tuple[str, str]]:
    return [(each, say("meetings-format", format=each)) for each in (Format.ONLINE, Format.IN_PERSON)]


def language_options(say: Say) -> list[tuple[str, str]]:
    return [(each, language_name(each, say.locale)) for each in LANGUAGES]


def fit_form(say: Say) -> Form:
    return Form(
        say("meetings-fit-title"),
        "meetings:fitted",
        _choice(say, "way", Way),
        _choice(say, "help", Help),
        _choice(say, "shape", Shape),
        Choice("place", say("meetings-format-ask"), "", _formats(say)),
        Pick("language", say("meetings-language-ask"), "", language_options(say)),
    )


def _choice(say: Say, name: str, kind: type[StrEnum]) -> Choice:
    options = [(each.value, say(f"meetings-question-{name}", answer=each.value)) for each in kind]
    return Choice(name, say(f"meetings-asked-{name}"), "", options)


def fit_panel(say: Say, three: Sequence[Listing]) -> Panel:
    """Return at most three meetings, and that no answer is wrong."""
    options = [(str(each.id), clip(each.meeting.name, 90)) for each in three]
    opener = [row(select("meetings:one", options, placeholder=say("meetings-open-one")))] if options else []
    buttons = [
        button(say("meetings-fit-again"), "meetings:fit"),
        button(say("meetings-tried"), "meetings:tries"),
        button(say("meetings-first"), "meetings:first"),
        button(say("meetings-programmes"), "resources:programmes"),
    ]
    return Panel(
        say,
        say("meetings-fit-found", n=len(three)),
        *(line(say, each) for each in three),
        *opener,
        *rows(*buttons),
    )


def first_panel(say: Say) -> Panel:
    """Return what to expect of a first meeting (T-3)."""
    buttons = [
        button(say("meetings-to-now"), "meetings:now"),
        button(say("meetings-fit"), "meetings:fit"),
        button(say("meetings-tried"), "meetings:tries"),
    ]
    return Panel(say, say("meetings-first-guide"), say("meetings-first-after"), *rows(*buttons))
