"""Rows of XLSX, each cell as the text that its field can read."""

import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path
from typing import Any, BinaryIO

from receptiondesk.domain.errors import DeskError
from receptiondesk.i18n import N_
from receptiondesk.services.records.archive import BoundedArchive, RowByRow, TooLarge
from receptiondesk.services.records.raw import RawRow, endless, one_too_many, unreadable
from receptiondesk.services.records.workbook_parts import Styles, elements, read_styles, read_words

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
            yield from _rows_of(_opened(stream, archive))
    except TooLarge as error:
        text = N_("“{file}” has parts that are larger than those of any table. Save it as CSV, please.")
        raise DeskError("workbook_too_large", text, file=name) from error
    except ImportError:
        raise  # nothing is wrong with the file
    except Exception as error:
        # For a file that only looks like a workbook, or was cut off, openpyxl has no error of its own: it raises
        # whatever it stumbles over.
        raise DeskError("not_a_table", N_("“{file}” is no table: CSV, TSV or XLSX, please."), file=name) from error


@dataclass(frozen=True, slots=True)
class _Book:
    """What is needed to read the rows of the sheet on top."""

    archive: BoundedArchive
    sheet: str
    """The part in which it lies."""
    words: Sequence[str]
    styles: Styles
    epoch: datetime
    """The day from which days are counted."""


def _opened(stream: BinaryIO, archive: BoundedArchive) -> _Book:
    from openpyxl.reader.excel import ExcelReader  # 20 MiB: loaded with the first workbook
    from openpyxl.xml.constants import ARC_STYLE, SHARED_STRINGS

    # These are the steps of `openpyxl.load_workbook`, without those that read whole sheets before a row is asked for.
    reader = ExcelReader(stream, read_only=True, data_only=True, keep_links=False)
    reader.archive = archive
    reader.read_manifest()
    shared = reader.package.find(SHARED_STRINGS)
    words = read_words(archive.open(shared.PartName[1:])) if shared else []
    reader.read_workbook()
    sheets = [related.target for _sheet, related in reader.parser.find_sheets()]
    has_styles = ARC_STYLE in archive.namelist()
    return _Book(
        archive=archive,
        sheet=sheets[reader.wb._active_sheet_index],
        words=words,
        styles=read_styles(archive.read(ARC_STYLE)) if has_styles else Styles((), frozenset(), frozenset()),
        epoch=reader.wb.epoch,
    )


def _rows_of(book: _Book) -> Iterator[RawRow]:
    """The rows that are written in a sheet; those between them, which are not, are empty.

    openpyxl's own loop makes rows and cells up to the last one that a file names, even if that is the billionth.
    """
    from openpyxl.worksheet._reader import WorkSheetParser

    with book.archive.open_sheet(book.sheet) as part:
        source = RowByRow(part.read)
        parser = WorkSheetParser(
            source,
            book.words,
            data_only=True,
            epoch=book.epoch,
            date_formats=book.styles.dates,
            timedelta_formats=book.styles.spans,
        )
        last = 0
        try:
            for count, element in enumerate(elements(source, "sheetData", "row"), start=1):
                number, cells = parser.parse_row(element)
                source.row_ended()
                if max(number, count) > _MOST_ROWS:
                    yield one_too_many(_MOST_ROWS + 1, _MOST_ROWS)
                    return
                last = number
                yield _row(book, number, cells)
        except TooLarge:
            yield endless(last + 1)


def _row(book: _Book, number: int, cells: Sequence[Mapping[str, Any]]) -> RawRow:
    columns = [cell["column"] for cell in cells]
    if columns and not 1 <= min(columns) <= max(columns) <= _MOST_COLUMNS:
        return unreadable(number, f"{min(columns)}–{max(columns)}")
    texts = [""] * max(columns, default=0)
    for cell in cells:
        texts[cell["column"] - 1] = _text(cell, book.styles)
    return RawRow(number, texts)


def _text(cell: Mapping[str, Any], styles: Styles) -> str:
    value = cell["value"]
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return _day_or_moment(value, styles.format(cell["style_id"]))
    if isinstance(value, time):
        return value.isoformat(timespec="seconds")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return _without_escapes(str(value))


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
