"""Through which SQLite the desk's own files are opened: Python's, or SQLCipher's where a key encrypts them.

The key is the environment's ``RECEPTIONDESK_DATABASE_KEY``, for the whole run of the program: it encrypts the database,
its log and every copy. SQLCipher is the optional extra ``sqlcipher``.
"""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from receptiondesk.domain.errors import DeskError
from receptiondesk.i18n import N_

_KEY = os.environ.get("RECEPTIONDESK_DATABASE_KEY", "")
_lacks_cipher = False
if TYPE_CHECKING or not _KEY:
    import sqlite3 as driver
else:
    try:
        from sqlcipher3 import dbapi2 as driver
    except ModuleNotFoundError:
        import sqlite3 as driver

        _lacks_cipher = True

__all__ = ["connect", "driver", "key", "unlock"]


def key() -> str:
    """With what files are encrypted; "" where they are not."""
    return _KEY


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
    if _lacks_cipher:
        raise DeskError(
            "no_cipher",
            N_("There is a key for the database, but SQLCipher is not installed. Install the extra “sqlcipher”."),
        )
    if _KEY:
        quoted = _KEY.replace("'", "''")
        connection.execute(f"PRAGMA key = '{quoted}'")
