"""Pairs on both databases: what crosses, what is kept, what is forgotten, what an erasure leaves."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import ParamSpec, TypeVar

import pytest

from bot.agenda.service import Agenda
from bot.clock import Clock
from bot.config import Operator
from bot.deliveries.model import State as Sending
from bot.deliveries.service import DailyLimit, Deliveries
from bot.errors import ConsentNeeded, Refusal
from bot.features.buddies.finding import Finding
from bot.features.buddies.matching import Offer
from bot.features.buddies.model import BUDDIES, ENDED_KEPT, Agreement, Pair, Quiet, State
from bot.features.buddies.pairs.beginnings import CHANNEL_USE
from bot.features.buddies.pairs.course import Course, Sign
from bot.features.buddies.pairs.endings import Endings
from bot.features.buddies.pairs.kinds import LEFT, LOOK, MET, OVER, QUIET, REVIEW, WAITS
from bot.features.buddies.pairs.letters import Letters
from bot.features.buddies.pairs.service import Pairs
from bot.features.buddies.profile import Format, Goal, Kind, Part, Profile, Stage
from bot.features.buddies.service import MENTORS, Buddies
from bot.features.buddies.waiting import MOST_BUDDIES, Standing, mentored
from bot.features.help_now.regions import Regions
from bot.features.members.service import Members
from bot.features.memorials.service import Memorials
from bot.features.privacy.service import Privacy
from bot.features.reminders.model import MESSAGES
from bot.features.reports.cases.service import Reports
from bot.features.reports.model import Concern, Reader, Report, Why
from bot.features.reports.service import Blocks
from bot.features.servers.service import Servers
from bot.ids import ChannelId, GuildId, MemberId, RequestId, RoleId
from bot.readers import Readers
from bot.services import Services
from bot.storage.database import Database
from bot.worker import Worker
from tests.features.house import OPERATOR, HandClock, texts

P = ParamSpec("P")
T = TypeVar("T")

ADA, BEN, CLEO, DAN = (MemberId(760000000000000001 + n) for n in range(4))
HARBOR, OTHER = GuildId(860000000000000001), GuildId(860000000000000002)
START = datetime(2026, 11, 20, 12, tzinfo=UTC)
EVENINGS = Profile(frozenset({"en"}), frozenset({Part.EVENING}), goal=Goal.BREAK)


class Here(Worker):
    """Does the work where it is asked for: a process of its own would take longer than the stories."""

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        return function(*args, **kwargs)


class Shore:
    """The services of buddies on one database; another one is the bot after a restart."""

    def __init__(self, database: Database) -> None:
        self.db, self.clock = database, HandClock(START)
        services = Services(
            {
                Database: database,
                Clock: self.clock,
                Operator: OPERATOR,
                Readers: Readers(texts()),
                Regions: Regions(),
                DailyLimit: DailyLimit(),
                Worker: Here(),
            }
        )
        self.buddies, self.pairs = services.get(Buddies), services.get(Pairs)
        self.letters, self.endings = services.get(Letters), services.get(Endings)
        self.course, self.finding = services.get(Course), services.get(Finding)
        self.blocks, self.reports = services.get(Blocks), services.get(Reports)
        self.members, self.servers = services.get(Members), services.get(Servers)
        self.privacy, self.agenda = services.get(Privacy), services.get(Agenda)
        self.deliveries, self.worker = services.get(Deliveries), services.get(Worker)
        self.memorials = services.get(Memorials)
        self._requests = 1000

    def request(self) -> RequestId:
        self._requests += 1
        return RequestId(self._requests)

    async def open(self) -> "Shore":
        for guild in (HARBOR, OTHER):
            await self.servers.choose_channel(guild, CHANNEL_USE, ChannelId(7))
            await self.buddies.change(guild, self.request(), lambda rules: replace(rules, on=True))
        return self

    async def waits(self, member: MemberId, profile: Profile = EVENINGS, guild: GuildId = HARBOR) -> None:
        for category in (MESSAGES, BUDDIES):
            await self.members.agree(member, category)
        await self.buddies.save(member, lambda _: profile)
        standing = Standing(self.clock.at - timedelta(days=99))
        await self.buddies.look(member, guild, self.request(), standing)

    async def round(self) -> int:
        return await self.finding.round(HARBOR, self.clock.at.date())

    async def of(self, member: MemberId) -> list[Pair]:
        return await self.letters.of(member)

    async def yes(self, *members: MemberId) -> Pair:
        for member in members:
            (pair,) = await self.of(member)
            pair = await self.pairs.accept(member, pair.seat_of(member).id)
        return pair  # pyright: ignore[reportPossiblyUnboundVariable] - there is a member

    async def together(self, *members: MemberId) -> Pair:
        for member in members:
            await self.waits(member)
        await self.round()
        return await self.yes(*members)

    async def days(self, n: int) -> None:
        for _ in range(n):
            self.clock.at += timedelta(days=1)
            await self.course.day(HARBOR, self.clock.at.date())

    async def owed(self, kind: str) -> list[str]:
        """Return what waits of one kind: whose it is, and its word."""
        found = await self.deliveries.in_state(Sending.WAITING)
        return sorted(f"{each.member}:{each.ref.partition('.')[2]}" for each, _ in found if each.kind == kind)


@pytest.fixture
async def shore(database: Database) -> Shore:
    return await Shore(database).open()


@pytest.fixture
async def file_shore(sqlite_database: Database) -> Shore:
    return await Shore(sqlite_database).open()


async def test_two_who_fit_are_offered_to_each_other_once(shore: Shore) -> None:
    for member in (ADA, BEN):
        await shore.waits(member)
    assert await shore.round() == 1
    assert await shore.round() == 0
    (pair,) = await shore.of(ADA)
    assert set(pair.members) == {ADA, BEN}
    assert pair.seats[0].reasons == pair.seats[1].reasons != ()
    assert await shore.of(ADA) == await shore.of(BEN)


async def test_a_yes_and_a_withdrawal_at_the_same_time_never_leave_half_a_pair(shore: Shore) -> None:
    for member in (ADA, BEN):
        await shore.waits(member)
    await shore.round()
    pair = await shore.yes(ADA)
    mine, theirs = pair.seat_of(ADA).id, pair.seat_of(BEN).id
    await asyncio.gather(shore.pairs.accept(BEN, theirs), shore.pairs.decline(ADA, mine))
    assert await shore.of(ADA) == await shore.of(BEN) == []
    assert await shore.owed("buddy-thread") == []
    assert await shore.owed("buddy-met") == []


async def test_both_at_once_and_twice_is_one_pair(shore: Shore) -> None:
    for member in (ADA, BEN):
        await shore.waits(member)
    await shore.round()
    (pair,) = await shore.of(ADA)
    presses = [(seat.member, seat.id) for seat in pair.seats] * 2
    await asyncio.gather(*(shore.pairs.accept(*press) for press in presses))
    (pair,) = await shore.of(ADA)
    assert pair.state is State.ACTIVE
    assert len(await shore.owed("buddy-met")) == 2
    assert len(await shore.owed("buddy-thread")) == 1


async def test_what_ended_is_never_put_together_again_and_is_forgotten(shore: Shore) -> None:
    pair = await shore.together(ADA, BEN)
    await shore.pairs.end(ADA, pair.seat_of(ADA).id, "thanks")
    assert await shore.owed(OVER) == [f"{BEN}:ended.thanks"]
    assert (await shore.pairs.end(ADA, pair.seat_of(ADA).id)).state is State.ENDED
    await shore.days(ENDED_KEPT.days + 1)
    with pytest.raises(Refusal, match="buddies-over"):
        await shore.letters.mine(BEN, pair.seat_of(BEN).id)
    for member in (ADA, BEN):
        await shore.waits(member)
    assert await shore.round() == 0


async def test_after_an_end_a_week_of_rest_is_kept_unless_it_is_skipped(shore: Shore) -> None:
    pair = await shore.together(ADA, BEN)
    await shore.pairs.end(ADA, pair.seat_of(ADA).id)
    assert await shore.buddies.in_buffer(ADA, HARBOR)
    await shore.waits(ADA)
    await shore.waits(CLEO)
    assert await shore.round() == 0
    standing = Standing(START - timedelta(days=99))
    await shore.buddies.look(ADA, HARBOR, shore.request(), standing, rested=True)
    assert await shore.round() == 1


async def test_a_trio_goes_on_as_two_when_one_leaves(file_shore: Shore) -> None:
    shore = file_shore
    for member in (ADA, BEN, CLEO):
        await shore.waits(member)
    await shore.round()
    pair = await shore.yes(ADA, BEN, CLEO)
    assert pair.together
    assert len(pair.seats) == 3
    after = await shore.pairs.end(CLEO, pair.seat_of(CLEO).id)
    assert after.members == tuple(each for each in pair.members if each != CLEO)
    assert await shore.owed(OVER) == [f"{ADA}:one-left", f"{BEN}:one-left"]
    assert await shore.of(CLEO) == []


async def test_four_who_chose_a_small_group_are_one_pod_that_survives_a_no_and_ends_below_two(
    file_shore: Shore,
) -> None:
    shore, group = file_shore, replace(EVENINGS, formats=frozenset({Format.POD}))
    for member in (ADA, BEN, CLEO, DAN):
        await shore.waits(member, group)
    assert await shore.round() == 1
    (offer,) = await shore.of(DAN)
    assert len(offer.seats) == 4
    assert not (await shore.yes(ADA, BEN, CLEO)).together
    after = await shore.pairs.decline(DAN, offer.seat_of(DAN).id)
    assert set(after.members) == {ADA, BEN, CLEO}
    assert await shore.of(DAN) == []
    assert len(await shore.owed(MET)) == 3
    for member, left in ((CLEO, 2), (BEN, 1)):
        (pod,) = await shore.of(member)
        pod = await shore.pairs.end(member, pod.seat_of(member).id)
        assert (len([each for each in pod.members if each != member]), pod.together) == (left, left > 1)


async def test_a_pod_begins_without_who_said_nothing_and_they_hear_how_to_go_on(file_shore: Shore) -> None:
    shore, group = file_shore, replace(EVENINGS, formats=frozenset({Format.POD}))
    for member in (ADA, BEN, CLEO, DAN):
        await shore.waits(member, group)
    await shore.round()
    await shore.yes(ADA, BEN, CLEO)
    await shore.days(4)
    (pod,) = await shore.of(ADA)
    assert pod.together
    assert set(pod.members) == {ADA, BEN, CLEO}
    assert await shore.owed(LEFT) == [f"{DAN}:"]
    assert await shore.round() == 0


async def test_a_yes_to_a_pod_that_is_taken_back_as_the_last_comes_takes_out_nobody_else(
    file_shore: Shore,
) -> None:
    shore, group = file_shore, replace(EVENINGS, formats=frozenset({Format.POD}))
    for member in (ADA, BEN, CLEO, DAN):
        await shore.waits(member, group)
    await shore.round()
    pod = await shore.yes(ADA, BEN, CLEO, DAN)
    after = await shore.pairs.decline(DAN, pod.seat_of(DAN).id)
    assert after.together
    assert set(after.members) == {ADA, BEN, CLEO}


async def test_a_newcomer_meets_a_mentor_only_with_the_role_the_time_and_room(file_shore: Shore) -> None:
    shore = file_shore
    new = replace(EVENINGS, stage=Stage.FIRST_MONTH, kinds=frozenset({Kind.MENTOR}))
    far = replace(EVENINGS, stage=Stage.LATER, kinds=frozenset({Kind.MENTOR}))
    await shore.servers.choose_role(HARBOR, MENTORS, RoleId(5))
    await shore.buddies.change(HARBOR, shore.request(), lambda rules: mentored(rules, 30, 1))
    await shore.waits(ADA, new)
    await shore.waits(BEN, new)
    await shore.waits(CLEO, far)
    assert await shore.round() == 0  # ticked, and no role
    role = frozenset({RoleId(5)})
    short, long = (Standing(START - timedelta(days=days), role) for days in (20, 40))
    await shore.buddies.look(CLEO, HARBOR, shore.request(), short)
    assert await shore.round() == 0
    await shore.buddies.look(CLEO, HARBOR, shore.request(), long)
    assert await shore.round() == 1
    (offer,) = await shore.of(CLEO)
    assert [seat.member for seat in offer.seats if seat.mentors] == [CLEO]
    with pytest.raises(Refusal, match="buddies-no-mentor"):
        await shore.buddies.check(CLEO, HARBOR, Standing(long.joined_at), mentors=True)
    await shore.buddies.check(CLEO, HARBOR, long, mentors=True)
    (mentee,) = [each for each in offer.members if each != CLEO]
    await shore.yes(CLEO, mentee)
    await shore.buddies.look(CLEO, HARBOR, shore.request(), long)  # their own places are free
    assert await shore.round() == 0  # but one newcomer is all they may have
    await shore.buddies.change(HARBOR, shore.request(), lambda rules: mentored(rules, 30, 2))
    assert await shore.round() == 1


async def test_demands_on_mentors_have_bounds(shore: Shore) -> None:
    for days, cap in ((1, 3), (30, 0), (30, 99)):
        with pytest.raises(Refusal, match="buddies-mentors-range"):
            await shore.buddies.change(
                HARBOR, shore.request(), lambda rules, d=days, c=cap: mentored(rules, d, c)
            )


async def test_who_a_round_left_over_is_told_once_and_comes_first_next_time(file_shore: Shore) -> None:
    shore = file_shore
    await shore.waits(ADA)
    await shore.waits(BEN, replace(EVENINGS, languages=frozenset({"es"})))
    for _ in range(2):
        assert await shore.round() == 0
    assert await shore.owed(LEFT) == [f"{ADA}:", f"{BEN}:"]
    board = await shore.buddies.board(ADA, HARBOR)
    assert board.waiting is not None
    assert board.waiting.rounds == 2


async def test_an_erasure_leaves_no_half_a_pair(shore: Shore) -> None:
    await shore.together(ADA, BEN)
    await shore.privacy.erase(ADA)
    (left,) = await shore.of(BEN)
    assert left.members == (BEN,)
    await shore.days(1)
    assert await shore.of(BEN) == []
    assert await shore.owed(OVER) == [f"{BEN}:gone."]


async def test_taking_back_the_yes_to_buddies_ends_it_at_once(shore: Shore) -> None:
    await shore.together(ADA, BEN)
    await shore.members.withdraw(ADA, BUDDIES)
    assert await shore.of(BEN) == []
    assert await shore.owed(OVER) == [f"{BEN}:gone."]
    with pytest.raises(ConsentNeeded):
        await shore.buddies.open(ADA)


async def test_a_block_a_report_and_a_suspension_end_it_and_keep_apart(shore: Shore) -> None:
    await shore.together(ADA, BEN)
    report = Report(BEN, ADA, HARBOR, Concern.HARASSMENT, Reader.STAFF)
    await shore.reports.file(report, shore.request())
    assert await shore.of(ADA) == []
    other = Report(CLEO, ADA, HARBOR, Concern.HARASSMENT, Reader.STAFF)
    await shore.reports.file(other, shore.request())
    with pytest.raises(Refusal, match="buddies-suspended"):
        await shore.waits(ADA)


async def test_time_reviews_it_and_the_quiet_are_asked_without_a_number(file_shore: Shore) -> None:
    shore = file_shore
    pair = await shore.together(ADA, BEN)
    await shore.days(8)
    assert len(await shore.owed(LOOK)) == 8
    assert shore.course.asks_for_sign((await shore.of(ADA))[0])
    await shore.course.looked(pair.id, Sign(START + timedelta(hours=1), BEN))
    assert await shore.owed(QUIET) == [f"{ADA}:"]
    assert (await shore.of(ADA))[0].quiet is Quiet.ASKED
    await shore.pairs.in_touch(ADA, pair.seat_of(ADA).id)
    assert (await shore.of(ADA))[0].quiet is Quiet.NOT
    await shore.days(7)
    assert sorted(await shore.owed(REVIEW)) == [f"{ADA}:", f"{BEN}:"]
    await shore.days(8)
    assert (await shore.of(ADA))[0].state is State.ACTIVE
    await shore.days(8)
    await shore.course.looked(pair.id, Sign(START + timedelta(days=9), BEN))
    assert await shore.owed(WAITS) == [f"{BEN}:"]


async def test_a_term_that_nobody_renews_ends_with_thanks(file_shore: Shore) -> None:
    shore = file_shore
    await shore.together(ADA, BEN)
    await shore.days(98)
    assert [each for each in await shore.owed(REVIEW) if each.endswith("term")] == [
        f"{ADA}:term",
        f"{BEN}:term",
    ]
    assert await shore.of(ADA) == []
    assert sorted(await shore.owed(OVER)) == [f"{ADA}:term.", f"{BEN}:term."]


async def test_a_pause_is_in_bounds_and_what_was_agreed_is_kept_for_both(file_shore: Shore) -> None:
    shore = file_shore
    pair = await shore.together(ADA, BEN)
    seat = pair.seat_of(ADA).id
    with pytest.raises(Refusal, match="buddies-pause-range"):
        await shore.pairs.pause(ADA, seat, 91)
    await shore.pairs.agree(ADA, seat, Agreement("weekly", "evenings", "listen"))
    assert (await shore.of(BEN))[0].seat_of(BEN).agreement == Agreement("weekly", "evenings", "listen")
    assert (await shore.pairs.pause(ADA, seat, 14)).state is State.PAUSED
    assert (await shore.pairs.resume(BEN, pair.seat_of(BEN).id)).state is State.ACTIVE
    with pytest.raises(Refusal, match="buddies-over"):
        await shore.pairs.keep(ADA, seat)


async def test_only_so_many_at_a_time_and_a_profile_and_a_yes_come_first(file_shore: Shore) -> None:
    shore = file_shore
    with pytest.raises(ConsentNeeded):
        await shore.buddies.open(ADA)
    for category in (MESSAGES, BUDDIES):
        await shore.members.agree(ADA, category)
    standing = Standing(START - timedelta(days=99))
    with pytest.raises(Refusal, match="buddies-no-profile"):
        await shore.buddies.look(ADA, HARBOR, shore.request(), standing)
    with pytest.raises(Refusal, match="buddies-profile-contradicts"):
        await shore.buddies.save(ADA, lambda _: Profile(frozenset()))
    others = [MemberId(ADA + 50 + n) for n in range(MOST_BUDDIES)]
    for other in others:
        await shore.waits(ADA)
        await shore.waits(other)
        await shore.round()
        for member in (ADA, other):
            pair = next(each for each in await shore.of(member) if other in each.members)
            await shore.pairs.accept(member, pair.seat_of(member).id)
    with pytest.raises(Refusal, match="buddies-enough"):
        await shore.waits(ADA)


async def test_who_said_nothing_to_three_offers_in_a_week_has_a_rest(file_shore: Shore) -> None:
    shore = file_shore
    for n in range(4):
        await shore.waits(ADA)
        await shore.waits(MemberId(BEN + 100 + n))
        made = await shore.round()
        assert made == (1 if n < 3 else 0)
        for pair in await shore.of(ADA):
            await shore.pairs.decline(ADA, pair.seat_of(ADA).id)
        await shore.endings.leave_server(MemberId(BEN + 100 + n), HARBOR)
        shore.clock.at += timedelta(days=1, hours=1)


async def test_good_company_that_waits_is_asked_at_once_and_pausing_keeps_out(file_shore: Shore) -> None:
    shore = file_shore
    rich = replace(EVENINGS, goal=Goal.BREAK, support=frozenset())
    await shore.waits(ADA, rich)
    assert not await shore.finding.at_once(ADA, HARBOR)
    await shore.waits(BEN, rich)
    await shore.members.pause(ADA, on=True)
    assert not await shore.finding.at_once(BEN, HARBOR)
    await shore.members.pause(ADA, on=False)
    assert await shore.finding.at_once(BEN, HARBOR)
    assert not await shore.finding.at_once(CLEO, HARBOR)
    assert await shore.round() == 0


async def test_resting_until_a_day_keeps_the_place_in_line(file_shore: Shore) -> None:
    shore = file_shore
    with pytest.raises(Refusal, match="buddies-not-looking"):
        await shore.buddies.rest(ADA, HARBOR, "24 December", "en")
    await shore.waits(ADA)
    waiting = await shore.buddies.rest(ADA, HARBOR, "24 December", "en")
    assert waiting.since == START
    with pytest.raises(Refusal, match="buddies-until-past"):
        await shore.buddies.rest(ADA, HARBOR, "20 November 2026", "en")
    await shore.waits(BEN)
    await shore.buddies.rest(ADA, HARBOR, "24 December", "en")
    assert await shore.round() == 0


async def test_what_is_on_one_server_stays_on_it(file_shore: Shore) -> None:
    shore = file_shore
    await shore.waits(ADA)
    await shore.waits(BEN, guild=OTHER)
    assert await shore.round() == 0
    assert (await shore.buddies.board(ADA, OTHER)).waiting is None
    assert (await shore.buddies.board(ADA, None)).rules is None
    assert await shore.buddies.counts(HARBOR) == (1, 0)


async def test_the_servers_day_is_owed_once_and_runs_at_the_time_admins_chose(file_shore: Shore) -> None:
    shore = file_shore
    at = (START + timedelta(hours=7)).time()
    await shore.buddies.change(HARBOR, shore.request(), lambda rules: replace(rules, round_at=at))
    await shore.agenda.tick(START + timedelta(hours=8))
    await shore.agenda.tick(START + timedelta(hours=9))
    due = [each for each, _ in await shore.deliveries.in_state(Sending.WAITING) if each.kind == "buddy-day"]
    assert [(each.guild, each.day) for each in due] == [(HARBOR, START.date())]


async def test_a_place_is_noted_gone_and_made_anew(file_shore: Shore) -> None:
    shore = file_shore
    pair = await shore.together(ADA, BEN)
    assert await shore.pairs.thread_made(pair.id, ChannelId(55))
    found = await shore.letters.in_thread(ChannelId(55))
    assert found is not None
    assert found.id == pair.id
    await shore.pairs.place_gone(ChannelId(55))
    await shore.pairs.place_gone(ChannelId(56))
    assert (await shore.of(ADA))[0].thread is None
    await shore.pairs.new_place(ADA, pair.seat_of(ADA).id, shore.request())
    assert len(await shore.owed("buddy-thread")) == 2
    await shore.pairs.end(ADA, pair.seat_of(ADA).id)
    assert not await shore.pairs.thread_made(pair.id, ChannelId(57))
    with pytest.raises(Refusal, match="buddies-over"):
        await shore.pairs.new_place(BEN, pair.seat_of(BEN).id, shore.request())


async def test_a_pair_with_somebody_who_is_remembered_stands_still_and_nobody_is_offered_them(
    file_shore: Shore,
) -> None:
    shore = file_shore
    await shore.together(ADA, BEN)
    await shore.waits(ADA)
    await shore.waits(CLEO)
    await shore.memorials.remember(HARBOR, ADA, CLEO, shore.request())
    assert await shore.round() == 0
    await shore.days(20)
    assert await shore.owed(REVIEW) == await shore.owed(LOOK) == await shore.owed(OVER) == []
    assert (await shore.of(BEN))[0].state is State.ACTIVE


async def test_leaving_everything_takes_the_profile_and_every_server(file_shore: Shore) -> None:
    shore = file_shore
    await shore.together(ADA, BEN)
    await shore.waits(ADA, guild=OTHER)
    assert await shore.buddies.leave_everything(ADA) == 1
    assert (await shore.buddies.board(ADA, OTHER)).waiting is None
    assert (await shore.buddies.board(ADA, OTHER)).profile is None
    assert await shore.of(BEN) == []


async def test_an_offer_that_no_longer_holds_is_not_made(file_shore: Shore) -> None:
    shore = file_shore
    for member in (ADA, BEN):
        await shore.waits(member)
    stale = Offer((ADA, BEN), Kind.PEER, Format.PAIR)
    await shore.buddies.stop_looking(BEN, HARBOR)
    assert await shore.finding.write(HARBOR, [stale]) == 0
    await shore.waits(BEN)
    await shore.blocks.block(ADA, BEN, shore.request(), Why.NOT_WITH)
    assert await shore.finding.write(HARBOR, [stale]) == 0
    await shore.waits(CLEO)
    first, second = Offer((ADA, CLEO), Kind.PEER, Format.PAIR), Offer((BEN, CLEO), Kind.PEER, Format.PAIR)
    assert await shore.finding.write(HARBOR, [first, second]) == 1


async def test_a_block_while_an_offer_waits_ends_it_like_any_no(file_shore: Shore) -> None:
    shore = file_shore
    for member in (ADA, BEN):
        await shore.waits(member)
    await shore.round()
    await shore.yes(BEN)
    await shore.blocks.block(ADA, BEN, shore.request())
    assert await shore.of(BEN) == []
    assert await shore.owed("buddy-passed") == [f"{BEN}:"]


async def test_an_erased_one_of_three_leaves_two_and_of_an_offer_nothing(
    file_shore: Shore,
) -> None:
    shore = file_shore
    for member in (ADA, BEN, CLEO):
        await shore.waits(member)
    await shore.round()
    await shore.yes(ADA, BEN, CLEO)
    await shore.privacy.erase(CLEO)
    await shore.days(1)
    assert set((await shore.of(ADA))[0].members) == {ADA, BEN}
    assert await shore.owed(OVER) == [f"{ADA}:one-left", f"{BEN}:one-left"]
    others = [MemberId(ADA + 40 + n) for n in range(2)]
    for member in others:
        await shore.waits(member)
    await shore.round()
    await shore.yes(others[0])
    await shore.privacy.erase(others[1])
    assert await shore.endings.mend() == 1
    assert f"{others[0]}:" in await shore.owed("buddy-passed")
