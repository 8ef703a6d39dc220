"""Meetings of a server's own: set up through plain questions, announced, in step with Discord's events."""

from typing import Any

import discord
import pytest

from bot.app import App
from bot.features.server_meetings.model import Where, placed_at
from bot.features.server_meetings.service import ServerMeetings
from bot.ids import GuildId
from tests.cogs.arriving import labels, press, tick, travel, utc
from tests.people import Channel, Env, Guild, Person, Seen, texts_in


@pytest.fixture
def admin(env: Env, guild: Guild) -> Person:
    role = guild.create_role("Keepers", permissions=discord.Permissions(manage_guild=True))
    return Person(env, guild.add_member(env.create_user("keeper"), roles=[role]))


async def add(admin: Person, channel: Channel, **answers: object) -> Seen:
    """Add a meeting, the server's zone chosen first; it stays a draft."""
    await (await admin.slash(channel, "setup region")).fill(zone="Europe/Berlin", country="")
    form = await (await admin.slash(channel, "setup meetings")).press("Add a meeting")
    usual: dict[str, object] = {
        "name": "Harbour lights",
        "first": "2026-01-03 19:00",
        "minutes": "60",
        "repeat": "weekly",
        "rrule": "",
    }
    return await form.fill(**(usual | answers))


async def put_on_board(admin: Person, channel: Channel, **answers: object) -> Seen:
    return await (await add(admin, channel, **answers)).press("Put it on the board")


async def reopen(admin: Person, channel: Channel, name: str = "Harbour lights") -> Seen:
    return await (await admin.slash(channel, "setup meetings")).choose(name)


def events(guild: Guild, env: Env) -> list[Any]:
    return list(env.backend.get_guild(guild.id).scheduled_events.values())


async def test_a_draft_shows_its_next_five_dates_and_the_board_shows_it_once_published(
    admin: Person, alice: Person, channel: Channel
) -> None:
    draft = await add(admin, channel, repeat="monthly_nth")
    assert draft.private
    assert "Each month on Saturday number 1" in draft.text
    assert draft.text.count("<t:") == 5
    assert "Saturday, 7 February 2026, 19:00" in draft.text
    assert "No meeting is on this server's board" in (await alice.slash(channel, "meeting list")).text
    await draft.press("Put it on the board")
    assert "Harbour lights" in (await alice.slash(channel, "meeting list")).text
    await (await reopen(admin, channel)).press("Take it off the board")
    assert "Harbour lights" not in (await alice.slash(channel, "meeting list")).text


async def test_without_a_zone_no_meeting_is_guessed_and_wrong_answers_are_explained(
    admin: Person, alice: Person, channel: Channel
) -> None:
    refused = await (await admin.slash(channel, "setup meetings")).press("Add a meeting")
    assert "time zone" in refused.text
    assert "give the time too" in (await add(admin, channel, first="2026-01-03")).text
    assert "between 5 and 240" in (await add(admin, channel, minutes="999")).text
    assert (await add(admin, channel, repeat="rrule", rrule="FREQ=HOURLY")).text
    assert "None yet" in (await admin.slash(channel, "setup meetings")).text


async def test_where_it_is_and_what_it_is_like_is_shown_and_its_passcode_only_privately(
    app: App, env: Env, guild: Guild, admin: Person, alice: Person, channel: Channel
) -> None:
    panel = await put_on_board(admin, channel)
    form = await (await panel.press("Where")).press("Link")
    panel = await form.fill(place="https://zoom.us/j/12?pwd=abc", codes="passcode 7")
    form = await panel.press("What it is like")
    panel = await form.fill(programme="smart", language="en", traits=["open", "women"], notes="Bring *tea*.")
    panel = await panel.press("Reminders and hosts")
    id = next(part for part in panel.custom_ids if part.startswith("server_meetings:channel:"))
    await admin.choose(panel.message, id, [channel])
    shown = await (await alice.slash(channel, "meeting list")).choose("Harbour lights")
    assert "SMART Recovery · online · Open to everyone · Women · English" in shown.text
    assert "passcode 7" in shown.text
    await travel(app, env, utc(1, 3, 17, 45))
    (post,) = texts_in(channel)
    assert "Harbour lights" in post
    assert "passcode" not in post
    assert "pwd" not in post
    assert labels(channel) == ["Details and reminders", "Help"]
    assert "passcode 7" in (await press(alice, channel, "Details and reminders")).text


