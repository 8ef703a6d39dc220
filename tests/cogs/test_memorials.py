"""Somebody died: two steps, told to staff, and undone by a sign of life."""

import discord
import pytest

from bot.app import App
from bot.features.memorials.service import Memorials
from bot.ids import GuildId, MemberId
from bot.ui.codes import code_of
from tests.cogs.pressing import NOT_ADMIN, press_as, staff_channel
from tests.people import Channel, Env, Guild, Person, Seen, texts_in


@pytest.fixture
def admin(env: Env, guild: Guild) -> Person:
    role = guild.create_role("Keepers", permissions=discord.Permissions(manage_guild=True))
    return Person(env, guild.add_member(env.create_user("keeper"), roles=[role]))


@pytest.fixture
async def staff(app: App, guild: Guild) -> Channel:
    return await staff_channel(app, guild)


async def begin(admin: Person, channel: Channel, about: Person) -> Seen:
    return await (await admin.slash(channel, "memorial", member=about.actor)).press("Yes, stop it here")


async def stands(app: App, guild: Guild, who: Person) -> bool:
    return await app.services.get(Memorials).remembered(GuildId(guild.id), MemberId(who.id))


async def test_nothing_changes_before_the_second_step(
    app: App, admin: Person, alice: Person, guild: Guild, channel: Channel, staff: Channel
) -> None:
    first = await admin.slash(channel, "memorial", member=alice.actor)
    assert first.private
    assert "Nothing is erased" in first.text
    assert not await stands(app, guild, alice)
    assert "Nothing was changed" in (await first.press("Not now")).text
    assert texts_in(staff) == []


async def test_it_is_told_to_staff_and_offers_a_notice_without_cause_or_method(
    app: App, admin: Person, alice: Person, guild: Guild, channel: Channel, staff: Channel
) -> None:
    begun = await begin(admin, channel, alice)
    assert await stands(app, guild, alice)
    (told,) = texts_in(staff)
    assert told.startswith(f"<@{admin.id}> told me that <@{alice.id}> has died.")
    notice = await begun.press("A notice for the community")
    assert "Please don't guess about how" in notice.text
    assert "/help-now" in notice.text
    assert "I need to talk" in " ".join(notice.labels)
    assert texts_in(channel) == []


async def test_the_first_thing_they_do_lifts_it_and_staff_are_told(
    app: App, env: Env, admin: Person, alice: Person, guild: Guild, channel: Channel, staff: Channel
) -> None:
    await begin(admin, channel, alice)
    await alice.slash(channel, "home")
    await env.settle()
    assert not await stands(app, guild, alice)
    assert f"<@{alice.id}> did something here just now" in texts_in(staff)[-1]


async def test_staff_lift_it_too(
    app: App, admin: Person, alice: Person, guild: Guild, channel: Channel, staff: Channel
) -> None:
    await begin(admin, channel, alice)
    standing = await admin.slash(channel, "memorial", member=alice.actor)
    assert "sends nothing to or about" in standing.text
    assert "It is lifted" in (await standing.press("Lift it")).text
    assert not await stands(app, guild, alice)
    assert f"<@{admin.id}> lifted the memorial" in texts_in(staff)[-1]


async def test_it_works_without_a_staff_channel(
    app: App, admin: Person, alice: Person, guild: Guild, channel: Channel
) -> None:
    await begin(admin, channel, alice)
    assert await stands(app, guild, alice)
    assert texts_in(channel) == []


async def test_it_is_never_about_oneself(admin: Person, channel: Channel) -> None:
    assert "That one is you" in (await admin.slash(channel, "memorial", member=admin.actor)).text


async def test_it_is_for_admins_of_that_server(
    app: App, alice: Person, bob: Person, guild: Guild, channel: Channel
) -> None:
    """Who may press what; Discord hides the command from them besides."""
    for verb in ("begin", "lift", "cancel", "notice"):
        seen = await press_as(app, bob, channel, f"memorials:{verb}:{code_of(alice.id)}")
        assert seen.private
        assert NOT_ADMIN in seen.text
    assert not await stands(app, guild, alice)
