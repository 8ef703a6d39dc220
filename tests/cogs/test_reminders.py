"""Reminders, as a member sets them and lives with them."""

from datetime import timedelta

import pytest

from bot.app import App, Library
from bot.config import Config
from bot.features.reminders.model import CLOSED_OFTEN
from tests.cogs.arriving import labels, live, press, tick, travel, utc
from tests.conftest import OPERATOR, EnvClock
from tests.people import Channel, Env, Person, Seen, texts_in

NEUTRAL = "A moment for yourself?"
TELLING = ("recover", "sober", "craving", "drink", "drug", "alcohol", "slip", "days")


async def remind(
    who: Person, channel: Channel, which: str = "Set a check-in reminder", **values: object
) -> Seen:
    """Set a reminder, saying yes to direct messages where that is asked."""
    form = await (await who.slash(channel, "reminders")).press(which)
    if not form.opened_form:
        form = await form.press("Yes, keep this")
    answers: dict[str, object] = {"at": "9:00", "cadence": "daily"}
    return await form.fill(**(answers | values))


async def live_in(who: Person, channel: Channel, zone: str) -> None:
    seen = await who.slash(channel, "settings", zone=zone)
    if "Yes, keep this" in seen.labels:
        await seen.press("Yes, keep this")


async def quiet_hours(who: Person, channel: Channel, start: str, end: str) -> None:
    await live_in(who, channel, "UTC")
    form = await (await who.slash(channel, "settings")).press("Day and quiet hours")
    await form.fill(start="0", quiet_from=start, quiet_to=end)


@pytest.fixture
def mailbox(alice: Person) -> Channel:
    return alice.actor.user.dm_channel


async def test_no_direct_message_is_planned_before_a_yes(alice: Person, channel: Channel) -> None:
    asked = await (await alice.slash(channel, "reminders")).press("Set a morning intention")
    assert asked.private
    assert "Direct messages I ask for" in asked.text
    assert "Nothing is kept about you" in (await alice.slash(channel, "privacy show")).text


async def test_a_reminder_comes_once_a_day_at_the_members_own_time(
    app: App, env: Env, alice: Person, channel: Channel, mailbox: Channel
) -> None:
    await live_in(alice, channel, "Asia/Kathmandu")
    saved = await remind(alice, channel, at="21:00")
    assert saved.private
    assert saved.text.count("<t:") == 3
    await live(app, env, utc(1, 3, 15, 14), timedelta(minutes=15))
    at = [f"{message.created_at:%d %H:%M}" for message in mailbox.history()]
    assert at == ["01 15:15", "02 15:15"]


async def test_what_a_lock_screen_shows_says_nothing(
    app: App, env: Env, alice: Person, channel: Channel, mailbox: Channel
) -> None:
    for which in ("Set a morning intention", "Set an evening review", "Set a check-in reminder"):
        await remind(alice, channel, which)
    await travel(app, env, utc(1, 1, 9))
    posts = texts_in(mailbox)
    assert len(posts) == 3
    assert all(post.startswith(NEUTRAL) for post in posts)
    assert [word for word in TELLING for post in posts if word in post.casefold()] == []
    assert labels(mailbox) == ["Check in", "Less often", "Snooze", "Stop", "Help"]


async def test_a_check_in_starts_from_the_message(
    app: App, env: Env, alice: Person, channel: Channel, mailbox: Channel
) -> None:
    await remind(alice, channel)
    await travel(app, env, utc(1, 1, 9))
    form = await (await press(alice, mailbox, "Check in")).press("Yes, keep this")
    assert form.title == "Check-in (only you see this)"


async def test_stop_on_the_message_is_the_end_until_it_is_started_again(
    app: App, env: Env, alice: Person, channel: Channel, mailbox: Channel
) -> None:
    await remind(alice, channel)
    await travel(app, env, utc(1, 1, 9))
    stopped = await press(alice, mailbox, "Stop")
    assert "Nothing more comes" in stopped.text
    await live(app, env, utc(1, 4, 10))
    assert len(mailbox.history()) == 1
    await stopped.press("Start again")
    await live(app, env, utc(1, 5, 10))
    assert len(mailbox.history()) == 2


async def test_a_snooze_of_a_week_on_the_message(
    app: App, env: Env, alice: Person, channel: Channel, mailbox: Channel
) -> None:
    await remind(alice, channel)
    await travel(app, env, utc(1, 1, 9))
    quiet = await (await press(alice, mailbox, "Snooze")).press("A week")
    assert "Quiet until Thursday, 8 January 2026" in quiet.text
    await live(app, env, utc(1, 8, 8))
    assert len(mailbox.history()) == 1
    await live(app, env, utc(1, 8, 10))
    assert len(mailbox.history()) == 2


