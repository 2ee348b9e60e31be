"""Copies of the database, made while it is in use; proved before they count; put back without losing what is there."""

import errno
import filecmp
import os
import shutil
import tempfile
import time
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from receptiondesk.domain.errors import DeskError
from receptiondesk.domain.house import About
from receptiondesk.domain.task import HistoryEntry
from receptiondesk.i18n import N_
from receptiondesk.storage import schema
from receptiondesk.storage.address import sqlite_file, sqlite_url
from receptiondesk.storage.chain import Head, breaks, head
from receptiondesk.storage.counters import RAISE, Counters, highest, raise_to
from receptiondesk.storage.dropped import keep_dropped
from receptiondesk.storage.engine import file_engine, in_words, make_engine, patience
from receptiondesk.storage.entries import add_of_house
from receptiondesk.storage.sqlite import connect, driver
from receptiondesk.storage.tables import counter, metadata
from receptiondesk.storage.whole import becoming, is_missing, passing, sync_folder
from receptiondesk.storage.wreck import counters_in

_PORTION = 1_000
_NOBODY_CAN_SAY = (
    driver.SQLITE_BUSY,
    driver.SQLITE_LOCKED,
    driver.SQLITE_IOERR,
    driver.SQLITE_CANTOPEN,
    driver.SQLITE_FULL,
    driver.SQLITE_NOMEM,
)
"""What SQLite answers where the fault may be outside the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proved:
    """What a copy that was read through from end to end holds."""

    version: str
    tasks: int
    head: Head
    is_as_written: bool = True
    """Whether nobody has altered its history."""


def copy_out(url: str, target: Path) -> Proved:
    """Copy the database at `url` as it is at this moment into a file of SQLite, whatever it is, and prove the copy.

    Others go on working meanwhile. Nothing stands at `target` before the copy is proved and on the disk. A history that
    somebody has altered is copied as it is: what is saved from then on is worth a copy too. Raises `DeskError` where it
    cannot be written or is not sound.
    """
    own = sqlite_file(url)
    with in_words(), becoming(target) as unfinished:
        if own is None:
            _pour_out(url, unfinished)
        else:
            _copy_file(own, unfinished)
        return _read_through(unfinished)


def copy_again(copy: Path, target: Path) -> None:
    """Put a finished copy in another place too, letter for letter; raises `OSError`."""
    with becoming(target) as unfinished:
        shutil.copyfile(copy, unfinished)
        if not filecmp.cmp(copy, unfinished, shallow=False):
            raise OSError(errno.EIO, os.strerror(errno.EIO))


def prove(file: Path) -> Proved:
    """Read a copy from end to end; raises `DeskError` where it is damaged, foreign, newer or not as it was written."""
    proved = _read_through(file)
    if not proved.is_as_written:
        altered = N_("The history in the copy {file} is not as it was written.")
        raise DeskError("copy_unusable", altered, file=str(file))
    return proved


def _read_through(file: Path) -> Proved:
    with in_words():
        found = schema.version_of(file)
        if found is None:
            raise DeskError("copy_unusable", N_("The copy {file} is not there, or empty."), file=str(file))
        with closing(connect(file, "immutable=1")) as connection:
            if connection.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
                raise _damaged(file)
            if connection.execute("PRAGMA foreign_key_check").fetchone():
                raise _damaged(file)
            tasks = int(connection.execute("SELECT count(*) FROM task").fetchone()[0])
        if found < schema.CHAINED:
            return Proved(version=found, tasks=tasks, head=Head(entries=0, link=""))
        engine = file_engine(f"sqlite:///{file.absolute().as_uri()}?immutable=1&uri=true")
        try:
            with engine.connect() as looking:
                is_as_written = next(breaks(looking), None) is None
                return Proved(version=found, tasks=tasks, head=head(looking), is_as_written=is_as_written)
        finally:
            engine.dispose()


def put_back(
    copy: Path, url: str, aside: Path, given: Counters | None = None, entry: HistoryEntry | None = None
) -> Proved:
    """Make the database at `url` what the copy holds; what it was before is kept in the file `aside`.

    Its history then ends with `entry`, which tells of it.
    The numbers go on after those that the database, as far as it can be read, and `given` know of: none is given
    twice. All of it or nothing: whoever is stopped half-way has the old state. Raises `DeskError` where the copy is
    not sound; then nothing is touched.
    """
    proved = prove(copy)
    own = sqlite_file(url)
    with in_words():
        if own is None:
            _pour_back(copy, url, aside, given or {}, entry)
            return proved
        with suppress(driver.Error, UnicodeDecodeError):  # what is wrong with the file itself comes next
            keep_dropped(own)
        is_whole = own.exists() and is_sound(own)
        with passing(own.parent) as ready:
            shutil.copyfile(copy, ready)
            _count_on_in(ready, highest(counters_in(own), given or {}))
            if entry is not None:
                _tell_in(ready, entry)
            if is_whole:
                with becoming(aside) as unfinished:
                    _copy_file(own, unfinished)
                with closing(connect(ready)) as source, closing(_connected(own)) as target:
                    target.execute("PRAGMA synchronous=FULL")
                    _copy_pages(source, target)
            else:
                _put_in_place_of(ready, own, aside)
    return proved


def is_sound(file: Path) -> bool:
    """Whether a desk's file, with what still lies in its log, can be read from end to end, and be written to.

    Raises `driver.Error` where nobody can say, for instance because another program holds it.
    """
    try:
        with closing(_connected(file)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            return bool(connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok")
    except driver.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in _NOBODY_CAN_SAY:
            raise
        return False
    except UnicodeDecodeError:
        return False  # not even what is wrong with it can be read


def finish_putting_back(file: Path) -> None:
    """Where the power went in the moment of `put_back` in which the damaged file was already aside: go on."""
    ready = _ready(file)
    if ready.exists() and is_missing(file):
        os.replace(ready, file)
        sync_folder(file.parent)


def _put_in_place_of(copy: Path, file: Path, aside: Path) -> None:
    """A damaged file cannot be written over: it goes aside whole, with its log, and the copy takes its name."""
    with becoming(_ready(file)) as unfinished:
        shutil.copyfile(copy, unfinished)
    aside.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    for ending in ("-wal", "-shm", ""):
        part = file.with_name(file.name + ending)
        if part.exists():
            os.replace(part, aside.with_name(aside.name + ending))
    finish_putting_back(file)


def _count_on_in(copy: Path, given: Counters) -> None:
    with closing(connect(copy)) as connection, connection:
        connection.executemany(RAISE, [{"prefix": prefix, "last": last} for prefix, last in given.items()])


def _tell_in(copy: Path, entry: HistoryEntry) -> None:
    engine = make_engine(sqlite_url(copy))
    try:
        schema.prepare(engine)
        with engine.connect().execution_options(writes=True) as writing:
            add_of_house(writing, About.BACKUP, entry)
            writing.commit()
    finally:
        engine.dispose()


def _ready(file: Path) -> Path:
    return file.with_name(file.name + ".ready")


def _copy_file(source: Path, target: Path) -> None:
    with (
        # Not read-only: what a desk was cut short with in the middle of a change has to be taken back first.
        closing(connect(source, "mode=rw", timeout=patience())) as reading,
        closing(connect(target)) as writing,
    ):
        _copy_pages(reading, writing)
        # A copy is one file: it shall not look for a log beside it.
        writing.execute("PRAGMA journal_mode=DELETE")


def _connected(file: Path) -> driver.Connection:
    return connect(file, timeout=patience())


def _copy_pages(source: driver.Connection, target: driver.Connection) -> None:
    until = time.monotonic() + patience()

    def waited(status: int, _remaining: int, _total: int) -> None:
        # The driver itself would wait for ever for whoever holds the database.
        if status in (driver.SQLITE_BUSY, driver.SQLITE_LOCKED) and time.monotonic() >= until:
            raise driver.OperationalError("database is locked")

    source.backup(target, progress=waited)


def _pour_out(url: str, target: Path) -> None:
    """A server's tables, as they were at one moment, into a file; in the shape that they have there."""
    engine, file, tables = make_engine(url), file_engine(sqlite_url(target)), sa.MetaData()
    try:
        with engine.connect().execution_options(isolation_level="REPEATABLE READ") as source, file.begin() as writing:
            tables.reflect(source)
            for column in (column for table in tables.tables.values() for column in table.columns):
                column.server_default = None
                column.type = _in_a_file(column.type.as_generic())
            tables.create_all(writing)
            _pour(source, writing, tables)
    finally:
        file.dispose()
        engine.dispose()


