"""Asking moderators to reach out, and the guide they are given."""

from datetime import timedelta
from typing import Any

import discord
import pytest

from bot.app import App
from bot.features.help_now.service import HelpNow
from bot.features.servers.service import Servers
from bot.ids import ChannelId, GuildId
from tests.people import Channel, Env, Guild, Person, Seen, texts_in

CARDS = ("I'm thinking", "Withdrawal", "Craving", "Worried", "I need to talk")
ASK = "Ask a moderator to reach out"


@pytest.fixture
def admin(env: Env, guild: Guild) -> Person:
    role = guild.create_role("Keepers", permissions=discord.Permissions(manage_guild=True))
    return Person(env, guild.add_member(env.create_user("keeper"), roles=[role]))


@pytest.fixture
async def staff(app: App, guild: Guild) -> Channel:
    """A staff channel that members cannot read, as admins chose it."""
    hidden: dict[Any, discord.PermissionOverwrite] = {
        guild.default_role: discord.PermissionOverwrite(view_channel=False),
        guild.roles["TestBot"]: discord.PermissionOverwrite(view_channel=True, send_messages=True),
    }
    channel = guild.create_text_channel("staff", overwrites=hidden)
    await choose(app, guild, channel)
    return channel


async def choose(app: App, guild: Guild, channel: Channel) -> None:
    await app.services.get(Servers).choose_channel(GuildId(guild.id), "staff", ChannelId(channel.id))


async def preview(who: Person, channel: Channel, card: str = "I'm thinking") -> Seen:
    return await (await (await who.slash(channel, "help-now")).press(card)).press(ASK)


@pytest.mark.parametrize("card", CARDS)
async def test_what_will_be_sent_is_shown_and_nothing_is_sent_before_a_press(
    alice: Person, channel: Channel, staff: Channel, card: str
) -> None:
    seen = await preview(alice, channel, card)
    assert seen.private
    assert f"**alice** (<@{alice.id}>) would like a moderator to reach out" in seen.text
    assert "volunteers and may not be awake" in seen.text
    assert "call your local emergency number" in seen.text
    assert texts_in(staff) == []
    again = await seen.press("Don't send it")
    assert ASK in again.labels
    assert texts_in(staff) == []


async def test_moderators_read_the_words_that_were_shown_and_nothing_else(
    alice: Person, channel: Channel, staff: Channel
) -> None:
    seen = await preview(alice, channel)
    words = seen.text
    done = await seen.press("Send this")
    assert "Sent. The moderators know that you would like someone to reach out" in done.text
    (post,) = texts_in(staff)
    assert f">>> {post}" in words
    assert post.startswith("**alice**")
    assert not any(word in post for word in ("suicide", "overdose", "withdrawal", "craving", "worried"))
    assert "I need to talk" in done.labels


async def test_nobody_is_pinged(env: Env, alice: Person, channel: Channel, staff: Channel) -> None:
    await (await preview(alice, channel)).press("Send this")
    sent = [each.json for each in env.http_requests if each.path == f"/channels/{staff.id}/messages"]
    assert [each["allowed_mentions"]["users"] for each in sent if each] == [[]]


async def test_a_second_press_within_half_an_hour_sends_nothing_and_says_so(
    env: Env, alice: Person, bob: Person, channel: Channel, staff: Channel
) -> None:
    await (await preview(alice, channel)).press("Send this")
    await env.advance_time(timedelta(minutes=10).total_seconds())
    again = await (await preview(alice, channel)).press("Send this")
    assert "10 minutes ago" in again.text
    assert "I did not send it twice" in again.text
    assert len(texts_in(staff)) == 1
    await (await preview(bob, channel)).press("Send this")
    assert len(texts_in(staff)) == 2
    await env.advance_time(timedelta(minutes=21).total_seconds())
    await (await preview(alice, channel)).press("Send this")
    assert len(texts_in(staff)) == 3


async def test_without_a_staff_channel_that_is_told_and_other_ways_are_offered(
    app: App, alice: Person, guild: Guild, channel: Channel
) -> None:
    app.services.get(HelpNow).regions.set_guild_country(GuildId(guild.id), "US")
    seen = await preview(alice, channel)
    assert "I can't reach any moderators from here" in seen.text
    assert "988" in seen.text
    assert "Send this" not in seen.labels
    assert "call 988" in (await seen.press("I need to talk")).text


