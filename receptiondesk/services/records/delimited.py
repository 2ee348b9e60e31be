"""Rows of CSV and TSV."""

import csv
import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import TextIO

from receptiondesk.services.records.raw import LONGEST_ROW, RawRow, endless, one_too_many, too_long, unreadable
from receptiondesk.services.records.row_lines import RowLines, RowTooLong

_DELIMITERS = ",;\t|"
_LONGEST_HEADER = 1 << 16
_MOST_ROWS = 5_000_000
_SAID = re.compile(r'sep=([^"\r\n])\r?\n')
_ACTIVE = re.compile(r"'*[=+\-@\t\r＝＋－＠]")


@contextmanager
def delimited_rows(stream: TextIO) -> Iterator[Iterator[RawRow]]:
    """The rows of an open file, separated by whatever separates its header best; closes the file."""
    with stream:
        yield _rows(stream)


def _rows(stream: TextIO) -> Iterator[RawRow]:
    csv.field_size_limit(LONGEST_ROW)
    delimiter = _delimiter(stream)
    lines = RowLines(stream, delimiter)
    reader = csv.reader(lines, delimiter=delimiter)
    for number in count(1):
        lines.begin()
        try:
            cells = next(reader, None)
        except RowTooLong:
            if not lines.pass_over():
                yield endless(number)
                return
            yield too_long(number)
            continue
        except csv.Error as error:
            yield unreadable(number, str(error))
            continue
        if cells is None:
            return
        if number > _MOST_ROWS:
            yield one_too_many(number, _MOST_ROWS)
            return
        yield RawRow(number, [as_text(cell) for cell in cells])


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
    return max(_DELIMITERS, key=lambda delimiter: _columns(lines, delimiter))


def _columns(lines: list[str], delimiter: str) -> int:
    try:
        return len(next(csv.reader(lines, delimiter=delimiter), ()))
    except csv.Error:
        return 0


def as_cell(text: str) -> str:
    """`text` so that a spreadsheet does not take it for a formula: with an apostrophe before it."""
    return "'" + text if _ACTIVE.match(text) else text


def as_text(cell: str) -> str:
    """The text that a spreadsheet's apostrophe has kept from being a formula."""
    return cell[1:] if cell.startswith("'") and _ACTIVE.match(cell) else cell
