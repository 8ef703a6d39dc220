"""Counters as they are kept: for one member alone, each press once, and nothing counted taken away."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.sql.expression import Executable

from bot.agenda.service import Agenda
from bot.errors import ConsentNeeded, Refusal
from bot.features.counters import store
from bot.features.counters.kept import COUNTERS, DRAFT_KEPT, Kept, Question, SlipNote
from bot.features.counters.model import (
    MAX_COUNTERS,
    Counter,
    CounterId,
    Ending,
    Goal,
    Run,
    Savings,
    Slip,
    SlipKind,
)
from bot.features.counters.moments import Reading
from bot.features.counters.results import One, TypedSlip, Wanted
from bot.features.counters.service import Counters
from bot.ids import MemberId, RequestId
from bot.storage.base import Sealed
from bot.storage.transaction import Row, Transaction
from tests.features.house import ALICE, BOB, HARBOR, NOON, SOMEBODY_ELSE, House

DAY = timedelta(days=1)
FIRST, SLIP = RequestId(900000000000000001), RequestId(900000000000000900)
CANARY = "Zeppelinmarmalade"
LONDON, TOKYO = ZoneInfo("Europe/London"), ZoneInfo("Asia/Tokyo")

EVENINGS = Wanted("evenings", Goal.ABSTAIN, "11 October 2026", "en")
"""Forty days before the house's noon."""


@pytest.fixture
async def counters(house: House) -> Counters:
    """Counters of a house where Alice and Bob have agreed to them."""
    for member in (ALICE, BOB):
        await house.agree(member, COUNTERS)
    return counters_of(house)


def counters_of(house: House, agenda: Agenda | None = None) -> Counters:
    agenda = agenda or Agenda(house.database, house.clock)
    return Counters(house.database, house.clock, house.members, agenda, house.retention)


def typed_slip(
    kind: SlipKind = SlipKind.NEW_COUNT, when: str = "", start: str = "", note: str = ""
) -> TypedSlip:
    return TypedSlip(kind, when, start, note, "en")


async def begun(counters: Counters, wanted: Wanted = EVENINGS, request: RequestId = FIRST) -> One:
    return await counters.create(ALICE, HARBOR, request, wanted)


async def stored(counters: Counters, member: MemberId = ALICE) -> list[Counter]:
    return [told.counter for told in (await counters.board(member, None)).told]


async def refusal_of(work: Awaitable[object]) -> str:
    with pytest.raises(Refusal) as refused:
        await work
    return refused.value.key


# Beginning


async def test_nothing_is_kept_without_a_yes(house: House) -> None:
    counters = counters_of(house)
    for work in (counters.ready(ALICE, None), begun(counters)):
        with pytest.raises(ConsentNeeded):
            await work
    assert await stored(counters) == []


async def test_what_was_kept_can_be_read_and_removed_after_a_new_operator_and_not_changed(
    house: House, counters: Counters
) -> None:
    one = await begun(counters)
    later = counters_of(await House(house.database, SOMEBODY_ELSE).start())
    assert len(await stored(later)) == 1
    with pytest.raises(ConsentNeeded):
        await later.pause(ALICE, None, one.told.counter.id)
    await later.remove(ALICE, one.told.counter.id)
    assert await stored(later) == []


async def test_a_count_from_a_day_begins_with_that_day_where_its_member_lives(
    house: House, counters: Counters
) -> None:
    await house.move_to(ALICE, "Asia/Tokyo")
    one = await begun(counters)
    (run,) = one.told.counter.runs
    assert run == Run(datetime(2026, 10, 10, 15, tzinfo=UTC), "Asia/Tokyo")


async def test_the_same_request_twice_is_one_counter_even_at_once(counters: Counters) -> None:
    first, second = await asyncio.gather(begun(counters), begun(counters))
    assert first.told.counter == second.told.counter
    assert len(await stored(counters)) == 1


async def test_twenty_counters_are_kept_and_no_more(counters: Counters) -> None:
    for n in range(MAX_COUNTERS):
        await counters.ready(ALICE, None)
        await begun(counters, request=RequestId(FIRST + n))
    assert await refusal_of(counters.ready(ALICE, None)) == "counters-too-many"
    assert await refusal_of(begun(counters, request=SLIP)) == "counters-too-many"
    again = await begun(counters)  # the same press as the first: still there, not too many
    assert again.told.counter.id == FIRST
    assert len(await stored(counters)) == MAX_COUNTERS


