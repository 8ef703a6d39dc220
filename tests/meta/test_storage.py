"""Migrations make the tables that the stores declare, on both databases."""

import ast
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection

from bot.storage.base import Sealed, ownership
from bot.storage.erasure import owned_tables
from bot.storage.keys import SCHEMA, sealed_under
from bot.storage.migrations import HEAD, VERSIONS
from bot.storage.migrations.upgrade import own_connection, upgrade
from bot.storage.place import Place
from bot.storage.tables import load_tables


def differences(connection: Connection) -> list[Any]:
    context = MigrationContext.configure(
        connection,
        opts={
            "include_schemas": True,
            "include_name": _ours,
            "compare_type": True,
        },
    )
    return compare_metadata(context, load_tables())


def test_migrations_equal_tables(tmp_path: Path) -> None:
    with own_connection(Place.in_folder(tmp_path)) as connection:
        upgrade(connection)
        assert differences(connection) == []


def test_migrations_are_numbered_without_gaps_and_follow_each_other() -> None:
    files = sorted(VERSIONS.glob("*.py"))
    numbers = [f"{n:04}" for n in range(1, len(files) + 1)]
    assert [path.name[:4] for path in files] == numbers
    assert numbers[-1] == HEAD
    assert [_constants(path) for path in files] == list(zip(numbers, [None, *numbers], strict=False))


def test_every_table_says_whose_data_it_holds() -> None:
    tables = load_tables().sorted_tables
    assert len(tables) > 4
    for table in tables:
        ownership(table)


def test_marks_name_columns_that_exist_and_only_owned_tables_hold_sealed_values() -> None:
    owned = dict(owned_tables())
    assert sealed_under in owned
    for table in load_tables().sorted_tables:
        sealed = [column.name for column in table.c if isinstance(column.type, Sealed)]
        mark = owned.get(table)
        assert mark is not None or not sealed, table.name
        if mark is not None:
            assert {mark.owner, mark.row, mark.subject} - {None} <= set(table.c.keys()), table.name


@pytest.mark.parametrize("path", sorted(VERSIONS.glob("*.py")), ids=lambda path: path.stem)
def test_a_migration_is_history_and_imports_nothing_of_the_program(path: Path) -> None:
    modules = {
        node.module or "" if isinstance(node, ast.ImportFrom) else node.names[0].name
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    assert modules
    assert [name for name in modules if name.split(".")[0] == "bot"] == []


def _ours(name: str | None, kind: str, _parents: Any) -> bool:
    return kind != "schema" or name in (None, SCHEMA)


def _constants(path: Path) -> tuple[Any, Any]:
    assigned = [node for node in ast.parse(path.read_text()).body if isinstance(node, ast.Assign)]
    values = {ast.unparse(node.targets[0]): node.value for node in assigned}
    return ast.literal_eval(values["revision"]), ast.literal_eval(values["down_revision"])
