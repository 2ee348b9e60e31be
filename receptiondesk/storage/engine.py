"""Opens the database so that what is said to be saved is on the disk, and says in words why it could not be."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.exc import ArgumentError, DatabaseError, DisconnectionError, IntegrityError

from receptiondesk.domain.errors import DeskError
from receptiondesk.i18n import N_
from receptiondesk.storage.address import sqlite_file
from receptiondesk.storage.sqlite import driver, unlock
from receptiondesk.storage.whole import keep_private

_BUSY_MS = 10_000


def make_engine(url: str) -> sa.Engine:
    """An engine whose writers take turns and whose commits are durable.

    Raises `DeskError` where the desk has no way to such a database, or where it would forget everything.
    """
    try:
        file = sqlite_file(url)
        if file is None:
            return _server_engine(sa.make_url(url))
    except (ArgumentError, ModuleNotFoundError) as error:
        raise DeskError(
            "database_address",
            N_("The address of the database is not understood, or its driver is missing. Check the address."),
        ) from error
    keep_private(file, *(file.with_name(file.name + end) for end in ("-wal", "-shm")))
    # What people told the desk shall not stand in a log, whatever fails.
    engine = sa.create_engine(url, module=driver, connect_args={"check_same_thread": False}, hide_parameters=True)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    _stay_with(engine, file)
    return engine


def file_engine(url: str) -> sa.Engine:
    """An engine for a file that is only read, or being made: without the care that a desk's own file needs."""
    engine = sa.create_engine(url, module=driver)
    event.listen(engine, "connect", lambda connection, _record: unlock(connection))
    return engine


def _server_engine(url: sa.URL) -> sa.Engine:
    if url.drivername == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() != "postgresql":
        raise ArgumentError(f"neither SQLite in a file nor PostgreSQL: {url.get_backend_name()}")
    return sa.create_engine(url, pool_pre_ping=True, hide_parameters=True)


def patience() -> float:
    """Seconds for which one waits for another program that holds the database."""
    return _BUSY_MS / 1000


def _prepare_sqlite(connection: driver.Connection, record: Any) -> None:
    connection.isolation_level = None  # transactions are ours: see _begin_sqlite
    unlock(connection)
    for pragma in (
        f"busy_timeout={_BUSY_MS}",
        "journal_mode=WAL",
        "synchronous=FULL",
        "fullfsync=ON",  # macOS alone: without it a disk there may keep a commit in its own memory
        "foreign_keys=ON",
        "temp_store=MEMORY",
        "secure_delete=ON",  # what was erased is written over, not only unlinked
    ):
        connection.execute(f"PRAGMA {pragma}")


def _stay_with(engine: sa.Engine, file: Path) -> None:
    """Let nobody go on saving into a file that was moved aside or removed while this desk was open."""

    def remember(_dialect: Any, record: Any, _words: Any, _options: Any) -> None:
        record.info["file"] = _identity(file)  # before it is opened: that may have to wait for who changes it

    def look(_connection: Any, record: Any, _proxy: Any) -> None:
        found = _identity(file)
        if found is None:
            raise driver.OperationalError("unable to open database file")
        if found != record.info["file"]:
            raise DisconnectionError  # another one was put back: the pool opens that

    event.listen(engine, "do_connect", remember)
    event.listen(engine, "checkout", look)


def _identity(file: Path) -> tuple[int, int] | None:
    """What tells a file from another one of the same name; None where there is none."""
    try:
        found = os.stat(file)
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _begin_sqlite(connection: sa.Connection) -> None:
    # A writer takes its turn at once; one that begins as a reader could be refused half-way through.
    writes = connection.get_execution_options().get("writes", False)
    driver: Any = connection.connection.dbapi_connection  # every save passes here: straight to the driver
    driver.execute("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def in_words() -> Iterator[None]:
    """Turns what the database says when it cannot serve into a `DeskError` with a way out."""
    try:
        yield
    except IntegrityError as error:
        # The desk asks before it writes: only a database that others have had their hands in refuses an entry.
        raise DeskError("inconsistent", _INCONSISTENT) from error
    except DatabaseError as error:
        # What the driver said, without the statement: a matter may well speak of a full disk.
        raise _explained(error.orig) from error
    except UnicodeDecodeError as error:
        raise DeskError("damaged", _DAMAGED) from error  # the driver could not read what the file says of itself
    except (driver.Error, OSError) as error:
        raise _explained(error) from error


def _explained(error: BaseException | None) -> DeskError:
    text = f"{error} {getattr(error, 'sqlite_errorname', '')}".lower()
    for sign, code, template in _SIGNS:
        if sign in text:
            return DeskError(code, template)
    return DeskError("database_failed", _FAILED)


_FAILED = N_("The database cannot be reached now. Your entry is kept; try again.")
_LOCKED = N_("Another program holds the database. Your entry is kept; save it again.")
_READ_ONLY = N_("The desk’s folder cannot be written to. Your entry is kept; ask for write access.")
_FULL = N_("The disk is full. Your entry is kept; make room and save it again.")
_CANNOT_OPEN = N_("The database file cannot be opened. Check the desk’s folder.")
_DAMAGED = N_("The database file is damaged.")
_INCONSISTENT = N_("The database does not fit together any more. Your entry is kept; have the database checked.")

WITHOUT_A_FORM = {
    _FAILED: N_("The database cannot be reached now. Try again."),
    _LOCKED: N_("Another program holds the database. Try again."),
    _READ_ONLY: N_("The desk’s folder cannot be written to. Ask for write access."),
    _FULL: N_("The disk is full. Make room and try again."),
    _INCONSISTENT: N_("The database does not fit together any more. Have it checked."),
}
"""The same sentences where there is no form that keeps what was typed, as on the command line."""

_SIGNS = (
    ("locked", "database_locked", _LOCKED),
    ("readonly", "read_only", _READ_ONLY),
    ("read-only", "read_only", _READ_ONLY),
    ("is full", "disk_full", _FULL),
    ("no space left", "disk_full", _FULL),
    ("sqlite_ioerr_shmsize", "disk_full", _FULL),
    ("unable to open", "cannot_open", _CANNOT_OPEN),
    ("permission denied", "cannot_open", _CANNOT_OPEN),
    ("could not decode to utf-8", "damaged", _DAMAGED),
    ("unsupported file format", "damaged", _DAMAGED),
    ("malformed", "damaged", _DAMAGED),
    ("not a database", "not_a_database", N_("The file is no database of this desk.")),
)
