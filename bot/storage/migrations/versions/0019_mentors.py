"""mentors"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for column, value in (("mentor_days", "180"), ("mentor_cap", "3")):
        op.add_column(
            "buddy_servers", sa.Column(column, sa.Integer(), server_default=sa.text(value), nullable=False)
        )
    op.add_column(
        "buddy_waiting", sa.Column("mentors", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