@pytest.mark.parametrize("began", ["", "today", "13 November 2026 12:00", "in 2 days"])
async def test_a_count_of_the_last_seven_days_waits_for_a_yes(counters: Counters, began: str) -> None:
    one = await begun(counters, replace(EVENINGS, began=began))
    assert one.told.draft
    for work in (
        counters.pause(ALICE, None, CounterId(FIRST)),
        counters.slip(ALICE, None, CounterId(FIRST), SLIP, typed_slip()),
    ):
        assert await refusal_of(work) == "counters-not-begun"
    await counters.begin(ALICE, HARBOR, CounterId(FIRST))
    live = await counters.begin(ALICE, HARBOR, CounterId(FIRST))  # twice is once
    assert not live.told.draft
    assert live.told.counter == one.told.counter


async def test_a_count_of_longer_ago_waits_for_nothing(counters: Counters) -> None:
    assert not (await begun(counters, replace(EVENINGS, began="13 November 2026 11:59"))).told.draft


async def test_a_draft_is_kept_for_a_day_and_makes_room_after(house: House, counters: Counters) -> None:
    await begun(counters, replace(EVENINGS, began="today"))
    house.clock.at = NOON + DRAFT_KEPT
    assert len(await stored(counters)) == 1
    house.clock.at = NOON + DRAFT_KEPT + timedelta(seconds=1)
    assert await stored(counters) == []
    assert await house.database.read(store.everything, ALICE) == []


async def test_a_draft_goes_when_its_day_is_over_though_nobody_comes_back(house: House) -> None:
    await house.agree(ALICE, COUNTERS)
    agenda = Agenda(house.database, house.clock)
    counters = counters_of(house, agenda)
    await begun(counters, replace(EVENINGS, began="today"))
    await begun(counters, replace(EVENINGS, began="yesterday"), SLIP)
    await counters.begin(ALICE, HARBOR, CounterId(SLIP))
    house.clock.at = NOON + DRAFT_KEPT + timedelta(minutes=2)
    await agenda.tick(house.clock.at)
    left = await house.database.read(store.everything, ALICE)
    assert [each.counter.id for each in left] == [SLIP]
    assert await agenda.next_at() is None


async def test_only_a_draft_is_discarded(counters: Counters) -> None:
    await begun(counters)
    assert await refusal_of(counters.discard(ALICE, CounterId(FIRST))) == "counters-begun-already"
    await begun(counters, replace(EVENINGS, began="today"), SLIP)
    await counters.discard(ALICE, CounterId(SLIP))
    assert [counter.id for counter in await stored(counters)] == [FIRST]


# When it was


def reading(now: datetime = NOON, zone: ZoneInfo = LONDON) -> Reading:
    return Reading(now, now.date(), zone, "en")


def forty_days() -> Counter:
    return Counter(CounterId(1), "x", Goal.BREAK, (Run(NOON - 2 * DAY, "Europe/London"),), NOON)


def test_nothing_typed_is_right_now() -> None:
    assert reading().beginning("") == reading().slip("", forty_days()) == NOON
    assert reading().after_slip("", NOON - DAY) == NOON - DAY


def test_a_day_without_a_year_that_may_lie_behind_or_ahead_is_asked_again() -> None:
    with pytest.raises(Refusal) as refused:
        reading().beginning("5 March")
    assert refused.value.key == "counters-which-year"
    assert refused.value.args_for_text == {"first": "March 5, 2026", "second": "March 5, 2027"}
    with pytest.raises(Refusal):
        reading().after_slip("5 March", NOON)
    assert reading().slip("5 March", forty_days()) == datetime(2026, 3, 5, tzinfo=UTC)  # never ahead


def test_a_slip_on_the_day_counting_began_is_not_before_it() -> None:
    assert reading().slip("2 days ago", forty_days()) == NOON - 2 * DAY
    assert reading().slip("yesterday", forty_days()) == datetime(2026, 11, 19, tzinfo=UTC)
    assert reading().slip("2 days ago 11:00", forty_days()) == datetime(2026, 11, 18, 11, tzinfo=UTC)


def test_a_new_count_on_the_day_of_the_slip_begins_with_the_slip() -> None:
    assert reading().after_slip("today", NOON) == NOON
    assert reading().after_slip("tomorrow", NOON) == datetime(2026, 11, 21, tzinfo=UTC)


