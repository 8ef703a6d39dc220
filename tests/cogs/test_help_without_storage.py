"""Help with the database closed, locked or broken: all of it answers, at once, and says what it cannot do."""

import sqlite3
from collections.abc import AsyncGenerator, Callable, Generator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from pathlib import Path

import pytest

from bot.app import App, Library
from bot.config import Config
from bot.features.servers.model import ServerSettings
from bot.features.servers.service import Servers
from bot.ids import ChannelId, GuildId
from tests.conftest import OPERATOR, EnvClock
from tests.people import Channel, Person, Seen, simulate, texts_in

CARDS = ("I'm thinking", "Overdose", "Withdrawal", "Craving", "Worried", "I need to talk")


@contextmanager
def locked(database: Path) -> Generator[None]:
    """Hold every lock of the database from elsewhere, until the end."""
    other = sqlite3.connect(database, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    yield
    other.execute("ROLLBACK")
    other.close()


@asynccontextmanager
async def broken(app: App, how: str) -> AsyncGenerator[None]:
    """Bring the bot's storage into a state in which nothing can be read or written."""
    if how == "corrupt":
        app.db.place.file.parent.mkdir(parents=True, exist_ok=True)
        app.db.place.file.write_bytes(b"this is no database" * 1000)
        assert not await app.open_storage()
        yield
    elif how == "starting":
        yield
    else:
        assert await app.open_storage()
        await app.start_services()
        if how == "closed":
            await app.db.close()
            yield
        elif how == "deleted":
            for file in app.db.place.file.parent.glob(f"{app.db.place.file.name}*"):
                file.unlink()
            yield
        else:
            with locked(app.db.place.file):
                yield


Scene = tuple[App, Person, Channel]
There = Callable[[], AbstractAsyncContextManager[Scene]]


@pytest.fixture(params=["starting", "closed", "locked", "deleted", "corrupt"])
def there(request: pytest.FixtureRequest, tmp_path: Path, clock: EnvClock, library: Library) -> There:
    """Opens the bot in one of these states, with somebody who needs it."""

    @asynccontextmanager
    async def scene() -> AsyncGenerator[Scene]:
        app = App(Config(operator=OPERATOR, data=tmp_path), clock, library)
        async with broken(app, request.param), simulate(app.bot) as env:
            clock.env = env
            guild = env.create_guild(name="Harbor")
            channel = guild.create_text_channel("general")
            yield app, Person(env, guild.add_member(env.create_user("alice"))), channel
        await app.close()

    return scene


async def open_card(scene: Scene, label: str) -> Seen:
    _, alice, channel = scene
    return await (await alice.slash(channel, "help-now")).press(label)


async def test_every_card_opens_and_leads_back(there: There) -> None:
    async with there() as scene:
        for label in CARDS:
            card = await open_card(scene, label)
            assert card.private
            assert "Choose what is closest" in (await card.press("Other kinds of help")).text


async def test_every_command_and_the_menu_entry_answer(there: There) -> None:
    async with there() as scene:
        _, alice, channel = scene
        for command in ("help", "help-now", "help-someone", "naloxone"):
            assert "emergency number" in (await alice.slash(channel, command)).text
        assert "emergency number" in (await alice.slash_in_dm("help-now")).text
        message = await alice.actor.send(channel, "a message")
        entry = Seen(alice, await alice.actor.context_menu(channel, "Help for this", message))
        assert "I have not looked at that message" in entry.text


async def test_a_country_can_be_chosen_and_a_copy_taken_along(there: There) -> None:
    async with there() as scene:
        _, alice, _ = scene
        card = await open_card(scene, "Overdose")
        irish = await (await card.press("Choose a country")).choose("Ireland")
        assert "Call 112" in irish.text or "Call 999" in irish.text
        await irish.press("Send me a copy")
        assert "Ireland" in texts_in(alice.actor.user.dm_channel)[-1]


async def test_without_a_known_channel_no_moderator_is_asked_and_that_is_told(there: There) -> None:
    async with there() as scene:
        card = await open_card(scene, "I need to talk")
        asked = await card.press("Ask a moderator to reach out")
        assert "I can't reach any moderators from here" in asked.text
        assert "Nothing was sent" in asked.text


async def test_a_channel_in_memory_is_enough_to_ask_moderators(there: There) -> None:
    async with there() as scene:
        app, _, channel = scene
        assert channel.guild is not None
        staff = channel.guild.create_text_channel("staff")
        remember(app, GuildId(channel.guild.id), ChannelId(staff.id))
        asked = await (await open_card(scene, "I need to talk")).press("Ask a moderator to reach out")
        assert "Sent." in (await asked.press("Send this")).text
        assert texts_in(staff)[0].startswith("**alice**")


def remember(app: App, guild: GuildId, staff: ChannelId) -> None:
    """Put the staff channel where the bot finds it: in memory, as its start would have."""
    settings = ServerSettings(channels={"staff": staff})
    app.services.get(Servers)._settings[guild] = settings  # pyright: ignore[reportPrivateUsage] - storage is closed


async def test_lines_and_programmes_can_be_looked_through(there: There) -> None:
    async with there() as scene:
        _, alice, channel = scene
        front = await alice.slash(channel, "resources")
        irish = await (await front.press("Choose a country")).choose("Ireland")
        assert "Samaritans" in (await irish.choose("Suicide and crisis")).text
        assert (
            "none of them is the right one for everyone" in (await irish.press("Programmes and groups")).text
        )
