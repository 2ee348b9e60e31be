"""Opens a table, whatever program wrote it, as rows of text."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from receptiondesk.domain.errors import DeskError
from receptiondesk.i18n import N_, _
from receptiondesk.services.records.delimited import delimited_rows
from receptiondesk.services.records.encoding import open_text
from receptiondesk.services.records.workbook import workbook_rows

_WORKBOOK = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class Row:
    """One row under the header."""

    number: int
    """As a spreadsheet counts: the header is row 1."""
    cells: tuple[str, ...]
    """As many as there are columns, or more where the row is broken."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose rows are read as they are asked for, once."""

    columns: tuple[str, ...]
    """The header, every name different."""
    rows: Iterator[Row]


def open_table(file: Path) -> AbstractContextManager["Table"]:
    """Open CSV, TSV or XLSX, told apart by their contents.

    Raises `DeskError` where the file cannot be read, is something else, or is empty; so may reading its rows.
    """
    return _Opened(file)


class _Opened(AbstractContextManager[Table]):
    def __init__(self, file: Path) -> None:
        self._file = file
        self._rows: AbstractContextManager[Iterator[Sequence[str]]] | None = None

    def __enter__(self) -> Table:
        beginning = first_bytes(self._file)
        if beginning.startswith(_OLD_EXCEL):
            text = N_("“{file}” is an old Excel file. Open it there and save it as XLSX or CSV.")
            raise DeskError("old_workbook", text, file=self._file.name)
        is_workbook = beginning.startswith(_WORKBOOK)
        self._rows = workbook_rows(self._file) if is_workbook else delimited_rows(open_text(self._file))
        counted = enumerate(self._rows.__enter__(), start=1)
        filled = ((number, cells) for number, cells in counted if any(cell.strip() for cell in cells))
        header = next(filled, None)
        if header is None:
            self.__exit__()
            raise DeskError("empty_file", N_("There is nothing in “{file}”."), file=self._file.name)
        columns = _distinct(header[1])
        return Table(columns, (Row(number, _fitted(cells, len(columns))) for number, cells in filled))

    def __exit__(self, *error: object) -> None:
        if self._rows is not None:
            self._rows.__exit__(None, None, None)


def first_bytes(file: Path) -> bytes:
    """How a file begins; raises `DeskError` where it cannot be read."""
    try:
        with file.open("rb") as stream:
            return stream.read(8)
    except OSError as error:
        text = N_("The file “{file}” cannot be read ({why}).")
        raise DeskError("file_unreadable", text, file=str(file), why=error.strerror or "") from error


def _distinct(header: Sequence[str]) -> tuple[str, ...]:
    """Names for all columns: a nameless one is called by its place, a second one of the same name is counted."""
    names: list[str] = []
    for place, cell in enumerate(_without_empty_end(header), start=1):
        name = wanted = " ".join(cell.replace("\0", "").split()) or _("Column {place}").format(place=place)
        count = 1
        while name in names:
            count += 1
            name = f"{wanted} ({count})"
        names.append(name)
    return tuple(names)


def _fitted(cells: Sequence[str], length: int) -> tuple[str, ...]:
    kept = _without_empty_end(cells)
    return (*kept, *("" for _place in range(length - len(kept))))


def _without_empty_end(cells: Sequence[str]) -> Sequence[str]:
    end = len(cells)
    while end and not cells[end - 1].strip():
        end -= 1
    return cells[:end]