def test_a_time_that_the_clock_jumped_over_is_the_one_after() -> None:
    spring = datetime(2026, 3, 30, 12, tzinfo=UTC)
    assert reading(spring).beginning("29 March 2026 01:30") == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


# Slips


async def test_a_slip_is_kept_with_its_note_and_can_be_taken_back(house: House, counters: Counters) -> None:
    before = (await begun(counters)).told.counter
    slip = typed_slip(when="18 November 2026", start="19 November 2026", note=CANARY)
    one = await counters.slip(ALICE, HARBOR, before.id, SLIP, slip)
    assert (one.told.standing.days, one.told.standing.total, one.told.standing.longest) == (1, 39, 38)
    past = await counters.past(ALICE, None, before.id)
    assert past.notes == {SLIP: SlipNote(CANARY)}
    assert past.one.told.undoable == one.told.counter.slips[0]
    house.clock.at = NOON + DAY
    assert (await counters.undo(ALICE, HARBOR, before.id, SLIP)).told.counter == before
    assert (await counters.past(ALICE, None, before.id)).notes == {}


async def test_the_same_slip_twice_is_one_even_at_once(counters: Counters) -> None:
    await begun(counters)
    work = [counters.slip(ALICE, None, CounterId(FIRST), SLIP, typed_slip(note="n")) for _ in range(2)]
    await asyncio.gather(*work)
    (counter,) = await stored(counters)
    assert (len(counter.slips), len(counter.runs)) == (1, 2)


async def test_two_changes_at_once_are_both_kept(counters: Counters) -> None:
    await begun(counters)
    which = CounterId(FIRST)
    slips = [
        counters.slip(ALICE, None, which, RequestId(SLIP + n), typed_slip(SlipKind.KEEP_COUNT))
        for n in range(4)
    ]
    await asyncio.gather(*slips, counters.save_savings(ALICE, None, which, Savings(Decimal(3), "€")))
    (counter,) = await stored(counters)
    assert len(counter.slips) == 4
    assert counter.savings == Savings(Decimal(3), "€")


async def test_a_refused_slip_leaves_counter_and_notes_as_they_were(counters: Counters) -> None:
    before = (await begun(counters)).told.counter
    slip = typed_slip(when="tomorrow", note="words")
    assert await refusal_of(counters.slip(ALICE, None, before.id, SLIP, slip)) == "counters-in-future"
    past = await counters.past(ALICE, None, before.id)
    assert (past.one.told.counter, past.notes) == (before, {})


async def test_a_slip_can_no_longer_be_taken_back_after_a_day(house: House, counters: Counters) -> None:
    await begun(counters)
    await counters.slip(ALICE, None, CounterId(FIRST), SLIP, typed_slip(note="kept"))
    house.clock.at = NOON + DAY + timedelta(seconds=1)
    assert await refusal_of(counters.undo(ALICE, None, CounterId(FIRST), SLIP)) == "counters-undo-too-late"
    past = await counters.past(ALICE, None, CounterId(FIRST))
    assert past.one.told.undoable is None
    assert past.notes == {SLIP: SlipNote("kept")}


async def test_a_look_back_takes_the_place_of_the_note(counters: Counters) -> None:
    await begun(counters)
    await counters.slip(ALICE, None, CounterId(FIRST), SLIP, typed_slip(note="before"))
    answers = {Question.WHERE: "at home", Question.HELPED: ""}
    one = await counters.look_back(ALICE, None, CounterId(FIRST), SLIP, SlipNote("", answers))
    assert one.told.counter.slips[0].has_note
    notes = (await counters.past(ALICE, None, CounterId(FIRST))).notes
    assert notes == {SLIP: SlipNote("", {Question.WHERE: "at home"})}
    one = await counters.look_back(ALICE, None, CounterId(FIRST), SLIP, SlipNote())
    assert not one.told.counter.slips[0].has_note
    assert (await counters.past(ALICE, None, CounterId(FIRST))).notes == {}


async def test_there_is_no_look_back_on_a_slip_that_is_not_there(counters: Counters) -> None:
    await begun(counters)
    work = counters.look_back(ALICE, None, CounterId(FIRST), SLIP, SlipNote("words"))
    assert await refusal_of(work) == "counters-slip-not-found"
    assert (await counters.past(ALICE, None, CounterId(FIRST))).notes == {}


