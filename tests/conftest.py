"""The house under test: the real bot on a real database file, in a simulated Discord."""

import asyncio
import gc
import shutil
import sys
from collections.abc import AsyncIterator, Iterator, Mapping
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
import pytest_asyncio
from discord.app_commands import CommandInvokeError
from hypothesis import settings

from bot.app import App, Library
from bot.client import Handrail, cog_names
from bot.config import Config, Operator
from bot.days import use_packaged_zones
from bot.errors import Refusal
from bot.storage.database import Database
from bot.worker import Worker
from tests.people import Channel, Env, Guild, Person

OPERATOR = Operator(
    name="Harbor volunteers", contact="help@example.org", privacy_url="https://example.org/privacy"
)

# Two cores with other work to do are no reason to fail; what `make check` runs is the same each time.
# Few examples each time, many in `make prove`: over weeks the few are others than yesterday's.
settings.register_profile("handrail", deadline=None, max_examples=25)
settings.register_profile(
    "ci", deadline=None, max_examples=25, derandomize=True, database=None, print_blob=True
)
settings.register_profile("prove", deadline=None, max_examples=500)
settings.load_profile("handrail")

use_packaged_zones()

# Syntax trees and command trees are many objects and no garbage: looking for some took a fifth of the CPU.
gc.set_threshold(50_000, 20, 50)

# A handler that waits for nothing would cost 50 ms of idling for every press (simcord.md, section 3).
Env._settle_internal.__kwdefaults__["idle"] = 0.002  # pyright: ignore[reportOptionalSubscript, reportPrivateUsage]


class EnvClock:
    """The simulated Discord's clock; before it runs, its beginning."""

    def __init__(self) -> None:
        self.env: Env | None = None

    def now(self) -> datetime:
        return datetime(2026, 1, 1, tzinfo=UTC) if self.env is None else self.env.now()


@pytest.fixture
def clock() -> EnvClock:
    return EnvClock()


@pytest.fixture(scope="session")
def library() -> Library:
    library = Library.load()
    library.countries.find("ireland", "en")  # the first search reads 40 languages: no story waits for it
    return library


@pytest.fixture(scope="session")
def cog_modules() -> Mapping[str, ModuleType]:
    """The modules of all cogs: discord.py forgets them whenever a bot ends, and reads them anew."""
    for name in cog_names():
        import_module(name)
    return {name: module for name, module in sys.modules.items() if name.startswith("cogs.")}


class LastingWorker(Worker):
    """One that the next story's bot finds running."""

    async def close(self) -> None:
        await asyncio.sleep(0)


@pytest.fixture(scope="session")
def worker() -> Iterator[Worker]:
    worker = LastingWorker()
    yield worker
    asyncio.run(Worker.close(worker))


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder of today's schema, made once: a copy of it is quicker than all migrations."""
    folder = tmp_path_factory.mktemp("migrated")

    async def make() -> None:
        database = Database(Config(data=folder).place)
        await database.open()
        await database.close()

    asyncio.run(make())
    return folder


@pytest_asyncio.fixture
async def app(
    tmp_path: Path,
    clock: EnvClock,
    library: Library,
    migrated: Path,
    cog_modules: Mapping[str, ModuleType],
    worker: Worker,
) -> AsyncIterator[App]:
    sys.modules.update(cog_modules)
    shutil.copytree(migrated, tmp_path, dirs_exist_ok=True)
    app = App(Config(operator=OPERATOR, data=tmp_path), clock, library, worker)
    assert await app.open_storage()
    yield app
    await app.close()


@pytest.fixture
def simcord_bot(app: App) -> Handrail:
    return app.bot


@pytest_asyncio.fixture
async def env(app: App, clock: EnvClock, simcord_env: Env) -> AsyncIterator[Env]:
    """A running simulated Discord; fails the test when the bot met a defect, an expected no is none."""
    clock.env = simcord_env
    await app.start_services()
    yield simcord_env
    defects = [error for error in simcord_env.errors if not isinstance(_cause(error), Refusal)]
    assert not defects, defects


def _cause(error: BaseException) -> BaseException:
    return error.original if isinstance(error, CommandInvokeError) else error


@pytest.fixture
def guild(env: Env) -> Guild:
    return env.create_guild(name="Harbor")


@pytest.fixture
def channel(guild: Guild) -> Channel:
    return guild.create_text_channel("general")


@pytest.fixture
def alice(env: Env, guild: Guild) -> Person:
    return Person(env, guild.add_member(env.create_user("alice")))


@pytest.fixture
def bob(env: Env, guild: Guild) -> Person:
    return Person(env, guild.add_member(env.create_user("bob")))
