"""Reporting and keeping apart, as members, staff and owners live it."""

from typing import Any

import discord
import pytest

from bot.app import App
from bot.features.reports.cases.service import Reports
from bot.features.reports.service import Blocks
from bot.features.servers.service import Servers
from bot.ids import ChannelId, GuildId, MemberId
from bot.storage.database import Database
from bot.ui import Panel, announce, button, row
from bot.ui.router import parts_of
from tests.cogs.arriving import labels, press, tick
from tests.people import Channel, Env, Guild, Person, Seen, texts_in

REPORT, APART = "Report to the moderators", "Keep us apart"


@pytest.fixture
async def staff(app: App, guild: Guild) -> Channel:
    """A staff channel that members cannot read, as admins chose it."""
    hidden: dict[Any, discord.PermissionOverwrite] = {
        guild.default_role: discord.PermissionOverwrite(view_channel=False),
        guild.roles["TestBot"]: discord.PermissionOverwrite(view_channel=True, send_messages=True),
    }
    channel = guild.create_text_channel("staff", overwrites=hidden)
    await app.services.get(Servers).choose_channel(GuildId(guild.id), "staff", ChannelId(channel.id))
    return channel


def member(env: Env, guild: Guild, name: str, **permissions: bool) -> Person:
    roles = [guild.create_role(name, permissions=discord.Permissions(**permissions))] if permissions else []
    return Person(env, guild.add_member(env.create_user(name), roles=roles))


@pytest.fixture
def moderator(env: Env, guild: Guild) -> Person:
    return member(env, guild, "mara", moderate_members=True, view_channel=True, administrator=True)


@pytest.fixture
def carol(env: Env, guild: Guild) -> Person:
    return member(env, guild, "carol")


async def menu(who: Person, channel: Channel, name: str, target: Any) -> Seen:
    return Seen(who, await who.actor.context_menu(channel, name, target))


async def report(who: Person, channel: Channel, about: Person, what: str = "Harassment or threats") -> Seen:
    preview = await (await menu(who, channel, REPORT, about.actor)).choose(what)
    return await preview.press("Send it")


async def apart(app: App, one: Person, other: Person) -> bool:
    blocks, db = app.services.get(Blocks), app.services.get(Database)
    return await db.read(blocks.apart_in, MemberId(one.id), MemberId(other.id))


async def paused(app: App, guild: Guild, who: Person) -> bool:
    reports, db = app.services.get(Reports), app.services.get(Database)
    return await db.read(reports.suspended_in, GuildId(guild.id), MemberId(who.id))


async def test_every_word_is_seen_before_it_goes_to_staff(
    app: App, env: Env, alice: Person, bob: Person, channel: Channel, staff: Channel
) -> None:
    start = await menu(alice, channel, REPORT, bob.actor)
    assert start.private
    assert "never sees who sent it" in start.text
    preview = await start.choose("Money, or selling")
    words = f"**Report: Money, or selling**\n<@{alice.id}> reports <@{bob.id}>."
    assert "kept apart from now on" in preview.text
    assert words.replace("\n", "\n> ") in preview.text
    await tick(app, env)
    assert texts_in(staff) == []
    done = await preview.press("Send it")
    assert "Sent. It goes to the moderators now" in done.text
    assert await apart(app, bob, alice)
    await tick(app, env)
    (card,) = texts_in(staff)
    assert card.startswith(words)
    assert labels(staff) == ["Dealt with", "Help"]


async def test_the_copy_is_what_the_preview_showed_and_staff_read_it_on_the_record(
    app: App, env: Env, alice: Person, bob: Person, moderator: Person, channel: Channel, staff: Channel
) -> None:
    said = await bob.actor.send(channel, "buy **this** from @everyone")
    start = await menu(alice, channel, REPORT, said)
    assert "buy" in start.text
    preview = await start.choose("Money, or selling")
    await preview.press("Send, with the copy")
    await tick(app, env)
    (card,) = texts_in(staff)
    assert "buy" not in card
    assert f"/{channel.id}/{said.id}" in card
    read = await press(moderator, staff, "Read the copied message")
    assert read.private
    assert r"buy \*\*this\*\* from" in read.text
    assert "@everyone" not in read.text


