"""Where each day of a history stands in its picture: cells of a calendar, places along the lines (pure).

Up to a week is one row; up to six weeks are rows of weeks; longer spans are columns of weeks. A year's
lines have one place a week, which shows that week's average: 365 marks would be a blur.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.features.checkins.model import History

WEEK = 7

WIDTH, LEFT, RIGHT, TOP = 900, 156, 860, 118
"""SVG units: width of the picture, edges of what is plotted, upper edge of the calendar."""

MARGIN = 40
"""SVG units between the picture's edge and words."""

MONTH_DAYS, QUARTER_DAYS = 42, 120
"""Longest spans drawn as rows of weeks, and as columns of weeks with numbers; own choice."""

LABEL_RISE = 12
"""SVG units from a column's name down to the column."""

LABEL_DROP = 7
"""SVG units from the middle of a 22 unit high line of figures down to its baseline."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A day's rectangle, in SVG units."""

    day: date
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Label:
    """What stands beside the calendar: the day whose weekday, month or date it names."""

    day: date
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Grid:
    """A calendar, and the places along the lines below it.

    Attributes:
        cells: One a day, in order.
        weekdays: Names of columns or rows by weekday.
        months: Columns in which a month begins.
        weeks: Rows named by the day they begin with.
        numbered: Whether cells have room for a number.
        start: The day of the lines' first place.
        stride: Days to one place along the lines.
        places: How many places the lines have.
    """

    cells: Sequence[Cell]
    weekdays: Sequence[Label]
    months: Sequence[Label]
    weeks: Sequence[Label]
    numbered: bool
    start: date
    stride: int
    places: int

    @property
    def bottom(self) -> float:
        return max(cell.y + cell.height for cell in self.cells)

    def place(self, day: date) -> int:
        return (day - self.start).days // self.stride

    def x(self, place: int) -> float:
        """Return the middle of a place, in SVG units."""
        return LEFT + (place + 0.5) * (RIGHT - LEFT) / self.places


def grid(history: History, first_weekday: int) -> Grid:
    """Return where ``history``'s days stand; weeks begin with ``first_weekday`` (0 is Monday)."""
    if history.days <= WEEK:
        return _one_row(history)
    if history.days <= MONTH_DAYS:
        return _rows(history, first_weekday)
    return _columns(history, first_weekday, numbered=history.days <= QUARTER_DAYS)


def _one_row(history: History) -> Grid:
    days, step = _days(history), (RIGHT - LEFT) / history.days
    cells = [Cell(day, LEFT + n * step + 4, TOP, step - 8, 76) for n, day in enumerate(days)]
    names = [Label(cell.day, cell.x + cell.width / 2, TOP - LABEL_RISE) for cell in cells]
    return Grid(cells, names, (), (), True, history.first, 1, history.days)


def _rows(history: History, first_weekday: int) -> Grid:
    start, step, rise = _week_start(history.first, first_weekday), (RIGHT - LEFT) / WEEK, 36
    cells = [
        Cell(day, LEFT + column * step + 3, TOP + row * rise, step - 6, rise - 6)
        for day in _days(history)
        for row, column in [divmod((day - start).days, WEEK)]
    ]
    names = [Label(start + timedelta(days=n), LEFT + (n + 0.5) * step, TOP - LABEL_RISE) for n in range(WEEK)]
    firsts = {cell.y: cell for cell in reversed(cells)}
    weeks = [Label(each.day, MARGIN, y + each.height / 2 + LABEL_DROP) for y, each in firsts.items()]
    return Grid(
        cells, names, (), sorted(weeks, key=lambda week: week.y), True, history.first, 1, history.days
    )


def _columns(history: History, first_weekday: int, *, numbered: bool) -> Grid:
    start = _week_start(history.first, first_weekday)
    weeks = (history.last - start).days // WEEK + 1
    step, rise, gap = (RIGHT - LEFT) / weeks, 30 if numbered else 15, 4 if numbered else 2
    cells = [
        Cell(day, LEFT + column * step + gap / 2, TOP + row * rise, step - gap, rise - gap)
        for day in _days(history)
        for column, row in [divmod((day - start).days, WEEK)]
    ]
    names = [
        Label(start + timedelta(days=n), MARGIN, TOP + n * rise + (rise - gap) / 2 + LABEL_DROP)
        for n in range(0, WEEK, 2)
    ]
    months = [Label(cell.day, cell.x, TOP - LABEL_RISE) for cell in cells if _begins_month(cell)]
    stride = 1 if numbered else WEEK
    return Grid(cells, names if numbered else (), months, (), numbered, start, stride, weeks * WEEK // stride)


def _begins_month(cell: Cell) -> bool:
    return cell.day.day == 1 and cell.x < RIGHT - MARGIN


def _days(history: History) -> list[date]:
    return [history.first + timedelta(days=n) for n in range(history.days)]


def _week_start(day: date, first_weekday: int) -> date:
    return day - timedelta(days=(day.weekday() - first_weekday) % WEEK)
