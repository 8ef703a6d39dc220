"""A daily prompt in a channel, as admins set it up and members meet it."""

from datetime import timedelta
from typing import Any

import discord
import pytest

from bot.agenda.heartbeat import Heartbeat
from bot.app import App
from bot.features.prompts.library import FOLDER, load
from tests.cogs.arriving import labels, live, press, tick, travel, utc
from tests.people import Channel, Env, Guild, Person, Seen, texts_in

AWAY = "I was away from"


@pytest.fixture
def admin(env: Env, guild: Guild) -> Person:
    role = guild.create_role("Keepers", permissions=discord.Permissions(manage_guild=True))
    return Person(env, guild.add_member(env.create_user("keeper"), roles=[role]))


@pytest.fixture
def wall(guild: Guild) -> Channel:
    return guild.create_text_channel("daily")


async def set_up(admin: Person, channel: Channel, wall: Channel, **when: object) -> Seen:
    """Choose the channel and the time, and turn it on."""
    panel = await admin.slash(channel, "setup prompts")
    panel = await panel.choose_channel("channel:", wall)
    form = await panel.press("Time and days")
    answers: dict[str, object] = {"at": "9:00", "shape": "message", "days": []}
    panel = await form.fill(**(answers | when))
    return await panel.press("Turn on")


def question(post: str) -> str:
    return post.splitlines()[0].removeprefix("### ")


async def test_a_prompt_arrives_once_at_its_local_time(
    app: App, env: Env, admin: Person, channel: Channel, wall: Channel
) -> None:
    form = await admin.slash(channel, "setup region")
    await form.fill(zone="America/New_York", country="")
    panel = await set_up(admin, channel, wall)
    assert panel.private
    assert panel.text.count("<t:") == 3
    await travel(app, env, utc(1, 1, 13, 59))
    assert texts_in(wall) == []
    await travel(app, env, utc(1, 1, 14, 0))
    await live(app, env, utc(1, 2, 13, 59))
    (post,) = texts_in(wall)
    assert question(post) in {words for each in load(FOLDER)["en"].values() for words in each}
    assert AWAY not in post
    assert labels(wall) == ["Check in", "Just for today", "Help"]


async def test_on_the_day_the_clocks_change_it_keeps_its_wall_time(
    app: App, env: Env, admin: Person, channel: Channel, wall: Channel
) -> None:
    form = await admin.slash(channel, "setup region")
    await form.fill(zone="America/New_York", country="")
    await travel(app, env, utc(3, 6, 12))
    await set_up(admin, channel, wall)
    await live(app, env, utc(3, 9, 20), timedelta(minutes=30))
    at = [message.created_at.astimezone(discord.utils.utcnow().tzinfo) for message in wall.history()]
    assert [f"{each:%d %H:%M}" for each in at] == ["06 14:00", "07 14:00", "08 13:00", "09 13:00"]


async def test_after_downtime_one_late_prompt_says_so(
    app: App, env: Env, admin: Person, channel: Channel, wall: Channel
) -> None:
    await set_up(admin, channel, wall)
    heartbeat = app.services.get(Heartbeat)
    await heartbeat.beat(env.now())
    await env.advance_time(timedelta(hours=7, minutes=30).total_seconds())
    await heartbeat.beat(env.now())
    await env.advance_time(timedelta(hours=3).total_seconds())  # nobody is there at nine
    await heartbeat.start()
    await tick(app, env)
    await live(app, env, utc(1, 2, 9))
    first, second = texts_in(wall)
    assert first.count(AWAY) == 1
    assert AWAY not in second


async def test_a_prompt_that_would_come_too_late_is_left_out_and_the_next_says_why(
    app: App, env: Env, admin: Person, channel: Channel, wall: Channel
) -> None:
    await set_up(admin, channel, wall)
    await app.services.get(Heartbeat).start()
    await env.advance_time(timedelta(hours=12).total_seconds())
    await app.services.get(Heartbeat).start()
    await tick(app, env)
    assert texts_in(wall) == []
    await travel(app, env, utc(1, 2, 9))
    assert AWAY in texts_in(wall)[0]


async def test_a_prompt_a_little_late_without_an_absence_says_only_that(
    app: App, env: Env, admin: Person, channel: Channel, wall: Channel
) -> None:
    await set_up(admin, channel, wall)
    await travel(app, env, utc(1, 1, 9, 30))
    assert "a little late" in texts_in(wall)[0]


