"""Seals the history entry by entry, and finds out whether anybody has altered it since."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from receptiondesk.domain.chain import BEGINNING, Seal, entry_digest, facts_digest, linked, new_salt
from receptiondesk.domain.privacy import ERASE
from receptiondesk.domain.task import AnyTask, HistoryEntry
from receptiondesk.domain.when import write_when
from receptiondesk.storage.prepared import Prepared
from receptiondesk.storage.tables import chain
from receptiondesk.storage.values import map_text

# Counting up takes the row for this unit of work: of two desks, the second hangs its entry on the first one's.
_COUNT_UP = Prepared(
    sa.text(
        "INSERT INTO chain (id, entries, link) VALUES (1, 1, :link) "
        "ON CONFLICT (id) DO UPDATE SET entries = chain.entries + 1 RETURNING link"
    ).bindparams(sa.bindparam("link", type_=sa.LargeBinary)),
    ["link"],
)
_HANG_ON = Prepared(sa.update(chain).values(link=sa.bindparam("link")), ["link"])
_READ = "SELECT id, task_id, at, verb, person, station, reason, changes, salt, facts, digest, link FROM history"
_PORTION = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Where the chain ends: what a supervisor holds outside the desk."""

    entries: int
    link: str
    """Hexadecimal; "" for an empty chain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """One place where the history is not as it was written."""

    entry: int
    """The entry's place in the chain, from 1."""
    task_id: int | None
    what: str
    """``altered``, ``removed`` (before this entry), ``cut`` (at the end), ``emptied``, ``held`` (not the held head)."""


def hang_on(connection: sa.Connection, task_id: int, task: AnyTask, entry: HistoryEntry) -> Seal:
    """The seal of the next entry; the chain ends with it once this unit of work is committed."""
    salt = new_salt()
    facts = facts_digest(task.number, task.status, task.facts.texts(), task.extra, salt)
    digest = entry_digest(_parts(task_id, entry), facts, salt)
    before = _COUNT_UP.run(connection, {"link": BEGINNING}).scalar_one()
    link = linked(bytes(before), digest)
    _HANG_ON.run(connection, {"link": link})
    return Seal(salt=salt, facts=facts, digest=digest, link=link)


def changes_of(entry: HistoryEntry) -> Mapping[str, list[str]]:
    """The changes of an entry as they are kept."""
    return {change.field: [change.was, change.now] for change in entry.changes}


def head(connection: sa.Connection) -> Head:
    """Where the chain ends now."""
    found = connection.execute(sa.select(chain.c.entries, chain.c.link)).first()
    return Head(entries=found[0], link=bytes(found[1]).hex()) if found else Head(entries=0, link="")


def breaks(connection: sa.Connection, held: Head | None = None) -> Iterator[Break]:
    """Every place where the history is not as it was written, and where it has lost the `held` head."""
    end, place, before, last = head(connection), 0, BEGINNING, (0, BEGINNING)
    emptied: dict[int, int] = {}
    for row in _each(connection):
        place += 1
        task_id, salt, facts, digest, link = row[1], row[8], row[9], row[10], row[11]
        if row[3] == ERASE:
            emptied.pop(task_id, None)
        if salt is None:
            emptied[task_id] = place
        elif entry_digest((str(task_id), *row[2:8]), facts, salt) != digest:
            yield Break(entry=place, task_id=task_id, what="altered")
        if linked(before, digest) != link:
            yield Break(entry=place, task_id=task_id, what="removed")
        before = link
        if held is not None and place == held.entries:
            last = (place, link)
    for task_id, at in emptied.items():
        yield Break(entry=at, task_id=task_id, what="emptied")
    if place != end.entries or before.hex() != end.link:
        yield Break(entry=place, task_id=None, what="cut")
    if held is not None and held.entries and (last[0] != held.entries or last[1].hex() != held.link):
        yield Break(entry=held.entries, task_id=None, what="held")


def _parts(task_id: int, entry: HistoryEntry) -> tuple[str, ...]:
    changes = map_text(changes_of(entry))
    return (str(task_id), write_when(entry.at), entry.verb, entry.person, entry.station, entry.reason, changes)


def _each(connection: sa.Connection) -> Iterator[Any]:
    """Every entry as the driver gives it: unpacked rows would cost more than the hashes."""
    after = 0
    while True:
        query = f"{_READ} WHERE id > {after:d} ORDER BY id LIMIT {_PORTION}"
        rows = connection.exec_driver_sql(query).cursor.fetchall()
        yield from rows
        if len(rows) < _PORTION:
            return
        after = rows[-1][0]
