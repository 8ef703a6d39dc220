"""The helplines file: honest, complete, dialable, and the only place where a phone number stands."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

import phonenumbers
import pytest
import yaml
from phonenumbers import NumberParseException, shortnumberinfo
from pydantic import BaseModel, ConfigDict, StringConstraints, TypeAdapter, model_validator

from bot.features.help_now.book import load
from bot.features.help_now.model import Evidence, Kind

ROOT = Path(__file__).parents[2]
FILE = ROOT / "data/resources/helplines.yaml"

Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Short = Annotated[str, StringConstraints(pattern=r"^\d{2,6}$")]
Dialable = Annotated[str, StringConstraints(pattern=r"^(\+?\d{3,14}|\*\d{4})$")]
Printed = Annotated[str, StringConstraints(pattern=r"\d")]
Address = Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]
Filled = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
PartialDate = Annotated[str, StringConstraints(pattern=r"^20\d\d(-\d\d(-\d\d)?)?$")]

# Short or unusual numbers that libphonenumber 9.0.43 has no data for; each was read in its sources.
UNKNOWN_TO_LIBPHONENUMBER = {"fj-1543", "gr-1018", "lb-1564", "mw-6600", "mn-18002000", "ph-ncmh-1553"}
SEVEN_DIGIT_SHORT_NUMBER = {"hk-gambling"}
STAR_CODES = {"cl-4141", "uy-0767"}


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class Reviewed(Strict):
    name: Filled
    date: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\d$")]


class Text(Strict):
    number: Printed
    keyword: Filled | None = None


class Sourced(Strict):
    source: Annotated[list[Filled], "at least one"]
    source_date: PartialDate
    evidence: Filled
    confidence: Literal["high", "medium"]
    reviewed: Literal["none"] | Reviewed

    @model_validator(mode="after")
    def has_a_source(self) -> "Sourced":
        assert self.source
        assert self.evidence in set(Evidence)
        return self


class Line(Sourced):
    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+$")]
    country: Country | None
    region: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}-[A-Z0-9]+$")] | None = None
    name: Filled
    kind: Filled
    topics: list[Filled]
    phone: Printed | None = None
    phone_dial: Dialable | None = None
    phone_alt: list[Printed] = []
    sms: Text | None = None
    chat_url: Address | None = None
    website: Address | None = None
    languages: list[Filled] = []
    hours: Filled | None = None
    cost: Literal["free", "standard"] | None = None
    notes: Filled | None = None

    @model_validator(mode="after")
    def can_be_reached(self) -> "Line":
        assert self.kind in set(Kind)
        assert self.phone or self.sms or self.chat_url or self.website
        assert bool(self.phone) == bool(self.phone_dial)
        return self


class Numbers(Sourced):
    country: Country
    general: Short | None
    police: Short | None
    ambulance: Short | None
    fire: Short | None


class Common(BaseModel):
    where: Filled
    number: Short


DATA: dict[str, Any] = yaml.safe_load(FILE.read_text("utf-8"))
LINES = TypeAdapter(list[Line]).validate_python(DATA["helplines"])
NUMBERS = TypeAdapter(list[Numbers]).validate_python(DATA["emergency"])
LINES_BY_ID = {line.id: line for line in LINES}


def test_the_file_has_lines_and_numbers_to_check() -> None:
    assert len(LINES) > 200
    assert len(NUMBERS) > 150


def test_the_bot_reads_exactly_what_stands_in_the_file() -> None:
    book = load(FILE)
    assert [line.id for line in book.lines] == [line.id for line in LINES]
    assert sorted(book.emergencies) == sorted(each.country for each in NUMBERS)
    assert book.built == date.fromisoformat(DATA["built"])


def test_every_id_and_every_countrys_numbers_stand_once() -> None:
    assert len({line.id for line in LINES}) == len(LINES)
    assert len({each.country for each in NUMBERS}) == len(NUMBERS)


def test_every_source_is_an_address_or_explained_and_every_explanation_is_used() -> None:
    named = {source for entry in (*LINES, *NUMBERS) for source in entry.source}
    assert {name for name in named if not name.startswith("http")} == set(DATA["sources"])


def test_every_country_with_a_line_has_emergency_numbers_or_is_named_as_having_none() -> None:
    with_lines = {line.country for line in LINES if line.country}
    with_numbers = {each.country for each in NUMBERS}
    assert with_lines - with_numbers == set(DATA["no_emergency_number"])
    assert with_numbers.isdisjoint(DATA["no_emergency_number"])


def test_a_region_lies_in_its_country() -> None:
    assert all(line.region.startswith(f"{line.country}-") for line in LINES if line.region)


def test_the_directory_for_an_unknown_country_has_a_source_and_a_website() -> None:
    directory = LINES_BY_ID[DATA["directory"]]
    assert directory.country is None
    assert directory.website == "https://findahelpline.com/"
    assert directory.source
    assert directory.confidence == "high"


def test_common_numbers_work_in_the_countries_named_beside_them() -> None:
    table = {each.country: {each.general, each.ambulance} for each in NUMBERS}
    named = [(entry["number"], country) for entry in DATA["common_emergency"] for country in entry["in"]]
    assert len(named) > 15
    assert [pair for pair in named if pair[0] not in table[pair[1]]] == []


@pytest.mark.parametrize("never", ["8442890879", "08001404690", "08457909090", "902500002", "18002738255"])
def test_numbers_that_must_never_be_shown_are_not_in_the_file(never: str) -> None:
    assert never not in re.sub(r"[ ()-]", "", FILE.read_text("utf-8"))


def test_nothing_the_sources_call_unchecked_reaches_a_reader() -> None:
    shown = [f"{line.hours} {line.cost} {line.notes} {line.phone}" for line in LINES]
    doubts = re.compile(r"verif|check|list|disagree|seen|memory|unknown", re.IGNORECASE)
    assert [text for text in shown if doubts.search(text) and "A list of" not in text] == []


def dialled() -> Iterator[tuple[str, str, str]]:
    """Yield (id, country, number) for every number of every line, notes included."""
    for line in LINES:
        country = line.country or ""
        texting = [line.sms.number] if line.sms else []
        in_notes = [m.raw_string for m in phonenumbers.PhoneNumberMatcher(line.notes or "", country or None)]
        for number in filter(None, [line.phone_dial, *line.phone_alt, *texting, *in_notes]):
            yield line.id, country, number


def is_valid(number: str, country: str) -> bool:
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(number, country))
    except NumberParseException:
        return False


def is_short(number: str, country: str) -> bool:
    """A number of at most six digits that libphonenumber thinks possible in the country."""
    digits = number.replace(" ", "")
    if not re.fullmatch(r"\d{2,6}", digits):
        return False
    return shortnumberinfo.is_possible_short_number_for_region(phonenumbers.parse(digits, country), country)


def test_every_number_can_be_dialled_in_its_country() -> None:
    wrong = {(name, number) for name, country, number in dialled() if not (is_valid(number, country))}
    left = {
        (name, number)
        for name, number in wrong
        if not is_short(number, LINES_BY_ID[name].country or "") and not number.startswith("*")
    }
    known = UNKNOWN_TO_LIBPHONENUMBER | SEVEN_DIGIT_SHORT_NUMBER
    assert {name for name, _ in left} == known
    assert {name for name, number in wrong if number.startswith("*")} == STAR_CODES


def test_a_short_number_never_carries_a_country_code() -> None:
    international = [(name, number) for name, _, number in dialled() if number.startswith("+")]
    assert international
    assert [pair for pair in international if not is_valid(pair[1], "")] == []


def test_what_is_printed_is_what_is_dialled() -> None:
    def digits(text: str | None) -> str:
        return re.sub(r"\D", "", text or "")

    printed = {line.id: (digits(line.phone), digits(line.phone_dial)) for line in LINES if line.phone}
    different = {name for name, (shown, dial) in printed.items() if shown != dial}
    assert different == {"us-veterans-crisis-line", "id-119-8"}  # "988 then press 1", "119 ext 8"


def test_the_number_check_finds_what_is_wrong() -> None:
    assert not is_valid("+33333114", "FR")
    assert not is_short("+33333114", "FR")
    assert is_short("3114", "FR")


# --- no number outside the data file -------------------------------------------------------------

READ = [*ROOT.glob("bot/**/*.py"), *ROOT.glob("cogs/**/*.py"), *ROOT.glob("data/texts/**/*.ftl")]
ASKS_TO_CALL = re.compile(
    r"\b(?:call|dial|text|phone|ring|sms)\b[^.\n]{0,40}?(?<![\w$,.#-])(\d{3,6})(?![\w-])", re.IGNORECASE
)
DIGITS = re.compile(r"(?<![\w.:/-])\+?\d(?:[ ().-]{0,2}\d){4,14}(?![\w:])")
ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
ALL_NUMBERS = {re.sub(r"\D", "", number) for _, _, number in dialled()}
EMERGENCY = {
    number
    for each in NUMBERS
    for number in (each.general, each.police, each.ambulance, each.fire)
    if number is not None
}
KNOWN_LONG = {number for number in ALL_NUMBERS if len(number) >= 5}
SHORT_IN_QUOTES = re.compile(r"""["'](112|911|999|000|988|116123|741741|3114|1737)["']""")


def phone_numbers_in(text: str) -> list[str]:
    """Return what looks like a phone number: one of the file's, a valid one, digits one is asked to call."""
    bare = ISO_DATE.sub("", text)
    runs = [match.group() for match in DIGITS.finditer(bare)]
    known = [run for run in runs if re.sub(r"\D", "", run) in KNOWN_LONG]
    parted = [
        run for run in runs if re.search(r"\d[ -]\d", run) and any(is_valid(run, c) for c in ("US", "GB"))
    ]
    digits = [match.group(1) for match in ASKS_TO_CALL.finditer(bare)]
    asked = [number for number in digits if number in ALL_NUMBERS | EMERGENCY]
    return [*known, *parted, *asked, *SHORT_IN_QUOTES.findall(bare)]


@pytest.mark.parametrize("path", READ, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_phone_number_stands_in_code_or_texts(path: Path) -> None:
    assert phone_numbers_in(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "hidden",
    [
        "Call 988 now",
        "text HOME to 741741",
        "1-800-662-4357",
        "0808 808 8000",
        'x = "911"',
        "dial 112",
        "116 123",
    ],
)
def test_a_hidden_phone_number_is_found(hidden: str) -> None:
    assert phone_numbers_in(hidden)


@pytest.mark.parametrize(
    "harmless", ["2026-11-20 10:30", "at most 4,000 characters", "call { $number }", "2**63"]
)
def test_other_digits_are_left_alone(harmless: str) -> None:
    assert phone_numbers_in(harmless) == []