async def test_what_members_press_is_theirs_alone(
    app: App, env: Env, admin: Person, alice: Person, channel: Channel, wall: Channel
) -> None:
    await set_up(admin, channel, wall)
    await travel(app, env, utc(1, 1, 9))
    pledge = await press(alice, wall, "Just for today")
    assert pledge.private
    assert "Just for today, then" in pledge.text
    form = await (await press(alice, wall, "Check in")).press("Yes, keep this")
    assert (await form.fill(mood="4")).private
    assert "Choose what is closest" in (await press(alice, wall, "Help")).text
    assert len(texts_in(wall)) == 1


async def test_one_thread_a_day_stands_below_its_prompt(
    app: App, env: Env, admin: Person, channel: Channel, wall: Channel
) -> None:
    await set_up(admin, channel, wall, shape="thread")
    await travel(app, env, utc(1, 1, 9))
    await travel(app, env, env.now() + timedelta(minutes=1))
    await travel(app, env, env.now() + timedelta(minutes=1))
    (thread,) = wall.threads
    assert thread.id == wall.history()[0].id
    assert thread.name == "Thursday, 1 January 2026"
    await live(app, env, utc(1, 2, 10))
    assert len(wall.threads) == 2


async def test_a_thread_that_is_there_already_is_found_and_not_made_again(
    app: App, env: Env, admin: Person, channel: Channel, wall: Channel
) -> None:
    await set_up(admin, channel, wall, shape="thread")
    await travel(app, env, utc(1, 1, 9))
    env.inject_error("POST", "/channels/*/threads", status=500)  # and its answer is never seen
    await travel(app, env, env.now() + timedelta(minutes=1))
    post: Any = wall.last_message
    await post.create_thread(name="made after all")
    await travel(app, env, env.now() + timedelta(minutes=5))
    assert [thread.name for thread in wall.threads] == ["made after all"]


async def test_a_preview_is_for_the_admin_alone_and_is_what_comes_next(
    app: App, env: Env, admin: Person, channel: Channel, wall: Channel
) -> None:
    shown = await (await set_up(admin, channel, wall)).press("Preview")
    assert shown.private
    assert texts_in(wall) == []
    await travel(app, env, utc(1, 1, 9))
    assert question(texts_in(wall)[0]) in shown.text


async def test_topics_can_be_left_out_and_questions_added(
    app: App, env: Env, admin: Person, channel: Channel, wall: Channel
) -> None:
    panel = await (await set_up(admin, channel, wall)).press("Wordings")
    refused = await choose_topics(panel)
    assert "at least one topic" in refused.text
    form = await panel.press("Add your own")
    panel = await form.fill(words="Which tree  is *nearest*?")
    await choose_topics(panel)
    await travel(app, env, utc(1, 1, 9))
    assert question(texts_in(wall)[0]) == r"Which tree is \*nearest\*?"
    panel = await (await admin.slash(channel, "setup prompts")).press("Wordings")
    panel = await panel.choose("Rest")
    panel = await panel.choose("Which tree is *nearest*?")
    assert "No questions of your own yet" in panel.text


async def choose_topics(panel: Seen, *values: str) -> Seen:
    return await panel.who.choose(panel.message, "prompts:topics:", list(values))


async def test_only_a_role_that_was_chosen_is_pinged(
    app: App, env: Env, guild: Guild, admin: Person, channel: Channel, wall: Channel
) -> None:
    asked = guild.create_role("daily prompt", mentionable=True)
    panel = await set_up(admin, channel, wall)
    refused = await panel.who.choose(panel.message, "prompts:role:", [guild.default_role])
    assert "I don't ping everyone" in refused.text
    await panel.who.choose(panel.message, "prompts:role:", [asked])
    await travel(app, env, utc(1, 1, 9))
    post: Any = wall.last_message
    assert texts_in(wall)[0].startswith(f"<@&{asked.id}>\n")
    assert [role.id for role in post.role_mentions] == [asked.id]


async def test_turned_off_nothing_comes(
    app: App, env: Env, admin: Person, channel: Channel, wall: Channel
) -> None:
    panel = await (await set_up(admin, channel, wall)).press("Turn off")
    assert "Nothing is posted" in panel.text
    await live(app, env, utc(1, 2, 10))
    assert texts_in(wall) == []


