"""Setting the bot up, as an admin and as somebody who is none."""

from typing import Any

import discord
import pytest

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
    assert "keeper** changed the setup: Support" in texts_in(staff)[-1]


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
