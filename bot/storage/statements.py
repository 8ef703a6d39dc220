"""SQLAlchemy statements compiled once for the raw SQLite connection.

SQLAlchemy executes a statement in a hundred steps of Python. Its compiler is used here once
for each statement; what is left for each execution is parameters through their types, one
call of sqlite3, and rows through their types into named tuples.
"""

from collections import namedtuple
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any, Final, TypeAlias, cast
from weakref import ref

from sqlalchemy import BindParameter, ColumnElement
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import ClauseElement, Executable

_Convert: TypeAlias = Callable[[Any], Any]
RowMaker: TypeAlias = Callable[[Iterable[Any]], Any]

_DIALECT: Final = SQLiteDialect_pysqlite()


def row_maker(statement: Executable) -> RowMaker:
    """Return what makes a named tuple of a result row of ``statement`` (a tuple for textual SQL)."""
    names = [str(name) for name in _columns(statement)]
    if not names:
        return tuple
    return namedtuple("Row", names, rename=True)._make  # pyright: ignore[reportUntypedNamedTuple]  # known only now


class Plan:
    """One statement with one set of parameter names, ready to execute."""

    __slots__ = ("_binds", "_expanding", "_make", "_readers", "_sql")

    def __init__(self, statement: Executable, names: tuple[str, ...]) -> None:
        compiled = _compile(statement, names)
        self._sql = compiled.string
        self._binds = [_bind(compiled.binds[name], name, names) for name in compiled.positiontup or ()]
        self._expanding = compiled if compiled.post_compile_params else None
        self._make = row_maker(statement)
        self._readers = list(_readers(statement))

    def prepare(self, params: Mapping[str, Any]) -> tuple[str, list[Any]]:
        """Return SQL and its positional parameters."""
        if self._expanding is not None:
            return self._expand(self._expanding, params)
        return self._sql, [
            (convert(params[name]) if convert else params[name]) if given else constant
            for name, given, convert, constant in self._binds
        ]

    def row(self, values: tuple[Any, ...]) -> Any:
        """Return a result row as a named tuple of Python values."""
        if not self._readers:
            return self._make(values)
        read = list(values)
        for index, convert in self._readers:
            read[index] = convert(read[index])
        return self._make(read)

    def _expand(self, compiled: SQLCompiler, params: Mapping[str, Any]) -> tuple[str, list[Any]]:
        """Write out ``IN`` for as many values as there are this time."""
        state = compiled.construct_expanded_state(dict(params))
        converts: dict[str, Any] = {name: convert for name, _, convert, _ in self._binds}
        converts.update(state.processors)
        return state.statement, [
            convert(state.parameters[name]) if (convert := converts.get(name)) else state.parameters[name]
            for name in state.positiontup or ()
        ]


class Plans:
    """The plans of one database, kept as long as their statements live.

    Found by the statement's id: a WeakKeyDictionary takes as long as the rest of the preparation.
    """

    def __init__(self) -> None:
        self._plans: dict[tuple[int, tuple[str, ...]], Plan] = {}
        self._statements: dict[int, ref[Executable]] = {}

    def __len__(self) -> int:
        return len(self._statements)

    def of(self, statement: Executable, names: tuple[str, ...]) -> Plan:
        key = id(statement), names
        plan = self._plans.get(key)
        if plan is None:
            plan = self._plans[key] = Plan(statement, names)
            self._statements[id(statement)] = ref(statement, partial(self._forget, id(statement)))
        return plan

    def _forget(self, number: int, _: object) -> None:
        """Drop the plans of a statement that is gone, before another one can have its id."""
        self._statements.pop(number, None)
        for key in list(self._plans):  # at once: the thread of the database may add one meanwhile
            if key[0] == number:
                self._plans.pop(key, None)


def _compile(statement: Executable, names: tuple[str, ...]) -> SQLCompiler:
    element = cast(ClauseElement, statement)
    compiled = cast(SQLCompiler, element.compile(dialect=_DIALECT, column_keys=list(names)))
    if compiled.insert_prefetch or compiled.update_prefetch:
        raise TypeError("columns with Python defaults are not supported: values come from the model")
    if unknown := set(names) - set(compiled.binds):
        raise TypeError(f"parameters the statement does not have: {', '.join(sorted(unknown))}")
    return compiled


def _bind(
    bind: BindParameter[Any], name: str, names: tuple[str, ...]
) -> tuple[str, bool, _Convert | None, object]:
    """Return a parameter's name, whether it is given at each call, its conversion and its constant."""
    convert = bind.type.dialect_impl(_DIALECT).bind_processor(_DIALECT)
    if name in names:
        return name, True, convert, None
    if bind.required:
        raise TypeError(f"parameter missing: {name}")
    value: object = bind.effective_value
    return name, False, convert, convert(value) if convert and not bind.expanding else value


def _readers(statement: Executable) -> Iterator[tuple[int, _Convert]]:
    for index, column in enumerate(_columns(statement).values()):
        convert = column.type.dialect_impl(_DIALECT).result_processor(_DIALECT, None)
        if convert is not None:
            yield index, convert


def _columns(statement: Executable) -> dict[str, ColumnElement[Any]]:
    columns: Any = getattr(statement, "exported_columns", None)
    return {} if columns is None else dict(columns.items())
