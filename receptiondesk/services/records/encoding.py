"""Finds out in which encoding a text file was written: a desk gets files from Excel, WeChat and old systems."""

import codecs
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from receptiondesk.domain.errors import DeskError
from receptiondesk.i18n import N_
from receptiondesk.services.files import require_file

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BLOCK = 1 << 20
_ENOUGH = 100_000
"""Characters beyond ASCII that tell a language; the other millions of them tell the same."""
_OUTSIDE_ASCII = re.compile(r"[^\x00-\x7f]")


def open_text(file: Path) -> TextIO:
    """Open a text file in the encoding it was written in, line ends untouched.

    Tried are UTF-8, UTF-16 with its mark, GB18030 and Windows-1252, in that order. Raises `DeskError` for what
    is no text, `OSError` for what cannot be read to an end.
    """
    require_file(file)
    with file.open("rb") as stream:
        beginning = stream.read(4)
    marked = next((name for mark, name in _MARKS if beginning.startswith(mark)), "")
    candidates = (marked,) if marked else ("utf-8", "gb18030", "cp1252")
    for encoding in candidates:
        if _fits(file, encoding):
            return file.open(encoding=encoding, newline="")
    raise DeskError("not_a_table", N_("“{file}” is no table: CSV, TSV or XLSX, please."), file=file.name)


def _fits(file: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    chinese = other = 0
    try:
        for block in _blocks(file):
            text = decoder.decode(block)
            if "\0" in text:
                return False
            if encoding == "gb18030" and chinese + other < _ENOUGH:
                common, rest = _counted(text)
                chinese, other = chinese + common, other + rest
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    # Western letters happen to be valid GB18030 too, but give rare characters only ("Müller" → "M黮ler").
    return chinese >= other


def _counted(text: str) -> tuple[int, int]:
    """How many characters beyond ASCII are of the old, common part of Chinese (GB 2312), and how many are not."""
    common = rest = 0
    for found in _OUTSIDE_ASCII.finditer(text):
        try:
            found[0].encode("gb2312")
            common += 1
        except UnicodeEncodeError:
            rest += 1
    return common, rest


def _blocks(file: Path) -> Iterator[bytes]:
    with file.open("rb") as stream:
        while block := stream.read(_BLOCK):
            yield block
