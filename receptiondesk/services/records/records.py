"""Reads records of a kind from a table, and writes them to one."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from receptiondesk.domain.errors import DeskError
from receptiondesk.domain.fields import Field, Reading
from receptiondesk.domain.house import About, Deed
from receptiondesk.domain.permissions import Act, Require, everything_goes
from receptiondesk.domain.task import Change, LogbookFilter
from receptiondesk.i18n import N_
from receptiondesk.services.changes import Changes
from receptiondesk.services.house import House as HouseEntries
from receptiondesk.services.kinds import AnyKind
from receptiondesk.services.records.calendar import Insiders, calendar_rows
from receptiondesk.services.records.column_map import ColumnMap, map_by_names, read_map
from receptiondesk.services.records.export import write_table
from receptiondesk.services.records.head import EXTRA, head_fields, is_ours
from receptiondesk.services.records.raw import LONGEST_ROW, RawRow
from receptiondesk.services.records.reading import ReadRow, RowReader
from receptiondesk.services.records.report import MOST_NAMED, ImportReport, Refused
from receptiondesk.services.records.table import Row, Table, open_table
from receptiondesk.services.tasks import Tasks
from receptiondesk.storage.store import Store
from receptiondesk.storage.work import Work

_AT_ONCE = 500
"""Rows that are saved together, or fewer long ones: the memory stays small, and another desk waits only shortly."""


class Records:
    """Records in and out."""

    def __init__(
        self,
        *,
        store: Store,
        house: HouseEntries,
        tasks: Tasks,
        changes: Changes,
        reading: Callable[[], Reading],
        require: Require = everything_goes,
    ) -> None:
        self._store = store
        self._house = house
        self._tasks = tasks
        self._changes = changes
        self._reading = reading
        self._require = require

    def import_file(
        self, kind: AnyKind, file: Path, *, columns: Path | None = None, dry_run: bool = False
    ) -> ImportReport:
        """Take over the rows of a CSV, TSV or XLSX file, or a calendar, but none that an earlier import has brought.

        `columns` is a column map (TOML); without it the columns' names say which fields they are, and what stands
        where in an invitation is clear. Good rows go
        in, others are named. `dry_run` writes nothing. Raises `DeskError` where the file is no such table and
        `DraftRefused` where the map does not fit; then nothing was written.
        """
        self._require(Act.IMPORT)
        fields = (*kind.fields, *head_fields(kind), EXTRA)
        given = read_map(columns, fields) if columns else None
        with open_table(file, self._invitations) as table:
            mapping = _mapping(given, table, kind, fields)
            mapping.require(table.columns)
            if not mapping.fields.keys() & {field.name for field in kind.fields}:
                raise _no_column_known(table, file)
            return self._take_over(kind, table, mapping, dry_run)

    def _invitations(self, stream: TextIO) -> list[RawRow]:
        with self._store.reading() as work:
            insiders = Insiders(work.directory.all())
        return calendar_rows(stream, self._reading().now, insiders)

    def _take_over(self, kind: AnyKind, table: Table, mapping: ColumnMap, dry_run: bool) -> ImportReport:
        reader = RowReader(kind, table.columns, mapping, self._reading())
        read = added = known = left_out = 0
        refused: list[Refused] = []
        for portion in _portions(table.rows):
            batch = [reader.read(row) for row in portion]
            read += len(batch)
            good = [row for row in batch if not row.problems]
            bad = [row for row in batch if row.problems]
            refused += [Refused(row=row.number, problems=row.problems) for row in bad[: MOST_NAMED - len(refused)]]
            left_out += len(bad)
            new = self._count_new(kind, good) if dry_run else self._add_new(kind, good)
            if table.own_map is not None and not dry_run:
                self._call_off(kind, good)
            added += new
            known += len(good) - new
        unnamed = left_out - len(refused)
        return ImportReport(read=read, added=added, known=known, refused=tuple(refused), unnamed=unnamed)

    def _count_new(self, kind: AnyKind, rows: Sequence[ReadRow]) -> int:
        with self._store.reading() as work:
            return len(_new(work, kind, rows))

    def _add_new(self, kind: AnyKind, rows: Sequence[ReadRow]) -> int:
        numbers: list[str] = []
        with self._store.writing() as work:
            for row in _new(work, kind, rows):
                task = self._tasks.add(work, kind, row.facts, extra=row.extra, head=row.head)
                work.tasks.remember_key(kind.id, row.key, task.number)
                numbers.append(task.number)
            work.commit()
        if numbers:
            self._changes.announce(*numbers)
        return len(numbers)

    def _call_off(self, kind: AnyKind, rows: Sequence[ReadRow]) -> None:
        """Take the step that a calendar has taken since, where nobody at the desk has touched the task."""
        wanted = {row.key: row.head.status for row in rows if row.head.status}
        with self._store.reading() as work:
            numbers = work.tasks.imported_as(kind.id, wanted)
            tasks = [(work.tasks.get(number), wanted[key]) for key, number in numbers.items()]
        for task, status in tasks:
            verb = next((each for each in kind.verbs if each.ends == status and task.status in each.starts), None)
            if verb is not None and task.version == 1:
                self._tasks.do(verb.id, [task.number])

    def export_file(self, kind: AnyKind, file: Path, wanted: LogbookFilter) -> int:
        """Write the records of `kind` that `wanted` lets through to a CSV or XLSX file, oldest first.

        Gives their number. Raises `DeskError` for another ending and where the file cannot be written; a file
        of that name is replaced once all is written.
        """
        self._require(Act.EXPORT)
        days = {"first_day": wanted.first_day, "last_day": wanted.last_day}
        said = [Change(field=name, was="", now=day.isoformat()) for name, day in days.items() if day]
        with self._store.writing() as work:
            # Before there is a file: one of which nothing is known would be worse than an entry without a file.
            self._house.note(work, About.PRIVACY, Deed.EXPORT, Change(field="kind", was="", now=kind.id), *said)
            work.commit()
        return write_table(file, kind, self._tasks.each(wanted))


def _mapping(given: ColumnMap | None, table: Table, kind: AnyKind, fields: Sequence[Field]) -> ColumnMap:
    own = table.own_map
    if own is None:
        return given or map_by_names(table.columns, fields if is_ours(table.columns) else kind.fields)
    return replace(given, key=given.key or own.key) if given else own.only(fields)


def _portions(rows: Iterator[Row]) -> Iterator[list[Row]]:
    """The rows in portions that are saved together."""
    portion: list[Row] = []
    weight = 0
    for row in rows:
        portion.append(row)
        weight += sum(map(len, row.cells))
        if len(portion) == _AT_ONCE or weight >= LONGEST_ROW:
            yield portion
            portion, weight = [], 0
    if portion:
        yield portion


def _new(work: Work, kind: AnyKind, rows: Sequence[ReadRow]) -> list[ReadRow]:
    known = work.tasks.imported_as(kind.id, [row.key for row in rows])
    return [row for row in rows if row.key not in known]


def _no_column_known(table: Table, file: Path) -> DeskError:
    return DeskError(
        "unknown_columns",
        N_("No column of “{file}” has the name of a field ({columns}). A column map says how they fit."),
        file=file.name,
        columns=", ".join(_few(table.columns)),
    )


def _few(names: Sequence[str]) -> Iterator[str]:
    yield from (name[:40] for name in names[:6])
    if len(names) > 6:
        yield "…"
