"""Through which SQLite the desk's own files are opened: Python's, or SQLCipher's where a key encrypts them.

The key is the environment's ``RECEPTIONDESK_DATABASE_KEY``, for the whole run of the program: it encrypts the database,
its log and every copy. SQLCipher is the optional extra ``sqlcipher``.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from receptiondesk.domain.errors import DeskError
from receptiondesk.i18n import N_

_KEY = os.environ.get("RECEPTIONDESK_DATABASE_KEY", "")
_PLAIN = b"SQLite format 3\0"
_is_put_by = False
_lacks_cipher = False
if TYPE_CHECKING or not _KEY:
    import sqlite3 as driver
else:
    try:
        from sqlcipher3 import dbapi2 as driver
    except ModuleNotFoundError:
        import sqlite3 as driver

        _lacks_cipher = True

__all__ = ["connect", "driver", "is_plain", "key", "quoted", "require_key", "unlock", "without_key"]


def key() -> str:
    """With what files are encrypted now; "" where they are not."""
    return "" if _is_put_by else _KEY


@contextmanager
def without_key() -> Iterator[None]:
    """Open files that are not encrypted yet, though there is a key."""
    global _is_put_by
    _is_put_by = True
    try:
        yield
    finally:
        _is_put_by = False


def is_plain(file: Path) -> bool:
    """Whether anybody can read a database, without a key; raises `OSError`."""
    with file.open("rb") as opened:
        return opened.read(len(_PLAIN)) == _PLAIN


def require_key() -> None:
    """Go on only where there is a key, and something that encrypts with it; raises `DeskError`."""
    if not _KEY:
        raise DeskError("no_key", N_("There is no key: put it into RECEPTIONDESK_DATABASE_KEY."))
    if _lacks_cipher:
        raise DeskError(
            "no_cipher",
            N_("There is a key for the database, but SQLCipher is not installed. Install the extra “sqlcipher”."),
        )


def connect(file: Path, how: str = "", **options: Any) -> driver.Connection:
    """Open a desk's file; `how` is the query of SQLite's own address, e.g. ``mode=ro``.

    Raises `DeskError` where there is a key and nothing that encrypts.
    """
    place = f"{file.absolute().as_uri()}?{how}" if how else file
    connection: driver.Connection = driver.connect(place, uri=bool(how), **options)
    try:
        unlock(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def unlock(connection: driver.Connection) -> None:
    """Give a connection the key, before anything else is done with it; nothing where there is none."""
    if key():
        require_key()
        connection.execute(f"PRAGMA key = {quoted(key())}")


def quoted(text: str) -> str:
    """A text as SQL writes it, where no parameter can stand for it."""
    return "'" + text.replace("'", "''") + "'"
