"""What admins add to a server's helplines, as an admin, another admin and a member live it."""

import discord
import pytest

from bot.app import App
from bot.features.help_now.service import HelpNow
from bot.features.servers.service import Servers
from bot.ids import ChannelId, GuildId
from tests.people import Channel, Env, Guild, Person, Seen, texts_in


@pytest.fixture
def admin(env: Env, guild: Guild) -> Person:
    role = guild.create_role("Keepers", permissions=discord.Permissions(manage_guild=True))
    return Person(env, guild.add_member(env.create_user("keeper"), roles=[role]))


@pytest.fixture
def other_admin(env: Env, guild: Guild, admin: Person) -> Person:
    return Person(env, guild.add_member(env.create_user("other"), roles=[guild.roles["Keepers"]]))


@pytest.fixture
def in_the_us(app: App, guild: Guild) -> None:
    app.services.get(HelpNow).regions.set_guild_country(GuildId(guild.id), "US")


async def add(admin: Person, channel: Channel, **changed: str) -> Seen:
    panel = await admin.slash(channel, "setup lines")
    form = await panel.press("Add a line")
    plain = {"name": "Harbor house", "reach": "0123 456", "hours": "Mon-Fri 9-17", "topic": "substance"}
    return await form.fill(**{**plain, **changed})


async def not_working(admin: Person, channel: Channel, **values: str) -> Seen:
    panel = await (await admin.slash(channel, "setup lines")).press("A line does not work")
    lines = await panel.choose("Suicide and crisis")
    form = await lines.choose(next(each for each in lines.options if each.startswith("988")))
    return await form.fill(**values)


async def test_an_added_line_tells_who_added_it_and_when(admin: Person, channel: Channel) -> None:
    done = await add(admin, channel)
    assert done.private
    assert (
        f"**Harbor house**, 0123 456 (Alcohol and drugs). Added by <@{admin.id}> on 2026-01-01" in done.text
    )


async def test_members_see_it_with_its_day_and_without_the_admins_name(
    admin: Person, alice: Person, channel: Channel
) -> None:
    await add(admin, channel)
    listed = await (await alice.slash(channel, "resources")).choose("Alcohol and drugs")
    assert "From this server: **Harbor house**" in listed.text
    assert "on 2026-01-01; not checked by me" in listed.text
    assert str(admin.id) not in listed.text
    card = await (await alice.slash(channel, "help-now")).press("Withdrawal")
    assert "Near you: Harbor house" in card.text


async def test_a_link_is_added_like_a_number(admin: Person, channel: Channel) -> None:
    done = await add(admin, channel, reach="https://example.org/a_b")
    assert "<https://example.org/a_b>" in done.text


@pytest.mark.parametrize("reach", ["call us", "http://example.org", "[x](https://example.org)"])
async def test_what_is_neither_number_nor_link_is_given_back(
    admin: Person, channel: Channel, reach: str
) -> None:
    sorry = await add(admin, channel, reach=reach)
    assert "Nothing was saved" in sorry.text
    assert reach in sorry.text
    assert "Nothing was added yet" in (await admin.slash(channel, "setup lines")).text


async def test_any_admin_of_the_server_can_take_a_line_back(
    admin: Person, other_admin: Person, alice: Person, channel: Channel
) -> None:
    await add(admin, channel)
    panel = await other_admin.slash(channel, "setup lines")
    assert "Nothing was added yet" in (await panel.choose("Harbor house")).text
    listed = await (await alice.slash(channel, "resources")).choose("Alcohol and drugs")
    assert "Harbor house" not in listed.text


async def test_a_line_taken_back_twice_says_so(admin: Person, channel: Channel) -> None:
    await add(admin, channel)
    one, two = await admin.slash(channel, "setup lines"), await admin.slash(channel, "setup lines")
    await one.choose("Harbor house")
    assert "no longer there" in (await two.choose("Harbor house")).text


async def test_a_member_finds_no_way_in(admin: Person, alice: Person, channel: Channel) -> None:
    assert "setup lines" in admin.actor.available_commands(channel)
    assert "setup lines" not in alice.actor.available_commands(channel)


async def test_somebody_who_is_no_admin_any_more_is_refused(
    env: Env, admin: Person, guild: Guild, channel: Channel
) -> None:
    panel = await admin.slash(channel, "setup lines")
    env.backend.guilds[guild.id].roles[guild.roles["Keepers"].id].permissions = 0
    for label in ("Add a line", "A line does not work"):
        assert "people who manage this server" in (await panel.press(label)).text


@pytest.mark.usefixtures("in_the_us")
async def test_a_hidden_line_is_hidden_in_help_with_the_emergency_number_left(
    admin: Person, alice: Person, channel: Channel
) -> None:
    done = await not_working(admin, channel, reason="no answer since noon")
    assert "Not shown here: **988" in done.text
    assert "no answer since noon" in done.text
    card = await (await alice.slash(channel, "help-now")).press("I'm thinking")
    assert "988" not in card.text
    assert "call 911" in card.text
    in_private = await (await alice.slash_in_dm("help-now")).press("I'm thinking")
    assert "988" not in in_private.text or "call 988" in in_private.text


@pytest.mark.usefixtures("in_the_us")
async def test_another_number_is_shown_in_help_with_its_reason(
    admin: Person, alice: Person, channel: Channel
) -> None:
    await not_working(admin, channel, number="0123 456", reason="network *down*")
    card = await (await alice.slash(channel, "help-now")).press("I'm thinking")
    assert "0123 456" in card.text
    assert "changed the number of" in card.text
    assert "network \\*down\\*" in card.text