async def test_without_the_tick_nothing_is_copied(
    app: App, env: Env, alice: Person, bob: Person, channel: Channel, staff: Channel
) -> None:
    said = await bob.actor.send(channel, "words")
    await (await (await menu(alice, channel, REPORT, said)).choose("Something else")).press("Send it")
    await tick(app, env)
    assert labels(staff) == ["Dealt with", "Help"]


async def test_not_sending_sends_nothing(
    app: App, env: Env, alice: Person, bob: Person, channel: Channel, staff: Channel
) -> None:
    preview = await (await menu(alice, channel, REPORT, bob.actor)).choose("Something else")
    assert "nobody was told" in (await preview.press("Don't send it")).text
    await tick(app, env)
    assert texts_in(staff) == []
    assert not await apart(app, alice, bob)


async def test_a_worry_keeps_nobody_apart_and_shows_help(
    app: App, alice: Person, bob: Person, channel: Channel, staff: Channel
) -> None:
    done = await report(alice, channel, bob, "I'm worried about this person")
    assert not await apart(app, alice, bob)
    assert any("orried" in label for label in done.labels)


async def test_about_staff_it_goes_to_the_owner_alone(
    app: App, env: Env, alice: Person, moderator: Person, guild: Guild, channel: Channel, staff: Channel
) -> None:
    start = await menu(alice, channel, REPORT, moderator.actor)
    assert "to the owner of Harbor alone" in start.text
    await (await start.choose("Harassment or threats")).press("Send it")
    await tick(app, env)
    assert texts_in(staff) == []
    (card,) = texts_in(guild.owner.dm_channel)
    assert card.startswith("A message for you as the owner of Harbor")
    assert f"<@{moderator.id}>" in card


async def test_without_a_private_staff_channel_it_goes_to_the_owner(
    app: App, env: Env, alice: Person, bob: Person, guild: Guild, channel: Channel
) -> None:
    await app.services.get(Servers).choose_channel(GuildId(guild.id), "staff", ChannelId(channel.id))
    await report(alice, channel, bob)
    await tick(app, env)
    assert texts_in(channel) == []
    assert len(texts_in(guild.owner.dm_channel)) == 1


async def test_about_the_owner_it_is_said_plainly_that_nobody_reads_it(
    env: Env, alice: Person, guild: Guild, channel: Channel, staff: Channel
) -> None:
    owner = guild.add_member(guild.owner)
    seen = await menu(alice, channel, REPORT, owner)
    assert "nobody stands above them. Nothing was sent" in seen.text
    assert "help@example.org" in seen.text
    assert "Block" in seen.labels


async def test_a_report_that_reaches_nobody_is_told_to_its_author(
    app: App, env: Env, alice: Person, moderator: Person, guild: Guild, channel: Channel, staff: Channel
) -> None:
    box = guild.owner.dm_channel
    env.inject_error("POST", f"/channels/{box.id}/messages", status=403, code=50007, times=None)
    await report(alice, channel, moderator)
    await tick(app, env)
    await tick(app, env)
    (told,) = texts_in(alice.actor.user.dm_channel)
    assert "Nobody has read it" in told
    assert f"{moderator.id}" not in told
    assert await apart(app, alice, moderator)


async def test_two_reporters_pause_a_pairing_until_staff_lift_it(
    app: App,
    env: Env,
    alice: Person,
    bob: Person,
    carol: Person,
    moderator: Person,
    guild: Guild,
    channel: Channel,
    staff: Channel,
) -> None:
    await report(alice, channel, bob)
    assert not await paused(app, guild, bob)
    await report(carol, channel, bob, "Money, or selling")
    assert await paused(app, guild, bob)
    await tick(app, env)
    assert "2 different people" in texts_in(staff)[-1]
    done = await press(moderator, staff, "Lift the pause")
    assert "The pause is lifted" in done.text
    assert not await paused(app, guild, bob)
    assert "not paused" in texts_in(staff)[-1]
    assert await apart(app, alice, bob)


