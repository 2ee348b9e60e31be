"""The tables that all kinds share. Each kind adds one of its own (`tasks/<kind>/row.py`)."""

import sqlalchemy as sa

from receptiondesk.storage.columns import KEY_TEXT, MapText, WhenText

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

task = sa.Table(
    "task",
    metadata,
    sa.Column("id", _id, primary_key=True),
    sa.Column("number", sa.Text, nullable=False, unique=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("is_open", sa.Boolean, nullable=False),
    sa.Column("station", sa.Text, nullable=False),
    sa.Column("taken_by", sa.Text, nullable=False),
    sa.Column("opened_at", WhenText, nullable=False),
    sa.Column("opened_sort", sa.BigInteger, nullable=False),
    sa.Column("day", KEY_TEXT, nullable=False),
    sa.Column("closed_at", WhenText),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("extra", MapText, nullable=False),
    sa.Column("held", sa.Boolean, nullable=False, server_default=sa.false()),
)
sa.Index(None, task.c.opened_sort, task.c.id)
sa.Index(None, task.c.kind, task.c.opened_sort, task.c.id)
sa.Index(None, task.c.is_open, task.c.opened_sort)
sa.Index(None, task.c.status, task.c.opened_sort, task.c.id)

history = sa.Table(
    "history",
    metadata,
    sa.Column("id", _id, primary_key=True),
    sa.Column("task_id", _id, sa.ForeignKey("task.id"), index=True),
    sa.Column("at", WhenText, nullable=False),
    sa.Column("verb", sa.Text, nullable=False),
    sa.Column("person", sa.Text, nullable=False),
    sa.Column("station", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("changes", MapText, nullable=False),
    sa.Column("salt", sa.LargeBinary),
    sa.Column("facts", sa.LargeBinary, nullable=False),
    sa.Column("digest", sa.LargeBinary, nullable=False),
    sa.Column("link", sa.LargeBinary, nullable=False),
    sa.Column("about", sa.Text, nullable=False, server_default=""),
    sa.Column("draft", sa.Text),
)
_from_a_draft = history.c.draft.is_not(None)
sa.Index(None, history.c.draft, unique=True, sqlite_where=_from_a_draft, postgresql_where=_from_a_draft)

chain = sa.Table(
    "chain",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("entries", sa.BigInteger, nullable=False),
    sa.Column("link", sa.LargeBinary, nullable=False),
)

person = sa.Table(
    "person",
    metadata,
    sa.Column("id", _id, primary_key=True),
    sa.Column("name", sa.Text, nullable=False, unique=True),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("pin", sa.Text, nullable=False),
    sa.Column("failed", sa.Integer, nullable=False),
    sa.Column("locked_until", WhenText),
    sa.Column("active", sa.Boolean, nullable=False),
)

retention = sa.Table(
    "retention",
    metadata,
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("field", sa.Text, primary_key=True),
    sa.Column("days", sa.Integer, nullable=False),
)

outgoing = sa.Table(
    "outgoing",
    metadata,
    sa.Column("id", _id, primary_key=True),
    sa.Column("task_id", _id, sa.ForeignKey("task.id"), nullable=False, index=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("address", sa.Text, nullable=False),
    sa.Column("message_id", sa.Text, nullable=False),
    sa.Column("made_at", WhenText, nullable=False),
    sa.Column("tries", sa.Integer, nullable=False),
    sa.Column("next_try", sa.BigInteger),
    sa.Column("give_up", sa.BigInteger, nullable=False),
    sa.Column("sent_at", WhenText),
    sa.Column("trouble", sa.Text, nullable=False),
)
_waits = outgoing.c.next_try.is_not(None)
sa.Index(None, outgoing.c.next_try, sqlite_where=_waits, postgresql_where=_waits)

task_search = sa.Table(
    "task_search",
    metadata,
    sa.Column("task_id", _id, sa.ForeignKey("task.id"), primary_key=True, autoincrement=False),
    sa.Column("text", sa.Text, nullable=False),
)

counter = sa.Table(
    "counter",
    metadata,
    sa.Column("prefix", sa.Text, primary_key=True),
    sa.Column("last", sa.BigInteger, nullable=False),
)

imported = sa.Table(
    "imported",
    metadata,
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("task_id", _id, sa.ForeignKey("task.id"), nullable=False),
)

contact = sa.Table(
    "contact",
    metadata,
    sa.Column("id", _id, primary_key=True),
    sa.Column("folded_name", KEY_TEXT, nullable=False, index=True),
    sa.Column("digits", KEY_TEXT, nullable=False, index=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("organisation", sa.Text, nullable=False),
    sa.Column("phone", sa.Text, nullable=False),
    sa.Column("email", sa.Text, nullable=False),
    sa.Column("vehicle_plate", sa.Text, nullable=False),
    sa.Column("host", sa.Text, nullable=False),
    sa.Column("times", MapText, nullable=False),
    sa.Column("last_at", WhenText, nullable=False),
    sa.Column("last_sort", sa.BigInteger, nullable=False),
)

contact_key = sa.Table(
    "contact_key",
    metadata,
    sa.Column("key", KEY_TEXT, primary_key=True),
    sa.Column("contact_id", _id, sa.ForeignKey("contact.id"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)

colleague = sa.Table(
    "colleague",
    metadata,
    sa.Column("id", _id, primary_key=True),
    sa.Column("reference", sa.Text, nullable=False, unique=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("sort_key", KEY_TEXT, nullable=False, index=True),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("department", sa.Text, nullable=False),
    sa.Column("extension", sa.Text, nullable=False),
    sa.Column("phone", sa.Text, nullable=False),
    sa.Column("email", sa.Text, nullable=False),
    sa.Column("code", sa.Text, nullable=False),
    sa.Column("presence", sa.Text, nullable=False),
    sa.Column("until", WhenText),
    sa.Column("note", sa.Text, nullable=False),
)

colleague_key = sa.Table(
    "colleague_key",
    metadata,
    sa.Column("key", KEY_TEXT, primary_key=True),
    sa.Column("colleague_id", _id, sa.ForeignKey("colleague.id"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)
