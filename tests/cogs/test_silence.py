"""If somebody goes quiet: choosing it in advance, and living with it."""

from datetime import timedelta
from typing import Any

import discord
import pytest

from bot.app import App
from bot.features.buddies.model import BUDDIES
from bot.features.buddies.pairs.endings import Endings
from bot.features.buddies.pairs.service import Pairs
from bot.features.help_now.service import HelpNow
from bot.features.members.service import Members
from bot.features.reminders.model import MESSAGES
from bot.features.reports.service import Blocks
from bot.features.servers.service import Servers
from bot.ids import ChannelId, GuildId, MemberId
from tests.cogs.arriving import labels, live, press, travel, utc
from tests.people import Channel, Env, Guild, Person, Seen, texts_in

NOTE = "I haven't had a check-in from you since"
REST = "I'll stop prompting so I'm not noise. Your things are safe. /checkin whenever you like."
WITH_HELPERS = "A note, then the helpers"
WITH_BUDDY = "A note, then my buddy"


async def agreeing(seen: Seen) -> Seen:
    """Say yes to each kind of data that is asked for, one after the other."""
    while not seen.opened_form and "Yes, keep this" in seen.labels:
        seen = await seen.press("Yes, keep this")
    return seen


async def check_in(who: Person, channel: Channel, note: str = "words of her own") -> None:
    await (await agreeing(await who.slash(channel, "checkin"))).fill(note=note, mood="1", craving="9")


async def choose(who: Person, channel: Channel, *, helpers: bool = False, days: int = 3) -> Seen:
    board = await who.slash(channel, "if-quiet")
    if helpers:
        form = await (await board.press(WITH_HELPERS)).press("Choose the days")
    else:
        form = await board.press("A private note")
    return await (await agreeing(form)).fill(days=str(days))


async def days_pass(app: App, env: Env, until: int) -> None:
    """Let days pass until noon of one in January."""
    await live(app, env, utc(1, until, 12), timedelta(hours=12))


async def paired(app: App, guild: Guild, one: Person, other: Person) -> None:
    """Make two people buddies."""
    for person in (one, other):
        for category in (MESSAGES, BUDDIES):
            await app.services.get(Members).agree(MemberId(person.id), category)
    seats = [(MemberId(person.id), False) for person in (one, other)]
    pairs = app.services.get(Pairs)
    pair = await app.db.transact(pairs.offer_in, GuildId(guild.id), seats, ())
    for seat in pair.seats:
        await app.services.get(Blocks).prepare(seat.member)
        await pairs.accept(seat.member, seat.id)


async def choose_buddy(who: Person, channel: Channel) -> Seen:
    """Open the form for a buddy's hello, with every yes it needs."""
    shown = await (await who.slash(channel, "if-quiet")).press(WITH_BUDDY)
    return await agreeing(await shown.press("Choose the days"))


def hellos(who: Person) -> list[str]:
    return [t for t in texts_in(who.actor.user.dm_channel) if "A short hello might be welcome" in t]


@pytest.fixture
def mailbox(alice: Person) -> Channel:
    return alice.actor.user.dm_channel


@pytest.fixture
async def helpers(app: App, guild: Guild) -> Channel:
    """The helpers' own channel, as admins chose it."""
    friends = guild.create_role("Friends of the harbor")
    private: dict[Any, discord.PermissionOverwrite] = {
        guild.default_role: discord.PermissionOverwrite(view_channel=False),
        guild.roles["TestBot"]: discord.PermissionOverwrite(view_channel=True, send_messages=True),
        friends: discord.PermissionOverwrite(view_channel=True),
    }
    channel = guild.create_text_channel("helpers", overwrites=private)
    await use(app, guild, channel)
    return channel


async def use(app: App, guild: Guild, channel: Channel) -> None:
    await app.services.get(Servers).choose_channel(GuildId(guild.id), "helpers", ChannelId(channel.id))


async def test_nothing_is_planned_before_every_yes(alice: Person, channel: Channel) -> None:
    board = await alice.slash(channel, "if-quiet")
    assert board.private
    assert "Chosen: nothing" in board.text
    assert "Help" in board.labels
    asked = await board.press("A private note")
    assert "Direct messages I ask for" in asked.text
    asked = await asked.press("Yes, keep this")
    assert "My check-ins" in asked.text
    asked = await asked.press("Yes, keep this")
    assert "What happens if I go quiet" in asked.text
    assert (await asked.press("Yes, keep this")).title == "If I go quiet"
    assert "Chosen: nothing" in (await alice.slash(channel, "if-quiet")).text