async def test_a_snooze_until_a_date_on_the_message(
    app: App, env: Env, alice: Person, channel: Channel, mailbox: Channel
) -> None:
    await remind(alice, channel)
    await travel(app, env, utc(1, 1, 9))
    asked = await press(alice, mailbox, "Snooze")
    form = await asked.press("Until a date")
    assert "isn't ahead" in (await form.fill(until="1 January 2026")).text
    quiet = await (await asked.press("Until a date")).fill(until="20 January")
    assert "Quiet until Tuesday, 20 January 2026" in quiet.text
    await live(app, env, utc(1, 20, 10), timedelta(hours=3))
    assert len(mailbox.history()) == 2


async def test_less_often_on_the_message(
    app: App, env: Env, alice: Person, channel: Channel, mailbox: Channel
) -> None:
    await remind(alice, channel)
    await travel(app, env, utc(1, 1, 9))
    fewer = await press(alice, mailbox, "Less often")
    assert "From now on: every 2 days at 09:00" in fewer.text
    await live(app, env, utc(1, 7, 10))
    days = [f"{message.created_at:%d}" for message in mailbox.history()]
    assert days == ["01", "03", "05", "07"]


async def test_closed_direct_messages_are_told_at_home_and_nowhere_else(
    app: App, env: Env, alice: Person, channel: Channel, mailbox: Channel
) -> None:
    await remind(alice, channel)
    env.inject_error("POST", f"/channels/{mailbox.id}/messages", status=403, code=50007, times=None)
    await travel(app, env, utc(1, 1, 9))
    assert texts_in(channel) == []
    home = await alice.slash(channel, "home")
    assert home.private
    assert "your direct messages are closed to me" in home.text
    assert "Reminders" in home.labels
    assert "closed to me" not in (await alice.slash(channel, "home")).text


async def test_pausing_everything_holds_for_reminders_and_is_said(
    app: App, env: Env, alice: Person, channel: Channel, mailbox: Channel
) -> None:
    await remind(alice, channel)
    paused = await (await alice.slash(channel, "settings")).press("Pause everything")
    await live(app, env, utc(1, 2, 10))
    assert mailbox.history() == []
    assert "You have paused everything" in (await alice.slash(channel, "reminders")).text
    await paused.press("End the pause")
    await live(app, env, utc(1, 3, 10))
    assert len(mailbox.history()) == 1


async def test_a_time_inside_quiet_hours_is_said_when_chosen_and_kept(
    app: App, env: Env, alice: Person, channel: Channel, mailbox: Channel
) -> None:
    await quiet_hours(alice, channel, "22:00", "7:00")
    assert "quiet hours" not in (await remind(alice, channel, at="7:00")).text
    saved = await remind(alice, channel, "Set an evening review", at="23:00")
    assert "inside your quiet hours (22:00 to 07:00)" in saved.text
    await live(app, env, utc(1, 1, 23))
    assert f"{mailbox.history()[-1].created_at:%H:%M}" == "23:00"


async def test_a_change_of_zone_moves_it_and_no_date_has_two(
    app: App, env: Env, alice: Person, channel: Channel, mailbox: Channel
) -> None:
    await live_in(alice, channel, "Asia/Tokyo")
    await remind(alice, channel)
    await live(app, env, utc(1, 2, 0))
    await live_in(alice, channel, "America/New_York")
    await live(app, env, utc(1, 3, 15))
    at = [f"{message.created_at:%d %H:%M}" for message in mailbox.history()]
    assert at == ["02 00:00", "03 14:00"]


async def test_on_the_day_the_clocks_change_it_keeps_its_wall_time(
    app: App, env: Env, alice: Person, channel: Channel, mailbox: Channel
) -> None:
    await live_in(alice, channel, "Europe/London")
    await travel(app, env, utc(3, 28, 12))
    await remind(alice, channel)
    await live(app, env, utc(3, 30, 12))
    at = [f"{message.created_at:%d %H:%M}" for message in mailbox.history()]
    assert at == ["29 08:00", "30 08:00"]


async def test_after_hours_of_downtime_at_most_one_comes(
    app: App, env: Env, alice: Person, channel: Channel, mailbox: Channel
) -> None:
    await remind(alice, channel, at="9:00")
    await remind(alice, channel, "Set a morning intention", at="7:00")
    await travel(app, env, utc(1, 4, 10, 30))
    assert len(mailbox.history()) == 1  # nine o'clock's; seven o'clock's would be noise now


