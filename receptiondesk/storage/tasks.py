"""Keeps the tasks: their header, their facts, their history, what finds them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import sqlalchemy as sa

from receptiondesk.domain.errors import ChangedElsewhere, UnknownTask
from receptiondesk.domain.names import search_terms
from receptiondesk.domain.task import AnyTask, HistoryEntry, LogbookFilter, Task
from receptiondesk.domain.when import day_of, sort_key
from receptiondesk.storage.entries import add_of_task, entry_of
from receptiondesk.storage.prepared import Prepared
from receptiondesk.storage.rows import KindRow
from receptiondesk.storage.sqlite import driver
from receptiondesk.storage.tables import history, imported, task, task_search
from receptiondesk.storage.values import portions

# As text: both databases spell it alike, and SQLAlchemy's own words for it load a whole dialect each.
_COUNT_UP = Prepared(
    sa.text(
        "INSERT INTO counter (prefix, last) VALUES (:prefix, 1) "
        "ON CONFLICT (prefix) DO UPDATE SET last = counter.last + 1 RETURNING last"
    ),
    ["prefix"],
)
_HEADER = tuple(column.name for column in task.c if column.name != "id")
# Whether a record is held is said by nobody but who holds it, not even by who has read it just before.
_SAVED = tuple(name for name in _HEADER if name != "held")
_ADD_HEADER = Prepared(sa.insert(task).returning(task.c.id), _HEADER)
_SAVE_HEADER = Prepared(
    sa.update(task)
    .where(task.c.number == sa.bindparam("saved_number"), task.c.version == sa.bindparam("saved_version"))
    .returning(task.c.id),
    [*_SAVED, "saved_number", "saved_version"],
)
_ADD_SEARCH = Prepared(sa.insert(task_search), ["task_id", "text"])
_SAVE_SEARCH = Prepared(
    sa.update(task_search).where(task_search.c.task_id == sa.bindparam("saved_id")), ["text", "saved_id"]
)
_BEFORE_ALL = -(2**63)
_PORTION = 500
_NEWEST_FIRST = (task.c.opened_sort.desc(), task.c.id.desc())


class TaskStore:
    """The tasks within one unit of work."""

    def __init__(self, connection: sa.Connection, rows: Mapping[str, KindRow[Any]]) -> None:
        self._connection = connection
        self._rows = rows

    def next_number(self, prefix: str) -> str:
        """The next running number of a kind, e.g. ``M-000123``; taken back if the work is not committed."""
        last = _COUNT_UP.run(self._connection, {"prefix": prefix}).scalar_one()
        return f"{prefix}-{last:06d}"

    def has(self, number: str) -> bool:
        """Whether a task has this number."""
        return self._connection.execute(sa.select(task.c.id).where(task.c.number == number)).first() is not None

    def add(self, new: AnyTask, entry: HistoryEntry, found_by: str, *, is_open: bool, draft: str | None = None) -> None:
        """Add a task with its first history entry and the text that finds it; `draft` is the one it was made from."""
        task_id = _ADD_HEADER.run(self._connection, _header(new, is_open=is_open)).scalar_one()
        row = self._rows[new.kind]
        row.add.run(self._connection, {"task_id": task_id, **row.to_row(new.facts)})
        _ADD_SEARCH.run(self._connection, {"task_id": task_id, "text": found_by})
        add_of_task(self._connection, task_id, new, entry, draft)

    def save(
        self, changed: AnyTask, entry: HistoryEntry, found_by: str, *, is_open: bool, draft: str | None = None
    ) -> AnyTask:
        """Save a changed task over the version it was read at; gives it with its new version.

        `draft` is the one the change was made from. Raises `ChangedElsewhere` if that version is not the newest any
        more.
        """
        newer = replace(changed, version=changed.version + 1)
        header = _header(newer, is_open=is_open)
        place = {"saved_number": changed.number, "saved_version": changed.version}
        task_id = _SAVE_HEADER.run(self._connection, {**header, **place}).scalar_one_or_none()
        if task_id is None:
            raise ChangedElsewhere(changed.number)
        row = self._rows[changed.kind]
        row.save.run(self._connection, {"saved_id": task_id, **row.to_row(changed.facts)})
        _SAVE_SEARCH.run(self._connection, {"saved_id": task_id, "text": found_by})
        add_of_task(self._connection, task_id, newer, entry, draft)
        return newer

    def note(self, of: AnyTask, entry: HistoryEntry) -> None:
        """Write an entry into the history of a task in which nothing changes."""
        task_id = self._connection.execute(sa.select(task.c.id).where(task.c.number == of.number)).scalar_one()
        add_of_task(self._connection, task_id, of, entry)

    def get(self, number: str) -> AnyTask:
        """One task; raises `UnknownTask`."""
        header = None
        if number.isprintable():  # no database takes the others
            header = self._connection.execute(sa.select(task).where(task.c.number == number)).mappings().first()
        if header is None:
            raise UnknownTask(number)
        return self._with_facts([header])[0]

    def history(self, number: str) -> tuple[HistoryEntry, ...]:
        """What was done to a task, oldest first."""
        rows = self._connection.execute(
            sa.select(history)
            .join(task, task.c.id == history.c.task_id)
            .where(task.c.number == number)
            .order_by(history.c.id)
        ).mappings()
        return tuple(entry_of(row) for row in rows)

    def page(self, wanted: LogbookFilter, *, limit: int = 50, before: str = "") -> tuple[AnyTask, ...]:
        """The newest `limit` tasks that `wanted` lets through, older than the task numbered `before` if given."""
        query = _filtered(sa.select(task), wanted).order_by(*_NEWEST_FIRST).limit(limit)
        if before:
            place = None
            if before.isprintable():
                query_place = sa.select(task.c.opened_sort, task.c.id).where(task.c.number == before)
                place = self._connection.execute(query_place).first()
            if place is None:
                raise UnknownTask(before)
            query = query.where(sa.tuple_(task.c.opened_sort, task.c.id) < sa.tuple_(*place))
        return tuple(self._with_facts(self._connection.execute(query).mappings().all()))

    def at(self, moment: int, *, limit: int) -> tuple[AnyTask, ...]:
        """Tasks that stand at exactly one place in time, as `sort_key` gives it."""
        query = sa.select(task).where(task.c.opened_sort == moment).order_by(task.c.id.desc()).limit(limit)
        return tuple(self._with_facts(self._connection.execute(query).mappings().all()))

    def each(self, wanted: LogbookFilter) -> Iterator[AnyTask]:
        """Every task that `wanted` lets through, oldest first, read in portions."""
        place = (_BEFORE_ALL, 0)
        while True:
            later = sa.tuple_(task.c.opened_sort, task.c.id) > sa.tuple_(*place)
            query = _filtered(sa.select(task), wanted).where(later)
            headers = self._connection.execute(query.order_by(task.c.opened_sort, task.c.id).limit(_PORTION))
            found = headers.mappings().all()
            yield from self._with_facts(found)
            if len(found) < _PORTION:
                return
            place = (found[-1]["opened_sort"], found[-1]["id"])

    def counts(self, wanted: LogbookFilter) -> Mapping[tuple[str, str], int]:
        """How many tasks there are, by (kind, status)."""
        query = _filtered(sa.select(task.c.kind, task.c.status, sa.func.count()), wanted)
        return {
            (kind, status): count
            for kind, status, count in self._connection.execute(query.group_by(task.c.kind, task.c.status))
        }

    def imported_as(self, kind: str, keys: Collection[str]) -> Mapping[str, str]:
        """Which of these import keys are already in the desk, with the numbers of their tasks."""
        found: dict[str, str] = {}
        for some in portions(keys):
            query = sa.select(imported.c.key, task.c.number).join(task, task.c.id == imported.c.task_id)
            mine = query.where(imported.c.kind == kind, imported.c.key.in_(some))
            found.update((row[0], row[1]) for row in self._connection.execute(mine))
        return found

    def made_from(self, drafts: Collection[str]) -> Mapping[str, str]:
        """Which of these drafts were saved, with the numbers of their tasks."""
        found: dict[str, str] = {}
        for some in portions(drafts):
            query = sa.select(history.c.draft, task.c.number).join(task, task.c.id == history.c.task_id)
            found.update((row[0], row[1]) for row in self._connection.execute(query.where(history.c.draft.in_(some))))
        return found

    def remember_key(self, kind: str, key: str, number: str) -> None:
        """Note that an imported row became the task `number`."""
        task_id = sa.select(task.c.id).where(task.c.number == number).scalar_subquery()
        self._connection.execute(sa.insert(imported).values(kind=kind, key=key, task_id=task_id))

    def _with_facts(self, headers: Sequence[sa.RowMapping]) -> list[AnyTask]:
        facts: dict[int, Any] = {}
        for kind in {header["kind"] for header in headers}:
            row = self._rows.get(kind)
            if row is None:
                raise _damaged(f"a task of the kind {kind!r}")
            ids = [header["id"] for header in headers if header["kind"] == kind]
            for found in self._connection.execute(sa.select(row.table).where(row.table.c.task_id.in_(ids))).mappings():
                facts[found["task_id"]] = row.to_facts(found)
        if without := [header["number"] for header in headers if header["id"] not in facts]:
            raise _damaged(f"tasks without their facts: {without}")
        return [_task(header, facts[header["id"]]) for header in headers]


def _damaged(what: str) -> driver.DatabaseError:
    """Like SQLite itself: whoever opened the unit of work turns it into words."""
    return driver.DatabaseError(f"malformed: {what}")


def _header(of: AnyTask, *, is_open: bool) -> dict[str, Any]:
    return {
        "number": of.number,
        "kind": of.kind,
        "status": of.status,
        "is_open": is_open,
        "station": of.station,
        "taken_by": of.taken_by,
        "opened_at": of.opened_at,
        "opened_sort": sort_key(of.opened_at),
        "day": day_of(of.opened_at).isoformat(),
        "closed_at": of.closed_at,
        "version": of.version,
        "extra": of.extra,
        "held": of.held,
    }


def _task(header: sa.RowMapping, facts: Any) -> AnyTask:
    return Task(
        number=header["number"],
        kind=header["kind"],
        status=header["status"],
        station=header["station"],
        taken_by=header["taken_by"],
        opened_at=header["opened_at"],
        closed_at=header["closed_at"],
        version=header["version"],
        extra=header["extra"],
        held=header["held"],
        facts=facts,
    )


def _filtered(query: sa.Select[Any], wanted: LogbookFilter) -> sa.Select[Any]:
    conditions: list[sa.ColumnElement[bool]] = []
    if wanted.kinds:
        # Few tasks are open, or in one state: where that is asked for, its index shall lead and not the kind's.
        led = bool(wanted.statuses or wanted.open_only)
        conditions.append((task.c.kind.concat("") if led else task.c.kind).in_(wanted.kinds))
    if wanted.statuses:
        conditions.append(task.c.status.in_(wanted.statuses))
    if wanted.open_only:
        conditions.append(task.c.is_open)
    if wanted.first_day:
        first = _micros(wanted.first_day) - _FARTHEST_ZONE
        conditions += [task.c.day >= wanted.first_day.isoformat(), task.c.opened_sort >= first]
    if wanted.last_day:
        last = _micros(wanted.last_day) + _A_DAY + _FARTHEST_ZONE
        conditions += [task.c.day <= wanted.last_day.isoformat(), task.c.opened_sort < last]
    if terms := search_terms(wanted.text):
        query = query.join(task_search, task_search.c.task_id == task.c.id)
        conditions += _containing(terms)
    return query.where(*conditions)


# A day is where it was written; between these bounds it lies everywhere, and in the order of the logbook's index.
_A_DAY = 86_400_000_000
_FARTHEST_ZONE = _A_DAY * 15 // 24


def _micros(day: date) -> int:
    return (day - date(1970, 1, 1)).days * _A_DAY


def _containing(terms: Iterable[str]) -> list[sa.ColumnElement[bool]]:
    return [task_search.c.text.contains(term, autoescape=True) for term in terms]