async def test_the_choice_is_reached_from_home_and_said_in_numbers(alice: Person, channel: Channel) -> None:
    board = await (await alice.slash(channel, "home")).press("If I go quiet")
    form = await agreeing(await board.press("A private note"))
    saved = await form.fill(days="5")
    assert saved.private
    assert "a private note** after 5 days" in saved.text
    assert "What happens if you go quiet" in (await alice.slash(channel, "privacy show")).text


async def test_quiet_for_three_days_gives_one_note(
    app: App, env: Env, alice: Person, channel: Channel, mailbox: Channel
) -> None:
    await choose(alice, channel)
    await check_in(alice, channel)
    await days_pass(app, env, 3)
    assert texts_in(mailbox) == []
    await days_pass(app, env, 7)
    (note,) = texts_in(mailbox)
    assert note == f"Hi. {NOTE} Thursday, 1 January 2026. Nothing was lost and nobody was told."
    assert labels(mailbox) == ["All good", "Hard time, show help", "Pause", "Ask me less often", "Help"]
    assert texts_in(channel) == []


async def test_a_check_in_starts_it_anew(
    app: App, env: Env, alice: Person, channel: Channel, mailbox: Channel
) -> None:
    await choose(alice, channel)
    await days_pass(app, env, 3)
    await check_in(alice, channel)
    await days_pass(app, env, 5)
    assert texts_in(mailbox) == []
    await days_pass(app, env, 6)
    assert "since Saturday, 3 January 2026" in texts_in(mailbox)[0]


async def test_at_the_end_prompting_stops_and_says_so(
    app: App, env: Env, alice: Person, channel: Channel, mailbox: Channel
) -> None:
    await choose(alice, channel)
    form = await (await alice.slash(channel, "reminders")).press("Set a check-in reminder")
    await form.fill(at="20:00", cadence="weekly", weekday="6")
    await days_pass(app, env, 12)
    assert texts_in(mailbox)[-1] == f"{REST}\n\nYour reminder is stopped; one press starts it again."
    assert labels(mailbox) == ["Check in", "Reminders", "Change this", "Help"]
    before = len(mailbox.history())
    await days_pass(app, env, 28)
    assert len(mailbox.history()) == before
    assert "stopped" in (await alice.slash(channel, "reminders")).text


async def test_the_member_sees_who_is_told_and_the_very_words(
    app: App, alice: Person, channel: Channel, helpers: Channel
) -> None:
    seen = await (await alice.slash(channel, "if-quiet")).press(WITH_HELPERS)
    assert seen.private
    assert "**Friends of the harbor**" in seen.text
    assert f"**alice** (<@{alice.id}>) asked me to tell you if they were quiet for" in seen.text
    assert texts_in(helpers) == []


async def test_the_helpers_are_told_once_and_never_content(
    app: App, env: Env, alice: Person, guild: Guild, channel: Channel, mailbox: Channel, helpers: Channel
) -> None:
    app.services.get(HelpNow).regions.set_guild_country(GuildId(guild.id), "IE")
    saved = await choose(alice, channel, helpers=True)
    assert "then the helpers** after 5 days" in saved.text
    await check_in(alice, channel)
    await days_pass(app, env, 4)
    assert "I ask the helpers for a hello in 2 days" in texts_in(mailbox)[0]
    assert texts_in(helpers) == []
    await days_pass(app, env, 25)
    (post,) = texts_in(helpers)
    assert post == (
        f"**alice** (<@{alice.id}>) asked me to tell you if they were quiet for 5 days. That's all I know."
        " A short hello might be welcome.\nIf you think they're in danger: call the emergency number where"
        " they are. In Ireland it is 112."
    )
    assert labels(helpers) == ["Help"]
    sent = [each.json for each in env.http_requests if each.path == f"/channels/{helpers.id}/messages"]
    assert [each["allowed_mentions"]["users"] for each in sent if each] == [[]]
    assert "the helpers were told, as you chose" in (await alice.slash(channel, "if-quiet")).text


async def test_a_channel_that_everyone_can_read_is_not_offered(
    app: App, alice: Person, guild: Guild, channel: Channel
) -> None:
    await use(app, guild, guild.create_text_channel("open-helpers"))
    board = await alice.slash(channel, "if-quiet")
    assert WITH_HELPERS not in board.labels


async def test_without_a_channel_and_in_direct_messages_it_is_not_offered(
    alice: Person, channel: Channel
) -> None:
    assert WITH_HELPERS not in (await alice.slash(channel, "if-quiet")).labels
    assert WITH_HELPERS not in (await alice.slash_in_dm("if-quiet")).labels


async def test_a_channel_that_was_opened_to_everyone_before_the_form_is_refused(
    app: App, alice: Person, guild: Guild, channel: Channel, helpers: Channel
) -> None:
    panel = await (await alice.slash(channel, "if-quiet")).press(WITH_HELPERS)
    await use(app, guild, guild.create_text_channel("open-helpers"))
    assert "no private helpers' channel" in (await panel.press("Choose the days")).text