async def test_turned_off_between_tick_and_send_it_does_not_come(
    app: App, env: Env, admin: Person, channel: Channel, wall: Channel
) -> None:
    panel = await set_up(admin, channel, wall)
    await env.advance_time(timedelta(hours=9).total_seconds())
    await app.agenda.tick(env.now())
    await panel.press("Turn off")
    await tick(app, env)
    assert texts_in(wall) == []


async def test_a_deleted_channel_is_told_to_the_admins(
    app: App, env: Env, guild: Guild, admin: Person, channel: Channel, wall: Channel
) -> None:
    staff = guild.create_text_channel("staff")
    await (await admin.slash(channel, "setup channels")).choose_channel("staff", staff)
    await set_up(admin, channel, wall)
    await delete(app, wall)
    await live(app, env, utc(1, 2, 10))
    assert sum("channel isn't there any more" in text for text in texts_in(staff)) == 1
    told = await admin.slash(channel, "setup channels")
    assert "I couldn't post 2 daily prompts" in told.text
    assert "couldn't post" not in (await admin.slash(channel, "setup channels")).text


async def delete(app: App, wall: Channel) -> None:
    found: Any = app.bot.get_channel(wall.id)
    await found.delete()


async def test_while_discord_has_not_named_the_channels_nobody_is_told_that_one_is_gone(
    app: App, env: Env, guild: Guild, admin: Person, channel: Channel, wall: Channel
) -> None:
    staff = guild.create_text_channel("staff")
    await (await admin.slash(channel, "setup channels")).choose_channel("staff", staff)
    await set_up(admin, channel, wall)
    stub: Any = app.bot.get_guild(guild.id)
    channels, stub._channels, stub.unavailable = stub._channels, {}, True  # as READY leaves a server
    await travel(app, env, utc(1, 1, 9))
    assert texts_in(wall) == []
    stub._channels, stub.unavailable = channels, False
    await live(app, env, utc(1, 1, 10), timedelta(minutes=5))
    assert len(texts_in(wall)) == 1
    assert not any("isn't there any more" in text for text in texts_in(staff))


async def test_a_thread_waits_until_discord_has_named_its_channel(
    app: App, env: Env, guild: Guild, admin: Person, channel: Channel, wall: Channel
) -> None:
    await set_up(admin, channel, wall, shape="thread")
    await travel(app, env, utc(1, 1, 9))
    stub: Any = app.bot.get_guild(guild.id)
    channels, stub._channels, stub.unavailable = stub._channels, {}, True
    await travel(app, env, env.now() + timedelta(minutes=1))
    stub._channels, stub.unavailable = channels, False
    await live(app, env, utc(1, 1, 10), timedelta(minutes=5))
    assert len(wall.threads) == 1


async def test_a_missing_permission_is_told_to_the_admins_by_name(
    app: App, env: Env, admin: Person, channel: Channel, wall: Channel
) -> None:
    await set_up(admin, channel, wall)
    await forbid(app, wall, send_messages=False)
    await travel(app, env, utc(1, 1, 9))
    panel = await admin.slash(channel, "setup prompts")
    assert "I couldn't post a daily prompt" in panel.text
    assert "Send Messages" in (await panel.choose_channel("channel:", wall)).text


async def test_threads_where_the_bot_may_make_none_are_not_saved(
    app: App, admin: Person, guild: Guild, channel: Channel, wall: Channel
) -> None:
    panel = await set_up(admin, channel, wall)
    await forbid(app, wall, create_public_threads=False)
    form = await panel.press("Time and days")
    panel = await form.fill(at="10:00", shape="thread", days=[])
    assert "I lack Create Public Threads" in panel.text
    assert "Answers: in the channel itself" in panel.text


async def forbid(app: App, wall: Channel, **what: bool) -> None:
    """Take away something that the bot may do in a channel."""
    found: Any = app.bot.get_channel(wall.id)
    await found.set_permissions(found.guild.me, **what)


async def test_only_admins_press_what_is_for_admins(
    app: App, env: Env, guild: Guild, admin: Person, alice: Person, channel: Channel, wall: Channel
) -> None:
    staff = guild.create_text_channel("staff")
    await (await admin.slash(channel, "setup channels")).choose_channel("staff", staff)
    await set_up(admin, channel, wall)
    await delete(app, wall)
    await travel(app, env, utc(1, 1, 9))
    await tick(app, env)
    assert "people who manage this server" in (await press(alice, staff, "Daily prompt")).text
    assert "Channel: " in (await press(admin, staff, "Daily prompt")).text