def _in_a_file(kind: sa.types.TypeEngine[Any]) -> sa.types.TypeEngine[Any]:
    if isinstance(kind, sa.String):
        return sa.Text()  # without the server's collation: SQLite compares byte by byte anyway
    return sa.Integer() if isinstance(kind, sa.BigInteger) else kind


def _pour_back(copy: Path, url: str, aside: Path, given: Counters, entry: HistoryEntry | None) -> None:
    engine = make_engine(url)
    with tempfile.TemporaryDirectory() as folder:
        newest = Path(folder) / "copy.db"
        shutil.copyfile(copy, newest)
        source = make_engine(sqlite_url(newest))
        try:
            schema.prepare(source)
            schema.prepare(engine)
            with becoming(aside) as unfinished:
                _pour_out(url, unfinished)  # as it is: what is wrong with it may be why a copy is put back
            with source.connect() as reading, engine.begin() as writing:
                known = {prefix: last for prefix, last in writing.execute(sa.select(counter).with_for_update())}
                for table in reversed(metadata.sorted_tables):
                    writing.execute(sa.delete(table))
                _pour(reading, writing, metadata)
                _count_on(writing)
                raise_to(writing, highest(known, given))
                if entry is not None:
                    add_of_house(writing, About.BACKUP, entry)
        finally:
            source.dispose()
            engine.dispose()


def _pour(source: sa.Connection, target: sa.Connection, tables: sa.MetaData) -> None:
    for table in tables.sorted_tables:
        rows = source.execution_options(yield_per=_PORTION).execute(sa.select(table)).mappings()
        for portion in rows.partitions(_PORTION):
            target.execute(sa.insert(table), [dict(row) for row in portion])


def _count_on(connection: sa.Connection) -> None:
    """Let the server give new rows the numbers after those that were put back."""
    for table in metadata.sorted_tables:
        if "id" in table.c and table.c.id.autoincrement is not False:
            connection.exec_driver_sql(
                f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), "
                f"(SELECT coalesce(max(id), 0) + 1 FROM {table.name}), false)"
            )


def _damaged(file: Path) -> DeskError:
    return DeskError("copy_unusable", N_("The copy {file} is damaged."), file=str(file))
