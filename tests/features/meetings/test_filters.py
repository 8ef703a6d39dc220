"""Filters and listings as values: what is written is what is read."""

from datetime import time

from hypothesis import given
from hypothesis import strategies as st

from bot.agenda.rules import Weekly
from bot.features.meetings.codec import from_json, to_json
from bot.features.meetings.filters import BITS, Filter, from_code, mask_of, to_code, traits_in
from bot.features.meetings.model import (
    Access,
    Extra,
    Flag,
    Format,
    Meeting,
    Place,
    Programme,
    Schedule,
    Trait,
)
from tests.features.meetings.houses import wall

FILTERS = st.builds(
    Filter,
    programme=st.none() | st.sampled_from(Programme),
    format=st.sampled_from([None, Format.ONLINE, Format.IN_PERSON]),
    language=st.sampled_from(["", "en", "es", "haw"]),
    traits=st.frozensets(st.sampled_from(Trait), max_size=4),
    code=st.from_regex("[A-Za-z0-9-]{0,10}", fullmatch=True),
    own=st.booleans(),
)


def test_every_trait_has_a_bit_of_its_own() -> None:
    assert set(BITS) == set(Trait)
    assert len(set(BITS.values())) == len(Trait) <= 62


@given(FILTERS)
def test_a_filter_fits_into_a_button_and_comes_back(wanted: Filter) -> None:
    code = to_code(wanted)
    assert from_code(code) == wanted
    assert len(code) <= 60
    assert ":" not in code
    assert "." not in code


@given(st.text(max_size=80))
def test_what_somebody_makes_up_is_read_as_some_filter(text: str) -> None:
    assert isinstance(from_code(text), Filter)


@given(st.frozensets(st.sampled_from(Trait)))
def test_traits_are_bits(traits: frozenset[Trait]) -> None:
    assert traits_in(mask_of(traits)) == traits


def test_a_meeting_comes_back_as_it_was() -> None:
    schedule = Schedule(
        Weekly(6, time(19, 30)),
        "America/Chicago",
        75,
        frozenset({wall(3, 1, 19, 30)}),
        (Extra(wall(3, 2, 8), 30),),
    )
    meeting = Meeting(
        "f1",
        "slug-0",
        "Late light",
        schedule,
        Programme.NA,
        Place(
            Format.HYBRID, "Hall", "1 Main St", ("Bronx", "Norwood"), "https://zoom.us/j/1", "zoom.us", "+1"
        ),
        Access("https://zoom.us/j/1?pwd=x", "+1,,2#", "passcode 3"),
        frozenset({Trait.OPEN, Trait.WOMEN}),
        ("JFT",),
        ("en", "es"),
        "Ring twice.",
        "https://example.org/late-light",
        frozenset({Flag.MIDNIGHT}),
    )
    assert from_json(to_json(meeting)) == meeting
    bare = Meeting("f1", "x", "By appointment")
    assert from_json(to_json(bare)) == bare
