"""PostgreSQL: the same synchronous work through SQLAlchemy's ``run_sync`` on asyncpg."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, CursorResult
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.sql.expression import Executable

from bot.storage.crypto import Key
from bot.storage.place import Place
from bot.storage.statements import RowMaker, row_maker
from bot.storage.transaction import Row, Transaction

T = TypeVar("T")
_Makers = WeakKeyDictionary[Executable, RowMaker]

CONNECTIONS: Final = 10
CONNECT_SECONDS: Final = 5.0


class PostgresTransaction(Transaction):
    """Statements on a SQLAlchemy connection."""

    dialect = "postgresql"

    def __init__(self, connection: Connection, makers: _Makers, master: Key) -> None:
        super().__init__(master)
        self._connection, self._makers = connection, makers

    def run(self, statement: Executable, /, **params: object) -> int:
        return self._execute(statement, params).rowcount

    def many(self, statement: Executable, rows: Sequence[Mapping[str, object]], /) -> None:
        if rows:
            self._connection.execute(statement, [dict(row) for row in rows])

    def one(self, statement: Executable, /, **params: object) -> Row | None:
        row = self._execute(statement, params).first()
        return None if row is None else self._maker(statement)(row)

    def all(self, statement: Executable, /, **params: object) -> list[Row]:
        return [self._maker(statement)(row) for row in self._execute(statement, params).all()]

    def _execute(self, statement: Executable, params: dict[str, object]) -> CursorResult[*tuple[object, ...]]:
        return self._connection.execute(statement, params)

    def _maker(self, statement: Executable) -> RowMaker:
        maker = self._makers.get(statement)
        if maker is None:
            maker = self._makers[statement] = row_maker(statement)
        return maker


class PostgresEngine:
    """A pool; others may write at the same time."""

    def __init__(self, place: Place, master: Key) -> None:
        self.master = master
        self._makers: _Makers = WeakKeyDictionary()
        self._engine = create_engine(place.url)

    async def open(self) -> None:
        async with self._engine.connect():
            pass

    async def close(self) -> None:
        await self._engine.dispose()

    async def write(self, work: Callable[[Transaction], T]) -> T:
        async with self._engine.connect() as connection:
            return await self._work(connection, work)

    async def read(self, work: Callable[[Transaction], T]) -> T:
        async with self._engine.connect() as plain:
            connection = await plain.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            )
            return await self._work(connection, work)

    async def _work(self, connection: AsyncConnection, work: Callable[[Transaction], T]) -> T:
        async with connection.begin():
            return await connection.run_sync(
                lambda sync: work(PostgresTransaction(sync, self._makers, self.master))
            )


def create_engine(url: str) -> AsyncEngine:
    """Return an engine on asyncpg for a plain ``postgresql://`` address."""
    return create_async_engine(
        make_url(url).set(drivername="postgresql+asyncpg"),
        hide_parameters=True,
        pool_size=CONNECTIONS,
        max_overflow=0,
        connect_args={"timeout": CONNECT_SECONDS},
    )
