"""What storage keeps for itself: facts, and the key of each member."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "storage_facts",
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("value", sa.String(200), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_storage_facts"),
    )
    op.create_table(
        "key_facts",
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("value", sa.String(200), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_key_facts"),
        schema="keys",
    )
    op.create_table(
        "member_keys",
        sa.Column("member", _ID, autoincrement=False, nullable=False),
        sa.Column("key_id", sa.LargeBinary(), nullable=False),
        sa.Column("wrapped", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("member", name="pk_member_keys"),
        schema="keys",
    )
    op.create_table(
        "sealed_under",
        sa.Column("member", _ID, autoincrement=False, nullable=False),
        sa.Column("key_id", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("member", name="pk_sealed_under"),
    )
