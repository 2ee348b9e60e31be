"""Who is on site, read from the desk's own file while SQLAlchemy is not loaded yet.

Loading it takes longer than everything else in a start. Whoever opens the desk sees the first page before that, and
keys are taken. What is asked for here is a small part of what `TaskStore.page` knows, and gives the same tasks.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import fields
from pathlib import Path
from typing import Any

from receptiondesk.domain.facts import Facts
from receptiondesk.domain.people import Person, Role
from receptiondesk.domain.task import AnyTask, LogbookFilter, Task
from receptiondesk.storage.sqlite import connect, driver
from receptiondesk.storage.values import READERS, map_in, portions, when_in

_HEADER = tuple(one.name for one in fields(Task) if one.name != "facts")
_HEADER_READERS: Mapping[str, Callable[[Any], Any]] = {
    "opened_at": when_in,
    "closed_at": when_in,
    "extra": map_in,
    "held": bool,
}

_MADE_FROM = "SELECT history.draft, task.number FROM history JOIN task ON task.id = history.task_id WHERE history.draft"
_PATIENCE = 1.0
"""Seconds to wait for whoever holds the file: the first tabs wait for the answer."""


class EarlyReader:
    """Reads tasks by their state; a kind's facts lie in the table of its name."""

    def __init__(self, file: Path, facts: Mapping[str, type[Facts]]) -> None:
        self._file, self._facts = file, facts
        self._connection: driver.Connection | None = None

    def page(self, wanted: LogbookFilter, limit: int) -> tuple[AnyTask, ...] | None:
        """The newest `limit` tasks in the wanted states; None for any other question, and where the file is in trouble.

        The proper way, which loads SQLAlchemy, answers those, or says in words what is wrong.
        """
        if not wanted.statuses or wanted.text or wanted.open_only:
            return None
        try:
            return self._page(wanted, limit)
        except (driver.Error, KeyError, UnicodeDecodeError):
            return None

    def people(self) -> tuple[Person, ...] | None:
        """Everybody who ever worked at the desk; None where the file is in trouble. On a connection of its own: it
        is asked by whichever thread wants to know who may do something."""
        rows = self._ask("SELECT name, role, active FROM person ORDER BY id")
        if rows is None:
            return None
        return tuple(Person(name=name, role=Role(role), active=bool(active)) for name, role, active in rows)

    def made_from(self, drafts: Collection[str]) -> Mapping[str, str] | None:
        """Which of these drafts were saved, with the numbers of their tasks; None where the file is in trouble.

        On a connection of its own as well.
        """
        found: dict[str, str] = {}
        for some in portions(drafts):
            rows = self._ask(f"{_MADE_FROM} IN ({_marks(some)})", some)
            if rows is None:
                return None
            found.update(rows)
        return found

    def close(self) -> None:
        """Let go of the file."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(driver.Error):
                connection.close()

    def _ask(self, query: str, values: Sequence[Any] = ()) -> list[Any] | None:
        try:
            with closing(connect(self._file, isolation_level=None, timeout=_PATIENCE)) as connection:
                return connection.execute(query, values).fetchall()
        except (driver.Error, UnicodeDecodeError):
            return None

    def _page(self, wanted: LogbookFilter, limit: int) -> tuple[AnyTask, ...]:
        conditions, values = [f"status IN ({_marks(wanted.statuses)})"], list(wanted.statuses)
        if wanted.kinds:
            conditions.append(f"kind || '' IN ({_marks(wanted.kinds)})")  # the index of the states shall lead
            values += wanted.kinds
        for day, sign in ((wanted.first_day, ">="), (wanted.last_day, "<=")):
            if day is not None:
                conditions.append(f"day {sign} ?")
                values.append(day.isoformat())
        headers = self._rows(
            f"SELECT id, {', '.join(_HEADER)} FROM task WHERE {' AND '.join(conditions)} "
            f"ORDER BY opened_sort DESC, id DESC LIMIT {limit:d}",
            values,
        )
        facts: dict[int, Facts] = {}
        for kind in {header["kind"] for header in headers}:
            facts |= self._facts_of(kind, [header["id"] for header in headers if header["kind"] == kind])
        return tuple(_task(header, facts[header["id"]]) for header in headers)

    def _facts_of(self, kind: str, ids: Sequence[int]) -> dict[int, Facts]:
        made, declared = self._facts[kind], self._facts[kind].FIELDS
        names = ", ".join(field.name for field in declared)
        rows = self._rows(f"SELECT task_id, {names} FROM {kind} WHERE task_id IN ({_marks(ids)})", ids)
        readers = {field.name: READERS[type(field.type)] for field in declared if type(field.type) in READERS}
        plain = [field.name for field in declared if field.name not in readers]
        return {
            row["task_id"]: made(
                **{name: row[name] for name in plain}, **{name: read(row[name]) for name, read in readers.items()}
            )
            for row in rows
        }

    def _rows(self, query: str, values: Sequence[Any]) -> list[driver.Row]:
        if self._connection is None:
            # Read by one thread at a time, closed by another.
            self._connection = connect(self._file, isolation_level=None, check_same_thread=False)
            self._connection.row_factory = driver.Row
        return self._connection.execute(query, values).fetchall()


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _task(header: driver.Row, facts: Facts) -> AnyTask:
    values = {name: header[name] for name in _HEADER}
    return Task(**values | {name: read(header[name]) for name, read in _HEADER_READERS.items()}, facts=facts)
