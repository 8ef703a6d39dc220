"""Reporting and keeping apart, as members, staff and owners live it."""

from typing import Any

import discord
import pytest

from bot.app import App
from bot.features.privacy.service import Privacy
from bot.features.reports.cases.service import Reports
from bot.features.reports.service import Blocks
from bot.features.servers.service import Servers
from bot.ids import ChannelId, GuildId, MemberId
from bot.storage.database import Database
from bot.ui import Panel, announce, row
from bot.ui.codes import code_of
from bot.ui.safety import safety_buttons
from tests.cogs.arriving import labels, press, tick
from tests.cogs.pressing import NOT_STAFF, press_as, staff_channel
from tests.people import Channel, Env, Guild, Person, Seen, texts_in

REPORT, APART = "Report to the moderators", "Keep us apart"


@pytest.fixture
async def staff(app: App, guild: Guild) -> Channel:
    """A staff channel that members cannot read, as admins chose it."""
    return await staff_channel(app, guild)


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
    admin_there, hall = (
        member(env, elsewhere, "zoe", administrator=True),
        elsewhere.create_text_channel("hall"),
    )
    owner = Person(env, guild.add_member(guild.owner))
    allowed = {alice: False, about: False, moderator: reader == "staff", owner: True}
    for custom_id in ids:
        assert NOT_STAFF in (await press_as(app, admin_there, hall, custom_id)).text
        for who, may in allowed.items():
            seen = await press_as(app, who, channel, custom_id)
            assert seen.private
            assert (NOT_STAFF in seen.text) is not may


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
    assert "Keeping people apart goes on" in sure.text
    await sure.press("Erase everything now")
    assert await apart(app, alice, bob)
    mine = await alice.slash(channel, "blocks")
    assert "before you erased everything" in mine.text
    await mine.press("Lift 1")
    assert not await apart(app, alice, bob)


@pytest.mark.parametrize("name", [REPORT, APART])
async def test_nobody_reports_or_blocks_themselves(alice: Person, channel: Channel, name: str) -> None:
    assert "That one is you" in (await menu(alice, channel, name, alice.actor)).text


# The two buttons that other features put on their messages


async def post_buttons(app: App, guild: Guild, place: Channel, *people: Person) -> None:
    say = app.texts.reader("en")
    buttons = safety_buttons(say, GuildId(guild.id), *(MemberId(each.id) for each in people))
    await announce(
        app.bot.get_partial_messageable(place.id), Panel(say, "You two are buddies.", row(*buttons))
    )


async def test_on_a_pairs_message_each_means_the_other(
    app: App, alice: Person, bob: Person, guild: Guild, channel: Channel, staff: Channel
) -> None:
    await post_buttons(app, guild, channel, alice, bob)
    assert "This is about **bob**" in (await press(alice, channel, "Report")).text
    assert "This is about **alice**" in (await press(bob, channel, "Report")).text
    asked = await press(alice, channel, "Block")
    assert asked.private
    assert f"<@{bob.id}>" in asked.text


async def test_in_a_trio_one_is_asked_whom_it_is_about(
    app: App, alice: Person, bob: Person, carol: Person, guild: Guild, channel: Channel, staff: Channel
) -> None:
    await post_buttons(app, guild, channel, alice, bob, carol)
    which = await press(alice, channel, "Report")
    assert which.options == ["bob", "carol"]
    assert "This is about **carol**" in (await which.choose("carol")).text
    which = await press(alice, channel, "Block")
    await (await which.choose("bob")).press("Block")
    assert await apart(app, alice, bob)
    assert not await apart(app, alice, carol)


async def test_in_direct_messages_the_button_knows_its_server(
    app: App, env: Env, alice: Person, bob: Person, guild: Guild, staff: Channel
) -> None:
    box = alice.actor.user.dm_channel
    await post_buttons(app, guild, box, bob)
    preview = await (await press(alice, box, "Report")).choose("Something else")
    await preview.press("Send it")
    await tick(app, env)
    assert f"<@{alice.id}> reports <@{bob.id}>" in texts_in(staff)[-1]


