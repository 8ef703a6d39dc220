"""Those who look after a server: duty, handing over, the record, paused pairings."""

import discord
import pytest

from bot.app import App
from bot.features.reports.cases.service import Reports
from bot.features.reports.model import Concern, Reader, Report
from bot.ids import GuildId, MemberId, RequestId
from tests.cogs.pressing import NOT_STAFF, press_as, staff_channel
from tests.people import Channel, Env, Guild, Person, texts_in


@pytest.fixture
def moderator(env: Env, guild: Guild) -> Person:
    role = guild.create_role("Keepers", permissions=discord.Permissions(moderate_members=True))
    return Person(env, guild.add_member(env.create_user("mara"), roles=[role]))


@pytest.fixture
async def staff(app: App, guild: Guild) -> Channel:
    """A staff channel that members cannot read, as admins chose it."""
    return await staff_channel(app, guild)


async def test_on_duty_and_off_again_is_on_record(moderator: Person, channel: Channel) -> None:
    seen = await moderator.slash(channel, "staff duty")
    assert seen.private
    assert "Nobody is on duty" in seen.text
    on = await seen.press("Go on duty")
    assert f"<@{moderator.id}>, since" in on.text
    off = await on.press("Go off duty")
    assert "rest well" in off.text
    record = await moderator.slash(channel, "staff record")
    assert record.private
    assert "went on duty" in record.text
    assert "went off duty" in record.text


async def test_a_hand_over_note_stands_where_staff_read_and_ends_the_duty(
    moderator: Person, channel: Channel, staff: Channel
) -> None:
    on = await (await moderator.slash(channel, "staff duty")).press("Go on duty")
    form = await on.press("Hand over with a note")
    assert form.title == "Hand-over note for staff"
    done = await form.fill(note="two reports are open @everyone")
    assert "You are off duty now" in done.text
    (post,) = texts_in(staff)
    assert post.startswith("**mara** goes off duty and hands over:\ntwo reports are open")
    assert "@everyone" not in post


async def test_a_note_that_cannot_be_posted_keeps_one_on_duty(
    env: Env, moderator: Person, channel: Channel, staff: Channel
) -> None:
    on = await (await moderator.slash(channel, "staff duty")).press("Go on duty")
    form = await on.press("Hand over with a note")
    env.inject_error("POST", f"/channels/{staff.id}/messages", status=403, code=50013)
    assert "still on duty" in (await form.fill(note="words")).text
    assert f"<@{moderator.id}>" in (await moderator.slash(channel, "staff duty")).text


async def test_without_a_private_staff_channel_there_is_nowhere_to_hand_over(
    moderator: Person, channel: Channel
) -> None:
    seen = await (await moderator.slash(channel, "staff duty")).press("Hand over with a note")
    assert "There is no staff channel" in seen.text


async def test_staff_lift_a_pause_but_never_their_own(
    app: App, alice: Person, bob: Person, moderator: Person, guild: Guild, channel: Channel
) -> None:
    reports = app.services.get(Reports)
    for at, by in enumerate((alice, bob)):
        about = MemberId(moderator.id)
        report = Report(MemberId(by.id), about, GuildId(guild.id), Concern.MONEY, Reader.OWNER)
        await reports.file(report, RequestId(880000000000000000 + at))
    own = await moderator.slash(channel, "staff pairing", member=moderator.actor)
    assert "for the people who moderate" in own.text
    role = guild.create_role("Others", permissions=discord.Permissions(moderate_members=True))
    other = Person(moderator.env, guild.add_member(moderator.env.create_user("max"), roles=[role]))
    seen = await other.slash(channel, "staff pairing", member=moderator.actor)
    assert "is paused here" in seen.text
    done = await seen.press("Lift the pause")
    assert "Lifted, and written down" in done.text
    assert "is not paused here" in done.text
    assert "lifted a pause" in (await other.slash(channel, "staff record")).text


async def test_nothing_of_it_is_for_members(app: App, alice: Person, channel: Channel) -> None:
    """Who may press what; Discord hides the commands from them besides."""
    for custom_id in ("staff:on:", "staff:off:", "staff:note:", "staff:lift:1"):
        seen = await press_as(app, alice, channel, custom_id)
        assert seen.private
        assert NOT_STAFF in seen.text
