"""What a database file still shows, though it may be damaged."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from receptiondesk.storage.sqlite import connect, driver


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What can be seen of a desk's tasks."""

    tasks: int
    newest: str
    """The number of the one that was saved last, "" where there is none or it cannot be read."""


def shown_in(file: Path) -> Shown | None:
    """Count the tasks in a file without changing a byte of it; None where nobody can read them any more."""
    for how in ("mode=ro", "immutable=1"):  # with what still lies in its log; else what stands in it alone
        try:
            with closing(connect(file, how)) as connection:
                tasks = int(connection.execute("SELECT count(*) FROM task").fetchone()[0])
                return Shown(tasks=tasks, newest=_newest(connection))
        except (driver.Error, UnicodeDecodeError):
            continue
    return None


def _newest(connection: driver.Connection) -> str:
    try:
        found = connection.execute("SELECT number FROM task ORDER BY id DESC LIMIT 1").fetchone()
    except (driver.Error, UnicodeDecodeError):
        return ""
    return str(found[0]) if found else ""
