"""What one process keeps in memory follows what another changes, on PostgreSQL."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from sqlalchemy import text

from bot.app import App, Library
from bot.clock import SystemClock
from bot.config import Config
from bot.config_values import Secret
from bot.features.help_now.regions import Regions
from bot.features.members.model import SETTINGS
from bot.features.members.service import Members
from bot.features.privacy.service import Privacy
from bot.features.servers.service import Servers
from bot.ids import ChannelId, GuildId, MemberId
from bot.storage.copies import Copies
from bot.storage.place import Place
from bot.storage.postgresql import create_engine
from tests.databases import empty_postgresql

GUILD, ALICE = GuildId(7), MemberId(101)
SECONDS = 10.0


@asynccontextmanager
async def process(data: Path, url: str, library: Library) -> AsyncGenerator[App]:
    """Have what one of several processes on a database has, without Discord."""
    app = App(Config(data=data, database_url=Secret(url)), SystemClock(), library)
    for kind in (Servers, Members, Privacy):
        app.services.get(kind)
    await app.open()
    listening = asyncio.create_task(app.db.copies.listen())
    try:
        yield app
    finally:
        listening.cancel()
        await app.close()


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(SECONDS):
        while not holds():
            await asyncio.sleep(0.01)


async def cut_listeners(place: Place) -> None:
    """End every connection that listens, as a restart of PostgreSQL would."""
    engine = create_engine(place.url)
    async with engine.connect() as connection:
        await connection.execute(
            text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'")
        )
    await engine.dispose()


async def test_what_one_process_changes_the_other_knows(
    tmp_path: Path, library: Library, postgresql_url: str
) -> None:
    await empty_postgresql(Place.in_folder(tmp_path, url=postgresql_url))
    async with (
        process(tmp_path, postgresql_url, library) as one,
        process(tmp_path, postgresql_url, library) as other,
    ):
        await one.services.get(Servers).choose_channel(GUILD, "staff", ChannelId(9))
        await until(lambda: other.services.get(Servers).channel_of(GUILD, "staff") == 9)

        members, regions = one.services.get(Members), other.services.get(Regions)
        await members.agree(ALICE, SETTINGS)
        await members.change(ALICE, lambda now: replace(now, country="IE"))
        await until(lambda: regions.member_country(ALICE) == "IE")
        await one.services.get(Privacy).erase(ALICE)
        await until(lambda: regions.member_country(ALICE) is None)


async def test_a_listener_that_was_cut_off_reads_everything_again(
    tmp_path: Path, postgresql_url: str
) -> None:
    place, read = Place.in_folder(tmp_path, url=postgresql_url), list[str]()

    async def everything() -> None:
        read.append("everything")

    copies = Copies(place)
    copies.register("things", lambda _: asyncio.sleep(0), everything)
    listening = asyncio.create_task(copies.listen())
    await until(lambda: len(read) == 1)
    await cut_listeners(place)
    await until(lambda: len(read) == 2)
    listening.cancel()
