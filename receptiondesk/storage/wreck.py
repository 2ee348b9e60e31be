"""What a database file still shows, though it may be damaged."""

from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from receptiondesk.storage.counters import counted, highest, number_of
from receptiondesk.storage.sqlite import connect, driver

_WAYS = ("mode=ro", "immutable=1")
"""With what still lies in its log; else what stands in it alone."""
_NUMBERS = (
    "SELECT number FROM task ORDER BY id",
    "SELECT number FROM task ORDER BY id DESC",
    "SELECT number FROM task ORDER BY number DESC",
)
"""Ways through the tasks: each goes as far as the damage, from another end."""
_UNREADABLE = (driver.Error, UnicodeDecodeError, OverflowError, MemoryError)
"""What reading a wreck may end in; SQLCipher's driver has no memory left, it says, after a page that it cannot read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What can be seen of a desk's tasks."""

    tasks: int
    newest: str
    """The number of the one that was saved last, "" where there is none or it cannot be read."""


def shown_in(file: Path) -> Shown | None:
    """Count the tasks in a file without changing a byte of it; None where nobody can read them any more."""
    for how in _WAYS:
        try:
            with closing(_opened(file, how)) as connection:
                tasks = int(connection.execute("SELECT count(*) FROM task").fetchone()[0])
                return Shown(tasks=tasks, newest=_newest(connection))
        except _UNREADABLE:
            continue
    return None


def _newest(connection: driver.Connection) -> str:
    try:
        found = connection.execute("SELECT number FROM task ORDER BY id DESC LIMIT 1").fetchone()
    except _UNREADABLE:
        return ""
    return str(found[0]) if found else ""


def counters_in(file: Path) -> dict[str, int]:
    """How far the numbers have gone by what a file still shows, without changing a byte of it."""
    found: dict[str, int] = {}
    for how in _WAYS:
        with suppress(*_UNREADABLE), closing(_opened(file, how)) as connection:
            counters = _until_damage(connection, "SELECT prefix, last FROM counter")
            found = highest(found, counted(number_of(prefix, last) for prefix, last in counters if type(last) is int))
            for query in _NUMBERS:
                found = highest(found, counted(str(number) for (number,) in _until_damage(connection, query)))
        if found:
            break
    return found


def _opened(file: Path, how: str) -> driver.Connection:
    connection = connect(file, how)
    connection.execute("PRAGMA writable_schema=ON")  # else a file that was cut short is not read at all
    return connection


def _until_damage(connection: driver.Connection, query: str) -> Iterator[tuple[Any, ...]]:
    with suppress(*_UNREADABLE):
        yield from connection.execute(query)
