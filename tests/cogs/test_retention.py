"""Old things are announced before they go, one press keeps them, and an account goes after a silent year."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.app import App
from bot.features.checkins.model import CHECKINS
from bot.features.checkins.service import Checkins
from bot.features.counters.kept import COUNTERS
from bot.features.members.service import Members
from bot.features.reminders.model import MESSAGES
from bot.features.retention.service import Retention
from bot.ids import MemberId
from tests.cogs.arriving import press, tick, travel, utc
from tests.cogs.test_checkins import check_in
from tests.cogs.test_counters import start
from tests.people import Channel, Env, Person, texts_in


@pytest.fixture
def mailbox(alice: Person) -> Channel:
    return alice.actor.user.dm_channel


async def writing(app: App, alice: Person, channel: Channel) -> None:
    """Let her keep a note, and agree to direct messages."""
    await check_in(alice, channel, note="an old page")
    await app.services.get(Members).agree(MemberId(alice.id), MESSAGES)


async def sweep(app: App, env: Env, *moment: int) -> None:
    """Let time pass to a morning, and the day's look at what is old be taken; then let messages arrive."""
    year, month, day = moment
    await env.advance_time((datetime(year, month, day, 15, tzinfo=UTC) - env.now()).total_seconds())
    await app.services.get(Retention).sweep(env.now())
    await tick(app, env)


async def test_a_warning_says_nothing_on_the_lock_screen_and_one_press_keeps_everything(
    app: App, env: Env, alice: Person, channel: Channel, mailbox: Channel
) -> None:
    await writing(app, alice, channel)
    await sweep(app, env, 2026, 4, 20)
    (told,) = texts_in(mailbox)
    assert told.startswith("A word about what I keep for you.")
    assert "One note older than 90 days" in told
    assert "an old page" not in told
    kept = await press(alice, mailbox, "Keep it all")
    assert "Notes: kept until you erase them" in kept.text
    await sweep(app, env, 2026, 4, 28)
    await sweep(app, env, 2026, 5, 2)
    assert len(texts_in(mailbox)) == 1
    history = await app.services.get(Checkins).history(MemberId(alice.id), None, 365)
    assert [each.entry.note for each in history.checkins] == ["an old page"]


async def test_without_a_word_it_goes_on_the_day_that_was_named(
    app: App, env: Env, alice: Person, channel: Channel, mailbox: Channel
) -> None:
    await writing(app, alice, channel)
    for day in (18, 28):
        await sweep(app, env, 2026, 4, day)
    assert "1 May 2026" in texts_in(mailbox)[-1]
    await sweep(app, env, 2026, 5, 1)
    history = await alice.slash(channel, "privacy show")
    assert "One check-in" in history.text
    shown = await history.press("How long I keep things")
    assert "Nothing goes soon" in shown.text
    chosen = await shown.choose("Keep my notes until I erase them")
    assert "Notes: kept until you erase them" in chosen.text


async def test_who_wants_no_messages_is_told_where_they_look_next(
    app: App, env: Env, alice: Person, channel: Channel, mailbox: Channel
) -> None:
    await check_in(alice, channel, note="an old page")
    await sweep(app, env, 2026, 4, 20)
    assert texts_in(mailbox) == []
    home = await alice.slash(channel, "home")
    assert "Some of what you saved is old and goes soon" in home.text
    assert "closed to me" not in home.text
    assert "goes soon" not in (await alice.slash(channel, "home")).text


@pytest.mark.parametrize("counting", [True, False])
async def test_after_a_silent_year_all_goes_but_counters(
    app: App, env: Env, alice: Person, channel: Channel, mailbox: Channel, counting: bool
) -> None:
    members, member = app.services.get(Members), MemberId(alice.id)
    await travel(app, env, utc(2, 10, 15))
    await check_in(alice, channel, mood="3")
    await members.agree(member, MESSAGES)
    if counting:
        await start(alice, channel)
    await tick(app, env)
    last = env.now()
    for days in range(351, 369):
        to = last + timedelta(days=days)
        await sweep(app, env, to.year, to.month, to.day)
    assert any("You haven't been here for a while" in text for text in texts_in(mailbox))
    kept = {each.category for each in await members.consents(member)}
    assert CHECKINS.name not in kept
    assert (COUNTERS.name in kept) is counting
