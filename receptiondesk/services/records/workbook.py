"""Rows of XLSX, each cell as the text that its field can read."""

import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, time
from pathlib import Path
from types import SimpleNamespace
from typing import Any, BinaryIO

from receptiondesk.domain.errors import DeskError
from receptiondesk.i18n import N_
from receptiondesk.services.records.archive import BoundedArchive, RowByRow, TooLarge
from receptiondesk.services.records.raw import RawRow, endless, one_too_many, unreadable

_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
"""As many as a spreadsheet has."""


@contextmanager
def workbook_rows(file: Path) -> Iterator[Iterator[RawRow]]:
    """The rows of the sheet that was on top when the file was saved; raises `DeskError` for a broken workbook."""
    with file.open("rb") as stream, warnings.catch_warnings():
        # What openpyxl cannot keep (drop-down lists, styles) does not matter to who only reads.
        warnings.simplefilter("ignore")
        yield _rows(stream, file.name)


def _rows(stream: BinaryIO, name: str) -> Iterator[RawRow]:
    try:
        with BoundedArchive(stream) as archive:
            yield from _rows_of(archive, *_opened(stream, archive))
    except TooLarge as error:
        text = N_("“{file}” has parts that are larger than those of any table. Save it as CSV, please.")
        raise DeskError("workbook_too_large", text, file=name) from error
    except Exception as error:
        # For a file that only looks like a workbook, or was cut off, openpyxl has no error of its own: it raises
        # whatever it stumbles over.
        raise DeskError("not_a_table", N_("“{file}” is no table: CSV, TSV or XLSX, please."), file=name) from error


def _opened(stream: BinaryIO, archive: BoundedArchive) -> tuple[Any, Sequence[str], str]:
    """The book, the words that its cells share, and the part in which the sheet on top lies.

    These are the steps of `openpyxl.load_workbook` that a reader of rows needs, without those that read a sheet to its
    end before its first row is asked for.
    """
    from openpyxl.reader.excel import ExcelReader, apply_stylesheet  # 20 MiB: loaded with the first workbook

    reader = ExcelReader(stream, read_only=True, data_only=True, keep_links=False)
    reader.archive = archive
    reader.read_manifest()
    reader.read_strings()
    reader.read_workbook()
    apply_stylesheet(archive, reader.wb)
    sheets = [related.target for _sheet, related in reader.parser.find_sheets()]
    return reader.wb, reader.shared_strings, sheets[reader.wb._active_sheet_index]


def _rows_of(archive: BoundedArchive, book: Any, words: Sequence[str], sheet: str) -> Iterator[RawRow]:
    """The rows that are written in a sheet; those between them, which are not, are empty.

    openpyxl's own loop makes rows and cells up to the last one that a file names, even if that is the billionth.
    """
    from openpyxl.worksheet._reader import DATA_TAG, ROW_TAG, WorkSheetParser
    from openpyxl.xml.functions import iterparse

    with archive.open_sheet(sheet) as part:
        source = RowByRow(part.read)
        parser = WorkSheetParser(
            source,
            words,
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )
        last = rows = 0
        try:
            for _event, element in iterparse(source):
                if element.tag == DATA_TAG:
                    return
                if element.tag != ROW_TAG:
                    continue
                number, cells = parser.parse_row(element)
                element.clear()
                source.row_ended()
                rows += 1
                if max(number, rows) > _MOST_ROWS:
                    yield one_too_many(_MOST_ROWS + 1)
                    return
                last = number
                yield _row(book, number, cells)
        except TooLarge:
            yield endless(last + 1)


def _row(book: Any, number: int, cells: Sequence[Mapping[str, Any]]) -> RawRow:
    columns = [cell["column"] for cell in cells]
    if columns and not 1 <= min(columns) <= max(columns) <= _MOST_COLUMNS:
        return unreadable(number, f"{min(columns)}–{max(columns)}")
    texts = [""] * max(columns, default=0)
    for cell in cells:
        texts[cell["column"] - 1] = _text(cell, book)
    return RawRow(number, texts)


def _text(cell: Mapping[str, Any], book: Any) -> str:
    value = cell["value"]
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return _day_or_moment(value, _number_format(cell, book))
    if isinstance(value, time):
        return value.isoformat(timespec="seconds")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return _without_escapes(str(value))


def _number_format(cell: Mapping[str, Any], book: Any) -> str:
    from openpyxl.cell.read_only import ReadOnlyCell

    return str(ReadOnlyCell(SimpleNamespace(parent=book), **cell).number_format or "")


def _without_escapes(text: str) -> str:
    """XLSX writes a control character, and what only looks like one, as ``_x000D_``."""
    from openpyxl.utils.escape import unescape

    unescaped: str = unescape(text) if "_x" in text else text
    return unescaped


def _day_or_moment(value: datetime, number_format: str) -> str:
    """A cell that shows no clock holds a day, though the file has a midnight in it."""
    shows_clock = re.search(r"[hHsS]", _QUOTED.sub("", number_format))
    if value.time() == time() and not shows_clock:
        return value.date().isoformat()
    return value.isoformat(sep=" ", timespec="seconds")
