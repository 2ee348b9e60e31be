"""Rows of XLSX, each cell as the text that its field can read."""

import re
import warnings
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, time
from pathlib import Path
from typing import Any, BinaryIO
from zipfile import BadZipFile

from receptiondesk.domain.errors import DeskError
from receptiondesk.i18n import N_

_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')


_BROKEN = (BadZipFile, zlib.error, OSError, EOFError, SyntaxError, LookupError, ValueError, TypeError, AttributeError)
"""What openpyxl raises for files that only look like workbooks, or have been cut off; it has no error of its own."""


@contextmanager
def workbook_rows(file: Path) -> Iterator[Iterator[Sequence[str]]]:
    """The rows of the sheet that was on top when the file was saved; raises `DeskError` for a broken workbook."""
    with file.open("rb") as stream, warnings.catch_warnings():
        # What openpyxl cannot keep (drop-down lists, styles) does not matter to who only reads.
        warnings.simplefilter("ignore")
        yield _rows(stream, file.name)


def _rows(stream: BinaryIO, name: str) -> Iterator[Sequence[str]]:
    from openpyxl import load_workbook  # 20 MiB: loaded with the first workbook

    try:
        book = load_workbook(stream, read_only=True, data_only=True)
        sheet = book.active
        # Some programs write a wrong size into the sheet.
        sheet.reset_dimensions()
        rows = sheet.iter_rows()
        while (row := next(rows, None)) is not None:
            yield [_text(cell) for cell in row]
        book.close()
    except _BROKEN as error:
        raise DeskError("not_a_table", N_("“{file}” is no table: CSV, TSV or XLSX, please."), file=name) from error


def _text(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return _day_or_moment(value, cell.number_format or "")
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
