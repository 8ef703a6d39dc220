"""The picture of a history: what it shows, what it leaves out, and that everybody can read it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from string import Template
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.checkins.model import MOODS, CheckIn, Entry, History, Part, since
from bot.features.checkins.picture import PictureWords, runs, svg, values
from bot.features.checkins.picture_grid import LEFT, RIGHT, WIDTH, grid
from bot.pictures import draw

TODAY = date(2026, 11, 20)
TEMPLATE = Template(
    (Path(__file__).parents[3] / "data" / "pictures" / "checkins.svg").read_text(encoding="utf-8")
)
WORDS = PictureWords(
    title="Last days",
    mood="Mood",
    craving="Craving",
    low="hard",
    high="good",
    weekly="by week",
    weekdays=["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    months=["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    first_weekday=0,
    day=lambda day: f"{day.day}.{day.month}.",
    first="first",
    last="last",
)
SPANS = (7, 30, 90, 365)
NAMESPACE = "{http://www.w3.org/2000/svg}"


def history(days: int, entry: Callable[[int], Entry | None]) -> History:
    """Return the last ``days`` days; ``entry`` gives each day's, 0 being today."""
    given = [(TODAY - timedelta(days=ago), entry(ago)) for ago in reversed(range(days))]
    checkins = [CheckIn(day, made, datetime(2026, 11, 20, tzinfo=UTC)) for day, made in given if made]
    return replace(since(TODAY, days), checkins=checkins)


def every_day(days: int) -> History:
    return history(days, lambda ago: Entry(mood=ago % 5 + 1, craving=ago % 11))


def picture(shown: History, words: PictureWords = WORDS) -> ElementTree.Element:
    return ElementTree.fromstring(svg(shown, words, TEMPLATE))


def of_kind(root: ElementTree.Element, kind: str) -> list[ElementTree.Element]:
    return [each for each in root.iter() if kind in each.get("class", "").split()]


def texts(root: ElementTree.Element) -> list[str]:
    return [each.text or "" for each in root.iter(f"{NAMESPACE}text")]


@pytest.mark.parametrize("days", SPANS)
def test_every_span_is_a_drawable_picture_of_one_width(days: int) -> None:
    root = picture(every_day(days))

    assert int(root.get("width", "0")) == WIDTH
    assert draw(svg(every_day(days), WORDS, TEMPLATE)).startswith(b"\x89PNG")


@pytest.mark.parametrize("days", SPANS)
def test_every_day_with_a_mood_has_its_cell(days: int) -> None:
    shown = every_day(days)
    cells = [each for mood in MOODS for each in of_kind(picture(shown), f"mood-{mood}")]

    assert len(cells) == days + len(MOODS)  # the legend has one of each


@pytest.mark.parametrize("days", [7, 30, 90])
def test_cells_say_the_mood_as_a_number_too(days: int) -> None:
    digits = [each.text for each in of_kind(picture(history(days, lambda _: Entry(mood=4))), "on-4")]

    assert digits == ["4"] * (days + 1)


def test_in_a_year_a_better_mood_is_a_larger_cell() -> None:
    root = picture(every_day(365))

    sides = [float(of_kind(root, f"mood-{mood}")[-1].get("height", "0")) for mood in MOODS]

    assert all(after > before for before, after in pairwise(sides))


@pytest.mark.parametrize("days", SPANS)
def test_a_day_without_a_check_in_looks_like_one_without_a_mood_and_is_never_marked(days: int) -> None:
    without = picture(history(days, lambda _: None))
    unanswered = picture(history(days, lambda _: Entry(confidence=5)))

    assert ElementTree.tostring(without) == ElementTree.tostring(unanswered)
    legend = 0 if days < 365 else len(MOODS)
    assert len(of_kind(without, "none")) == days + legend


def test_days_outside_the_span_have_no_cell() -> None:
    shown = every_day(30)

    assert [cell.day for cell in grid(shown, 0).cells] == [shown.first + timedelta(days=n) for n in range(30)]


def test_a_line_stops_where_days_have_no_value() -> None:
    shown = history(30, lambda ago: None if ago in (10, 11, 20) else Entry(mood=3, craving=2))

    lines = of_kind(picture(shown), "mood-line")

    assert [len(line.get("points", "").split()) for line in lines] == [9, 8, 10]


def test_a_value_without_neighbours_is_a_mark_without_a_line() -> None:
    root = picture(history(30, lambda ago: Entry(craving=7) if ago % 2 else None))

    assert of_kind(root, "craving-line") == []
    assert len(of_kind(root, "craving-mark")) == 15


def test_one_line_may_have_gaps_where_the_other_has_values() -> None:
    root = picture(history(7, lambda ago: Entry(mood=3, craving=None if ago == 3 else 5)))

    assert len(of_kind(root, "mood-line")) == 1
    assert len(of_kind(root, "craving-line")) == 2