async def test_a_server_one_is_no_member_of_takes_no_report(
    app: App, env: Env, alice: Person, guild: Guild, channel: Channel
) -> None:
    elsewhere = env.create_guild(name="Elsewhere")
    stranger = member(env, elsewhere, "zoe")
    await post_buttons(app, elsewhere, channel, stranger)
    assert "I can't tell which server" in (await press(alice, channel, "Report")).text


async def test_somebody_who_left_can_still_be_reported_and_a_bot_cannot(
    app: App, alice: Person, guild: Guild, channel: Channel, staff: Channel
) -> None:
    gone = 760000000000000009
    seen = await press_as(app, alice, channel, f"reports:about:{code_of(guild.id, gone)}")
    assert f"<@{gone}>" in seen.text
    me = app.bot.user
    assert me is not None
    seen = await press_as(app, alice, channel, f"reports:about:{code_of(guild.id, me.id)}")
    assert "That one is a bot" in seen.text


@pytest.mark.parametrize(
    "custom_id", ["reports:about:x", "reports:about:1.!", "reports:decide:dealt", "reports:apart:report.1"]
)
async def test_what_is_no_button_of_ours_does_nothing(
    app: App, alice: Person, channel: Channel, custom_id: str
) -> None:
    assert "Home" in (await press_as(app, alice, channel, custom_id)).labels


async def test_setup_check_tells_when_reports_reach_the_owner_alone(
    app: App, env: Env, guild: Guild, channel: Channel
) -> None:
    admin = member(env, guild, "keeper", manage_guild=True)
    told = "There is no staff channel that I can post in and that not everyone can read"
    assert told in (await admin.slash(channel, "setup check")).text


async def test_setup_check_is_content_with_a_staff_channel(
    env: Env, guild: Guild, channel: Channel, staff: Channel
) -> None:
    admin = member(env, guild, "keeper", manage_guild=True)
    assert "reports go to the owner" not in (await admin.slash(channel, "setup check")).text


async def test_a_staff_channel_that_takes_nothing_hands_it_to_the_owner(
    app: App, env: Env, alice: Person, bob: Person, guild: Guild, channel: Channel, staff: Channel
) -> None:
    env.inject_error("POST", f"/channels/{staff.id}/messages", status=403, code=50013, times=None)
    await report(alice, channel, bob)
    await tick(app, env)
    assert f"<@{alice.id}> reports <@{bob.id}>" in texts_in(guild.owner.dm_channel)[-1]


async def test_a_report_nobody_takes_is_told_to_its_author_and_to_admins_who_set_up(
    app: App, env: Env, alice: Person, bob: Person, guild: Guild, channel: Channel, staff: Channel
) -> None:
    for place in (staff, guild.owner.dm_channel):
        env.inject_error("POST", f"/channels/{place.id}/messages", status=403, code=50013, times=None)
    await report(alice, channel, bob)
    for _ in range(2):
        await tick(app, env)
    assert "Nobody has read it" in texts_in(alice.actor.user.dm_channel)[-1]
    admin = member(env, guild, "keeper", manage_guild=True)
    assert "A report could not be handed over" in (await admin.slash(channel, "setup channels")).text


async def test_a_report_of_somebody_who_erased_at_once_is_not_sent(
    app: App, env: Env, alice: Person, bob: Person, channel: Channel, staff: Channel
) -> None:
    """Its names went with their key; the two stay apart."""
    await report(alice, channel, bob)
    await app.services.get(Privacy).erase(MemberId(alice.id))
    await tick(app, env)
    assert texts_in(staff) == []
    assert await apart(app, alice, bob)


async def test_a_card_forgets_its_names_with_the_reporters_account(
    app: App, env: Env, alice: Person, bob: Person, moderator: Person, channel: Channel, staff: Channel
) -> None:
    await report(alice, channel, bob)
    await tick(app, env)
    await app.services.get(Privacy).erase(MemberId(alice.id))
    await press(moderator, staff, "Dealt with")
    (card,) = texts_in(staff)
    assert "has erased their account here" in card
    assert f"{alice.id}" not in card
