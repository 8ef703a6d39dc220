"""deliveries open"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_OPEN = sa.text("state IN ('waiting', 'sending')")


def upgrade() -> None:
    op.create_index(
        "ix_deliveries_open",
        "deliveries",
        ["urgent", "ready_at"],
        sqlite_where=_OPEN,
        postgresql_where=_OPEN,
    )
