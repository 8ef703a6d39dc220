"""Which servers a process leads, and what it takes from the queue for others."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from bot.deliveries.claims.store import PRECEDENCE, Claims
from bot.deliveries.model import Delivery, Initiative, New
from bot.deliveries.store import add
from bot.ids import GuildId, MemberId
from bot.shards import Shards
from bot.storage.database import Database
from tests.databases import copy_of, empty_folder, empty_postgresql, place, postgresql_url
from tests.databases import database as database
from tests.deliveries.test_deliveries import NOON

__all__ = ["copy_of", "empty_folder", "empty_postgresql", "place", "postgresql_url"]

FIRST, SECOND = GuildId(8 << 22), GuildId(9 << 22)


def new(number: int, guild: GuildId | None) -> New:
    member = MemberId(101) if guild is None else None
    delivery = Delivery(number, "note", f"note {number}", NOON, member=member, guild=guild)
    return New(delivery, NOON, urgent=False, initiative=Initiative.SERVER)


async def claimed(database: Database, shards: Shards, after: timedelta = timedelta()) -> list[int]:
    found: Sequence[Delivery] = await database.transact(Claims(shards).claim, NOON + after, 10)
    return sorted(each.id for each in found)


def test_every_server_has_one_shard() -> None:
    processes = [Shards(4, (0, 1)), Shards(4, (2,)), Shards(4, (3,))]
    for guild in range(1 << 22, 99 << 22, 1 << 20):
        assert sum(each.leads(guild) for each in processes) == 1


@pytest.mark.parametrize(("count", "ids"), [(1, (1,)), (4, (0, 4)), (2, ())])
def test_shards_beyond_their_count_are_refused(count: int, ids: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="below shard_count"):
        Shards(count, ids)


async def test_a_process_takes_what_is_for_its_servers_and_for_members(database: Database) -> None:
    await database.transact(add, [new(1, FIRST), new(2, SECOND), new(3, None)])
    assert await claimed(database, Shards(2, (1,))) == [2, 3]
    assert await claimed(database, Shards(2, (0,))) == [1]


async def test_what_nobody_took_for_a_minute_is_anybodys(database: Database) -> None:
    await database.transact(add, [new(1, FIRST)])
    assert await claimed(database, Shards(2, (1,)), PRECEDENCE - timedelta(seconds=1)) == []
    assert await claimed(database, Shards(2, (1,)), PRECEDENCE) == [1]
