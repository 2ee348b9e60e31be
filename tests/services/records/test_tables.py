"""Tables of every sort become the same rows of text."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date, datetime, time
from io import StringIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import xlsxwriter
from hypothesis import assume, example, given
from hypothesis import strategies as st

from receptiondesk.domain.errors import DeskError
from receptiondesk.services.records import row_lines
from receptiondesk.services.records.delimited import as_cell, as_text, delimited_rows
from receptiondesk.services.records.table import open_table

Write = Callable[..., Path]
TEXT = "客户,电话\r\n李伟,138\r\n"


def read(file: Path) -> tuple[tuple[str, ...], list[tuple[int, tuple[str, ...]]]]:
    """The header, and each row with its number."""
    with open_table(file) as table:
        return table.columns, [(row.number, row.cells) for row in table.rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_chinese_is_read_from_every_usual_encoding(write: Write, encoding: str) -> None:
    mark = {"utf-16-le": "\ufeff", "utf-16-be": "\ufeff"}.get(encoding, "")
    assert read(write("a.csv", mark + TEXT, encoding)) == (("客户", "电话"), [(2, ("李伟", "138"))])


def test_western_letters_of_old_files_are_not_taken_for_chinese(write: Write) -> None:
    file = write("a.csv", "name;city\r\nMüller – “Jürgen”;Köln\r\nCafé;Orléans\r\n", "cp1252")
    assert read(file)[1] == [(2, ("Müller – “Jürgen”", "Köln")), (3, ("Café", "Orléans"))]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_though_others_stand_in_the_cells(write: Write, delimiter: str) -> None:
    header = delimiter.join(['"name, first; last"', "phone", "note"])
    columns, rows = read(write("a.txt", f"{header}\n{delimiter.join('abc')}\n"))
    assert columns == ("name, first; last", "phone", "note")
    assert rows == [(2, ("a", "b", "c"))]


def test_a_line_that_names_the_delimiter_for_a_spreadsheet_is_obeyed(write: Write) -> None:
    assert read(write("a.csv", "sep=;\r\na,b;c\r\n1;2\r\n", "utf-8-sig")) == (("a,b", "c"), [(2, ("1", "2"))])


def test_rows_are_counted_as_a_spreadsheet_does(write: Write) -> None:
    file = write("a.csv", 'a,b\n"one\ntwo",x\n\n,\nlast,y\n')
    assert read(file)[1] == [(2, ("one\ntwo", "x")), (5, ("last", "y"))]


def test_every_column_has_a_name_of_its_own(write: Write) -> None:
    columns, rows = read(write("a.csv", "a, a ,,b,\n1,2,3\n1,2,3,4,5,6\n"))
    assert columns == ("a", "a (2)", "Column 3", "b")
    assert [len(cells) for _number, cells in rows] == [4, 6]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b"\n\n,,\n", "empty_file"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "not_a_table"),
        (b"PK\x03\x04 not a workbook", "not_a_table"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old_workbook"),
    ],
)
def test_what_is_no_table_is_refused_in_words(tmp_path: Path, content: bytes, code: str) -> None:
    file = tmp_path / "file.csv"
    file.write_bytes(content)
    with pytest.raises(DeskError) as refused:
        read(file)
    assert refused.value.code == code
    assert "file.csv" in refused.value.text


def test_a_folder_or_a_missing_file_is_refused_in_words(tmp_path: Path) -> None:
    for file in (tmp_path, tmp_path / "nowhere.csv"):
        with pytest.raises(DeskError) as refused:
            read(file)
        assert refused.value.code == "file_unreadable"


def test_a_quotation_mark_that_never_ends_is_said_of_its_row(write: Write) -> None:
    with open_table(write("a.csv", 'a,b\n1,2\n"' + "x\n" * 2_500_000)) as table:
        whole, broken = table.rows
    assert whole.cells == ("1", "2")
    assert (broken.number, broken.trouble and broken.trouble.code) == (3, "row_too_long")


@given(text=st.text(alphabet='",x\n\r', max_size=60), longest=st.integers(1, 12), block=st.integers(1, 5))
@example(text='"xxxxx\n"",x"\n1,2\n', longest=4, block=3)
def test_the_rows_behind_one_that_is_too_long_are_the_same_as_ever(text: str, longest: int, block: int) -> None:
    assume("\r\n" not in text + "\n")  # a block may end between the two, and an empty row more is no harm
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(row_lines, "LONGEST_ROW", longest)
        patch.setattr(row_lines, "_BLOCK", block)
        with delimited_rows(StringIO(text + "\n,", newline="")) as rows:
            read = [None if row.trouble else row.cells for row in rows]
    whole = list(csv.reader(StringIO(text + "\n,", newline=""), delimiter=","))
    assert len(read) == len(whole)
    assert all(mine in (None, theirs) for mine, theirs in zip(read, whole, strict=True))


def test_a_workbook_keeps_days_as_days_and_numbers_as_they_are_written(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    cells: list[tuple[Any, str | None]] = [
        (date(2026, 11, 20), "yyyy-mm-dd"),
        (datetime(2026, 11, 20, 9, 38), "yyyy-mm-dd hh:mm"),
        (datetime(2026, 11, 20), 'm/d/yy h:mm "at night"'),
        (time(9, 38), "hh:mm"),
        (13800138000, None),
        (2.5, None),
        (True, None),
        ("text", None),
    ]
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        for place, (value, form) in enumerate(cells):
            sheet.write(0, place, f"column {place}")
            sheet.write(1, place, value, book.add_format({"num_format": form}) if form else None)
    assert read(file)[1] == [
        (
            2,
            (
                "2026-11-20",
                "2026-11-20 09:38:00",
                "2026-11-20 00:00:00",
                "09:38:00",
                "13800138000",
                "2.5",
                "true",
                "text",
            ),
        )
    ]


def test_a_workbook_is_known_by_its_contents_and_a_damaged_one_is_refused(tmp_path: Path) -> None:
    whole, broken = tmp_path / "a.csv", tmp_path / "broken.xlsx"
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet()
        for row in range(2000):
            sheet.write_row(row, 0, ("name", f"value {row}"))
    (tmp_path / "a.xlsx").rename(whole)
    assert len(read(whole)[1]) == 1999
    packed = bytearray(whole.read_bytes())
    with ZipFile(whole) as archive:
        start = archive.getinfo("xl/worksheets/sheet1.xml").header_offset
    packed[start + 200 : start + 2000] = bytes(1800)
    broken.write_bytes(packed)
    with ZipFile(tmp_path / "other.xlsx", "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    for file in (broken, tmp_path / "other.xlsx"):
        with pytest.raises(DeskError) as refused:
            read(file)
        assert refused.value.code == "not_a_table"


@pytest.mark.parametrize("text", ["=1+1", "+86 10", "-1", "@name", "'=1", "''+1", "＝1"])
def test_a_cell_that_a_spreadsheet_would_calculate_is_kept_from_it(text: str) -> None:
    assert as_cell(text) == "'" + text
    assert as_text(as_cell(text)) == text


@pytest.mark.parametrize("text", ["", "plain", "'quoted'", "1+1", "O’Neill"])
def test_other_cells_stay_as_they_are(text: str) -> None:
    assert as_cell(text) == as_text(text) == text