async def test_a_channel_that_was_opened_to_everyone_meanwhile_is_not_written_in(
    app: App, env: Env, alice: Person, guild: Guild, channel: Channel, mailbox: Channel
) -> None:
    """Admins chose another one: it is looked at again when it is time."""
    opened = guild.create_text_channel("open-helpers")
    hidden: dict[Any, discord.PermissionOverwrite] = {
        guild.default_role: discord.PermissionOverwrite(view_channel=False),
        guild.roles["TestBot"]: discord.PermissionOverwrite(view_channel=True, send_messages=True),
    }
    await use(app, guild, guild.create_text_channel("helpers", overwrites=hidden))
    await choose(alice, channel, helpers=True)
    await use(app, guild, opened)
    assert "can't be used right now" in (await alice.slash(channel, "if-quiet")).text
    await days_pass(app, env, 10)
    assert texts_in(opened) == []
    (note,) = texts_in(mailbox)
    assert "no helper is told" in note
    assert "helpers were told" not in (await alice.slash(channel, "if-quiet")).text
    role = guild.create_role("Keepers", permissions=discord.Permissions(manage_guild=True))
    admin = Person(env, guild.add_member(env.create_user("keeper"), roles=[role]))
    assert "could not be posted" in (await admin.slash(channel, "setup channels")).text


async def test_who_left_the_server_is_not_spoken_of(
    app: App, env: Env, alice: Person, guild: Guild, channel: Channel, helpers: Channel
) -> None:
    await choose(alice, channel, helpers=True)
    await days_pass(app, env, 4)
    guild.remove_member(alice.actor)
    await days_pass(app, env, 10)
    assert texts_in(helpers) == []


@pytest.mark.parametrize("answer", ["All good", "Hard time, show help", "Pause", "Ask me less often"])
async def test_any_answer_to_the_note_ends_it(
    app: App, env: Env, alice: Person, channel: Channel, mailbox: Channel, helpers: Channel, answer: str
) -> None:
    await choose(alice, channel, helpers=True)
    await days_pass(app, env, 4)
    answered = await press(alice, mailbox, answer)
    assert "Help" in answered.labels or answer.startswith("Hard")
    before = len(mailbox.history())
    await days_pass(app, env, 20)
    assert texts_in(helpers) == []
    assert len(mailbox.history()) == before


async def test_a_hard_time_is_met_with_help(
    app: App, env: Env, alice: Person, channel: Channel, mailbox: Channel
) -> None:
    await choose(alice, channel)
    await days_pass(app, env, 4)
    assert "there are people who listen" in (await press(alice, mailbox, "Hard time, show help")).text


async def test_less_often_says_how_often_now(
    app: App, env: Env, alice: Person, channel: Channel, mailbox: Channel
) -> None:
    await choose(alice, channel, days=10)
    await days_pass(app, env, 11)
    assert "after 14 days" in (await press(alice, mailbox, "Ask me less often")).text


async def test_a_pause_of_everything_suspends_it(
    app: App, env: Env, alice: Person, channel: Channel, mailbox: Channel
) -> None:
    await choose(alice, channel)
    paused = await (await alice.slash(channel, "settings")).press("Pause everything")
    await days_pass(app, env, 10)
    assert texts_in(mailbox) == []
    assert "suspended while you pause" in (await alice.slash(channel, "if-quiet")).text
    await paused.press("End the pause")
    await days_pass(app, env, 14)
    assert len(texts_in(mailbox)) == 1


async def test_it_is_taken_back_before_it_is_sent(
    app: App, env: Env, alice: Person, channel: Channel, mailbox: Channel
) -> None:
    saved = await choose(alice, channel)
    await env.advance_time(timedelta(days=3, hours=12).total_seconds())
    await app.agenda.tick(env.now())  # one waits to be sent
    assert "Taken back" in (await saved.press("Nothing")).text
    await days_pass(app, env, 10)
    assert texts_in(mailbox) == []


async def test_quiet_hours_put_the_note_off(
    app: App, env: Env, alice: Person, channel: Channel, mailbox: Channel
) -> None:
    await agreeing(await alice.slash(channel, "settings", zone="UTC"))
    form = await (await alice.slash(channel, "settings")).press("Day and quiet hours")
    await form.fill(start="0", quiet_from="10:00", quiet_to="18:00")
    await choose(alice, channel)
    await live(app, env, utc(1, 4, 19), timedelta(hours=1))
    assert [f"{each.created_at:%d %H:%M}" for each in mailbox.history()] == ["04 18:00"]


