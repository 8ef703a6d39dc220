"""The picture of a history: a calendar of moods above, a mood and a craving line below (pure: SVG text).

A day without a mood is an empty place, nothing more (K-4), and lines stop where values stop. Brightness
never stands alone: cells carry the number, the small cells of a year grow with the mood; the lines differ
in colour (Okabe-Ito), dash and mark, and each has a panel and a name of its own. Colours and type are in
``data/pictures/checkins.svg``.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from statistics import fmean
from string import Template
from xml.sax.saxutils import escape

from bot.features.checkins.model import MOODS, SCALE, History, Part, score
from bot.features.checkins.picture_grid import (
    LABEL_DROP,
    LEFT,
    MARGIN,
    RIGHT,
    WIDTH,
    Cell,
    Grid,
    grid,
)

PANEL, PANEL_GAP, CALENDAR_GAP = 84, 44, 44
"""SVG units: height of a line's panel, space between two, space between calendar and lines."""

FOOT = 76
"""SVG units under the lowest panel, for the dates."""

DATES_DROP = 40
"""SVG units from the lowest panel down to the dates' baseline."""

HEADLINE = 58
"""Baseline of title and legend, in SVG units; the title's stands in the template."""

LEGEND_X, LEGEND_CELL, LEGEND_STEP, LEGEND_RISE = 592, 30, 34, 22
"""SVG units: first cell, its side, from one to the next, from its top down to the baseline of the words."""

LARGE_CELL = 60
"""Height in SVG units from which a cell's number is written large."""

MANY_PLACES = 60
"""Places along a line from which it and its marks are drawn finer."""

_LINES = ((Part.MOOD, MOODS), (Part.CRAVING, SCALE))


@dataclass(frozen=True, slots=True)
class PictureWords:
    """Every word in the picture; none of them a member's own.

    Attributes:
        title: The span shown.
        mood, craving: Names of the lines.
        low, high: What stands left and right of the five moods.
        weekly: Says that a line shows weekly averages.
        weekdays: Seven short names, Monday first.
        months: Twelve short names.
        first_weekday: What a week begins with, 0 is Monday.
        day: Writes a date without its year.
        first, last: The span's two ends, with years where they differ.
    """

    title: str
    mood: str
    craving: str
    low: str
    high: str
    weekly: str
    weekdays: Sequence[str]
    months: Sequence[str]
    first_weekday: int
    day: Callable[[date], str]
    first: str
    last: str


def svg(history: History, words: PictureWords, template: Template) -> str:
    """Return the picture of ``history`` as SVG text, 900 units wide.

    Args:
        history: One day or more; notes are not looked at.
        words: What is written, in the reader's language; escaped here.
        template: ``data/pictures/checkins.svg``.
    """
    places = grid(history, words.first_weekday)
    top = places.bottom + CALENDAR_GAP
    height = top + 2 * PANEL + PANEL_GAP + FOOT
    return template.substitute(
        width=WIDTH,
        height=f"{height:g}",
        title=escape(words.title),
        legend=_join(_legend(words, places.numbered)),
        calendar=_join([*_cells(history, places), *_names(places, words)]),
        panels=_join(_panels(history, places, words, top)),
        dates=_join(_dates(words, height - FOOT + DATES_DROP)),
    )


def _legend(words: PictureWords, numbered: bool) -> Iterable[str]:
    yield _text(words.low, LEGEND_X - 12, HEADLINE, "end")
    for mood in MOODS:
        x, y = LEGEND_X + (mood - 1) * LEGEND_STEP, HEADLINE - LEGEND_RISE
        yield from _mood(Cell(date.min, x, y, LEGEND_CELL, LEGEND_CELL), mood, numbered)
    yield _text(words.high, LEGEND_X + len(MOODS) * LEGEND_STEP + 8, HEADLINE)


def _cells(history: History, places: Grid) -> Iterable[str]:
    moods = {each.day: each.entry.mood for each in history.checkins}
    for cell in places.cells:
        yield from _mood(cell, moods.get(cell.day), places.numbered)


def _mood(cell: Cell, mood: int | None, numbered: bool) -> Iterable[str]:
    if mood is None:
        yield _rect(cell, "none")
    elif numbered:
        yield _rect(cell, f"mood-{mood}")
        yield _digit(cell, mood)
    else:
        yield _rect(cell, "none")
        yield _rect(_shrunk(cell, mood), f"mood-{mood}")


