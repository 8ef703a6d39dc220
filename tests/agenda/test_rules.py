"""When rules fall due: each local day once, whatever the clocks do."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.agenda import rrules
from bot.agenda.rules import (
    Aftercare,
    DailyAt,
    EveryNDays,
    Occurrence,
    Once,
    Recurrence,
    Rule,
    Weekly,
    from_json,
    moved,
    next_occurrence,
    next_three,
    recurrence,
    to_json,
)
from bot.days import day_exists, use_packaged_zones, wall_of
from bot.errors import Refusal

wall = datetime.fromisoformat
NINE = time(9)
LONDON, NEW_YORK = ZoneInfo("Europe/London"), ZoneInfo("America/New_York")
NAMED = [
    "America/New_York",
    "Europe/London",
    "Australia/Lord_Howe",
    "Africa/Cairo",
    "Africa/Casablanca",
    "America/Santiago",
    "Asia/Kathmandu",
    "Pacific/Apia",
]

all_zones = st.sampled_from(sorted(available_timezones() - {"Factory", "localtime"})).map(ZoneInfo)
instants = st.datetimes(wall("1950-01-01"), wall("2099-12-31"), timezones=st.just(UTC))
times = st.times().map(lambda t: t.replace(second=0, microsecond=0))
dates = st.dates(date(1990, 1, 1), date(2080, 12, 31))
rules = st.one_of(
    st.builds(DailyAt, times, st.frozensets(st.integers(0, 6))),
    st.builds(EveryNDays, st.integers(1, 30), times, dates),
    st.builds(Weekly, st.integers(0, 6), times),
    st.builds(Recurrence, st.just("FREQ=WEEKLY;BYDAY=MO,TH"), times, dates),
    st.builds(Once, st.datetimes(wall("1990-01-01"), wall("2080-12-31"))),
    st.builds(Aftercare, dates, times),
)


@pytest.fixture(autouse=True, scope="module")
def packaged_zones() -> None:
    use_packaged_zones()


def utc(text: str) -> datetime:
    return wall(text).replace(tzinfo=UTC)


def run(rule: Rule, zone: ZoneInfo, after: datetime, until: datetime) -> list[Occurrence]:
    found: list[Occurrence] = []
    following = next_occurrence(rule, zone, after)
    while following and following.instant <= until:
        found.append(following)
        following = next_occurrence(rule, zone, following.instant)
    return found


def existing_days(zone: ZoneInfo, first: date, last: date) -> list[date]:
    days = [first + timedelta(days=k) for k in range((last - first).days + 1)]
    return [day for day in days if day_exists(day, zone)]


def assert_each_local_day_once(zone: ZoneInfo, at: time, after: datetime, days: int) -> None:
    found = [o.local_date for o in run(DailyAt(at), zone, after, after + timedelta(days=days))]
    assert found == existing_days(zone, found[0], found[-1])
    assert (found[0] - wall_of(after, zone).date()).days in (-1, 0, 1, 2)


@pytest.mark.parametrize("name", NAMED)
@pytest.mark.parametrize("at", ["00:00", "00:30", "01:45", "02:15", "02:30", "23:30"])
def test_each_local_day_of_2026_comes_once(name: str, at: str) -> None:
    assert_each_local_day_once(ZoneInfo(name), time.fromisoformat(at), utc("2025-12-30"), 370)


@given(all_zones, times, instants)
def test_each_local_day_that_exists_comes_once_in_any_zone_and_year(
    zone: ZoneInfo, at: time, after: datetime
) -> None:
    assert_each_local_day_once(zone, at, after, 20)


@given(rules, all_zones, instants)
def test_what_is_next_lies_ahead_and_follows_its_order(rule: Rule, zone: ZoneInfo, after: datetime) -> None:
    found = next_three(rule, zone, after)
    assert all(o.instant > after for o in found)
    assert all(a.instant < b.instant and a.local_date < b.local_date for a, b in pairwise(found))
    assert next_occurrence(rule, zone, after) == (found[0] if found else None)


def test_apias_lost_day_has_no_occurrence() -> None:
    apia = ZoneInfo("Pacific/Apia")
    found = run(DailyAt(NINE), apia, utc("2011-12-28 20:00"), utc("2012-01-01 00:00"))
    assert [o.local_date.isoformat() for o in found] == ["2011-12-29", "2011-12-31", "2012-01-01"]


@pytest.mark.parametrize(
    ("zone", "day", "asked", "instant"),
    [
        ("America/New_York", "2026-03-08", "02:30", "2026-03-08 07:30"),
        ("America/New_York", "2026-11-01", "01:30", "2026-11-01 05:30"),
        ("Europe/London", "2026-03-29", "01:30", "2026-03-29 01:30"),
        ("Europe/London", "2026-10-25", "01:30", "2026-10-25 00:30"),
        ("Australia/Lord_Howe", "2026-04-05", "01:45", "2026-04-04 14:45"),
        ("Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-03 15:45"),
        ("Africa/Cairo", "2026-04-24", "00:30", "2026-04-23 22:30"),
        ("America/Santiago", "2026-09-06", "00:00", "2026-09-06 04:00"),
        ("America/Santiago", "2026-04-04", "23:30", "2026-04-05 02:30"),
        ("Asia/Kathmandu", "2026-05-01", "09:00", "2026-05-01 03:15"),
        ("America/Nuuk", "2026-03-28", "23:30", "2026-03-29 01:30"),
    ],
)
def test_a_wall_time_that_is_missing_or_comes_twice_has_one_instant_on_its_own_day(
    zone: str, day: str, asked: str, instant: str
) -> None:
    due = date.fromisoformat(day)
    before = utc(instant) - timedelta(hours=20)
    found = run(DailyAt(time.fromisoformat(asked)), ZoneInfo(zone), before, before + timedelta(hours=40))
    assert [o.instant for o in found if o.local_date == due] == [utc(instant)]


def test_casablanca_follows_the_packaged_rules_through_ramadan() -> None:
    found = run(DailyAt(time(2, 30)), ZoneInfo("Africa/Casablanca"), utc("2026-03-21"), utc("2026-03-23"))
    assert [o.instant for o in found][:1] == [utc("2026-03-21 02:30")]


def test_weekdays_are_kept() -> None:
    found = next_three(DailyAt(NINE, frozenset({0, 4})), LONDON, utc("2026-05-01 12:00"))  # a Friday
    assert [o.local_date.isoformat() for o in found] == ["2026-05-04", "2026-05-08", "2026-05-11"]


def test_every_n_days_counts_from_its_anchor_and_never_before_it() -> None:
    rule = EveryNDays(3, NINE, date(2026, 5, 10))
    early = next_three(rule, LONDON, utc("2026-01-01"))
    later = next_three(rule, LONDON, utc("2026-05-14 00:00"))
    assert [o.local_date.day for o in early] == [10, 13, 16]
    assert [o.local_date.day for o in later] == [16, 19, 22]


def test_weekly_comes_on_its_weekday() -> None:
    found = next_three(Weekly(2, NINE), NEW_YORK, utc("2026-05-06 13:00"))  # Wednesday, exactly nine
    assert [o.local_date.isoformat() for o in found] == ["2026-05-13", "2026-05-20", "2026-05-27"]


def test_once_comes_once() -> None:
    rule = Once(wall("2026-05-06 18:00"))
    assert [o.instant for o in next_three(rule, LONDON, utc("2026-05-01"))] == [utc("2026-05-06 17:00")]
    assert next_occurrence(rule, LONDON, utc("2026-05-06 17:00")) is None


def test_aftercare_is_weekly_then_fortnightly_then_monthly() -> None:
    rule = Aftercare(date(2026, 1, 31), NINE)
    days = [o.local_date for o in run(rule, LONDON, utc("2026-01-01"), utc("2027-07-01"))]
    gaps = [(b - a).days for a, b in pairwise(days)]
    assert days[0] == date(2026, 1, 31)
    assert gaps[:7] == [7] * 7
    assert gaps[7:28] == [14] * 21
    assert [day.day for day in days[29:]] == [days[28].day] * len(days[29:])
    assert len(days) > 30


def test_next_three_tells_how_long_a_rule_goes_on() -> None:
    rule = recurrence("FREQ=WEEKLY;COUNT=2", NINE, date(2026, 5, 6))
    assert len(next_three(rule, LONDON, utc("2026-05-01"))) == 2


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("RRULE:freq=monthly;byday=1SA", ["2026-06-06", "2026-07-04", "2026-08-01"]),
        ("FREQ=MONTHLY", ["2026-06-15", "2026-07-15", "2026-08-15"]),
        ("FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=-1", ["2026-05-31", "2026-07-31", "2026-09-30"]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE", ["2026-05-18", "2026-05-20", "2026-06-01"]),
        ("FREQ=DAILY;INTERVAL=10", ["2026-05-19", "2026-05-29", "2026-06-08"]),
        ("FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=29", ["2028-02-29", "2032-02-29", "2036-02-29"]),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", ["2026-05-29", "2026-06-30", "2026-07-31"]),
        ("FREQ=DAILY;UNTIL=20260517T120000Z", ["2026-05-16", "2026-05-17"]),
    ],
)
def test_the_allowed_part_of_rrule_is_read(text: str, days: list[str]) -> None:
    first = date(2025, 3, 10) if "WEEKLY" in text else date(2025, 3, 15)
    found = next_three(recurrence(text, NINE, first), LONDON, utc("2026-05-15 12:00"))
    assert [o.local_date.isoformat() for o in found] == days


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", "agenda-rrule-frequency"),
        ("FREQ=YEARLY", "agenda-rrule-frequency"),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "agenda-rrule-never"),
        ("FREQ=DAILY;COUNT=5;BYMONTH=2;BYMONTHDAY=30", "agenda-rrule-never"),
        ("FREQ=DAILY;UNTIL=20200101", "agenda-rrule-never"),
        ("FREQ=DAILY;BYHOUR=1,2,3", "agenda-rrule-unreadable"),
        ("FREQ=WEEKLY;BYDAY=1MO", "agenda-rrule-unreadable"),
        ("FREQ=DAILY;FREQ=DAILY", "agenda-rrule-unreadable"),
        ("FREQ=DAILY;INTERVAL=0", "agenda-rrule-unreadable"),
        ("FREQ=DAILY;UNTIL=20261399", "agenda-rrule-unreadable"),
        ("INTERVAL=2", "agenda-rrule-unreadable"),
        ("every day please", "agenda-rrule-unreadable"),
        ("", "agenda-rrule-unreadable"),
        ("FREQ=DAILY;BYMONTH=" + "1," * 100, "agenda-rrule-long"),
    ],
)
def test_what_is_dangerous_or_unreadable_is_refused(text: str, key: str) -> None:
    with pytest.raises(Refusal) as refusal:
        recurrence(text, NINE, date(2026, 5, 1))
    assert refusal.value.key == key


@settings(deadline=None)
@given(
    st.sampled_from(
        ["FREQ=DAILY;INTERVAL=7", "FREQ=WEEKLY;INTERVAL=3;BYDAY=TU,SU", "FREQ=MONTHLY;INTERVAL=5"]
    ),
    dates,
    st.integers(0, 4000),
)
def test_looking_from_later_finds_the_same_dates(text: str, first: date, later: int) -> None:
    rule = Recurrence(text, NINE, first)
    whole = Recurrence(text + ";COUNT=9999", NINE, first)  # counted rules are walked from their beginning
    after = datetime.combine(first + timedelta(days=later), NINE, UTC)
    assert next_three(rule, LONDON, after) == next_three(whole, LONDON, after)


weekdays = st.lists(st.sampled_from(rrules.WEEKDAYS), min_size=1, max_size=4, unique=True).map(",".join)
month_days = st.lists(st.integers(-28, 28).filter(bool), min_size=1, max_size=4, unique=True)
parts = st.one_of(
    st.builds("FREQ=DAILY;INTERVAL={}".format, st.integers(1, 40)),
    st.builds(
        "FREQ=WEEKLY;INTERVAL={};WKST={};BYDAY={}".format,
        st.integers(1, 5),
        st.sampled_from(["MO", "SU"]),
        weekdays,
    ),
    st.builds(
        "FREQ=MONTHLY;INTERVAL={};BYMONTHDAY={}".format,
        st.integers(1, 5),
        month_days.map(lambda d: ",".join(map(str, d))),
    ),
    st.builds(
        "FREQ=MONTHLY;BYDAY={}{}".format,
        st.sampled_from([-4, -1, 1, 4, ""]),
        st.sampled_from(rrules.WEEKDAYS),
    ),
    st.builds("FREQ=MONTHLY;BYDAY={};BYSETPOS={}".format, weekdays, st.sampled_from([1, 2, -1])),
    st.builds("FREQ=DAILY;BYMONTH={};BYDAY={}".format, st.integers(1, 12), weekdays),
)


@given(parts, dates)
def test_dateutil_finds_the_same_dates(text: str, first: date) -> None:
    theirs = rrulestr(text + ";COUNT=12", dtstart=datetime.combine(first, time.min))
    assert list(islice(rrules.dates(text, first, first), 12)) == [moment.date() for moment in theirs]


@given(rules, all_zones, all_zones, instants, st.integers(0, 40))
def test_a_change_of_zone_never_gives_one_local_date_two(
    rule: Rule, old: ZoneInfo, new: ZoneInfo, after: datetime, hours: int
) -> None:
    now = after + timedelta(hours=hours)
    past = run(rule, old, after, now)
    last = past[-1].local_date if past else None
    following = moved(rule, old, new, last, now)
    if following is not None:
        rest = next_occurrence(rule, new, max(now, following.instant))
        taken = [o.local_date for o in [*past, following, *([rest] if rest else [])]]
        assert len(set(taken)) == len(taken)


def test_moving_over_the_date_line_waits_for_a_new_date() -> None:
    tokyo, honolulu = ZoneInfo("Asia/Tokyo"), ZoneInfo("Pacific/Honolulu")
    now = utc("2026-05-05 01:00")  # it came at nine on the 5th in Tokyo; in Honolulu it is still the 4th
    following = moved(DailyAt(NINE), tokyo, honolulu, date(2026, 5, 5), now)
    assert following == Occurrence(date(2026, 5, 6), utc("2026-05-06 19:00"))


def test_a_rule_that_has_not_run_yet_moves_freely() -> None:
    following = moved(DailyAt(NINE), LONDON, NEW_YORK, None, utc("2026-05-05 10:00"))
    assert following == Occurrence(date(2026, 5, 5), utc("2026-05-05 13:00"))


@pytest.mark.parametrize(
    ("last", "instant"), [(None, "2026-05-05 17:00"), (date(2026, 5, 5), None)], ids=["not yet", "has been"]
)
def test_a_promise_for_once_is_kept_when_the_new_wall_time_has_passed(
    last: date | None, instant: str | None
) -> None:
    rule = Once(wall("2026-05-05 18:00"))
    following = moved(rule, LONDON, ZoneInfo("Asia/Tokyo"), last, utc("2026-05-05 16:00"))
    assert (following and following.instant) == (utc(instant) if instant else None)


@given(rules)
def test_a_rule_survives_being_stored(rule: Rule) -> None:
    assert from_json(to_json(rule)) == rule


@pytest.mark.parametrize(
    "text", ["[]", "{}", '{"kind": "hourly"}', '{"kind": "weekly", "weekday": "x", "at": "09:00"}', "nothing"]
)
def test_what_is_no_rule_is_not_read(text: str) -> None:
    with pytest.raises(ValueError):
        from_json(text)


@pytest.mark.parametrize(
    "make",
    [
        lambda: DailyAt(NINE, frozenset({7})),
        lambda: EveryNDays(0, NINE, date(2026, 1, 1)),
        lambda: Weekly(-1, NINE),
        lambda: Once(utc("2026-01-01")),
    ],
)
def test_a_rule_out_of_range_cannot_be_made(make: Callable[[], Rule]) -> None:
    with pytest.raises(ValueError):
        make()