async def test_in_direct_messages_there_are_no_moderators_and_that_is_told(alice: Person, env: Env) -> None:
    card = await (await alice.slash_in_dm("help-now")).press("I need to talk")
    assert "I can't reach any moderators from here" in (await card.press(ASK)).text


async def test_a_staff_channel_the_bot_cannot_write_in_is_none(
    app: App, alice: Person, guild: Guild, channel: Channel
) -> None:
    silent: dict[Any, discord.PermissionOverwrite] = {
        guild.roles["TestBot"]: discord.PermissionOverwrite(send_messages=False)
    }
    await choose(app, guild, guild.create_text_channel("closed", overwrites=silent))
    assert "I can't reach any moderators from here" in (await preview(alice, channel)).text


async def test_a_staff_channel_that_everyone_can_read_is_told_before_anything_is_sent(
    app: App, alice: Person, guild: Guild, channel: Channel
) -> None:
    await choose(app, guild, guild.create_text_channel("open-staff"))
    assert "everyone can read the channel" in (await preview(alice, channel)).text


async def test_a_private_staff_channel_needs_no_such_note(
    alice: Person, channel: Channel, staff: Channel
) -> None:
    assert "everyone can read" not in (await preview(alice, channel)).text


@pytest.mark.parametrize(
    ("status", "told"), [(403, "Nothing was sent, and nobody knows"), (500, "I don't know if it arrived")]
)
async def test_what_discord_does_not_take_is_told_and_can_be_sent_again(
    env: Env, alice: Person, channel: Channel, staff: Channel, status: int, told: str
) -> None:
    seen = await preview(alice, channel)
    env.inject_error("POST", "/channels/*/messages", status=status, code=50013, message="no")
    sorry = await seen.press("Send this")
    assert told in sorry.text
    assert "You don't have to wait for them" in sorry.text
    await (await preview(alice, channel)).press("Send this")
    assert len(texts_in(staff)) == 1


async def guide_of(admin: Person, channel: Channel) -> Seen:
    setup = await (await admin.slash(channel, "setup channels")).press("All of the setup")
    return await setup.press("Guide for moderators")


async def test_the_guide_is_read_before_it_is_posted(admin: Person, channel: Channel, staff: Channel) -> None:
    guide = await guide_of(admin, channel)
    assert "Five steps" in guide.text
    assert "Only you can see this" in guide.text
    assert texts_in(staff) == []
    read = guide.text
    done = await guide.press("Post it there")
    assert "Posted in" in done.text
    (post,) = texts_in(staff)
    assert post in read
    assert "call your local emergency number" in post


async def test_somebody_who_is_no_admin_any_more_cannot_post_the_guide(
    env: Env, admin: Person, guild: Guild, channel: Channel, staff: Channel
) -> None:
    guide = await guide_of(admin, channel)
    env.backend.guilds[guild.id].roles[guild.roles["Keepers"].id].permissions = 0
    refused = await guide.press("Post it there")
    assert "people who manage this server" in refused.text
    assert texts_in(staff) == []


async def test_the_guide_has_the_numbers_of_the_servers_country(
    app: App, admin: Person, guild: Guild, channel: Channel, staff: Channel
) -> None:
    app.services.get(HelpNow).regions.set_guild_country(GuildId(guild.id), "GB")
    guide = await guide_of(admin, channel)
    assert "call 999" in guide.text or "call 112" in guide.text
    assert "116 123" in guide.text


async def test_without_a_staff_channel_the_guide_can_be_read_but_not_posted(
    admin: Person, channel: Channel
) -> None:
    guide = await guide_of(admin, channel)
    assert "Choose one with /setup channels" in guide.text
    assert "Post it there" not in guide.labels


async def test_a_guide_that_discord_does_not_take_is_told(
    env: Env, admin: Person, channel: Channel, staff: Channel
) -> None:
    guide = await guide_of(admin, channel)
    env.inject_error("POST", "/channels/*/messages", status=403, code=50013, message="no")
    assert "I couldn't post in" in (await guide.press("Post it there")).text
