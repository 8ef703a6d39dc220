"""What Alembic runs: always on the connection, and in the transaction, that it is handed."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from alembic.operations.ops import CreateTableOp, MigrationScript
from sqlalchemy.types import TypeDecorator

from bot.storage.keys import SCHEMA
from bot.storage.tables import load_tables


def _ours(name: str | None, kind: str, _parents: Any) -> bool:
    return kind != "schema" or name in (None, SCHEMA)


def _render(kind: str, item: Any, _context: AutogenContext) -> str | Literal[False]:
    """Write plain types: a migration is history and must not change with ``base.py``."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl!r}"
    return False


def _without_marks(_context: Any, _revision: Any, scripts: list[MigrationScript]) -> None:
    """Leave out whose data a table holds: the stores say it, and may say it otherwise tomorrow."""
    for script in scripts:
        for operation in script.upgrade_ops.ops if script.upgrade_ops else ():
            if isinstance(operation, CreateTableOp):
                operation.info = {}


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=load_tables(),
    include_schemas=True,
    include_name=_ours,
    render_item=_render,
    process_revision_directives=_without_marks,
    render_as_batch=True,
    compare_type=True,
    transactional_ddl=True,
)
context.run_migrations()