def _digit(cell: Cell, mood: int) -> str:
    large = cell.height >= LARGE_CELL
    drop, kind = (LABEL_DROP + 5, "digit large") if large else (LABEL_DROP, "digit")
    return _text(str(mood), cell.x + cell.width / 2, cell.y + cell.height / 2 + drop, f"{kind} on-{mood}")


def _shrunk(cell: Cell, mood: int) -> Cell:
    width, height = (side * (0.4 + 0.6 * mood / MOODS[-1]) for side in (cell.width, cell.height))
    x, y = cell.x + (cell.width - width) / 2, cell.y + (cell.height - height) / 2
    return Cell(cell.day, x, y, width, height)


def _names(places: Grid, words: PictureWords) -> Iterable[str]:
    beside = "" if places.months else "middle"
    for each in places.weekdays:
        yield _text(words.weekdays[each.day.weekday()], each.x, each.y, beside)
    for each in places.months:
        yield _text(words.months[each.day.month - 1], each.x, each.y)
    for each in places.weeks:
        yield _text(words.day(each.day), each.x, each.y)


def _panels(history: History, places: Grid, words: PictureWords, top: float) -> Iterable[str]:
    for (part, scale), name in zip(_LINES, (words.mood, words.craving), strict=True):
        yield from _axis(part, scale, name, top)
        if places.stride > 1:
            yield _text(words.weekly, MARGIN, top + PANEL / 2 + 28)
        yield from _line(part, scale, history, places, top)
        top += PANEL + PANEL_GAP


def _axis(part: Part, scale: range, name: str, top: float) -> Iterable[str]:
    lowest, highest = scale[0], scale[-1]
    yield _rule(top + PANEL / 2, "rule faint")
    for value in (lowest, highest):
        y = _height(value, scale, top)
        yield _rule(y, "rule")
        yield _text(str(value), LEFT - 10, y + LABEL_DROP, "end")
    yield _text(name, MARGIN, top + PANEL / 2 + 3, f"name {part}-name")


def _rule(y: float, kind: str) -> str:
    return f'<line class="{kind}" x1="{LEFT}" x2="{RIGHT}" y1="{y:g}" y2="{y:g}"/>'


def _line(part: Part, scale: range, history: History, places: Grid, top: float) -> Iterable[str]:
    size, fine = (5, "") if places.places < MANY_PLACES else (3.2, "fine ")
    for run in runs(values(history, part, places)):
        points = [(places.x(place), _height(value, scale, top)) for place, value in run]
        if len(points) > 1:
            path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
            yield f'<polyline class="{fine}line {part}-line" points="{path}"/>'
        yield from (_mark(part, x, y, size) for x, y in points)


def values(history: History, part: Part, places: Grid) -> Mapping[int, float]:
    """Return the average of ``part`` by place along the line; places without values are left out."""
    given = [
        (places.place(each.day), value)
        for each in history.checkins
        if (value := score(each.entry, part)) is not None
    ]
    return {place: fmean(v for _, v in at) for place, at in groupby(given, key=lambda pair: pair[0])}


def runs(points: Mapping[int, float]) -> list[list[tuple[int, float]]]:
    """Return ``points`` cut wherever a place has no value, so that no line crosses a gap."""
    numbered = enumerate(sorted(points.items()))
    return [[pair for _, pair in run] for _, run in groupby(numbered, key=lambda each: each[1][0] - each[0])]


def _height(value: float, scale: range, top: float) -> float:
    return top + PANEL * (scale[-1] - value) / (scale[-1] - scale[0])


def _dates(words: PictureWords, y: float) -> Iterable[str]:
    yield _text(words.first, LEFT, y)
    yield _text(words.last, RIGHT, y, "end")


def _mark(part: Part, x: float, y: float, size: float) -> str:
    if part is Part.MOOD:
        return f'<circle class="mood-mark" cx="{x:.1f}" cy="{y:.1f}" r="{size:g}"/>'
    half = size * 1.4
    ring = f"l{half:g} {half:g} l{-half:g} {half:g} l{-half:g} {-half:g} z"
    return f'<path class="craving-mark" d="M{x:.1f} {y - half:.1f} {ring}"/>'


def _rect(cell: Cell, kind: str) -> str:
    corner = min(7.0, cell.height / 4)
    return (
        f'<rect class="{kind}" x="{cell.x:.1f}" y="{cell.y:.1f}" '
        f'width="{cell.width:.1f}" height="{cell.height:.1f}" rx="{corner:g}"/>'
    )


def _text(words: str, x: float, y: float, kind: str = "") -> str:
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}">{escape(words)}</text>'


def _join(pieces: Iterable[str]) -> str:
    return "\n  ".join(pieces)