async def test_closed_direct_messages_are_told_at_home_and_nowhere_else(
    app: App, env: Env, alice: Person, channel: Channel, mailbox: Channel
) -> None:
    await choose(alice, channel)
    env.inject_error("POST", f"/channels/{mailbox.id}/messages", status=403, code=50007, times=None)
    await travel(app, env, utc(1, 4, 12))
    assert texts_in(channel) == []
    assert "your direct messages are closed to me" in (await alice.slash(channel, "home")).text


async def test_a_buddy_is_asked_for_a_hello_in_words_seen_first(
    app: App, env: Env, guild: Guild, alice: Person, bob: Person, channel: Channel
) -> None:
    assert WITH_BUDDY not in (await alice.slash(channel, "if-quiet")).labels
    await paired(app, guild, alice, bob)
    shown = await (await alice.slash(channel, "if-quiet")).press(WITH_BUDDY)
    assert "A short hello might be welcome" in shown.text
    form = await agreeing(await shown.press("Choose the days"))
    assert "and then my buddy" in (await form.fill(days="2")).text
    await days_pass(app, env, 6)
    told = [text for text in texts_in(bob.actor.user.dm_channel) if "A short hello might be welcome" in text]
    assert len(told) == 1
    assert told[0].startswith("There is a message for you.")
    assert "were quiet for 4 days" in told[0]
    assert "words of her own" not in told[0]
    assert "your buddy was told" in (await alice.slash(channel, "if-quiet")).text


async def test_a_buddy_may_end_it_too_and_the_member_reads_that(
    app: App, env: Env, guild: Guild, alice: Person, bob: Person, channel: Channel
) -> None:
    await paired(app, guild, alice, bob)
    await (await choose_buddy(alice, channel)).fill(days="2")
    await days_pass(app, env, 6)
    done = await press(bob, bob.actor.user.dm_channel, "Don't ask me this")
    assert "stay buddies" in done.text
    board = await alice.slash(channel, "if-quiet")
    assert "a private note**" in board.text
    assert "would rather not get these messages" in board.text
    await check_in(alice, channel)
    await days_pass(app, env, 16)
    assert len(hellos(bob)) == 1


async def test_a_pause_keeps_a_buddy_from_being_asked(
    app: App, env: Env, guild: Guild, alice: Person, bob: Person, channel: Channel
) -> None:
    await paired(app, guild, alice, bob)
    await (await choose_buddy(alice, channel)).fill(days="2")
    await days_pass(app, env, 4)
    await app.services.get(Members).pause(MemberId(alice.id), on=True)
    await days_pass(app, env, 12)
    assert hellos(bob) == []


async def test_whose_buddy_is_gone_cannot_choose_them_and_is_promised_nobody(
    app: App, env: Env, guild: Guild, alice: Person, bob: Person, channel: Channel, mailbox: Channel
) -> None:
    await paired(app, guild, alice, bob)
    late = await choose_buddy(alice, channel)
    await (await choose_buddy(alice, channel)).fill(days="2")
    await app.services.get(Endings).leave_everywhere(MemberId(bob.id))
    assert "can't be chosen" in (await late.fill(days="3")).text
    await days_pass(app, env, 6)
    (note,) = [text for text in texts_in(mailbox) if NOTE in text]
    assert "no buddy right now, so nobody is told" in note
    assert hellos(bob) == []


async def test_the_helpers_are_told_once_discord_has_named_their_channel(
    app: App, env: Env, guild: Guild, alice: Person, channel: Channel, helpers: Channel
) -> None:
    await choose(alice, channel, helpers=True)
    await days_pass(app, env, 5)
    stub: Any = app.bot.get_guild(guild.id)
    channels, stub._channels, stub.unavailable = stub._channels, {}, True  # as READY leaves a server
    await live(app, env, utc(1, 6, 11, 2), timedelta(hours=6))
    stub._channels, stub.unavailable = channels, False
    assert texts_in(helpers) == []
    await live(app, env, utc(1, 6, 14), timedelta(minutes=10))
    assert len(texts_in(helpers)) == 1


async def test_a_buddy_is_told_once_discord_has_named_the_server(
    app: App, env: Env, guild: Guild, alice: Person, bob: Person, channel: Channel
) -> None:
    await paired(app, guild, alice, bob)
    await (await choose_buddy(alice, channel)).fill(days="2")
    await days_pass(app, env, 4)
    stub: Any = app.bot.get_guild(guild.id)
    stub.unavailable = True
    await live(app, env, utc(1, 5, 11, 2), timedelta(hours=6))
    stub.unavailable = False
    assert hellos(bob) == []
    await live(app, env, utc(1, 5, 14), timedelta(minutes=10))
    assert len(hellos(bob)) == 1