@given(st.sets(st.integers(0, 400)))
def test_runs_hold_every_value_once_and_never_bridge_a_gap(places: set[int]) -> None:
    found = runs(dict.fromkeys(places, 1.0))

    assert [place for run in found for place, _ in run] == sorted(places)
    assert all(after == before + 1 for run in found for (before, _), (after, _) in pairwise(run))
    assert all(after[0][0] - before[-1][0] > 1 for before, after in pairwise(found))


def test_a_year_shows_each_week_by_its_average() -> None:
    shown = history(365, lambda ago: Entry(mood=5 if ago == 1 else 1) if ago < 4 else None)

    assert list(values(shown, Part.MOOD, grid(shown, 0)).values()) == [2.0]


@given(st.integers(1, 400), st.integers(0, 6))
def test_cells_never_overlap_and_stay_inside_the_plot(days: int, first_weekday: int) -> None:
    places = grid(since(TODAY, days), first_weekday)
    corners = {(round(cell.x, 3), round(cell.y, 3)) for cell in places.cells}

    assert len(corners) == days
    assert all(cell.x >= LEFT and cell.x + cell.width <= RIGHT + 0.001 for cell in places.cells)
    assert places.x(places.place(places.cells[0].day)) > LEFT
    assert places.x(places.place(TODAY)) < RIGHT


def test_weeks_begin_where_the_reader_expects_it() -> None:
    monday, sunday = (grid(every_day(30), first).weekdays[0].day.weekday() for first in (0, 6))

    assert (monday, sunday) == (0, 6)


def test_words_are_escaped() -> None:
    odd = '<script> & "quotes"'
    words = replace(WORDS, title=odd, low=odd, first=odd, mood=odd)

    assert texts(picture(every_day(7), words)).count(odd) == 4


def test_a_note_is_never_in_the_picture() -> None:
    plain, noted = (
        svg(history(7, lambda _, note=note: Entry(mood=3, note=note)), WORDS, TEMPLATE)
        for note in ("", "a private note")
    )

    assert noted == plain


# What the colours and sizes in the template promise.


def style(name: str, attribute: str) -> str:
    """Return what the template's style sheet says of a class."""
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", TEMPLATE.template)
    for selectors, body in rules:
        if name in [each.strip() for each in selectors.rsplit(">", 1)[-1].split(",")]:
            found = re.search(rf"(?:^|[;\s]){attribute}:\s*([^;]+)", body)
            if found:
                return found[1].strip()
    raise AssertionError(f"{name} has no {attribute}")


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#rrggbb`` (WCAG 2.2)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_words_and_lines_stand_out_from_the_background() -> None:
    card = style(".card", "fill")
    drawn = [style(name, "fill") for name in ("text", ".title", ".mood-mark", ".craving-mark")]
    drawn += [style(name, "stroke") for name in (".mood-line", ".craving-line")]

    assert [colour for colour in drawn if contrast(colour, card) < 4.5] == []


def test_the_background_is_opaque_and_covers_everything() -> None:
    card = of_kind(picture(every_day(7)), "card")[0]

    assert (card.get("width"), card.get("height")) == ("100%", "100%")
    assert re.fullmatch(r"#[0-9a-f]{6}", style(".card", "fill"))
    assert "opacity" not in TEMPLATE.template


@pytest.mark.parametrize("mood", MOODS)
def test_numbers_stand_out_from_their_cell_and_cells_from_the_background(mood: int) -> None:
    cell = style(f".mood-{mood}", "fill")

    assert contrast(style(f".on-{mood}", "fill"), cell) >= 4.5
    assert contrast(cell, style(".card", "fill")) >= 3
    assert contrast(cell, style(".none", "fill")) >= 2.5


def test_moods_grow_brighter_step_by_step() -> None:
    colours = [style(f".mood-{mood}", "fill") for mood in MOODS]

    assert all(luminance(b) > luminance(a) and contrast(a, b) > 1.2 for a, b in pairwise(colours))


def test_an_empty_day_is_grey_never_red_and_nearly_the_background() -> None:
    red, green, blue = (int(style(".none", "fill")[at : at + 2], 16) for at in (1, 3, 5))

    assert red <= min(green, blue)
    assert contrast(style(".none", "fill"), style(".card", "fill")) < 1.5


def test_the_lines_differ_in_colour_dash_and_mark() -> None:
    root = picture(every_day(30))
    marks = {of_kind(root, f"{part}-mark")[0].tag for part in (Part.MOOD, Part.CRAVING)}

    assert len(marks) == 2
    assert style(".mood-line", "stroke") != style(".craving-line", "stroke")
    assert style(".craving-line", "stroke-dasharray")
    with pytest.raises(AssertionError):
        style(".mood-line", "stroke-dasharray")


def test_no_words_are_too_small_for_a_picture_shown_at_550_pixels() -> None:
    sizes: Sequence[int] = [int(found) for found in re.findall(r"font-size: (\d+)px", TEMPLATE.template)]

    assert sizes
    assert min(sizes) >= 22
