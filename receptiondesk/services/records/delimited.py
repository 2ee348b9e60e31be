"""Rows of CSV and TSV."""

import csv
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TextIO

from receptiondesk.domain.errors import DeskError
from receptiondesk.i18n import N_

_DELIMITERS = ",;\t|"
_LONGEST_CELL = 1 << 22
_LONGEST_HEADER = 1 << 16
_SAID = re.compile(r"sep=(.)\r?\n")
_ACTIVE = re.compile(r"'*[=+\-@\t\r＝＋－＠]")


@contextmanager
def delimited_rows(stream: TextIO) -> Iterator[Iterator[Sequence[str]]]:
    """The rows of an open file, separated by whatever separates its header best; closes the file."""
    with stream:
        yield _rows(stream)


def _rows(stream: TextIO) -> Iterator[Sequence[str]]:
    csv.field_size_limit(_LONGEST_CELL)
    delimiter = _delimiter(stream)
    try:
        for cells in csv.reader(stream, delimiter=delimiter):
            yield [as_text(cell) for cell in cells]
    except csv.Error as error:
        text = N_("The table breaks off: {why}. A quotation mark may be missing.")
        raise DeskError("broken_table", text, why=str(error)) from error


def _delimiter(stream: TextIO) -> str:
    """What separates the columns; leaves the stream where the header begins."""
    start = stream.tell()
    beginning = stream.read(_LONGEST_HEADER)
    if said := _SAID.match(beginning):
        # A line for Excel alone, which it does not count as a row either.
        stream.seek(start)
        stream.readline()
        return said[1]
    stream.seek(start)
    lines = beginning.lstrip("\r\n").splitlines(keepends=True)
    return max(_DELIMITERS, key=lambda delimiter: len(next(csv.reader(lines, delimiter=delimiter), ())))


def as_cell(text: str) -> str:
    """`text` so that a spreadsheet does not take it for a formula: with an apostrophe before it."""
    return "'" + text if _ACTIVE.match(text) else text


def as_text(cell: str) -> str:
    """The text that a spreadsheet's apostrophe has kept from being a formula."""
    return cell[1:] if cell.startswith("'") and _ACTIVE.match(cell) else cell
