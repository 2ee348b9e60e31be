"""Entries that belong to no task but to the house, and from which draft an entry was made."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_FROM_A_DRAFT = sa.text("draft IS NOT NULL")


def upgrade() -> None:
    with op.batch_alter_table("history") as table:
        table.alter_column("task_id", existing_type=_ID, nullable=True)
        table.add_column(sa.Column("about", sa.Text(), nullable=False, server_default=""))
        table.add_column(sa.Column("draft", sa.Text(), nullable=True))
    op.create_index(
        op.f("ix_history_draft"),
        "history",
        ["draft"],
        unique=True,
        sqlite_where=_FROM_A_DRAFT,
        postgresql_where=_FROM_A_DRAFT,
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_history_draft"), "history")  # an entry of the house cannot go: what follows refuses then
    with op.batch_alter_table("history") as table:
        table.drop_column("draft")
        table.drop_column("about")
        table.alter_column("task_id", existing_type=_ID, nullable=False)
