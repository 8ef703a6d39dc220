"""What the demo relies on of simcord's private parts; a new version of simcord is tried here first."""

# pyright: reportPrivateUsage=false
# The tests of the one file that touches private names look at them too.

import asyncio
from collections.abc import AsyncGenerator
from datetime import UTC, datetime, timedelta
from importlib.metadata import version

import aiohttp
import discord
import pytest
import pytest_asyncio
from discord.ext import commands

from bot.errors import Refusal
from demo.simcord_private import (
    Env,
    MemberActor,
    Place,
    Setting,
    can_read,
    forget_private_answers,
    is_busy,
    message_count,
    running,
    set_time,
    take_changes,
    turn,
    with_way_back,
)

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


class SmallBot(commands.Bot):
    """Answers in private, and refuses."""

    def __init__(self) -> None:
        super().__init__("!", intents=discord.Intents(guilds=True))

    async def setup_hook(self) -> None:
        self.tree.command(description="Answers you alone")(quiet)
        self.tree.command(description="Says no")(refuse)
        await self.tree.sync()


async def quiet(interaction: "discord.Interaction[SmallBot]") -> None:
    await interaction.response.send_message("for you", ephemeral=True)


async def refuse(interaction: "discord.Interaction[SmallBot]") -> None:
    await interaction.response.send_message("no", ephemeral=True)
    raise Refusal("ui-stale")


class World:
    """A small server of two."""

    def __init__(self, env: Env) -> None:
        self.env = env
        self.guild = env.create_guild(name="Small")
        self.room, self.other = (self.guild.create_text_channel(name) for name in ("room", "other"))
        self.ann, self.ben = (self.guild.add_member(env.create_user(name)) for name in ("ann", "ben"))
        self.acted: list[str | None] = []

    def place(self, *viewers: MemberActor) -> Place:
        setting = Setting("#room", "http://127.0.0.1:1/", self.acted.append)
        return Place.of(self.room, viewers or (self.ann, self.ben), "UTC", setting)


@pytest_asyncio.fixture
async def world() -> AsyncGenerator[World]:
    env = running(SmallBot(), "Rail")._env
    await env.start()  # not as a context: pytest ends a fixture in another one than it began
    yield World(env)
    await env.shutdown()


async def opened_as(door: str) -> tuple[int, dict[str, str]]:
    """Open a page by its door, as a browser does; return whose it is, and what to show from then on."""
    home, _, key = door.partition("#")
    headers = {"X-Simcord-Capability": key}
    async with (
        aiohttp.ClientSession() as browser,
        browser.post(f"{home}api/pages", json={}, headers=headers) as page,
    ):
        page.raise_for_status()
        state = await page.json()
    return int(state["viewerId"]), headers | {"X-Simcord-Context": state["context"]["id"]}


def test_it_is_the_version_of_simcord_this_was_written_for() -> None:
    assert version("simcord") == "3.2.1"


async def test_the_bot_has_a_name(world: World) -> None:
    assert world.env.bot.user is not None
    assert world.env.bot.user.name == "Rail"


async def test_the_clock_can_be_set_and_goes_on_from_there(world: World) -> None:
    set_time(world.env, NOON)
    await world.env.advance_time(60)
    assert world.env.now() == NOON + timedelta(minutes=1)


async def test_a_refusal_is_no_defect(world: World) -> None:
    await world.ann.slash(world.room, "refuse")
    assert world.env.errors == []


async def test_several_places_are_open_at_once(world: World) -> None:
    async with world.place() as here, world.place() as there:
        assert here.is_open
        assert there.is_open
        assert here.door_of(world.ann) != there.door_of(world.ann)


async def test_each_door_opens_the_place_as_its_viewer(world: World) -> None:
    async with world.place() as place:
        for viewer in (world.ben, world.ann, world.ben):
            assert (await opened_as(place.door_of(viewer)))[0] == viewer.id


async def test_a_wrong_key_opens_nothing(world: World) -> None:
    async with world.place() as place:
        home = place.door_of(world.ann).partition("#")[0]
        with pytest.raises(aiohttp.ClientResponseError) as refused:
            await opened_as(f"{home}#{place.capability}x")
        assert refused.value.status == 401


async def test_somebody_who_came_later_has_a_door_too(world: World) -> None:
    async with world.place(world.ann) as place:
        assert (await opened_as(place.door_of(world.ben)))[0] == world.ben.id


async def test_the_page_has_a_way_back_and_no_tools_for_builders(world: World) -> None:
    async with (
        world.place() as place,
        aiohttp.ClientSession() as browser,
        browser.get(place.door_of(world.ann)) as page,
    ):
        text = await page.text()
    assert "<title>#room</title>" in text
    assert 'id="way-back" href="http://127.0.0.1:1/"' in text
    assert 'id="capture-open" hidden' in text
    assert 'id="inspector-toggle" hidden' in text
    assert "SimCord</strong>" not in text


def test_a_heading_cannot_bring_markup() -> None:
    page = with_way_back("<title>SimCord Preview</title>", Setting("<b>", "", lambda _: None))
    assert page == "<title>&lt;b&gt;</title>"


async def test_a_page_that_is_not_told_shows_nothing_new_and_a_told_one_does(world: World) -> None:
    async with world.place() as place, aiohttp.ClientSession() as browser:
        _, headers = await opened_as(place.door_of(world.ben))
        await world.ann.send(world.room, "hello")
        state = f"{place._origin}/api/state"
        assert "hello" not in await (await browser.get(state, headers=headers)).text()
        place.show_changes()
        assert "hello" in await (await browser.get(state, headers=headers)).text()


async def test_a_press_waits_while_time_passes(world: World) -> None:
    async with world.place() as place:
        _, headers = await opened_as(place.door_of(world.ann))
        async with turn(world.env):
            press = asyncio.create_task(place._action(headers["X-Simcord-Context"], {}))
            await asyncio.sleep(0.05)
            assert not press.done()
        assert (await press)["rejected"]  # an empty press is refused, but answered
        assert world.acted == [headers["X-Simcord-Context"]]


async def test_turns_do_not_overlap(world: World) -> None:
    async with turn(world.env):
        second = asyncio.create_task(_busy_in_turn(world.env))
        await asyncio.sleep(0.03)
        assert not second.done()
    assert await second
    assert not is_busy(world.env)


async def _busy_in_turn(env: Env) -> bool:
    async with turn(env):
        return is_busy(env)


async def test_changes_name_their_channels_and_are_told_once(world: World) -> None:
    take_changes(world.env)
    await world.ann.send(world.other, "hello")
    assert take_changes(world.env) == {world.other.id}
    assert take_changes(world.env) == set()


async def test_a_new_channel_may_change_every_place(world: World) -> None:
    take_changes(world.env)
    world.guild.create_text_channel("third")
    assert take_changes(world.env) is None


async def test_a_private_answer_counts_for_the_one_who_sees_it_until_it_is_forgotten(world: World) -> None:
    await world.ann.slash(world.room, "quiet")
    assert (message_count(world.room, world.ann), message_count(world.room, world.ben)) == (1, 0)
    forget_private_answers(world.env)
    assert message_count(world.room, world.ann) == 0


async def test_a_private_channel_cannot_be_read(world: World) -> None:
    hidden = world.guild.create_text_channel(
        "hidden", overwrites={world.guild.default_role: discord.PermissionOverwrite(view_channel=False)}
    )
    assert can_read(world.room, world.ann)
    assert not can_read(hidden, world.ann)
