"""The entries of the history as they lie in their table: those of a task, and those of the house."""

import sqlalchemy as sa

from receptiondesk.domain.chain import Seal
from receptiondesk.domain.task import AnyTask, Change, HistoryEntry
from receptiondesk.storage.chain import changes_of, hang_on
from receptiondesk.storage.prepared import Prepared
from receptiondesk.storage.tables import history

_ADD = Prepared(sa.insert(history), [column.name for column in history.c if column.name != "id"])


def add_of_task(
    connection: sa.Connection, task_id: int, record: AnyTask, entry: HistoryEntry, draft: str | None = None
) -> None:
    """Add an entry to the history of a task, which it leaves as `record`; `draft` is the form that it was made from."""
    seal = hang_on(connection, str(task_id), entry, record)
    _add(connection, entry, seal, task_id=task_id, about="", draft=draft)


def add_of_house(connection: sa.Connection, about: str, entry: HistoryEntry, draft: str | None = None) -> None:
    """Add an entry that belongs to no task; `draft` is the file in which the change lies until it counts."""
    _add(connection, entry, hang_on(connection, about, entry), task_id=None, about=about, draft=draft)


def entry_of(row: sa.RowMapping) -> HistoryEntry:
    """One row as an entry."""
    return HistoryEntry(
        at=row["at"],
        verb=row["verb"],
        person=row["person"],
        station=row["station"],
        reason=row["reason"],
        changes=tuple(Change(field=field, was=was, now=now) for field, (was, now) in row["changes"].items()),
    )


def _add(
    connection: sa.Connection, entry: HistoryEntry, seal: Seal, *, task_id: int | None, about: str, draft: str | None
) -> None:
    _ADD.run(
        connection,
        {
            "task_id": task_id,
            "at": entry.at,
            "verb": entry.verb,
            "person": entry.person,
            "station": entry.station,
            "reason": entry.reason,
            "changes": changes_of(entry),
            "salt": seal.salt,
            "facts": seal.facts,
            "digest": seal.digest,
            "link": seal.link,
            "about": about,
            "draft": draft,
        },
    )