async def test_one_date_left_out_and_the_end_are_told_to_who_follows(
    app: App, env: Env, admin: Person, alice: Person, channel: Channel
) -> None:
    await put_on_board(admin, channel)
    shown = await (await alice.slash(channel, "meeting list")).choose("Harbour lights")
    form = await (await shown.press("Remind me")).press("Yes, keep this")
    await form.fill(which="series", leads=["0"])
    panel = await reopen(admin, channel)
    sure = await panel.choose("Saturday, 3 January 2026, 19:00")
    done = await sure.press("Leave it out")
    assert "3 January" not in done.text
    await tick(app, env)
    mailbox = alice.actor.user.dm_channel
    assert "does not take place this time" in texts_in(mailbox)[0]
    await travel(app, env, utc(1, 3, 18))
    assert len(texts_in(mailbox)) == 1
    await travel(app, env, utc(1, 10, 18))
    assert len(texts_in(mailbox)) == 2
    sure = await (await reopen(admin, channel)).press("End it for good")
    await sure.press("End it")
    await tick(app, env)
    assert "ended for good" in texts_in(mailbox)[-1]
    assert "Harbour lights" in (await press(alice, mailbox, "Show me")).text


async def test_a_discord_event_is_kept_in_step(
    app: App, env: Env, guild: Guild, admin: Person, channel: Channel
) -> None:
    panel = await put_on_board(admin, channel)
    panel = await (await panel.press("Reminders and hosts")).press("Show it as a Discord event")
    await tick(app, env)
    (event,) = events(guild, env)
    assert event.name == "Harbour lights"
    form = await (await reopen(admin, channel)).press("Name and time")
    await form.fill(name="Harbour lamps", first="2026-01-03 20:00", minutes="60", repeat="weekly", rrule="")
    await tick(app, env)
    (moved,) = events(guild, env)
    assert moved.id == event.id
    assert moved.name == "Harbour lamps"
    await env.settle()
    found = await _fetch(env, guild, moved.id)
    await found.delete()  # somebody deletes it in Discord
    await env.settle()
    await tick(app, env)
    (again,) = [each for each in events(guild, env) if each.id != moved.id]
    await travel(app, env, utc(1, 3, 19))
    await tick(app, env)
    assert (await _fetch(env, guild, again.id)).status is discord.EventStatus.active
    await travel(app, env, utc(1, 3, 20, 1))
    await tick(app, env)
    standing = [each for each in events(guild, env) if each.id != again.id]
    assert [f"{(await _fetch(env, guild, each.id)).start_time:%d %H:%M}" for each in standing] == ["10 19:00"]
    await (await (await reopen(admin, channel, "Harbour lamps")).press("End it for good")).press("End it")
    await tick(app, env)
    statuses = {(await _fetch(env, guild, each.id)).status for each in events(guild, env)}
    assert statuses <= {discord.EventStatus.completed, discord.EventStatus.cancelled}


async def _fetch(env: Env, guild: Guild, event: int) -> discord.ScheduledEvent:
    bot: Any = env.bot
    found = bot.get_guild(guild.id)
    return await found.fetch_scheduled_event(event)


async def test_without_permission_no_event_is_promised(
    app: App, guild: Guild, admin: Person, channel: Channel
) -> None:
    closed: dict[Any, discord.PermissionOverwrite] = {
        guild.roles["TestBot"]: discord.PermissionOverwrite(view_channel=False)
    }
    room = guild.create_text_channel("quiet room", overwrites=closed)
    done = await put_on_board(admin, channel)
    there = app.services.get(ServerMeetings)
    id = int(next(part for part in done.custom_ids if "server_meetings:end" in part).rpartition(":")[2])
    await there.edit(GuildId(guild.id), id, lambda it: placed_at(it, Where.VOICE, "", "", room.id))
    panel = await (await reopen(admin, channel)).press("Reminders and hosts")
    panel = await panel.press("Show it as a Discord event")
    assert "Create Events" in panel.text
    assert "Show it as a Discord event" in panel.labels


