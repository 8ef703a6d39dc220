"""Setting the bot up, as an admin and as somebody who is none."""

from typing import Any

import discord
import pytest

from bot.app import App
from bot.features.servers.service import Servers
from bot.ids import GuildId
from tests.people import Channel, Env, Guild, Person, texts_in


@pytest.fixture
def admin(env: Env, guild: Guild) -> Person:
    role = guild.create_role("Keepers", permissions=discord.Permissions(manage_guild=True))
    return Person(env, guild.add_member(env.create_user("keeper"), roles=[role]))


async def test_a_channel_is_checked_and_kept_when_chosen(
    admin: Person, guild: Guild, channel: Channel
) -> None:
    panel = await admin.slash(channel, "setup channels")
    done = await panel.choose_channel("checkins", channel)
    assert "I have every permission I need there" in done.text


async def test_a_channel_without_permissions_is_refused_by_name(
    admin: Person, guild: Guild, channel: Channel
) -> None:
    silent: dict[Any, discord.PermissionOverwrite] = {
        guild.roles["TestBot"]: discord.PermissionOverwrite(send_messages=False)
    }
    closed = guild.create_text_channel("closed", overwrites=silent)
    panel = await admin.slash(channel, "setup channels")
    done = await panel.choose_channel("checkins", closed)
    assert "Not saved" in done.text
    assert "Send Messages" in done.text


async def test_staff_are_told_of_a_change(admin: Person, guild: Guild, channel: Channel) -> None:
    staff = guild.create_text_channel("staff")
    panel = await admin.slash(channel, "setup channels")
    panel = await panel.choose_channel("staff", staff)
    assert "everyone on this server can read it" in panel.text
    await panel.choose_channel("support", channel)
    assert "keeper** changed the setup" in texts_in(staff)[-1]
    assert "Support" in texts_in(staff)[-1]


async def test_the_region_is_suggested_to_members(admin: Person, alice: Person, channel: Channel) -> None:
    form = await admin.slash(channel, "setup region")
    done = await form.fill(zone="chicago", country="usa")
    assert "America/Chicago" in done.text
    assert "United States" in done.text
    card = await (await alice.slash(channel, "help-now")).press("I'm thinking about suicide")
    assert "988" in card.text


async def test_a_member_cannot_set_up(admin: Person, alice: Person, channel: Channel) -> None:
    panel = await admin.slash(channel, "setup channels")
    assert "setup channels" not in alice.actor.available_commands(channel)
    assert panel.private


async def test_a_channel_is_cleared_by_choosing_none(admin: Person, guild: Guild, channel: Channel) -> None:
    staff = guild.create_text_channel("staff")
    panel = await (await admin.slash(channel, "setup channels")).choose_channel("staff", staff)
    panel = await panel.choose_channel("checkins", channel)
    panel = await panel.choose_channel("checkins")
    assert "Not used any more" in panel.text
    assert "There is no channel any more for “Check-ins" in texts_in(staff)[-1]


async def test_choosing_the_same_again_tells_nobody(admin: Person, guild: Guild, channel: Channel) -> None:
    staff = guild.create_text_channel("staff")
    panel = await (await admin.slash(channel, "setup channels")).choose_channel("staff", staff)
    told = len(texts_in(staff))
    await panel.choose_channel("staff", staff)
    assert len(texts_in(staff)) == told


async def test_a_private_channel_is_saved_without_a_warning(
    admin: Person, guild: Guild, channel: Channel
) -> None:
    hidden: dict[Any, discord.PermissionOverwrite] = {
        guild.default_role: discord.PermissionOverwrite(view_channel=False),
        guild.roles["TestBot"]: discord.PermissionOverwrite(view_channel=True),
        guild.roles["Keepers"]: discord.PermissionOverwrite(view_channel=True),
    }
    closed = guild.create_text_channel("closed", overwrites=hidden)
    panel = await (await admin.slash(channel, "setup channels")).choose_channel("staff", closed)
    assert "Saved" in panel.text
    assert "Careful" not in panel.text


async def test_a_staff_channel_out_of_reach_is_told_and_the_change_stands(
    env: Env, admin: Person, guild: Guild, channel: Channel
) -> None:
    staff = guild.create_text_channel("staff")
    panel = await (await admin.slash(channel, "setup channels")).choose_channel("staff", staff)
    env.inject_error("POST", "/channels/*/messages", status=403, code=50013, message="no")
    seen = await panel.choose_channel("support", channel)
    assert "I couldn't tell the staff channel" in seen.text


async def test_a_channel_of_a_feature_that_is_gone_is_told(app: App, admin: Person, channel: Channel) -> None:
    panel = await admin.slash(channel, "setup channels")
    await app.bot.unload_extension("cogs.checkins")
    assert "no longer there" in (await panel.choose_channel("checkins", channel)).text


async def test_a_region_is_cleared_by_leaving_it_empty(admin: Person, channel: Channel) -> None:
    await (await admin.slash(channel, "setup region")).fill(zone="America/Chicago", country="ireland")
    form = await (await admin.slash(channel, "setup channels")).press("Time zone and country")
    values = [field.get("value") for field in form.fields.values()]
    assert values == ["America/Chicago", "Ireland"]
    done = await form.fill(zone="", country="")
    assert done.text.count("not chosen") == 2


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"zone": "qqqqxx"}, "I don't know that time zone"),
        ({"zone": "chicago", "country": "qqqqxx"}, "I don't know that country"),
    ],
)
async def test_a_region_nobody_knows_changes_nothing(
    admin: Person, channel: Channel, typed: dict[str, str], told: str
) -> None:
    sorry = await (await admin.slash(channel, "setup region")).fill(**typed)
    assert told in sorry.text
    form = await admin.slash(channel, "setup region")
    assert not any(field.get("value") for field in form.fields.values())


async def test_moving_the_staff_channel_is_told_where_staff_was(
    admin: Person, guild: Guild, channel: Channel
) -> None:
    staff = guild.create_text_channel("staff")
    panel = await (await admin.slash(channel, "setup channels")).choose_channel("staff", staff)
    await panel.choose_channel("staff", channel)
    assert "changed the setup" in texts_in(staff)[-1]
    assert texts_in(channel) == []


async def test_a_channel_for_a_few_is_not_kept_while_everyone_can_read_it(
    app: App, admin: Person, guild: Guild, channel: Channel
) -> None:
    panel = await (await admin.slash(channel, "setup channels")).choose_channel("helpers", channel)
    assert "Not saved: everyone on this server can read" in panel.text
    assert app.services.get(Servers).channel_of(GuildId(guild.id), "helpers") is None
