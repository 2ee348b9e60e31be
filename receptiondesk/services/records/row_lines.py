"""Hands out the lines of a CSV file row by row, and passes over a row that is too long to be one."""

import re
from collections.abc import Iterator
from typing import TextIO

from receptiondesk.services.records.raw import LONGEST_ROW

_BLOCK = 1 << 20
_MOST_PASSED_OVER = 1 << 26
_QUOTES = re.compile('"+')


class RowTooLong(Exception):
    """The lines of this row have no end in sight."""


class RowLines(Iterator[str]):
    """The lines of an open file, for `csv.reader`; `begin` is called before each row."""

    def __init__(self, stream: TextIO, delimiter: str) -> None:
        self._stream = stream
        self._delimiter = delimiter
        self._left = 0
        self._line = ""
        self._is_first = True

    def begin(self) -> None:
        """The next line begins a row."""
        self._left = LONGEST_ROW
        self._is_first = True

    def __next__(self) -> str:
        """The next line of the row; raises `RowTooLong`, after which `pass_over` leads to the next row."""
        line = self._stream.readline(self._left + 1)
        if not line:
            raise StopIteration
        self._left -= len(line)
        if self._left < 0:
            self._line = line
            raise RowTooLong
        self._is_first = False
        return line

    def pass_over(self) -> bool:
        """Go on behind the end of the row that is too long; False where it has no end that anybody would wait for."""
        # A second line is only asked for inside quotation marks.
        quoted, edge = not self._is_first, self._is_first
        line, passed = self._line, 0
        while line:
            quoted, edge = self._after(line, quoted, edge)
            if not quoted and line.endswith(("\r", "\n")):
                return True
            passed += len(line)
            if passed > _MOST_PASSED_OVER:
                return False
            line = self._stream.readline(_BLOCK)
        return True

    def _after(self, text: str, quoted: bool, edge: bool) -> tuple[bool, bool]:
        """Whether the end of `text` stands inside quotation marks, and whether one there would begin such a cell.

        Both are given for its beginning.
        """
        end = 0
        for run in _QUOTES.finditer(text):
            begins = text[run.start() - 1] == self._delimiter if run.start() else edge
            if quoted or begins:
                # Every second one of a run is a mark that stands in the text.
                quoted ^= bool(len(run[0]) % 2)
                end = run.end()
        return quoted, not quoted and (end == len(text) or text.endswith(self._delimiter))
