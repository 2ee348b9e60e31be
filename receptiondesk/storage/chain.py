"""Seals the history entry by entry, and finds out whether anybody has altered it since."""

from collections.abc import Callable, Iterator, Mapping
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
_OWNER = "coalesce(CAST(task_id AS TEXT), '') || about"
"""Whose an entry is, as it is sealed: a task's id, or what of the house it is about. Both at once are neither."""
_BEFORE_THE_HOUSE = "CAST(task_id AS TEXT)"
"""The same in a copy from before the house had entries of its own."""
_PORTION = 10_000
Told = Callable[[int], None]
"""Hears how many were looked at since it was told last."""


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
    owner: str
    """Whose the entry is: the id of a task, or what of the house it is about; "" for a place that is no entry."""
    what: str
    """``altered``, ``removed`` (before this entry), ``cut`` (at the end), ``emptied``, ``held`` (not the held head)."""


def to_nobody(_many: int) -> None:
    """For whoever does not want to hear how far it is."""


def hang_on(connection: sa.Connection, owner: str, entry: HistoryEntry, record: AnyTask | None = None) -> Seal:
    """The seal of the next entry; the chain ends with it once this unit of work is committed.

    `owner` is the id of the task, which the entry leaves as `record`, or what of the house the entry is about.
    """
    salt, facts = new_salt(), b""
    if record is not None:
        facts = digest_of(record, salt)
    digest = entry_digest(_parts(owner, entry), facts, salt)
    before = _COUNT_UP.run(connection, {"link": BEGINNING}).scalar_one()
    link = linked(bytes(before), digest)
    _HANG_ON.run(connection, {"link": link})
    return Seal(salt=salt, facts=facts, digest=digest, link=link)


def digest_of(record: AnyTask, salt: bytes, *, with_head: bool = True) -> bytes:
    """The digest of a record; `with_head` as all are sealed now, or as the first versions did it."""
    head = (record.station, record.taken_by, write_when(record.opened_at), write_when(record.closed_at))
    texts = record.facts.texts()
    return facts_digest(record.number, record.status, texts, record.extra, salt, head=head if with_head else ())


def changes_of(entry: HistoryEntry) -> Mapping[str, list[str]]:
    """The changes of an entry as they are kept."""
    return {change.field: [change.was, change.now] for change in entry.changes}


def head(connection: sa.Connection) -> Head:
    """Where the chain ends now."""
    found = connection.execute(sa.select(chain.c.entries, chain.c.link)).first()
    return Head(entries=found[0], link=bytes(found[1]).hex()) if found else Head(entries=0, link="")


def breaks(connection: sa.Connection, held: Head | None = None, told: Told = to_nobody) -> Iterator[Break]:
    """Every place where the history is not as it was written, and where it has lost the `held` head.

    `told` hears from time to time how many entries were looked at since.
    """
    end, place, before, last = head(connection), 0, BEGINNING, (0, BEGINNING)
    emptied: dict[str, Break] = {}
    for row in _each(connection, told):
        place += 1
        owner, salt, digest, link = row[1], row[8], row[10], row[11]
        if row[3] == ERASE and owner.isdecimal():  # of the house nothing is ever emptied
            emptied.pop(owner, None)
        if salt is None:
            emptied[owner] = Break(entry=place, owner=owner, what="emptied")
        elif entry_digest(row[1:8], row[9], salt) != digest:
            yield Break(entry=place, owner=owner, what="altered")
        if linked(before, digest) != link:
            yield Break(entry=place, owner=owner, what="removed")
        before = link
        if held is not None and place == held.entries:
            last = (place, link)
    yield from emptied.values()
    if place != end.entries or before.hex() != end.link:
        yield Break(entry=place, owner="", what="cut")
    if held is not None and held.entries and (last[0] != held.entries or last[1].hex() != held.link):
        yield Break(entry=held.entries, owner="", what="held")


def _parts(owner: str, entry: HistoryEntry) -> tuple[str, ...]:
    changes = map_text(changes_of(entry))
    return (owner, write_when(entry.at), entry.verb, entry.person, entry.station, entry.reason, changes)


def _each(connection: sa.Connection, told: Told) -> Iterator[Any]:
    """Every entry as the driver gives it: unpacked rows would cost more than the hashes."""
    columns = {column["name"] for column in sa.inspect(connection).get_columns("history")}
    owner = _OWNER if "about" in columns else _BEFORE_THE_HOUSE
    read = f"SELECT id, {owner}, at, verb, person, station, reason, changes, salt, facts, digest, link FROM history"
    after = 0
    while True:
        rows = connection.exec_driver_sql(f"{read} WHERE id > {after:d} ORDER BY id LIMIT {_PORTION}").cursor.fetchall()
        yield from rows
        told(len(rows))
        if len(rows) < _PORTION:
            return
        after = rows[-1][0]