async def test_a_restart_between_tick_and_send_loses_nothing_and_doubles_nothing(
    app: App, env: Env, clock: EnvClock, library: Library, alice: Person, channel: Channel, mailbox: Channel
) -> None:
    await remind(alice, channel)
    await env.advance_time(timedelta(hours=9).total_seconds())
    await app.agenda.tick(env.now())
    await app.close()
    restarted = App(Config(operator=OPERATOR, data=app.config.data), clock, library)
    assert await restarted.open_storage()
    await env.restart_bot(restarted.bot)
    await restarted.start_services()
    for _ in range(3):
        await tick(restarted, env)
    assert [NEUTRAL in text for text in texts_in(mailbox)] == [True]
    assert "Stopped" in (await press(alice, mailbox, "Stop")).text
    await restarted.close()


async def test_taking_back_the_yes_ends_every_reminder_at_once(
    app: App, env: Env, alice: Person, channel: Channel, mailbox: Channel
) -> None:
    await remind(alice, channel)
    await env.advance_time(timedelta(hours=9).total_seconds())
    await app.agenda.tick(env.now())  # one waits to be sent
    await withdraw(alice, channel)
    await live(app, env, utc(1, 2, 10))
    assert mailbox.history() == []
    kept = (await alice.slash(channel, "privacy show")).text
    assert "to remember" not in kept
    assert "reminder" not in kept


async def withdraw(who: Person, channel: Channel) -> None:
    pieces = await (await who.slash(channel, "settings")).press("Choose what is kept")
    form = await pieces.press("Choose")
    asked = await (await form.fill(kept=[])).press("Stop keeping: Direct messages")
    await asked.press("Erase it")


async def test_the_same_purpose_set_again_is_changed_not_doubled(
    app: App, env: Env, alice: Person, channel: Channel, mailbox: Channel
) -> None:
    await remind(alice, channel)
    board = await alice.slash(channel, "reminders")
    form = await (await board.press("Check-in reminder")).press("Change")
    changed = await form.fill(at="10:00", cadence="weekly", weekday="5")
    assert "every Saturday at 10:00" in changed.text
    await live(app, env, utc(1, 12, 10), timedelta(hours=2))
    assert [f"{message.created_at:%d %H:%M}" for message in mailbox.history()] == ["03 10:00", "10 10:00"]


async def test_a_cadence_without_what_it_needs_changes_nothing(alice: Person, channel: Channel) -> None:
    assert "I need to know the day" in (await remind(alice, channel, cadence="weekly")).text
    assert "a number from 2 to 30" in (await remind(alice, channel, cadence="days", n="1")).text
    assert "None yet" in (await alice.slash(channel, "reminders")).text


async def test_the_aftercare_preset_comes_weekly_at_first(
    app: App, env: Env, alice: Person, channel: Channel, mailbox: Channel
) -> None:
    saved = await remind(alice, channel, cadence="aftercare")
    assert "once a week for eight weeks" in saved.text
    await live(app, env, utc(1, 16, 0))
    assert [f"{message.created_at:%d}" for message in mailbox.history()] == ["01", "08", "15"]


async def test_it_can_be_set_and_removed_in_direct_messages(
    app: App, env: Env, alice: Person, mailbox: Channel
) -> None:
    board = await alice.slash_in_dm("reminders")
    form = await (await board.press("Set a morning intention")).press("Yes, keep this")
    saved = await form.fill(at="8:00", cadence="days", n="3")
    assert "every 3 days at 08:00" in saved.text
    removed = await (await saved.press("Stop")).press("Remove")
    assert "None yet" in removed.text
    await travel(app, env, utc(1, 1, 9))
    assert [text for text in texts_in(mailbox) if NEUTRAL in text] == []


async def test_closed_direct_messages_are_not_tried_for_ever(
    app: App, env: Env, alice: Person, channel: Channel, mailbox: Channel
) -> None:
    await remind(alice, channel)
    place = f"/channels/{mailbox.id}/messages"
    env.inject_error("POST", place, status=403, code=50007, times=3)
    await live(app, env, utc(1, 8, 13))
    assert mailbox.history() == []
    assert len([each for each in env.http_requests if each.path == place]) == CLOSED_OFTEN
    board = await (await alice.slash(channel, "reminders")).press("Check-in reminder")
    assert "closed" not in board.text


async def test_one_that_stopped_by_itself_is_started_again_when_messages_are_open(
    app: App, env: Env, alice: Person, channel: Channel, mailbox: Channel
) -> None:
    await remind(alice, channel)
    env.inject_error("POST", f"/channels/{mailbox.id}/messages", status=403, code=50007, times=3)
    await live(app, env, utc(1, 8, 13))
    assert mailbox.history() == []
    board = await (await alice.slash(channel, "reminders")).press("Check-in reminder")
    await board.press("Start again")
    await live(app, env, utc(1, 10, 13))
    assert [f"{each.created_at:%d}" for each in mailbox.history()] == ["09", "10"]
