"""Encrypts a file of the desk that was not, or takes its encryption away."""

import os
from contextlib import closing
from pathlib import Path

from receptiondesk.domain.errors import DeskError
from receptiondesk.i18n import N_
from receptiondesk.storage.engine import in_words, patience
from receptiondesk.storage.sqlite import driver, is_plain, key, quoted
from receptiondesk.storage.whole import becoming

_IN_USE = N_("{file} is in use. Close the desk everywhere, then try again.")


def convert(file: Path, *, encrypt: bool) -> bool:
    """Give `file` its other form in its place, compared row by row before it counts; False where it has it already.

    Whoever is stopped half-way has the old form whole, or the new one. Nobody else may have the file open. Raises
    `DeskError`.
    """
    if is_plain(file) is not encrypt:
        return False
    with in_words(), closing(_alone_with(file, "" if encrypt else key())) as source, becoming(file) as unfinished:
        source.execute("ATTACH DATABASE ? AS other KEY ?", (str(unfinished), key() if encrypt else ""))
        source.execute("SELECT sqlcipher_export('other')").fetchone()
        if not _are_alike(source):
            differs = N_("What was made of {file} is not the same. Nothing was changed.")
            raise DeskError("not_the_same", differs, file=str(file))
        source.execute("DETACH DATABASE other")
        if os.name == "nt":
            source.close()  # there nobody takes the place of a file that is open
    return True


def _alone_with(file: Path, known: str) -> driver.Connection:
    """A connection that has taken in what lay in the log, and lets nobody else at the file until it is closed."""
    connection: driver.Connection = driver.connect(file, isolation_level=None, timeout=patience())
    try:
        if known:
            connection.execute(f"PRAGMA key = {quoted(known)}")
        if connection.execute("PRAGMA journal_mode=DELETE").fetchone()[0] != "delete":
            raise driver.OperationalError("database is locked")
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        connection.executescript("BEGIN EXCLUSIVE; COMMIT")
    except BaseException as error:
        connection.close()
        if isinstance(error, driver.OperationalError) and "locked" in str(error):
            raise DeskError("in_use", _IN_USE, file=str(file)) from error
        raise
    return connection


def _are_alike(connection: driver.Connection) -> bool:
    """Whether every table of both has the same rows, and both are sound."""
    if connection.execute("PRAGMA other.integrity_check").fetchone()[0] != "ok":
        return False
    tables = [name for (name,) in connection.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'")]
    for table in ("sqlite_master", *tables):
        columns = "type, name, sql" if table == "sqlite_master" else "*"
        here, there = (f'SELECT {columns} FROM {one}."{table}"' for one in ("main", "other"))
        for one, other in ((here, there), (there, here)):
            if connection.execute(f"{one} EXCEPT {other} LIMIT 1").fetchone():
                return False
    return True
