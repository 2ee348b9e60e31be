"""Files that are made to bring a program down: by their length, their breadth, their depth, or by lying."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import chain, pairwise, repeat
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from tests.hostile.imports import WORKBOOK

_HEAD = "visitor,host\n"
_GOOD = "Li Wei,Chen\n"
_BLOCK = 1 << 20
_NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OPEN, _CLOSE = f'<worksheet xmlns="{_NS}"><sheetData>', "</sheetData></worksheet>"


def cells(*texts: str) -> str:
    """The cells of a sheet's row."""
    return "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in texts)


HEADER = f"<row>{cells('visitor', 'host')}</row>"
GOOD = f"<row>{cells('Li Wei', 'Chen')}</row>"


def _text(file: Path, parts: Iterable[str]) -> None:
    with file.open("w", encoding="utf-8", newline="") as stream:
        stream.writelines(parts)


def _book(file: Path, part: str, content: Iterable[str]) -> None:
    with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        for name, usual in WORKBOOK.items():
            if name != part:
                archive.writestr(name, usual)
        with archive.open(part, "w", force_zip64=True) as stream:
            for piece in content:
                stream.write(piece.encode())


def _sheet(file: Path, *rows: str, times: int = 1, again: str = "") -> None:
    piece = again * 100_000
    _book(file, "xl/worksheets/sheet1.xml", chain((_OPEN, *rows), repeat(piece, times // 100_000), (_CLOSE,)))


def one_long_line(file: Path) -> None:
    """256 MiB without the end of a line."""
    _text(file, (_HEAD, _GOOD, *("x" * _BLOCK for _ in range(256))))


def a_long_cell(file: Path) -> None:
    """A cell of 8 MiB between two good rows."""
    _text(file, (_HEAD, _GOOD, f'"{"x" * 8 * _BLOCK}\n,",Chen\n', _GOOD))


def quotes_without_end(file: Path) -> None:
    """Nothing but quotation marks, an odd number of them."""
    _text(file, (_HEAD, _GOOD, *('"' * _BLOCK for _ in range(96)), '"\n', _GOOD))


def ten_thousand_columns(file: Path) -> None:
    """A header that is short to write and long to look through."""
    _text(file, (",".join(["visitor"] * 10_000) + "\n", _GOOD * 1000))


def a_million_empty_rows(file: Path) -> None:
    """Rows that hold nothing, and one that does."""
    _text(file, (_HEAD, *(",\n" * 1000 for _ in range(1000)), _GOOD))


def nuls(file: Path) -> None:
    """A table to look at, a memory image to read."""
    _text(file, (_HEAD, "\0" * 50 * _BLOCK))


def two_gigabytes_of_nothing(file: Path) -> None:
    """A file that says it has two GiB and has none."""
    with file.open("wb") as stream:
        stream.write(b"visitor,host\n")
        stream.truncate(2 << 30)


def half_characters(file: Path) -> None:
    """Beginnings of Chinese characters without their ends, in a table and between its rows."""
    file.write_bytes(_HEAD.encode() + (b"Li \xe4\xbc,Chen\n" + b"\xe4\n") * 2000)


def many_accents(file: Path) -> None:
    """One letter under four hundred thousand accents, out of their order."""
    _text(file, ("visitor,host,besides\n", "Li,Chen,a" + "\u0315\u0300" * 200_000 + "\n", _GOOD))


def wrong_all_over(file: Path) -> None:
    """Twenty thousand rows of which none can go in."""
    _text(file, ("visitor,host,arrived_at\n", *("Li,Chen,soon\n" * 1000 for _ in range(20))))


def a_row_a_million_further_down(file: Path) -> None:
    """A workbook that says where its rows stand."""
    _sheet(file, HEADER, GOOD, GOOD.replace("<row>", '<row r="1048576">'))


def too_many_rows_of_a_sheet(file: Path) -> None:
    """A million rows and some more in a small archive."""
    _sheet(file, HEADER, GOOD, times=1_100_000, again="<row/>")


def one_row_of_empty_cells(file: Path) -> None:
    """A row of two million cells."""
    _sheet(file, HEADER, GOOD, "<row>", times=2_000_000, again="<c/>")


def one_cell_of_spaces(file: Path) -> None:
    """A cell that unfolds into 256 MiB."""
    _sheet(file, HEADER, GOOD, '<row><c t="inlineStr"><is><t>', times=256 << 20, again=" ")


def a_sheet_too_large(file: Path) -> None:
    """A sheet that unfolds into more than a gibibyte."""
    _sheet(file, HEADER, GOOD, times=(1 << 30) + (1 << 20), again=" ")


def empty_words(file: Path) -> None:
    """More than a million words that the cells share, and all of them empty."""
    pieces = ("<si/>" * 1000 for _ in range(1050))
    _book(file, "xl/sharedStrings.xml", (f'<sst xmlns="{_NS}">', *pieces, "</sst>"))


def styles_too_large(file: Path) -> None:
    """A hundred MiB of styles."""
    _book(file, "xl/styles.xml", (f'<styleSheet xmlns="{_NS}"><cellXfs>', *("<xf/>" * 20_000 for _ in range(1000))))


def many_styles(file: Path) -> None:
    """Half a million styles."""
    pieces = repeat("<xf/>" * 1000, 500)
    _book(file, "xl/styles.xml", (f'<styleSheet xmlns="{_NS}"><cellXfs>', *pieces, "</cellXfs></styleSheet>"))


def nested_too_deeply(file: Path) -> None:
    """Elements in elements in elements."""
    _sheet(file, HEADER, GOOD, "<row>" + "<c>" * 500_000 + "</c>" * 500_000 + "</row>")


def entities(file: Path) -> None:
    """The billion laughs."""
    names = "abcdefghij"
    said = "".join(f'<!ENTITY {after} "{f"&{name};" * 10}">' for name, after in pairwise(names))
    doctype = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">{said}]>'
    row = f"<row>{cells('&j;', 'Chen')}</row>"
    _book(file, "xl/worksheets/sheet1.xml", (doctype, _OPEN, HEADER, row, _CLOSE))


def a_card_without_end(file: Path) -> None:
    """A vCard of 256 MiB, and a good one before it."""
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Li Wei\nEND:VCARD\n"
    _text(file, (card, "BEGIN:VCARD\nVERSION:3.0\nNOTE:", *("x" * _BLOCK for _ in range(256))))


def a_million_cards(file: Path) -> None:
    """More colleagues than any house has."""
    _text(file, ("BEGIN:VCARD\nFN:Li Wei\nEND:VCARD\n" * 1000 for _ in range(1000)))


def a_card_with_a_picture(file: Path) -> None:
    """A vCard with a picture of 32 MiB in folded lines, which is no reason to refuse it."""
    picture = (" " + "A" * 74 + "\n") * 14_000
    _text(
        file, ("BEGIN:VCARD\nVERSION:3.0\nFN:Li Wei\nPHOTO;ENCODING=b:\n", *(picture for _ in range(32)), "END:VCARD\n")
    )


def parts_in_parts(file: Path) -> None:
    """A vCard in which parts begin and never end."""
    _text(file, ("BEGIN:VCARD\nVERSION:3.0\nFN:Li Wei\n", "BEGIN:X\n" * 4000, "END:VCARD\n"))


Shape = Callable[[Path], None]
TABLES: Mapping[Shape, tuple[int, str]] = {
    one_long_line: (1, "row_endless"),
    a_long_cell: (2, "row_too_long"),
    quotes_without_end: (1, "row_endless"),
    ten_thousand_columns: (0, "header_too_long"),
    a_million_empty_rows: (1, ""),
    nuls: (0, "not_a_table"),
    two_gigabytes_of_nothing: (0, "not_a_table"),
    half_characters: (2000, "required"),
    many_accents: (2, ""),
    wrong_all_over: (0, "not_a_time"),
    a_row_a_million_further_down: (2, ""),
    too_many_rows_of_a_sheet: (1, "too_many_rows"),
    one_row_of_empty_cells: (1, "row_endless"),
    one_cell_of_spaces: (1, "row_endless"),
    a_sheet_too_large: (0, "workbook_too_large"),
    empty_words: (0, "workbook_too_large"),
    styles_too_large: (0, "workbook_too_large"),
    many_styles: (0, "not_a_time"),
    nested_too_deeply: (1, ""),
    entities: (0, "not_a_table"),
}
"""What is in the desk after an import of visits, and what is said of the rest."""
DIRECTORIES: Mapping[Shape, tuple[int, str]] = {
    a_card_without_end: (1, "required"),
    a_million_cards: (0, "too_many_colleagues"),
    a_card_with_a_picture: (1, ""),
    parts_in_parts: (0, "required"),
}
"""The same of colleagues."""
