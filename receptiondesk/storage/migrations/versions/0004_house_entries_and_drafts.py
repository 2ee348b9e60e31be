"""Entries of the house, from which draft an entry was made, and mails to colleagues that wait to be sent."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_FROM_A_DRAFT = sa.text("draft IS NOT NULL")
_WAITS = sa.text("next_try IS NOT NULL")


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
    op.create_table(
        "outgoing",
        sa.Column("id", _ID, nullable=False),
        sa.Column("task_id", _ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("next_try", sa.BigInteger(), nullable=True),
        sa.Column("give_up", sa.BigInteger(), nullable=False),
        sa.Column("sent_at", sa.Text(), nullable=True),
        sa.Column("trouble", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_outgoing_task_id_task")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outgoing")),
    )
    op.create_index(op.f("ix_outgoing_task_id"), "outgoing", ["task_id"])
    op.create_index(
        op.f("ix_outgoing_next_try"), "outgoing", ["next_try"], sqlite_where=_WAITS, postgresql_where=_WAITS
    )


def downgrade() -> None:
    op.drop_table("outgoing")
    op.drop_index(op.f("ix_history_draft"), "history")  # an entry of the house cannot go: what follows refuses then
    with op.batch_alter_table("history") as table:
        table.drop_column("draft")
        table.drop_column("about")
        table.alter_column("task_id", existing_type=_ID, nullable=False)
