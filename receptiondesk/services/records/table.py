"""Opens a table, whatever program wrote it, as rows of text."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from receptiondesk.domain.errors import DeskError, Problem
from receptiondesk.i18n import N_, _
from receptiondesk.services.files import require_file
from receptiondesk.services.records.calendar import CALENDAR_MAP, COLUMNS, is_calendar
from receptiondesk.services.records.column_map import ColumnMap
from receptiondesk.services.records.delimited import delimited_rows
from receptiondesk.services.records.encoding import open_text
from receptiondesk.services.records.raw import RawRow
from receptiondesk.services.records.workbook import workbook_rows

_WORKBOOK = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_MOST_COLUMNS = 1000
_LONGEST_HEADER = 20_000
"""Characters; a column's name is kept with every record that has something in it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row under the header."""

    number: int
    """As a spreadsheet counts: the header is row 1."""
    cells: tuple[str, ...]
    """As many as there are columns, or more where the row is broken."""
    trouble: Problem | None = None
    """Why its cells could not be read."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose rows are read as they are asked for, once."""

    columns: tuple[str, ...]
    """The header, every name different."""
    rows: Iterator[Row]
    own_map: ColumnMap | None = None
    """How its columns become fields, where that is clear from the format."""


Invitations = Callable[[TextIO], Sequence[RawRow]]
"""Reads an open calendar, in its own columns."""


def open_table(file: Path, invitations: Invitations | None = None) -> AbstractContextManager["Table"]:
    """Open CSV, TSV, XLSX or, where somebody reads its invitations, a calendar; told apart by their contents.

    Raises `DeskError` where the file cannot be read, is something else, or is empty; so may reading its rows.
    """
    return _Opened(file, invitations)


class _Opened(AbstractContextManager[Table]):
    def __init__(self, file: Path, invitations: Invitations | None) -> None:
        self._file = file
        self._invitations = invitations
        self._rows: AbstractContextManager[Iterator[RawRow]] | None = None

    def __enter__(self) -> Table:
        beginning = first_bytes(self._file)
        if beginning.startswith(_OLD_EXCEL):
            text = N_("“{file}” is an old Excel file. Open it there and save it as XLSX or CSV.")
            raise DeskError("old_workbook", text, file=self._file.name)
        if beginning.startswith(_WORKBOOK):
            self._rows = workbook_rows(self._file)
        else:
            stream = open_text(self._file)
            if self._invitations is not None and is_calendar(stream):
                with stream:
                    rows = self._invitations(stream)
                return Table(COLUMNS, (Row(row.number, tuple(row.cells), row.trouble) for row in rows), CALENDAR_MAP)
            self._rows = delimited_rows(stream)
        try:
            return self._table(self._rows.__enter__())
        except DeskError:
            self.__exit__()
            raise

    def __exit__(self, *error: object) -> None:
        if self._rows is not None:
            self._rows.__exit__(None, None, None)

    def _table(self, rows: Iterator[RawRow]) -> Table:
        filled = (row for row in rows if row.trouble or any(cell.strip() for cell in row.cells))
        header = next(filled, None)
        if header is None:
            raise DeskError("empty_file", N_("There is nothing in “{file}”."), file=self._file.name)
        columns = _without_empty_end(header.cells)
        if header.trouble or len(columns) > _MOST_COLUMNS or sum(map(len, columns)) > _LONGEST_HEADER:
            text = N_("The header of “{file}” is too long: at most {most} columns and {length} characters.")
            most, length = f"{_MOST_COLUMNS:,}", f"{_LONGEST_HEADER:,}"
            raise DeskError("header_too_long", text, file=self._file.name, most=most, length=length)
        names = _distinct(columns)
        return Table(names, (Row(row.number, _fitted(row.cells, len(names)), row.trouble) for row in filled))


def first_bytes(file: Path) -> bytes:
    """How a file begins; raises `DeskError` where it cannot be read."""
    try:
        require_file(file)
        with file.open("rb") as stream:
            return stream.read(8)
    except OSError as error:
        text = N_("The file “{file}” cannot be read ({why}).")
        raise DeskError("file_unreadable", text, file=str(file), why=error.strerror or "") from error


def _distinct(header: Sequence[str]) -> tuple[str, ...]:
    """Names for all columns: a nameless one is called by its place, a second one of the same name is counted."""
    names: dict[str, None] = {}
    counts: dict[str, int] = {}
    for place, cell in enumerate(header, start=1):
        name = wanted = " ".join(cell.replace("\0", "").split()) or _("Column {place}").format(place=place)
        while name in names:
            counts[wanted] = counts.get(wanted, 1) + 1
            name = f"{wanted} ({counts[wanted]})"
        names[name] = None
    return tuple(names)


def _fitted(cells: Sequence[str], length: int) -> tuple[str, ...]:
    kept = _without_empty_end(cells)
    return (*kept, *("" for _place in range(length - len(kept))))


def _without_empty_end(cells: Sequence[str]) -> Sequence[str]:
    end = len(cells)
    while end and not cells[end - 1].strip():
        end -= 1
    return cells[:end]
