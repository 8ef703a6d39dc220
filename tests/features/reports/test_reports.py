"""What a report does at once, whom it counts against, and what staff decide; on both databases."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.deliveries.service import DailyLimit, Deliveries
from bot.errors import Refusal
from bot.features.reports.cases.service import Reports
from bot.features.reports.model import (
    MOST_A_DAY,
    WINDOW,
    Case,
    Concern,
    Decision,
    Place,
    Reader,
    Report,
    Standing,
    counted_since,
    reader_of,
)
from bot.features.reports.service import Blocks
from bot.features.staff.model import Deed
from bot.features.staff.service import Staff
from bot.ids import GuildId, MemberId, RequestId
from tests.features.house import ALICE, BOB, HARBOR, NOON, House

CAROL, DAVE, MARA = (MemberId(760000000000000000 + n) for n in (3, 4, 5))
ELSEWHERE = GuildId(HARBOR + 1)
PRESS = 890000000000000000


class Desk:
    """Reports on a house's database; each press is another one."""

    def __init__(self, house: House) -> None:
        self.house, self.staff = house, Staff(house.database, house.clock)
        self.blocks = Blocks(house.database, house.clock)
        deliveries = Deliveries(house.database, house.clock, house.members, DailyLimit())
        self.reports = Reports(house.database, house.clock, self.blocks, self.staff, deliveries)
        self.deliveries, self._presses = deliveries, 0

    def press(self) -> RequestId:
        self._presses += 1
        return RequestId(PRESS + self._presses)

    async def report(
        self,
        by: MemberId,
        about: MemberId,
        concern: Concern = Concern.MONEY,
        guild: GuildId = HARBOR,
        copy: str = "",
        message: int = 0,
    ) -> RequestId:
        request = self.press()
        place = Place(1, message) if message else Place()
        await self.reports.file(Report(by, about, guild, concern, Reader.STAFF, place, copy), request)
        return request

    async def paused(self, member: MemberId, guild: GuildId = HARBOR) -> bool:
        return await self.house.database.read(self.reports.suspended_in, guild, member)

    async def apart(self, one: MemberId, other: MemberId) -> bool:
        return await self.house.database.read(self.blocks.apart_in, one, other)

    async def decide(self, case: RequestId, decision: Decision, by: MemberId = MARA) -> Case:
        return await self.reports.decide(case, by, decision, self.press())

    async def deeds(self) -> list[Deed]:
        return [act.deed for act in await self.staff.record(HARBOR)]


@pytest.fixture
def desk(house: House) -> Desk:
    return Desk(house)


@given(st.booleans(), st.booleans(), st.booleans())
def test_nobody_reads_a_report_about_themselves(owner: bool, staff: bool, channel: bool) -> None:
    reader = reader_of(about_owner=owner, about_staff=staff, staff_channel=channel)
    assert not (owner and reader is not Reader.NOBODY)
    assert not (staff and reader is Reader.STAFF)
    assert channel or reader is not Reader.STAFF


@given(st.datetimes(NOON.replace(tzinfo=None)), st.integers(0, 400))
def test_only_what_came_after_a_lift_and_in_the_window_counts(at: datetime, days: int) -> None:
    now = at.replace(tzinfo=NOON.tzinfo) if at.year < 3000 else NOON
    lifted = now - timedelta(days=days)
    assert counted_since(now, lifted) == now - min(WINDOW, timedelta(days=days))
    assert counted_since(now, None) == now - WINDOW


async def test_a_report_is_owed_to_staff_and_keeps_two_apart_everywhere_at_once(desk: Desk) -> None:
    request = await desk.report(ALICE, BOB)
    assert await desk.deliveries.find(f"report:{request}") is not None
    assert await desk.apart(BOB, ALICE)
    assert not await desk.paused(BOB)
    case = await desk.reports.case(request)
    assert case.report is not None
    assert (case.report.by, case.report.about, case.others, case.dealt) == (ALICE, BOB, 1, False)


async def test_the_same_press_twice_is_one_report(desk: Desk) -> None:
    report = Report(ALICE, BOB, HARBOR, Concern.MONEY, Reader.STAFF)
    for _ in range(2):
        await desk.reports.file(report, RequestId(PRESS))
    assert (await desk.reports.case(RequestId(PRESS))).others == 1


