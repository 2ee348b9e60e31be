"""How far the history went when this desk last saved: by this note a database that has lost its end is found out.

SQLite drops the damaged end of its log without a word, and a file can be changed for an older one: what is left is
sound, only shorter. The note is written after each commit, so it never knows more than the disk; it is not waited for,
so it may know a little less.
"""

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from receptiondesk.storage.address import sqlite_file
from receptiondesk.storage.counters import Counters, number_of
from receptiondesk.storage.whole import becoming

if TYPE_CHECKING:
    import sqlalchemy as sa

_NOW = "SELECT '', entries, link FROM chain UNION ALL SELECT prefix, last, NULL FROM counter"
_LONGEST = 65_536
_MOST_LOST = 1 << 20
_NO_NOTE = (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError)
"""What is raised by a note that the desk has not written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A place in the history, and how far the numbers had gone then."""

    entries: int = 0
    """The length of the history; 0 where only the numbers count."""
    link: str = ""
    """The link of its last entry, hexadecimal."""
    counters: Counters = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """What a desk has saved once and its database does not hold any more."""

    entries: int
    """How many entries of the history at least; 0 where it is as long, but another one."""
    numbers: tuple[tuple[str, str], ...]
    """The first and the last number of the tasks that are gone, for each kind that has lost any."""


class Marks:
    """The note of one home."""

    def __init__(self, file: Path, url: str) -> None:
        """`url` is the database's: what was noted of another one does not count."""
        self.file, self.lost_file = file, file.with_name("lost.json")
        own = sqlite_file(url)
        # A home that is moved, or copied whole, has its note for its own file still.
        self._database = own.name if own is not None and own.parent == file.parent else url

    def read(self) -> Mark:
        """What was noted last; an empty mark where nothing was."""
        with suppress(OSError), self.file.open("rb") as noted:
            return self._understood(noted.read(_LONGEST))
        return Mark()

    def keep(self, mark: Mark) -> None:
        """Note how far it goes now. Another desk of this home may have noted more meanwhile: never backwards."""
        # In its place and without waiting for the disk: this is done at each save, and has to cost nothing. Where it
        # cannot be done, for want of room or rights, whoever saves is told so by the database itself.
        with suppress(OSError), self._open() as noted:
            if self._understood(noted.read(_LONGEST)).entries < mark.entries:
                noted.seek(0)
                noted.write(self._written(mark))

    def set(self, mark: Mark) -> None:
        """Begin anew from `mark`: from here on it goes on. Raises `OSError`."""
        with becoming(self.file) as unfinished:
            unfinished.write_bytes(self._written(mark))

    @property
    def lost(self) -> Lost | None:
        """What was lost and nobody has taken note of yet; whoever has removes `lost_file`."""
        with suppress(OSError, *_NO_NOTE), self.lost_file.open("rb") as noted:
            values = json.loads(noted.read(_MOST_LOST))
            return Lost(entries=int(values["entries"]), numbers=tuple((str(a), str(b)) for a, b in values["numbers"]))
        return None

    def lose(self, lost: Lost) -> None:
        """Keep what was lost, with what was lost before, until somebody has taken note of it. Raises `OSError`."""
        before = self.lost or Lost(entries=0, numbers=())
        numbers = tuple(dict.fromkeys((*before.numbers, *lost.numbers)))
        self.set_lost(Lost(entries=max(before.entries, lost.entries), numbers=numbers))

    def set_lost(self, lost: Lost) -> None:
        """Keep this alone as what was lost. Raises `OSError`."""
        with becoming(self.lost_file) as unfinished:
            unfinished.write_text(json.dumps(asdict(lost)), encoding="utf-8")

    def _open(self) -> BinaryIO:
        """The note to be read and written, made for its owner alone where there is none."""
        return open(self.file, "r+b", opener=lambda file, how: os.open(file, how | os.O_CREAT, 0o600))

    @cached_property
    def _of(self) -> str:
        """Which database the note is about, without the password in its address."""
        from hashlib import blake2b  # loads OpenSSL: not at the start

        return blake2b(self._database.encode(), digest_size=8).hexdigest()

    def _understood(self, noted: bytes) -> Mark:
        with suppress(*_NO_NOTE):
            values = json.loads(noted.partition(b"\n")[0])  # a longer note may have stood here before
            if values["of"] == self._of:
                counters = {str(prefix): int(last) for prefix, last in values["counters"].items()}
                return Mark(entries=int(values["entries"]), link=str(values["link"]), counters=counters)
        return Mark()

    def _written(self, mark: Mark) -> bytes:
        return json.dumps({"of": self._of, **asdict(mark)}).encode() + b"\n"


def mark_of(connection: "sa.Connection") -> Mark:
    """How far the history and the numbers go within this unit of work."""
    entries, link, counters = 0, "", {}
    for prefix, last, found in connection.exec_driver_sql(_NOW).fetchall():
        if prefix:
            counters[prefix] = last
        else:
            entries, link = last, bytes(found).hex()
    return Mark(entries=entries, link=link, counters=counters)


def lost_since(connection: "sa.Connection", mark: Mark) -> Lost | None:
    """What the database does not hold any more of what it held at `mark`; None where it holds everything."""
    now = mark_of(connection)
    if now.entries >= mark.entries and (not mark.entries or _link_at(connection, now, mark.entries) == mark.link):
        return None
    return Lost(entries=max(mark.entries - now.entries, 0), numbers=tuple(_gaps(now.counters, mark.counters)))


def _link_at(connection: "sa.Connection", now: Mark, place: int) -> str:
    if place == now.entries:
        return now.link
    query = f"SELECT link FROM history ORDER BY id DESC LIMIT 1 OFFSET {now.entries - place:d}"
    found = connection.exec_driver_sql(query).scalar_one_or_none()
    return bytes(found).hex() if found is not None else ""


def _gaps(now: Counters, then: Counters) -> Iterable[tuple[str, str]]:
    for prefix, last in sorted(then.items()):
        if (known := now.get(prefix, 0)) < last:
            yield number_of(prefix, known + 1), number_of(prefix, last)