# Changing


async def test_a_date_is_corrected_and_its_slips_stay(counters: Counters) -> None:
    await begun(counters)
    slip = typed_slip(SlipKind.KEEP_COUNT, "1 November 2026")
    await counters.slip(ALICE, None, CounterId(FIRST), SLIP, slip)
    wanted = Wanted("mornings", Goal.TAPER, "1 October 2026", "en", hidden=True)
    one, moved = await counters.edit(ALICE, None, CounterId(FIRST), wanted)
    counter = one.told.counter
    assert moved
    assert (counter.label, counter.goal, counter.hidden) == ("mornings", Goal.TAPER, True)
    assert (one.told.standing.days, len(counter.slips)) == (50, 1)
    _, moved = await counters.edit(ALICE, None, CounterId(FIRST), replace(wanted, began=""))
    assert not moved


async def test_a_pause_keeps_the_days(house: House, counters: Counters) -> None:
    await begun(counters)
    await counters.pause(ALICE, None, CounterId(FIRST))
    house.clock.at = NOON + 30 * DAY
    one = await counters.resume(ALICE, None, CounterId(FIRST))
    assert (one.told.standing.days, one.told.standing.all_days) == (40, 40)


async def test_removing_a_counter_takes_its_notes_and_no_others(counters: Counters) -> None:
    for request in (FIRST, RequestId(FIRST + 1)):
        await begun(counters, request=request)
        slip = typed_slip(note="n")
        await counters.slip(ALICE, None, CounterId(request), RequestId(request + 10), slip)
    await counters.remove(ALICE, CounterId(FIRST))
    assert await refusal_of(counters.remove(ALICE, CounterId(FIRST))) == "counters-not-found"
    (left,) = await stored(counters)
    assert len((await counters.past(ALICE, None, left.id)).notes) == 1


async def test_taking_a_yes_back_erases_counters_and_notes(house: House, counters: Counters) -> None:
    await begun(counters)
    await counters.slip(ALICE, None, CounterId(FIRST), SLIP, typed_slip(note="n"))
    await house.members.withdraw(ALICE, COUNTERS)
    assert await stored(counters) == []
    assert await house.database.read(store.notes, ALICE, CounterId(FIRST)) == {}


# For one member alone

Use = Callable[[Counters], Awaitable[object]]
WHICH = CounterId(FIRST)
USES: dict[str, Use] = {
    "one": lambda c: c.one(BOB, HARBOR, WHICH),
    "past": lambda c: c.past(BOB, HARBOR, WHICH),
    "past to write": lambda c: c.past(BOB, HARBOR, WHICH, to_write=True),
    "begin": lambda c: c.begin(BOB, HARBOR, WHICH),
    "discard": lambda c: c.discard(BOB, WHICH),
    "slip": lambda c: c.slip(BOB, HARBOR, WHICH, RequestId(1), typed_slip(note="n")),
    "undo": lambda c: c.undo(BOB, HARBOR, WHICH, SLIP),
    "look back": lambda c: c.look_back(BOB, HARBOR, WHICH, SLIP, SlipNote("n")),
    "edit": lambda c: c.edit(BOB, HARBOR, WHICH, EVENINGS),
    "savings": lambda c: c.save_savings(BOB, HARBOR, WHICH, None),
    "pause": lambda c: c.pause(BOB, HARBOR, WHICH),
    "resume": lambda c: c.resume(BOB, HARBOR, WHICH),
    "remove": lambda c: c.remove(BOB, WHICH),
}


def test_every_use_of_one_counter_is_tried_by_somebody_else() -> None:
    public = {name for name in vars(Counters) if not name.startswith("_")}
    tried = {name.replace(" ", "_").replace("savings", "save_savings") for name in USES}
    assert public - tried == {"board", "ready", "create", "live_in"}


@pytest.mark.parametrize("use", USES.values(), ids=USES.keys())
async def test_nobody_else_reads_or_changes_a_counter(counters: Counters, use: Use) -> None:
    await begun(counters)
    await counters.slip(ALICE, None, WHICH, SLIP, typed_slip(note=CANARY))
    before = await counters.past(ALICE, None, WHICH)
    assert await refusal_of(use(counters)) == "counters-not-found"
    assert await counters.past(ALICE, None, WHICH) == before
    assert await stored(counters, BOB) == []