def button_of(channel: Channel, label: str) -> str:
    """Return the custom id behind a label on the newest message."""
    message: Any = channel.last_message
    found = [each for line in message.components for each in line.to_dict().get("components", ())]
    return next(each["custom_id"] for each in found if each.get("label") == label)


async def where_all_can_press(app: App, channel: Channel, *custom_ids: str) -> Channel:
    """Post buttons of a card where everybody can press them: custom ids are no secret."""
    place = app.bot.get_partial_messageable(channel.id)
    buttons = [button(str(at), *parts_of(each)) for at, each in enumerate(custom_ids)]
    await announce(place, Panel(app.texts.reader("en"), "words", row(*buttons)))
    return channel


@pytest.mark.parametrize("reader", ["staff", "owner"])
async def test_who_may_press_what_on_a_card(
    app: App,
    env: Env,
    alice: Person,
    bob: Person,
    moderator: Person,
    guild: Guild,
    channel: Channel,
    staff: Channel,
    reader: str,
) -> None:
    about = bob if reader == "staff" else member(env, guild, "max", kick_members=True)
    said = await about.actor.send(channel, "words")
    preview = await (await menu(alice, channel, REPORT, said)).choose("Something else")
    await preview.press("Send, with the copy")
    await tick(app, env)
    came = staff if reader == "staff" else guild.owner.dm_channel
    ids = [button_of(came, label) for label in ("Read the copied message", "Dealt with")]
    elsewhere = env.create_guild(name="Elsewhere")
    admin_there = member(env, elsewhere, "zoe", administrator=True)
    there: Any = await where_all_can_press(app, elsewhere.create_text_channel("hall"), *ids)
    owner = Person(env, guild.add_member(guild.owner))
    allowed = {owner: True, moderator: reader == "staff", alice: False, about: False}
    for who, may in allowed.items():
        public = await where_all_can_press(app, channel, *ids)
        message: Any = public.last_message
        for custom_id in ids:
            seen = Seen(who, await who.actor.click(message, custom_id=custom_id))
            assert seen.private
            assert ("for the people who moderate" in seen.text) is not may
    for custom_id in ids:
        seen = Seen(admin_there, await admin_there.actor.click(there.last_message, custom_id=custom_id))
        assert "for the people who moderate" in seen.text


async def test_a_block_is_set_seen_and_lifted_by_its_author_alone(
    app: App, alice: Person, bob: Person, channel: Channel
) -> None:
    asked = await menu(alice, channel, APART, bob.actor)
    assert asked.private
    done = await asked.press("Block")
    assert "they are not told" in done.text
    assert await apart(app, bob, alice)
    assert "from nobody" in (await bob.slash(channel, "blocks")).text
    mine = await alice.slash(channel, "blocks")
    assert f"<@{bob.id}>: blocked, since" in mine.text
    lifted = await mine.press("Lift 1")
    assert "Lifted" in lifted.text
    assert not await apart(app, bob, alice)


async def test_who_erases_everything_finds_a_block_without_a_name_and_lifts_it(
    app: App, alice: Person, bob: Person, channel: Channel
) -> None:
    await (await menu(alice, channel, APART, bob.actor)).press("Only never pair us")
    sure = await (await alice.slash(channel, "privacy erase")).press("Go on")
    assert "outlive" in sure.text or "stay" in sure.text
    await sure.press("Erase everything now")
    assert await apart(app, alice, bob)
    mine = await alice.slash(channel, "blocks")
    assert "before you erased everything" in mine.text
    await mine.press("Lift 1")
    assert not await apart(app, alice, bob)


@pytest.mark.parametrize("name", [REPORT, APART])
async def test_nobody_reports_or_blocks_themselves(alice: Person, channel: Channel, name: str) -> None:
    assert "That one is you" in (await menu(alice, channel, name, alice.actor)).text
