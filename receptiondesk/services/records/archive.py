"""An archive of which no part can grow beyond what a table of people needs, whatever it claims to be."""

from collections.abc import Callable
from typing import IO, Any
from zipfile import ZipFile, ZipInfo

from receptiondesk.services.records.raw import LONGEST_ROW

_MOST_OF_A_SHEET = 1 << 30
"""Bytes of a sheet, which is read row by row."""
_MOST_WORDS = 1 << 26
"""Bytes of the words that the cells share, which are held in memory."""
_MOST_BESIDES = 1 << 23
"""Bytes of any other part, such as the styles."""


class TooLarge(Exception):
    """A part of the archive, or one row in it, is larger than any table's."""


class BoundedArchive(ZipFile):
    """A workbook's archive.

    What a part says of its size is what Python's reader gives out of it and no more, so that a lie only cuts it short.
    """

    def open(self, name: str | ZipInfo, *further: Any, **named: Any) -> IO[bytes]:
        """Open a part that is read whole; raises `TooLarge`."""
        path = name if isinstance(name, str) else name.filename
        self._require(path, _MOST_WORDS if path.endswith("sharedStrings.xml") else _MOST_BESIDES)
        return super().open(name, *further, **named)

    def open_sheet(self, path: str) -> IO[bytes]:
        """Open a part that is read row by row; raises `TooLarge`."""
        self._require(path, _MOST_OF_A_SHEET)
        return super().open(path)

    def _require(self, path: str, most: int) -> None:
        if self.getinfo(path).file_size > most:
            raise TooLarge(path)


class RowByRow:
    """A sheet as it is read, of which no single row may be too long; `row_ended` is called after each."""

    def __init__(self, read: Callable[[int], bytes]) -> None:
        self._read = read
        self._left = LONGEST_ROW

    def read(self, size: int) -> bytes:
        """The next bytes; raises `TooLarge`."""
        block = self._read(size)
        self._left -= len(block)
        if self._left < 0:
            raise TooLarge
        return block

    def row_ended(self) -> None:
        """What follows belongs to the next row."""
        self._left = LONGEST_ROW
