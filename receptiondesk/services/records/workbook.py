"""Rows of XLSX, each cell as the text that its field can read."""

import re
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, time
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from receptiondesk.domain.errors import DeskError
from receptiondesk.i18n import N_

_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')


@contextmanager
def workbook_rows(file: Path) -> Iterator[Iterator[Sequence[str]]]:
    """The rows of the sheet that was on top when the file was saved."""
    from openpyxl import load_workbook  # 20 MiB: loaded with the first workbook
    from openpyxl.utils.exceptions import InvalidFileException

    with warnings.catch_warnings():
        # What openpyxl cannot keep (drop-down lists, styles) does not matter to who only reads.
        warnings.simplefilter("ignore")
        try:
            book = load_workbook(file, read_only=True, data_only=True)
            sheet = book.active
            sheet.reset_dimensions()
        except (BadZipFile, InvalidFileException, OSError, KeyError, ValueError, AttributeError) as error:
            text = N_("“{file}” is no table: CSV, TSV or XLSX, please.")
            raise DeskError("not_a_table", text, file=file.name) from error
        try:
            yield ([_text(cell) for cell in row] for row in sheet.iter_rows())
        finally:
            book.close()


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