async def test_a_voice_channel_of_the_server_is_where_it_is(
    guild: Guild, admin: Person, alice: Person, channel: Channel
) -> None:
    room = guild.create_voice_channel("quiet room")
    panel = await (await put_on_board(admin, channel)).press("Where")
    id = next(part for part in panel.custom_ids if "place-in" in part)
    panel = await admin.choose(panel.message, id, [room])
    assert f"<#{room.id}>" in panel.text
    shown = await (await alice.slash(channel, "meeting list")).choose("Harbour lights")
    assert f"<#{room.id}>" in shown.text


async def test_hosts_take_turns_and_are_told_a_day_before(
    app: App, env: Env, admin: Person, alice: Person, bob: Person, channel: Channel
) -> None:
    panel = await (await put_on_board(admin, channel)).press("Reminders and hosts")
    id = next(part for part in panel.custom_ids if part.startswith("server_meetings:hosts:"))
    await admin.choose(panel.message, id, [alice.actor.user, bob.actor.user])
    shown = await reopen(admin, channel)
    assert shown.text.index(f"<@{alice.id}>") < shown.text.index(f"<@{bob.id}>")
    await travel(app, env, utc(1, 2, 18))
    assert "down to host **Harbour lights**" in texts_in(alice.actor.user.dm_channel)[0]
    await travel(app, env, utc(1, 3, 20))
    await travel(app, env, utc(1, 9, 18))
    assert len(texts_in(bob.actor.user.dm_channel)) == 1
    assert len(texts_in(alice.actor.user.dm_channel)) == 1


async def test_members_cannot_set_meetings_up(alice: Person, admin: Person, channel: Channel) -> None:
    await put_on_board(admin, channel)
    assert "setup meetings" not in alice.actor.available_commands(channel)


async def test_announcing_is_checked_the_moment_it_is_chosen(
    app: App, env: Env, guild: Guild, admin: Person, channel: Channel
) -> None:
    panel = await (await put_on_board(admin, channel)).press("Reminders and hosts")
    ids = {each.split(":")[1]: each for each in panel.custom_ids}
    refused = await admin.choose(panel.message, ids["role"], [guild.default_role])
    assert "I don't ping everyone" in refused.text
    silent: dict[Any, discord.PermissionOverwrite] = {
        guild.roles["TestBot"]: discord.PermissionOverwrite(send_messages=False)
    }
    closed = guild.create_text_channel("closed", overwrites=silent)
    panel = await admin.choose(panel.message, ids["channel"], [closed])
    assert "Send Messages" in panel.text
    loud = guild.create_role("circle", mentionable=True)
    panel = await admin.choose(panel.message, ids["role"], [loud])
    panel = await admin.choose(panel.message, ids["channel"], [channel])
    await admin.choose(panel.message, ids["lead"], ["60"])
    await travel(app, env, utc(1, 3, 17))
    (post,) = texts_in(channel)
    assert post.startswith(f"<@&{loud.id}>")
    message: Any = channel.last_message
    assert [role.id for role in message.role_mentions] == [loud.id]


async def test_an_event_that_is_not_wanted_any_more_is_taken_away(
    app: App, env: Env, guild: Guild, admin: Person, channel: Channel
) -> None:
    panel = await (await put_on_board(admin, channel)).press("Reminders and hosts")
    panel = await panel.press("Show it as a Discord event")
    await tick(app, env)
    (event,) = events(guild, env)
    await panel.press("No Discord event")
    await tick(app, env)
    assert (await _fetch(env, guild, event.id)).status is discord.EventStatus.cancelled


async def test_a_channel_that_is_gone_is_told_to_admins(
    app: App, env: Env, guild: Guild, admin: Person, channel: Channel
) -> None:
    panel = await (await put_on_board(admin, channel)).press("Reminders and hosts")
    room = guild.create_text_channel("reminders")
    id = next(each for each in panel.custom_ids if each.startswith("server_meetings:channel:"))
    await admin.choose(panel.message, id, [room])
    found: Any = env.bot
    await found.get_channel(room.id).delete()
    await env.settle()
    await travel(app, env, utc(1, 3, 17, 45))
    assert "could not be posted" in (await admin.slash(channel, "setup meetings")).text
