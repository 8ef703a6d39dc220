"""How a counter may change; nothing that was counted is ever taken away."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.days import aware, instant_of, wall_of
from bot.errors import Refusal
from bot.features.counters.model import (
    Counter,
    DontRecord,
    Ending,
    NewCount,
    Run,
    Slip,
    SlipChoice,
    SlipKind,
    run_from,
)
from bot.ids import RequestId

UNDO = timedelta(hours=24)
"""How long after it was recorded a slip can be taken back."""


def slip(
    counter: Counter,
    slip_id: RequestId,
    how: SlipChoice,
    at: datetime,
    now: datetime,
    zone: ZoneInfo,
    has_note: bool = False,
) -> Counter:
    """Return the counter with a slip recorded as its member chose; every earlier day stays counted.

    Args:
        counter: The counter.
        slip_id: The interaction that asked: the same one twice is the same slip.
        how: What the slip does to the count.
        at: Aware instant of the slip.
        now: Aware instant.
        zone: The member's zone.
        has_note: Whether a private note is kept with it.

    Raises:
        Refusal: ``counters-in-future``, ``counters-not-begun``, ``counters-before-start``,
            ``counters-slip-in-earlier`` (a new count, and it was before the last run),
            ``counters-new-before-slip`` or ``counters-too-late`` (``years``).
    """
    if isinstance(how, DontRecord) or any(known.id == slip_id for known in counter.slips):
        return counter
    _check_past(at, now)
    _check_begun(counter, now)
    if isinstance(how, NewCount):
        recorded = Slip(slip_id, aware(at), SlipKind.NEW_COUNT, aware(now), has_note, counter.runs[-1].ended)
        return _count_anew(counter, recorded, how, zone)
    if at < counter.runs[0].started:
        raise Refusal("counters-before-start")
    recorded = Slip(slip_id, aware(at), SlipKind.KEEP_COUNT, aware(now), has_note)
    return replace(counter, slips=(*counter.slips, recorded))


def undo(counter: Counter, slip_id: RequestId, now: datetime) -> Counter:
    """Return the counter as though the slip had not been recorded; what came later stays.

    Raises:
        Refusal: ``counters-slip-not-found``, ``counters-undo-too-late`` or
            ``counters-undo-changed`` (a slip in a pause, and the count has moved on since).
    """
    found = next((known for known in counter.slips if known.id == slip_id), None)
    if found is None:
        raise Refusal("counters-slip-not-found")
    if now - found.recorded > UNDO:
        raise Refusal("counters-undo-too-late")
    slips = tuple(known for known in counter.slips if known.id != slip_id)
    runs = counter.runs if found.kind is SlipKind.KEEP_COUNT else _rejoined(counter.runs, found)
    return replace(counter, slips=slips, runs=runs)


def edit_start(counter: Counter, to: datetime, now: datetime, zone: ZoneInfo) -> Counter:
    """Return the counter with the beginning of its present count corrected; its history is the same.

    Raises:
        Refusal: ``counters-runs-into-earlier``, ``counters-after-pause``, ``counters-too-early``
            (``year``) or ``counters-too-late`` (``years``).
    """
    corrected, place = run_from(to, now, zone), _present(counter.runs)
    old, earlier = counter.runs[place], counter.runs[:place]
    if earlier and to < _end(earlier[-1]):
        raise Refusal("counters-runs-into-earlier")
    if old.ended is not None and to > old.ended:
        raise Refusal("counters-after-pause")
    run = replace(old, started=corrected.started, zone=corrected.zone)
    return replace(counter, runs=(*earlier, run, *counter.runs[place + 1 :]))


def pause(counter: Counter, at: datetime, now: datetime, zone: ZoneInfo) -> Counter:
    """Return the counter paused: time stops counting, and nothing is lost.

    Raises:
        Refusal: ``counters-already-paused``, ``counters-not-begun``, ``counters-in-future`` or
            ``counters-before-start``.
    """
    if counter.paused:
        raise Refusal("counters-already-paused")
    _check_past(at, now)
    _check_begun(counter, now)
    closed = _closed(counter.runs[-1], at, Ending.PAUSE, zone)
    return replace(counter, runs=(*counter.runs[:-1], closed))


def resume(counter: Counter, at: datetime, now: datetime, zone: ZoneInfo) -> Counter:
    """Return the counter counting on from where it paused.

    Raises:
        Refusal: ``counters-not-paused``, ``counters-in-future`` or ``counters-before-pause``.
    """
    if not counter.paused:
        raise Refusal("counters-not-paused")
    _check_past(at, now)
    if at < _end(counter.runs[-1]):
        raise Refusal("counters-before-pause")
    return replace(counter, runs=(*counter.runs, Run(aware(at), zone.key)))


def at_home(run: Run, zone: ZoneInfo) -> Run:
    """Return an open run as its member's present zone tells it: begun at the same wall time."""
    if run.ended is not None or run.zone == zone.key:
        return run
    wall = wall_of(run.started, ZoneInfo(run.zone))
    return replace(run, started=instant_of(wall, zone), zone=zone.key)


def _check_past(at: datetime, now: datetime) -> None:
    if at > now:
        raise Refusal("counters-in-future")


def _check_begun(counter: Counter, now: datetime) -> None:
    if counter.runs[-1].started > now:
        raise Refusal("counters-not-begun")


def _count_anew(counter: Counter, recorded: Slip, how: NewCount, zone: ZoneInfo) -> Counter:
    if how.start < recorded.at:
        raise Refusal("counters-new-before-slip")
    fresh, last = run_from(how.start, recorded.recorded, zone), counter.runs[-1]
    if counter.runs[0].started <= recorded.at < last.started:
        raise Refusal("counters-slip-in-earlier")
    slipped_in_pause = last.ended is not None and recorded.at >= last.ended
    closed = last if slipped_in_pause else _closed(last, recorded.at, Ending.SLIP, zone)
    runs = (*counter.runs[:-1], replace(closed, slip=recorded.id), fresh)
    return replace(counter, runs=runs, slips=(*counter.slips, recorded))


def _closed(run: Run, at: datetime, ending: Ending, zone: ZoneInfo) -> Run:
    if at < run.started:
        raise Refusal("counters-before-start")
    run = at_home(run, zone)
    return replace(run, ended=max(aware(at), run.started), ending=ending)


def _rejoined(runs: tuple[Run, ...], taken_back: Slip) -> tuple[Run, ...]:
    place = next(k for k, run in enumerate(runs) if run.slip == taken_back.id)
    before, following, rest = runs[place], runs[place + 1], runs[place + 2 :]
    if taken_back.paused_at is None:
        joined = replace(before, ended=following.ended, ending=following.ending, slip=following.slip)
        return (*runs[:place], joined, *rest)
    if rest:
        raise Refusal("counters-undo-changed")
    paused = replace(before, ended=taken_back.paused_at, ending=Ending.PAUSE, slip=None)
    return (*runs[:place], paused)


def present_start(counter: Counter) -> datetime:
    """Return when the present count began, or will; a pause does not end a count."""
    return counter.runs[_present(counter.runs)].started


def _present(runs: tuple[Run, ...]) -> int:
    """Return the place of the run with which the present count began."""
    return max((k + 1 for k, run in enumerate(runs[:-1]) if run.slip is not None), default=0)


def _end(run: Run) -> datetime:
    # Every run but the last is closed, and so is the last one of a paused counter.
    return run.ended or run.started
