"""Keeps the entries of the history that belong to no task."""

from dataclasses import dataclass

import sqlalchemy as sa

from receptiondesk.domain.house import About
from receptiondesk.domain.task import HistoryEntry
from receptiondesk.storage.entries import add_of_house, entry_of
from receptiondesk.storage.tables import history


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseEntry:
    """One change of the house."""

    id: int
    """Grows with every entry; says where to go on."""
    about: str
    entry: HistoryEntry


class HouseStore:
    """The house's own entries within one unit of work."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def note(self, about: About, entry: HistoryEntry, draft: str | None = None) -> None:
        """Hang an entry on the chain; see `add_of_house`."""
        add_of_house(self._connection, about.value, entry, draft)

    def knows(self, draft: str) -> bool:
        """Whether an entry was made from that draft."""
        found = self._connection.execute(sa.select(history.c.id).where(history.c.draft == draft))
        return found.first() is not None

    def newest(self, limit: int, *, about: About | None = None, before: int | None = None) -> tuple[HouseEntry, ...]:
        """The newest entries, the newest first; only older ones than that of the id `before`."""
        query = sa.select(history).where(history.c.task_id.is_(None))
        if about is not None:
            query = query.where(history.c.about == about.value)
        if before is not None:
            query = query.where(history.c.id < before)
        rows = self._connection.execute(query.order_by(history.c.id.desc()).limit(limit)).mappings()
        return tuple(HouseEntry(id=row["id"], about=row["about"], entry=entry_of(row)) for row in rows)
