"""Files that are imported, each with what must hold whatever stands in them."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from receptiondesk.domain.errors import DeskError, DraftRefused
from receptiondesk.services.directory_files import import_colleagues, read_colleagues
from receptiondesk.services.records import ImportReport
from tests.hostile.place import Place, Target

TABLE = "visitor,host,arrived_at,phone\nLi Wei,Chen,2020-01-02 10:00,138 0013 8000\n"


def _holds(report: ImportReport) -> None:
    assert report.read == report.added + report.known + report.left_out
    assert all(problem.text for refused in report.refused for problem in refused.problems)


def table(data: bytes, place: Place) -> None:
    """A table of visits; what is read of it is read the same again, and nothing is there twice."""
    visit, records = place.desk.kinds["visit"], place.desk.records
    file = place.file("table.csv", data)
    try:
        wanted = records.import_file(visit, file, dry_run=True)
        first = records.import_file(visit, file)
    except (DeskError, DraftRefused) as trouble:
        assert str(trouble)
        return
    _holds(wanted)
    _holds(first)
    again = records.import_file(visit, file)
    assert (again.read, again.added, again.left_out) == (first.read, 0, first.left_out)


def calendar(data: bytes, place: Place) -> None:
    """A calendar of invitations, or what is left of one."""
    table(b"BEGIN:VCALENDAR\n" + data, place)


def column_map(data: bytes, place: Place) -> None:
    """A column map for a table that is as it should be."""
    visit, records = place.desk.kinds["visit"], place.desk.records
    columns = place.file("map.toml", data)
    try:
        _holds(records.import_file(visit, place.file("table.csv", TABLE.encode()), columns=columns, dry_run=True))
    except (DeskError, DraftRefused) as trouble:
        assert str(trouble)


def sheet(data: bytes, place: Place) -> None:
    """A workbook that is whole but for one part, which the first byte chooses."""
    parts = dict(WORKBOOK)
    names = list(parts)
    parts[names[data[0] % len(names)] if data else names[0]] = data[1:]
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    workbook(packed.getvalue(), place)


def workbook(data: bytes, place: Place) -> None:
    """A file that begins as a workbook does."""
    visit, records = place.desk.kinds["visit"], place.desk.records
    try:
        _holds(records.import_file(visit, place.file("table.xlsx", data), dry_run=True))
    except (DeskError, DraftRefused) as trouble:
        assert str(trouble)


def directory(data: bytes, place: Place) -> None:
    """A directory as a table or as vCards."""
    file = place.file("people.vcf", data)
    place.empty_directory()
    try:
        first = import_colleagues(place.desk.directory, file)
    except DeskError as trouble:
        assert str(trouble)
        return
    _holds(first)
    again = import_colleagues(place.desk.directory, file)
    assert (again.read, again.added, again.left_out) == (first.read, 0, first.left_out)


def cards(data: bytes, place: Place) -> None:
    """The same without the database, which would take nearly all of the time."""
    try:
        lines = list(read_colleagues(place.file("people.vcf", data)))
    except DeskError as trouble:
        assert str(trouble)
        return
    assert all(bool(line.problems) != bool(line.texts) for line in lines)


def _book() -> Mapping[str, bytes]:
    from xlsxwriter import Workbook

    packed = BytesIO()
    with Workbook(packed, {"in_memory": True}) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["visitor", "host", "arrived_at"])
        page.write_row(1, 0, ["Li Wei", "Chen"])
        page.write_number(1, 2, 43832.5, book.add_format({"num_format": "yyyy-mm-dd hh:mm"}))
    with ZipFile(packed) as archive:
        kept = ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml")
        needed = (*kept, "xl/_rels/workbook.xml.rels", "[Content_Types].xml")
        return {name: archive.read(name) for name in needed}


WORKBOOK = _book()
"""The parts of a small workbook with one visit in it."""
IMPORTED: tuple[Target, ...] = (table, calendar, column_map, sheet, workbook, directory, cards)
