"""Going to a meeting together, as members live it: no name before both yeses, and a no that nobody hears."""

import asyncio
from datetime import time, timedelta

import pytest

from bot.agenda.rules import Weekly
from bot.app import App
from bot.features.buddies.waiting import Standing
from bot.features.companions.model import COMPANIONS
from bot.features.companions.partings import Partings
from bot.features.companions.service import CHANNEL_USE, Companions
from bot.features.meetings.board import imported
from bot.features.meetings.model import Meeting, Schedule
from bot.features.meetings.service import Meetings
from bot.features.members.service import Members
from bot.features.privacy.service import Privacy
from bot.features.reminders.model import MESSAGES
from bot.features.reports.service import Blocks
from bot.features.servers.service import Servers
from bot.ids import ChannelId, GuildId, MemberId, RequestId
from tests.cogs.arriving import labels, press, tick, travel, utc
from tests.people import Channel, Env, Guild, Person, Seen, texts_in

FEED = 6
BEGINS = utc(2, 6, 18)
ASK, COME = "I'd go if someone came with me", "I'd come along"
AGREE, YES = "I'm 18 or older, and I agree", "Yes, together"
NAME = "Harbour women"


@pytest.fixture
async def harbor(app: App, env: Env, guild: Guild, alice: Person, bob: Person) -> Channel:
    """A channel for company, a meeting on Fridays at 19:00 in Berlin, and two who came here a month ago."""
    place = guild.create_text_channel("meeting-places")
    await app.services.get(Servers).choose_channel(GuildId(guild.id), CHANNEL_USE, ChannelId(place.id))
    await env.advance_time(timedelta(days=31).total_seconds())
    meeting = Meeting("feed", "a", NAME, Schedule(Weekly(4, time(19)), "Europe/Berlin"))
    listing = imported(GuildId(guild.id), FEED, meeting, env.now())
    await app.services.get(Meetings).take(FEED, {listing.id: listing})
    for person in (alice, bob):
        for category in (MESSAGES, COMPANIONS):
            await app.services.get(Members).agree(MemberId(person.id), category)
    return place


def mailbox(who: Person) -> Channel:
    return who.actor.user.dm_channel


def mail(who: Person) -> list[str]:
    return texts_in(mailbox(who))


async def times(who: Person, channel: Channel) -> Seen:
    return await (await (await who.slash(channel, "meeting list")).choose(NAME)).press("Go with somebody")


async def says(who: Person, channel: Channel, what: str) -> Seen:
    shown = await (await times(who, channel)).choose("2026-02-06 19:00")
    return await (await shown.press(what)).press(AGREE)


async def both(app: App, env: Env, channel: Channel, alice: Person, bob: Person) -> None:
    await says(alice, channel, ASK)
    await says(bob, channel, COME)
    await tick(app, env)
    for person in (alice, bob):
        await (await press(person, mailbox(person), "Show me")).press(YES)


async def test_two_go_together_and_are_asked_gently_how_it_was(
    app: App, env: Env, guild: Guild, harbor: Channel, alice: Person, bob: Person, channel: Channel
) -> None:
    asked = await says(alice, channel, ASK)
    assert "I wrote it down" in asked.text
    assert asked.private
    found = await says(bob, channel, COME)
    assert "Somebody would go if someone came with them" in found.text
    assert "administrators" in found.text
    await tick(app, env)
    assert "There is news for you" in mail(alice)[-1]
    assert NAME not in mail(alice)[-1]
    waits = await (await press(alice, mailbox(alice), "Show me")).press(YES)
    assert str(bob.id) not in waits.text + found.text
    met = await found.press(YES)
    assert f"<@{alice.id}>" in met.text
    await tick(app, env)
    assert f"<@{bob.id}>" in mail(alice)[-1]
    assert {"Report", "Block", "Help"} <= set(labels(mailbox(alice)))
    assert await places(app, guild) == []
    for later in (timedelta(), timedelta(minutes=1), timedelta(minutes=2)):
        await travel(app, env, BEGINS - timedelta(days=1) + later)
    (place,) = await places(app, guild)
    card = "\n".join(str(each.json) for each in env.http_requests if f"/channels/{place}/" in each.path)
    assert "your place for before the meeting" in card
    assert "reports:about" in card
    again = await (await times(alice, channel)).choose("2026-02-06 19:00")
    assert f"<#{place}>" in again.text
    await travel(app, env, BEGINS + timedelta(minutes=95))
    assert "How was it?" in mail(bob)[-1]
    assert "You need not carry it alone" in (await press(bob, mailbox(bob), "Hard")).text
    assert "a note for yourself" in (await press(alice, mailbox(alice), "Good")).text
    await travel(app, env, BEGINS + timedelta(hours=25, minutes=1))
    assert await app.services.get(Companions).all(MemberId(bob.id)) == []
    assert "None now" in (await (await times(alice, channel)).press("My meetings with company")).text