async def test_a_worry_holds_nothing_against_anybody(desk: Desk) -> None:
    await desk.report(ALICE, BOB, Concern.WORRY)
    request = await desk.report(CAROL, BOB, Concern.WORRY)
    assert not await desk.apart(ALICE, BOB)
    assert not await desk.paused(BOB)
    assert (await desk.reports.case(request)).others == 0


async def test_two_different_reporters_pause_a_pairing_in_that_server_alone(desk: Desk) -> None:
    told: list[MemberId] = []
    desk.reports.when_paused(lambda _, __, member: told.append(member))
    await desk.report(ALICE, BOB)
    await desk.report(ALICE, BOB, Concern.SEXUAL)
    await desk.report(CAROL, BOB, guild=ELSEWHERE)
    assert not await desk.paused(BOB)
    await desk.report(CAROL, BOB)
    assert await desk.paused(BOB)
    assert not await desk.paused(BOB, ELSEWHERE)
    assert told == [BOB]
    pool = (ALICE, BOB, CAROL)
    everybody = await desk.house.database.read(desk.reports.all_suspended_in, HARBOR, pool)
    assert everybody == {BOB}


async def test_reports_ninety_days_apart_do_not_add_up(desk: Desk) -> None:
    await desk.report(ALICE, BOB)
    desk.house.clock.at += WINDOW
    await desk.report(CAROL, BOB)
    assert not await desk.paused(BOB)


async def test_a_reporter_who_erases_and_comes_back_is_still_one(desk: Desk) -> None:
    request = await desk.report(ALICE, BOB)
    await desk.house.privacy.erase(ALICE)
    await desk.report(ALICE, BOB)
    assert not await desk.paused(BOB)
    assert (await desk.reports.case(request)).report is None


async def test_who_erases_and_comes_back_is_still_paused_and_apart(desk: Desk) -> None:
    await desk.report(ALICE, BOB)
    await desk.report(CAROL, BOB)
    await desk.house.privacy.erase(BOB)
    assert await desk.paused(BOB)
    assert await desk.apart(ALICE, BOB)


async def test_staff_keep_a_pause_or_lift_it_and_all_of_it_is_on_record(desk: Desk) -> None:
    await desk.report(ALICE, BOB)
    case = await desk.report(CAROL, BOB)
    assert (await desk.decide(case, Decision.KEEP)).standing is Standing.KEPT
    assert await desk.paused(BOB)
    assert (await desk.decide(case, Decision.LIFT)).standing is Standing.LIFTED
    assert not await desk.paused(BOB)
    assert (await desk.decide(case, Decision.DEALT)).dealt
    assert await desk.deeds() == [Deed.REPORT_DEALT, Deed.PAUSE_LIFTED, Deed.PAUSE_KEPT]
    assert await desk.apart(ALICE, BOB)


async def test_a_decision_made_twice_is_on_record_once(desk: Desk) -> None:
    case = await desk.report(ALICE, BOB)
    await desk.decide(case, Decision.DEALT)
    await desk.decide(case, Decision.DEALT)
    await desk.decide(case, Decision.LIFT)  # nothing is paused
    assert await desk.deeds() == [Deed.REPORT_DEALT]


async def test_what_was_reported_before_a_lift_counts_no_more(desk: Desk) -> None:
    await desk.report(ALICE, BOB)
    case = await desk.report(CAROL, BOB)
    desk.house.clock.at += timedelta(hours=1)
    await desk.decide(case, Decision.LIFT)
    desk.house.clock.at += timedelta(hours=1)
    await desk.report(DAVE, BOB)
    assert not await desk.paused(BOB)
    await desk.report(ALICE, BOB, Concern.SEXUAL)
    assert await desk.paused(BOB)


