"""Public listings, as admins add them from a file and members read them."""

import json

import discord
import pytest

from bot.app import App
from bot.features.meeting_feeds.service import MeetingFeeds
from bot.features.servers.service import Servers
from bot.ids import ChannelId, GuildId
from tests.cogs.arriving import tick
from tests.people import Channel, Env, Guild, Person, Seen, texts_in

ROWS = [
    {"slug": f"m{n}", "name": f"Group {n}", "day": n % 7, "time": "19:00", "address": f"{n} Quay St"}
    for n in range(8)
]


@pytest.fixture
def admin(env: Env, guild: Guild) -> Person:
    role = guild.create_role("Keepers", permissions=discord.Permissions(manage_guild=True))
    return Person(env, guild.add_member(env.create_user("keeper"), roles=[role]))


async def upload(admin: Person, channel: Channel, rows: object, **more: str) -> Seen:
    file = ("list.json", json.dumps(rows).encode())
    return await admin.slash(channel, "setup feed", name="Harbour intergroup", file=file, **more)


async def test_a_file_is_reported_row_by_row_and_stands_on_the_board(
    admin: Person, alice: Person, channel: Channel
) -> None:
    done = await upload(
        admin, channel, [*ROWS, {"slug": "x", "name": "Odd", "day": 9, "time": "19:00"}], zone="berlin"
    )
    assert done.private
    assert "Rows: 9. Taken: 8. Left: 1." in done.text
    assert "Row 9: " in done.text
    assert "Europe/Berlin" in done.text
    assert "Group" in (await alice.slash(channel, "meeting list")).text
    panel = await (await admin.slash(channel, "setup meetings")).press("Public listings")
    sure = await (await panel.choose("Harbour intergroup")).press("Take it off")
    assert "None yet" in (await sure.press("Take it off")).text
    assert "No meeting is on" in (await alice.slash(channel, "meeting list")).text


async def test_a_file_without_zones_asks_for_one_and_a_long_report_is_a_file(
    admin: Person, channel: Channel
) -> None:
    asked = await upload(admin, channel, ROWS)
    assert "I don't guess" in asked.text
    odd = [{"slug": f"x{n}", "name": "Odd", "day": 9, "time": "19:00"} for n in range(20)]
    done = await upload(admin, channel, [*ROWS, *odd], zone="Europe/Berlin")
    assert done.files == ["report.txt"]


async def test_a_reading_that_is_of_no_use_is_told_to_staff(
    app: App, env: Env, guild: Guild, admin: Person, channel: Channel
) -> None:
    await upload(admin, channel, ROWS, zone="Europe/Berlin")
    staff = guild.create_text_channel("staff")
    await app.services.get(Servers).choose_channel(GuildId(guild.id), "staff", ChannelId(staff.id))
    feeds = app.services.get(MeetingFeeds)
    (source,) = await feeds.of_guild(GuildId(guild.id))
    await feeds.take(source, b"<!doctype html><html></html>")
    await tick(app, env)
    (note,) = texts_in(staff)
    assert "Harbour intergroup" in note
    assert "stays there" in note


async def test_an_address_that_may_not_be_asked_is_explained(admin: Person, channel: Channel) -> None:
    panel = await (await admin.slash(channel, "setup meetings")).press("Public listings")
    form = await panel.press("Add an address")
    refused = await form.fill(name="Somewhere", address="http://127.0.0.1/list.json", zone="")
    assert refused.private
    assert "begin with https" in refused.text
    assert "None yet" in (await refused.press("All listings")).text
