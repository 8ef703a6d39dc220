"""Setting a server up from one panel, as an admin lives it: on and off, roles, templates, undo, checks."""

from typing import Any

import discord
import pytest

from bot.app import App
from tests.people import Channel, Env, Guild, Person, Seen, texts_in


@pytest.fixture
def admin(env: Env, guild: Guild) -> Person:
    role = guild.create_role("Keepers", permissions=discord.Permissions(manage_guild=True))
    return Person(env, guild.add_member(env.create_user("keeper"), roles=[role]))


def found(app: App, channel: Channel) -> discord.TextChannel:
    there = app.bot.get_channel(channel.id)
    assert isinstance(there, discord.TextChannel)
    return there


async def test_the_panel_leads_everywhere_and_says_how_things_stand(admin: Person, channel: Channel) -> None:
    panel = await admin.slash(channel, "setup panel")
    assert panel.private
    assert "Time zone: not chosen" in panel.text
    assert "need a look" in panel.text
    for label in ("Time zone and country", "Channels", "Roles", "On and off", "Templates", "Lasting panel"):
        assert label in panel.labels
    assert "Undo the last change" not in panel.labels


async def test_what_is_switched_off_stops_here_and_goes_on_in_direct_messages(
    admin: Person, alice: Person, channel: Channel
) -> None:
    panel = await (await admin.slash(channel, "setup panel")).press("On and off")
    panel = await panel.choose("Daily prompt", "Check-ins", "Milestones")
    assert "Saved" in panel.text
    told = await alice.slash(channel, "counter show")
    assert "switched off in this server" in told.text
    assert "Help" in told.labels
    assert "switched off" not in (await alice.slash_in_dm("counter show")).text
    assert "switched off" not in (await alice.slash(channel, "help-now")).text
    home = await alice.slash(channel, "home")
    assert "Counters" not in " ".join(home.labels)


async def test_the_last_change_is_taken_back_once(admin: Person, guild: Guild, channel: Channel) -> None:
    staff = guild.create_text_channel("staff")
    panel = await (await admin.slash(channel, "setup channels")).choose_channel("staff", staff)
    await panel.choose_channel("checkins", channel)
    panel = await (await admin.slash(channel, "setup panel")).press("Undo the last change")
    assert "taken back" in panel.text
    assert "Undo the last change" not in panel.labels
    assert "took back the last change" in texts_in(staff)[-1]
    assert "Channels chosen: 1 of" in panel.text


async def test_a_template_is_seen_before_it_is_used_and_one_press_takes_it_back(
    admin: Person, alice: Person, channel: Channel
) -> None:
    panel = await (await admin.slash(channel, "setup panel")).press("Templates")
    shown = await panel.choose("Family group")
    assert "Switched off: Counters, Milestones" in shown.text
    assert "19:00, Monday, Thursday" in shown.text
    used = await shown.press("Use this")
    assert "is used now" in used.text
    assert "switched off" in (await alice.slash(channel, "counter show")).text
    plan = await admin.slash(channel, "setup prompts")
    assert "19:00" in plan.text
    await used.press("Undo the last change")
    assert "switched off" not in (await alice.slash(channel, "counter show")).text
    assert "19:00" not in (await admin.slash(channel, "setup prompts")).text


async def test_a_deleted_channel_is_told_to_staff_with_what_to_press(
    app: App, admin: Person, env: Env, guild: Guild, channel: Channel
) -> None:
    staff, wall = guild.create_text_channel("staff"), guild.create_text_channel("wall")
    panel = await (await admin.slash(channel, "setup channels")).choose_channel("staff", staff)
    await panel.choose_channel("milestones", wall)
    await found(app, wall).delete()
    await env.settle()
    assert "was deleted" in texts_in(staff)[-1]
    assert "Channels." in texts_in(staff)[-1]
    check = await admin.slash(channel, "setup check")
    assert "was deleted" in check.text


async def test_a_check_names_the_permission_that_went_missing(
    app: App, admin: Person, env: Env, guild: Guild, channel: Channel
) -> None:
    wall = guild.create_text_channel("wall")
    panel = await (await admin.slash(channel, "setup channels")).choose_channel("milestones", wall)
    assert "Saved" in panel.text
    quiet = discord.PermissionOverwrite(send_messages=False)
    await found(app, wall).set_permissions(found(app, wall).guild.me, overwrite=quiet)
    await env.settle()
    check = await admin.slash(channel, "setup check")
    assert "I lack Send Messages" in check.text


async def test_a_manager_role_sets_up_without_manage_server(
    app: App, admin: Person, env: Env, guild: Guild, channel: Channel
) -> None:
    role = guild.create_role("Bot managers")
    carol = Person(env, guild.add_member(env.create_user("carol"), roles=[role]))
    panel = await (await admin.slash(channel, "setup panel")).press("Roles")
    panel = await panel.choose_role("manager", role)
    assert "Saved" in panel.text
    (command,) = [each for each in await app.bot.tree.fetch_commands() if each.name == "setup"]
    guild.set_command_permissions(command, {role: True})
    hers = await carol.slash(channel, "setup panel")
    assert "Time zone" in hers.text
    refused = await (await hers.press("Roles")).choose_role("manager")
    assert "Saved" not in refused.text


async def test_the_lasting_panel_opens_privately_for_whoever_presses(
    admin: Person, alice: Person, guild: Guild, channel: Channel
) -> None:
    lobby = guild.create_text_channel("lobby")
    panel = await (await admin.slash(channel, "setup panel")).press("Lasting panel")
    done = await panel.choose_channel("", lobby)
    assert "Posted" in done.text
    assert "seen by you alone" in texts_in(lobby)[-1]
    post: Any = lobby.last_message
    opened = Seen(alice, await alice.actor.click(post, custom_id="help_now:menu:"))
    assert opened.private


async def test_previews_are_for_the_admin_alone(app: App, admin: Person, channel: Channel) -> None:
    before = len(texts_in(channel))
    panel = await (await admin.slash(channel, "setup panel")).press("See what I post")
    shown = await panel.press("Daily prompt")
    assert shown.private
    assert len(texts_in(channel)) == before