async def test_a_pause_is_lifted_by_whom_it_is_about_when_its_reports_are_gone(desk: Desk) -> None:
    assert not await desk.reports.lift(HARBOR, BOB, MARA, desk.press())
    await desk.report(ALICE, BOB)
    case = await desk.report(CAROL, BOB)
    desk.house.clock.at += timedelta(days=181)
    await desk.reports.clean(desk.house.clock.now())
    with pytest.raises(Refusal, match="reports-gone"):
        await desk.reports.case(case)
    assert await desk.reports.standing(HARBOR, BOB) is Standing.PAUSED
    with pytest.raises(Refusal, match="staff-not-yours"):
        await desk.reports.lift(HARBOR, BOB, BOB, desk.press())
    assert await desk.reports.lift(HARBOR, BOB, MARA, desk.press())
    assert not await desk.paused(BOB)
    assert await desk.apart(ALICE, BOB)


async def test_a_copy_is_read_on_the_record_and_gone_after_180_days(desk: Desk) -> None:
    case = await desk.report(ALICE, BOB, copy="what bob wrote", message=5)
    assert await desk.reports.copy(case, MARA, desk.press()) == "what bob wrote"
    assert await desk.deeds() == [Deed.COPY_READ]
    desk.house.clock.at += timedelta(days=181)
    for service in (desk.reports, desk.staff):
        await service.clean(desk.house.clock.now())
    with pytest.raises(Refusal, match="reports-gone"):
        await desk.reports.copy(case, MARA, desk.press())
    assert await desk.deeds() == []
    kept = await desk.house.privacy.kept(ALICE)
    assert "report_bodies" not in kept


async def test_a_report_without_a_copy_has_none_to_read(desk: Desk) -> None:
    case = await desk.report(ALICE, BOB)
    with pytest.raises(Refusal, match="reports-gone"):
        await desk.reports.copy(case, MARA, desk.press())
    assert await desk.deeds() == []


@pytest.mark.parametrize("what", ["decide", "copy"])
async def test_nobody_acts_on_a_report_about_themselves(desk: Desk, what: str) -> None:
    case = await desk.report(ALICE, BOB, copy="words", message=5)
    with pytest.raises(Refusal, match="staff-not-yours"):
        await (
            desk.decide(case, Decision.DEALT, BOB)
            if what == "decide"
            else desk.reports.copy(case, BOB, desk.press())
        )


async def test_a_report_is_in_its_authors_export_and_never_in_that_of_whom_it_is_about(desk: Desk) -> None:
    await desk.report(ALICE, BOB, copy="what bob wrote", message=5)
    mine = (await desk.house.privacy.export(ALICE)).document()["tables"]
    assert [row["body"]["copy"] for row in mine["report_bodies"]] == ["what bob wrote"]
    theirs = (await desk.house.privacy.export(BOB)).document()["tables"]
    assert not any(theirs.values())


async def test_five_reports_a_day_and_the_same_only_once(desk: Desk) -> None:
    for message in range(1, MOST_A_DAY + 1):
        await desk.report(ALICE, BOB, message=message)
    with pytest.raises(Refusal, match="reports-already"):
        await desk.report(ALICE, BOB, message=1)
    with pytest.raises(Refusal, match="reports-enough"):
        await desk.report(ALICE, BOB, message=99)
    desk.house.clock.at += timedelta(days=1, seconds=1)
    await desk.report(ALICE, BOB, message=99)


async def test_who_cannot_be_reported(desk: Desk) -> None:
    with pytest.raises(Refusal, match="reports-yourself"):
        await desk.report(ALICE, ALICE)
    with pytest.raises(Refusal, match="reports-nobody"):
        await desk.reports.file(Report(ALICE, BOB, HARBOR, Concern.MONEY, Reader.NOBODY), desk.press())


async def test_a_report_nobody_could_be_given_is_owed_a_plain_word_once(desk: Desk) -> None:
    case = await desk.report(ALICE, BOB)
    for _ in range(2):
        await desk.reports.could_not_be_read(case)
    owed = await desk.deliveries.find(f"report-not-read:{case}")
    assert owed is not None
    assert owed.member == ALICE


async def test_nothing_is_paused_while_nobody_was_ever_reported(desk: Desk) -> None:
    assert not await desk.paused(BOB)
    assert await desk.reports.standing(HARBOR, BOB) is None
    assert await desk.house.database.read(desk.reports.all_suspended_in, HARBOR, (BOB,)) == frozenset()
