"""What was damaged and may still be of use to somebody: kept beside the database, and not for ever."""

from datetime import datetime, timedelta

from receptiondesk.domain.errors import DeskError
from receptiondesk.services.files import cannot_write, remove
from receptiondesk.storage.address import sqlite_file
from receptiondesk.storage.sqlite import driver
from receptiondesk.storage.whole import is_missing

_KEPT = timedelta(days=30)
"""It holds people's data: whoever wants to look into it has so long."""


def keep_damaged_log(url: str) -> None:
    """Before a database is opened: keep its log aside where SQLite would drop commits that stand in it.

    Raises `DeskError` where there is no room for that: nothing is opened then, and nothing lost.
    """
    file = sqlite_file(url)
    if file is None or is_missing(file):
        return
    from receptiondesk.storage.dropped import damaged_folder, keep_dropped

    try:
        keep_dropped(file)
    except OSError as error:
        raise cannot_write(damaged_folder(file), error) from error
    except (driver.Error, UnicodeDecodeError, DeskError):
        return  # what is wrong with the file itself is said when it is opened


def forget_damaged(url: str, before: datetime | None = None) -> None:
    """Remove what was kept aside long enough before that moment, or all of it; raises `DeskError`."""
    file = sqlite_file(url)
    if file is None:
        return
    from receptiondesk.storage.dropped import damaged_folder

    for kept in damaged_folder(file).glob("*.db-wal"):
        if before is None or kept.stat().st_mtime < (before - _KEPT).timestamp():
            remove(kept)
