"""Every entry of the history is sealed and hangs on the one before; what was written until now is sealed as it lies."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

from receptiondesk.domain.chain import BEGINNING, entry_digest, linked, new_salt

revision = "0002"
down_revision = "0001"

_PORTION = 2_000
_SEALS = ("salt", "facts", "digest", "link")
_WRITTEN = "SELECT id, task_id, at, verb, person, station, reason, changes FROM history WHERE id > :after"


def upgrade() -> None:
    op.create_table(
        "chain",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("entries", sa.BigInteger(), nullable=False),
        sa.Column("link", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chain")),
    )
    for name in _SEALS:
        op.add_column("history", sa.Column(name, sa.LargeBinary(), nullable=True))
    _seal_what_is_there()
    with op.batch_alter_table("history") as table:
        for name in _SEALS[1:]:
            table.alter_column(name, existing_type=sa.LargeBinary(), nullable=False)


def downgrade() -> None:
    with op.batch_alter_table("history") as table:
        for name in _SEALS:
            table.drop_column(name)
    op.drop_table("chain")


def _seal_what_is_there() -> None:
    connection = op.get_bind()
    save = sa.text("UPDATE history SET salt = :salt, facts = :facts, digest = :digest, link = :link WHERE id = :id")
    link, entries = BEGINNING, 0
    for rows in _in_portions(connection):
        seals = []
        for row in rows:
            salt = new_salt()
            # What the records were at each step is not known any more: they are sealed with their next one.
            digest = entry_digest((str(row[1]), *row[2:]), b"", salt)
            link = linked(link, digest)
            seals.append({"id": row[0], "salt": salt, "facts": b"", "digest": digest, "link": link})
        connection.execute(save, seals)
        entries += len(rows)
    if entries:
        connection.execute(
            sa.text("INSERT INTO chain (id, entries, link) VALUES (1, :entries, :link)"),
            {"entries": entries, "link": link},
        )


def _in_portions(connection: sa.Connection) -> Iterator[list[Any]]:
    after = 0
    while True:
        query = sa.text(f"{_WRITTEN} ORDER BY id LIMIT {_PORTION}")
        if not (rows := list(connection.execute(query, {"after": after}))):
            return
        yield rows
        after = rows[-1][0]