async def places(app: App, guild: Guild) -> list[int]:
    found = app.bot.get_guild(guild.id)
    assert found is not None
    return [each.id for each in await found.active_threads()]


async def test_both_press_yes_at_once_and_one_steps_back_later(
    app: App, env: Env, harbor: Channel, guild: Guild, alice: Person, bob: Person, channel: Channel
) -> None:
    await travel(app, env, BEGINS - timedelta(hours=20))
    await says(alice, channel, ASK)
    await says(bob, channel, COME)
    await tick(app, env)
    one, other = await press(alice, mailbox(alice), "Show me"), await press(bob, mailbox(bob), "Show me")
    company, standing = app.services.get(Companions), Standing(env.now() - timedelta(days=60))
    seats = [(await company.all(MemberId(each.id)))[0].seat for each in (alice, bob)]
    await asyncio.gather(*(company.accept(each.member, each.id, standing) for each in seats * 2))
    assert "You go together with" in (await one.press(YES)).text
    met = await other.press(YES)
    for minutes in (1, 2, 3):
        await travel(app, env, BEGINS - timedelta(hours=20) + timedelta(minutes=minutes))
    assert sum("You go together with" in each for each in mail(alice)) == 1
    (place,) = await places(app, guild)
    asks_first = await met.press("I can't come after all")
    assert "Shall I?" in asks_first.text
    kept = await asks_first.press("Leave it as it is")
    done = await (await kept.press("I can't come after all")).press("I can't come after all")
    assert "That's fine" in done.text
    await travel(app, env, BEGINS - timedelta(hours=19))
    assert "won't go ahead" in mail(alice)[-1]
    assert str(bob.id) not in mail(alice)[-1]
    assert place not in await places(app, guild)


async def test_who_blocked_is_never_found_and_a_no_or_the_beginning_says_nothing(
    app: App, env: Env, harbor: Channel, guild: Guild, alice: Person, bob: Person, channel: Channel
) -> None:
    blocks = app.services.get(Blocks)
    block = await blocks.block(MemberId(bob.id), MemberId(alice.id), RequestId(5))
    await says(alice, channel, ASK)
    assert "I wrote it down" in (await says(bob, channel, COME)).text
    await blocks.unblock(MemberId(bob.id), block)
    mine = await (await times(bob, channel)).press("My meetings with company")
    assert "waiting" in mine.text
    assert "That's fine" in (await (await mine.choose(NAME)).press("Take it back")).text
    offer = await says(bob, channel, COME)
    assert "That's fine" in (await offer.press("Not this time")).text
    await tick(app, env)
    told = len(mail(alice))
    await travel(app, env, BEGINS + timedelta(minutes=1))
    assert len(mail(alice)) == told
    assert await app.services.get(Companions).all(MemberId(alice.id)) == []


async def test_who_leaves_or_erases_is_simply_not_coming(
    app: App, env: Env, harbor: Channel, guild: Guild, alice: Person, bob: Person, channel: Channel
) -> None:
    await both(app, env, channel, alice, bob)
    guild.remove_member(bob.actor)
    await travel(app, env, BEGINS - timedelta(days=1))
    await travel(app, env, BEGINS - timedelta(hours=23))
    assert await places(app, guild) == []
    assert await app.services.get(Companions).all(MemberId(bob.id)) == []
    assert any("won't go ahead" in each for each in mail(alice))
    await says(alice, channel, ASK)
    await app.services.get(Partings).leave_everywhere(MemberId(alice.id))
    await app.services.get(Privacy).erase(MemberId(alice.id))
    assert await app.services.get(Companions).all(MemberId(alice.id)) == []


async def test_a_place_the_bot_may_not_make_is_told_to_admins_and_both_still_meet(
    app: App, env: Env, harbor: Channel, guild: Guild, alice: Person, bob: Person, channel: Channel
) -> None:
    await both(app, env, channel, alice, bob)
    path = f"/channels/{harbor.id}/threads"
    env.inject_error("POST", path, status=403, code=50013, message="no", times=9)
    for minutes in range(3):
        await travel(app, env, BEGINS - timedelta(hours=23) + timedelta(minutes=minutes))
    assert await places(app, guild) == []
    assert "You go together with" in mail(alice)[-1]