@pytest.mark.usefixtures("in_the_us")
async def test_a_change_taken_back_brings_the_number_back(
    admin: Person, alice: Person, channel: Channel
) -> None:
    panel = await not_working(admin, channel, reason="no answer")
    await panel.choose(panel.options[0])
    card = await (await alice.slash(channel, "help-now")).press("I'm thinking")
    assert "988" in card.text


@pytest.mark.usefixtures("in_the_us")
async def test_no_emergency_number_is_among_what_can_be_changed(admin: Person, channel: Channel) -> None:
    panel = await (await admin.slash(channel, "setup lines")).press("A line does not work")
    for topic in panel.options:
        again = await (await admin.slash(channel, "setup lines")).press("A line does not work")
        offered = (await again.choose(topic)).options
        assert [each for each in offered if each.endswith(" 911")] == []


@pytest.mark.usefixtures("in_the_us")
async def test_a_kind_of_which_there_is_no_line_is_told(
    app: App, admin: Person, guild: Guild, channel: Channel
) -> None:
    app.services.get(HelpNow).regions.set_guild_country(GuildId(guild.id), "AR")
    panel = await (await admin.slash(channel, "setup lines")).press("A line does not work")
    assert "no line of this kind for Argentina" in (await panel.choose("Veterans")).text


async def test_without_a_country_admins_are_told_what_to_do_first(admin: Person, channel: Channel) -> None:
    panel = await admin.slash(channel, "setup lines")
    assert "/setup region" in (await panel.press("A line does not work")).text


async def test_staff_are_told_of_what_changed(
    app: App, admin: Person, guild: Guild, channel: Channel
) -> None:
    staff = guild.create_text_channel("staff")
    await app.services.get(Servers).choose_channel(GuildId(guild.id), "staff", ChannelId(staff.id))
    panel = await add(admin, channel)
    assert "**keeper** added a helpline for this server: Harbor house, 0123 456." in texts_in(staff)[-1]
    await panel.choose("Harbor house")
    assert "**keeper** took back" in texts_in(staff)[-1]


async def test_a_staff_channel_out_of_reach_is_told_and_the_line_is_kept(
    app: App, env: Env, admin: Person, guild: Guild, channel: Channel
) -> None:
    staff = guild.create_text_channel("staff")
    await app.services.get(Servers).choose_channel(GuildId(guild.id), "staff", ChannelId(staff.id))
    env.inject_error("POST", "/channels/*/messages", status=403, code=50013, message="no")
    assert "It is saved, but I couldn't tell" in (await add(admin, channel)).text
    assert "Harbor house" in (await admin.slash(channel, "setup lines")).text


async def test_an_erasure_takes_the_admins_name_away_and_leaves_the_line(
    admin: Person, other_admin: Person, channel: Channel
) -> None:
    await add(admin, channel)
    assert "One helpline that you added" in (await admin.slash(channel, "privacy show")).text
    sure = await (await admin.slash(channel, "privacy erase")).press("Go on")
    await sure.press("Erase everything now")
    shown = (await other_admin.slash(channel, "setup lines")).text
    assert "Harbor house" in shown
    assert "Added by somebody who is no longer named" in shown


async def test_many_lines_have_pages(admin: Person, channel: Channel) -> None:
    for n in range(5):
        await add(admin, channel, name=f"House {n}")
    panel = await add(admin, channel, name="House 5")
    assert "House 5" not in panel.text
    assert "House 5" in (await panel.press("Next page")).text


@pytest.mark.usefixtures("in_the_us")
async def test_the_longest_that_admins_can_type_fits_into_every_message(
    admin: Person, alice: Person, channel: Channel
) -> None:
    """Discord refuses a message of over 4,000 characters; signs are escaped and so count twice."""
    for topic in ("suicide", "suicide", "suicide", "mental-health"):
        await add(admin, channel, name="*" * 60, hours="*" * 60, reach="1" + "*" * 38, topic=topic)
    done = await not_working(admin, channel, number="0" + "*" * 38, reason="*" * 150)
    assert len(done.text) < 3900
    for label in ("I'm thinking", "I need to talk"):
        card = await (await alice.slash(channel, "help-now")).press(label)
        assert 1000 < len(card.text) < 3900
        assert "call 911" in card.text or label == "I need to talk"
        await card.press("Send me a copy")
        assert len(texts_in(alice.actor.user.dm_channel)[-1]) < 3990
    listed = await (await alice.slash(channel, "resources")).choose("Suicide and crisis")
    assert len(listed.text) < 3900


async def test_setup_leads_here(admin: Person, channel: Channel) -> None:
    setup = await (await admin.slash(channel, "setup channels")).press("All of the setup")
    assert "Helplines of this server" in (await setup.press("Lines near you")).text


async def test_an_old_line_asks_whether_it_is_still_right(env: Env, admin: Person, channel: Channel) -> None:
    await add(admin, channel)
    await env.advance_time(181 * 86400)
    assert "Is it still right?" in (await admin.slash(channel, "setup lines")).text


async def test_an_old_line_is_dated_anew_by_whoever_looked_at_it(
    env: Env, admin: Person, other_admin: Person, channel: Channel
) -> None:
    fresh = await add(admin, channel)
    assert fresh.options.count("Harbor house") == 1
    await env.advance_time(181 * 86400)
    panel = await other_admin.slash(channel, "setup lines")
    assert panel.options.count("Harbor house") == 2
    done = await panel.choose("Harbor house")
    assert f"Added by <@{other_admin.id}> on 2026-07-01" in done.text
    assert done.options.count("Harbor house") == 1
