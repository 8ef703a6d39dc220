"""Forms and messages keep within what Discord accepts, with every text at its longest."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from bot.features.checkins.model import CheckIn, Entry, Halt
from bot.features.checkins.service import Opened
from bot.features.members.model import Member, Pathway, Profile, QuietHours, Settings, Visibility, Word
from bot.ids import MemberId
from bot.ui import CheckList, Choice, Form, Line, Paragraph, Pick
from cogs.checkins.views import checkin_form
from cogs.help_now.views import country_form as help_country_form
from cogs.members import views as members
from tests.ui.speech import english

# Discord's limits (https://discord.com/developers/docs/components/reference), in characters or pieces.
TITLE, LABEL, HINT, CUSTOM_ID = 45, 45, 100, 100
TEXT, PLACEHOLDER = 4000, 100
OPTION, OPTIONS = 100, {3: 25, 21: 10, 22: 10}
FIELDS = 5

OPTIONS_TO_FIT = [(str(n), f"{n} " + "long words " * 20) for n in range(10)]
FULL = Settings(
    zone="America/Argentina/ComodRivadavia",
    country="GB",
    day_start=6,
    quiet=QuietHours(time(22), time(8)),
    profile=Profile(Pathway.TWELVE_STEP, Visibility.NEVER, Word.RETURN, counts_days=False),
)
ALICE = Member(MemberId(1), FULL)
LONGEST_DAY = date(2026, 9, 30)
BEFORE = CheckIn(LONGEST_DAY, Entry(1, 10, frozenset(Halt), 0, "x" * 4000), datetime(2026, 9, 30, tzinfo=UTC))


def fields_of(form: Form) -> Iterator[dict[str, Any]]:
    yield from form.to_dict()["components"]


def too_long(form: Form) -> list[str]:
    """Return what Discord would refuse in a form."""
    told = form.to_dict()
    wrong = [f"title {form.title}"] if len(form.title) > TITLE else []
    wrong += ["custom id"] if len(told["custom_id"]) > CUSTOM_ID else []
    wrong += [] if 1 <= len(told["components"]) <= FIELDS else ["number of fields"]
    return wrong + [found for field in fields_of(form) for found in _too_long(field)]


def _too_long(field: dict[str, Any]) -> Iterator[str]:
    inner = field["component"]
    name = inner["custom_id"]
    if not 1 <= len(field["label"]) <= LABEL:
        yield f"label of {name}: {field['label']}"
    if len(field.get("description") or "") > HINT:
        yield f"hint of {name}"
    if len(inner.get("placeholder") or "") > PLACEHOLDER:
        yield f"example of {name}"
    if len(inner.get("value") or "") > inner.get("max_length", TEXT) or inner.get("max_length", 1) > TEXT:
        yield f"text of {name}"
    if "options" in inner and not 1 <= len(inner["options"]) <= OPTIONS[inner["type"]]:
        yield f"number of options of {name}"
    if any(not 1 <= len(option["label"]) <= OPTION for option in inner.get("options", ())):
        yield f"options of {name}"


FORMS = {
    "check-in of today": lambda: checkin_form(english(), Opened(ALICE, LONGEST_DAY, LONGEST_DAY, None)),
    "check-in of a past day": lambda: checkin_form(
        english(), Opened(ALICE, LONGEST_DAY, date(2026, 11, 20), BEFORE)
    ),
    "zone": lambda: members.zone_form(english(), FULL, members.FIRST),
    "country": lambda: members.country_form(english()),
    "day": lambda: members.day_form(english(), FULL),
    "words": lambda: members.words_form(english(), FULL),
    "words at first": lambda: members.words_form(english(), Settings()),
    "country for help": lambda: help_country_form(english(), "about-to-use"),
}


@pytest.mark.parametrize("name", FORMS)
def test_discord_accepts_every_form(name: str) -> None:
    assert too_long(FORMS[name]()) == []


def test_a_form_starts_from_what_there_is() -> None:
    form = checkin_form(english(), Opened(ALICE, LONGEST_DAY, LONGEST_DAY, BEFORE))
    mood, craving, halt, confidence, note = (field["component"] for field in fields_of(form))
    for single, chosen in ((mood, "1"), (craving, "10"), (confidence, "0")):
        assert [each["value"] for each in single["options"] if each.get("default")] == [chosen]
    assert all(each["default"] for each in halt["options"])
    assert note["value"] == "x" * 4000


def test_a_title_that_is_too_long_is_cut() -> None:
    assert len(Form("t" * 60, "checkins:open", Line("a", "A")).title) == TITLE


def test_labels_of_options_are_cut() -> None:
    form = Form(
        "All kinds",
        "checkins:open",
        Pick("pick", "One of many", options=OPTIONS_TO_FIT),
        Choice("choice", "One of few", options=OPTIONS_TO_FIT),
        CheckList("list", "Any of these", options=OPTIONS_TO_FIT),
    )
    assert too_long(form) == []


@pytest.mark.parametrize("needed", [True, False])
def test_only_what_is_needed_has_to_be_filled_in(needed: bool) -> None:
    form = Form(
        "All kinds",
        "checkins:open",
        Line("line", "A line", needed=needed),
        Paragraph("words", "Words", needed=needed),
        Pick("pick", "One of many", options=OPTIONS_TO_FIT, needed=needed),
        Choice("choice", "One of few", options=OPTIONS_TO_FIT, needed=needed),
    )
    assert [field["component"]["required"] for field in fields_of(form)] == [needed] * 4


def test_ticks_may_all_be_left_out() -> None:
    ticks = next(fields_of(Form("Ticks", "a:b", CheckList("list", "Any", options=OPTIONS_TO_FIT))))
    assert ticks["component"]["required"] is False
    assert ticks["component"]["min_values"] == 0


def test_a_form_knows_its_route_and_no_more() -> None:
    assert Form("A form", "checkins:submit", Line("a", "A"), arg="2026-11-20").custom_id == (
        "checkins:submit:2026-11-20"
    )


def test_the_limits_are_tried_on_a_form_that_breaks_them() -> None:
    """A check that finds nothing wrong with this would be no check."""
    broken = Form(
        "A form",
        "checkins:open",
        Line("line", "l" * 46, "h" * 101, value="v" * 101, example="e" * 101),
    )
    assert too_long(broken) == [
        f"label of line: {'l' * 46}",
        "hint of line",
        "example of line",
        "text of line",
    ]
