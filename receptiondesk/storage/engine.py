"""Opens the database so that what is said to be saved is on the disk, and says in words why it could not be."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.exc import DatabaseError, IntegrityError, OperationalError

from receptiondesk.domain.errors import DeskError
from receptiondesk.i18n import N_

_BUSY_MS = 10_000


def sqlite_url(file: Path) -> str:
    """The URL of one desk's own file."""
    return sa.URL.create("sqlite", database=str(file)).render_as_string()


def sqlite_file(url: str) -> Path | None:
    """The file behind a URL, None where it is a server."""
    parsed = sa.make_url(url)
    return Path(parsed.database) if parsed.get_backend_name() == "sqlite" and parsed.database else None


def make_engine(url: str) -> sa.Engine:
    """An engine whose writers take turns and whose commits are durable."""
    if sqlite_file(url) is None:
        parsed = sa.make_url(url)
        if parsed.drivername == "postgresql":
            parsed = parsed.set(drivername="postgresql+psycopg")
        return sa.create_engine(parsed, pool_pre_ping=True)
    engine = sa.create_engine(url, connect_args={"check_same_thread": False})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, record: Any) -> None:
    connection.isolation_level = None  # transactions are ours: see _begin_sqlite
    for pragma in (
        f"busy_timeout={_BUSY_MS}",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "temp_store=MEMORY",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: sa.Connection) -> None:
    # A writer takes its turn at once; one that begins as a reader could be refused half-way through.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def in_words() -> Iterator[None]:
    """Turns what the database says when it cannot serve into a `DeskError` with a way out."""
    try:
        yield
    except IntegrityError:
        raise
    except (OperationalError, DatabaseError, sqlite3.Error) as error:
        raise _explained(str(error).lower()) from error


def _explained(text: str) -> DeskError:
    for sign, code, template in _SIGNS:
        if sign in text:
            return DeskError(code, template)
    return DeskError("database_failed", N_("The database cannot be reached now. Your entry is kept; try again."))


_SIGNS = (
    (
        "locked",
        "database_locked",
        N_("Another program holds the database. Your entry is kept; save it again."),
    ),
    (
        "readonly",
        "read_only",
        N_("The desk’s folder cannot be written to. Your entry is kept; ask for write access."),
    ),
    (
        "read-only",
        "read_only",
        N_("The desk’s folder cannot be written to. Your entry is kept; ask for write access."),
    ),
    ("full", "disk_full", N_("The disk is full. Your entry is kept; make room and save it again.")),
    ("unable to open", "cannot_open", N_("The database file cannot be opened. Check the desk’s folder.")),
    ("malformed", "damaged", N_("The database file is damaged.")),
    ("not a database", "not_a_database", N_("The file is no database of this desk.")),
)