async def test_a_request_known_from_somebody_else_makes_a_counter_of_ones_own(counters: Counters) -> None:
    mine = await begun(counters)
    theirs = await counters.create(BOB, HARBOR, FIRST, replace(EVENINGS, label="theirs"))
    assert theirs.told.counter.label == "theirs"
    assert await stored(counters) == [mine.told.counter]


# At rest


def everything_at_once() -> Kept:
    """A counter with all that one can hold, ids as long as Discord's are."""
    runs = (
        Run(NOON - 40 * DAY, "Asia/Tokyo", NOON - 30 * DAY, Ending.PAUSE),
        Run(NOON - 20 * DAY, "Europe/London", NOON - 10 * DAY, Ending.PAUSE, SLIP),
        Run(NOON - 8 * DAY + timedelta(microseconds=1), "Pacific/Apia"),
    )
    slips = (
        Slip(SLIP, NOON - 9 * DAY, SlipKind.NEW_COUNT, NOON, has_note=True, paused_at=NOON - 10 * DAY),
        Slip(RequestId(SLIP + 1), NOON - DAY, SlipKind.KEEP_COUNT, NOON),
    )
    savings = Savings(Decimal("12.50"), "€", Decimal("0.25"))
    counter = Counter(WHICH, f"{CANARY} 🌱", Goal.MEDICATION, runs, NOON, slips, True, savings)
    return Kept(counter, draft=True)


@pytest.mark.parametrize(
    "kept",
    [
        everything_at_once(),
        Kept(replace(everything_at_once().counter, savings=None, slips=())),
        Kept(replace(everything_at_once().counter, savings=Savings(hours_a_day=Decimal(2)))),
    ],
)
async def test_a_counter_comes_back_whole(house: House, counters: Counters, kept: Kept) -> None:
    await house.database.transact(store.add, ALICE, kept)
    assert await house.database.transact(store.get, ALICE, WHICH) == kept
    changed = replace(kept, counter=replace(kept.counter, label="other"))
    await house.database.transact(store.replace, ALICE, changed)
    assert await house.database.transact(store.everything, ALICE) == [changed]


async def test_nothing_of_a_counter_can_be_read_in_the_database(file_house: House) -> None:
    await file_house.agree(ALICE, COUNTERS)
    counters = counters_of(file_house)
    await begun(counters, replace(EVENINGS, label=CANARY))
    await counters.slip(ALICE, None, WHICH, SLIP, typed_slip(note=CANARY))
    data = b"".join(
        path.read_bytes() for path in file_house.database.place.file.parent.rglob("*") if path.is_file()
    )
    assert CANARY.encode() not in data
    assert b"abstain" not in data
    assert b"2026-10-11" not in data


def test_only_ids_are_not_sealed() -> None:
    for table in (store.counters, store.slip_notes):
        assert {column.name for column in table.c if not isinstance(column.type, Sealed)} <= {
            "member_id",
            "id",
            "counter_id",
        }


async def test_looking_takes_three_questions_however_many_counters(house: House, counters: Counters) -> None:
    for n in range(5):
        await begun(counters, request=RequestId(FIRST + n))
    asked = await house.database.transact(_questions, counters)
    assert asked == 3  # settings, counters, the member's key


class Asked(Transaction):
    """A transaction that counts what is asked of the database."""

    def __init__(self, inner: Transaction) -> None:
        super().__init__(inner._master)  # pyright: ignore[reportPrivateUsage] - the same keys
        self.inner, self.questions, self.dialect = inner, 0, inner.dialect

    def run(self, statement: Executable, /, **params: object) -> int:
        self.questions += 1
        return self.inner.run(statement, **params)

    def many(self, statement: Executable, rows: Sequence[Mapping[str, object]], /) -> None:
        self.questions += 1
        self.inner.many(statement, rows)

    def one(self, statement: Executable, /, **params: object) -> Row | None:
        self.questions += 1
        return self.inner.one(statement, **params)

    def all(self, statement: Executable, /, **params: object) -> list[Row]:
        self.questions += 1
        return self.inner.all(statement, **params)


def _questions(tx: Transaction, counters: Counters) -> int:
    """Return how many questions one look at all counters asks."""
    asked = Asked(tx)
    counters._board(asked, ALICE, HARBOR)  # pyright: ignore[reportPrivateUsage] - what one transaction does
    return asked.questions