async def test_a_prompt_nobody_uses_comes_half_as_often_then_pauses_and_goes_on_with_one_press(
    app: App, env: Env, guild: Guild, admin: Person, channel: Channel, wall: Channel
) -> None:
    staff = guild.create_text_channel("staff")
    await (await admin.slash(channel, "setup channels")).choose_channel("staff", staff)
    await set_up(admin, channel, wall)
    await live(app, env, utc(1, 14, 12), timedelta(hours=3))
    assert len(texts_in(wall)) == 14
    await live(app, env, utc(1, 28, 12), timedelta(hours=3))
    assert len(texts_in(wall)) == 14 + 7
    assert sum("For 14 days nobody" in text for text in texts_in(staff)) == 1
    await live(app, env, utc(2, 5, 12), timedelta(hours=3))
    assert len(texts_in(wall)) == 14 + 7
    assert sum("For 28 days nobody" in text for text in texts_in(staff)) == 1
    panel = await press(admin, staff, "Go on")
    assert "It's on." in panel.text
    await live(app, env, utc(2, 8, 12), timedelta(hours=3))
    assert len(texts_in(wall)) == 14 + 7 + 3


async def test_without_a_staff_channel_setup_tells_that_it_steps_back(
    app: App, env: Env, admin: Person, channel: Channel, wall: Channel
) -> None:
    await set_up(admin, channel, wall)
    await live(app, env, utc(1, 16, 12), timedelta(hours=3))
    panel = await admin.slash(channel, "setup channels")
    assert "comes every second time now" in panel.text
    panel = await admin.slash(channel, "setup prompts")
    assert "Go on" in panel.labels


@pytest.mark.parametrize("button", ["Just for today", "Check in"])
async def test_one_press_in_a_fortnight_keeps_it_daily_and_says_nothing_about_who(
    app: App, env: Env, admin: Person, alice: Person, channel: Channel, wall: Channel, button: str
) -> None:
    await set_up(admin, channel, wall)
    await live(app, env, utc(1, 10, 12), timedelta(hours=3))
    await press(alice, wall, button)
    await live(app, env, utc(1, 20, 12), timedelta(hours=3))
    assert len(texts_in(wall)) == 20
    assert "Nothing is kept about you" in (await alice.slash(channel, "privacy show")).text


async def test_who_writes_in_the_thread_of_a_prompt_uses_it_too(
    app: App, env: Env, admin: Person, alice: Person, channel: Channel, wall: Channel
) -> None:
    await set_up(admin, channel, wall, shape="thread")
    await live(app, env, utc(1, 10, 6), timedelta(hours=3))
    await travel(app, env, utc(1, 10, 9))
    await travel(app, env, env.now() + timedelta(minutes=1))
    await travel(app, env, env.now() + timedelta(minutes=1))
    await alice.actor.send(wall.threads[-1], "a quiet morning")
    await live(app, env, utc(1, 20, 12), timedelta(hours=3))
    assert len([text for text in texts_in(wall) if text.startswith("###")]) == 20


async def test_what_else_is_written_in_the_channel_is_not_taken_for_an_answer(
    app: App, env: Env, admin: Person, alice: Person, channel: Channel, wall: Channel
) -> None:
    await set_up(admin, channel, wall)
    await live(app, env, utc(1, 10, 12), timedelta(hours=3))
    await alice.actor.send(wall, "does anybody know a good dentist?")
    await live(app, env, utc(1, 20, 12), timedelta(hours=3))
    assert len([text for text in texts_in(wall) if text.startswith("###")]) == 14 + 3


async def test_a_change_of_the_servers_zone_moves_it_and_no_date_has_two(
    app: App, env: Env, admin: Person, channel: Channel, wall: Channel
) -> None:
    await set_up(admin, channel, wall)
    await travel(app, env, utc(1, 1, 9))
    form = await admin.slash(channel, "setup region")
    await form.fill(zone="America/Los_Angeles", country="")
    await live(app, env, utc(1, 2, 18))
    at = [f"{message.created_at:%d %H:%M}" for message in wall.history()]
    assert at == ["01 09:00", "02 17:00"]
