"""Importing: good rows go in once, bad rows are named, nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from receptiondesk.desk import Desk
from receptiondesk.domain.errors import DeskError, DraftRefused
from receptiondesk.domain.task import LogbookFilter
from receptiondesk.domain.when import now
from receptiondesk.services.records import ImportReport

Write = Callable[..., Path]
VISITS = (
    "visitor,host,arrived_at,colour\n"
    "Li Wei,Chen,2020-01-02 10:00,red\n"
    ",Chen,2020-01-02 10:00,green\n"
    "Wang Fang,Chen,yesterday,blue\n"
    "Zhou Bo,Chen,2020-01-03,\n"
)


def bring(desk: Desk, file: Path, columns: Path | None = None, kind: str = "visit", dry: bool = False) -> ImportReport:
    """Import a file."""
    return desk.records.import_file(desk.kinds[kind], file, columns=columns, dry_run=dry)


def visits(desk: Desk, text: str = "") -> list[object]:
    """The visits at the desk, oldest first."""
    return [task.facts for task in desk.tasks.each(LogbookFilter(kinds=("visit",), text=text))]


def test_good_rows_go_in_and_bad_rows_are_named(desk: Desk, write: Write) -> None:
    report = bring(desk, write("a.csv", VISITS))
    assert (report.read, report.added, report.known) == (4, 2, 0)
    assert [(r.row, r.problems[0].field, r.problems[0].code) for r in report.refused] == [
        (3, "visitor", "required"),
        (4, "arrived_at", "not_a_time"),
    ]
    assert report.refused[1].problems[0].text.startswith("arrived_at: ")


def test_reading_the_same_file_again_adds_nothing(desk: Desk, write: Write) -> None:
    bring(desk, write("a.csv", VISITS))
    again = bring(desk, write("b.csv", VISITS))
    assert (again.read, again.added, again.known, len(again.refused)) == (4, 0, 2, 2)
    assert len(visits(desk)) == 2


def test_a_mended_row_goes_in_the_next_time(desk: Desk, write: Write) -> None:
    bring(desk, write("a.csv", VISITS))
    mended = bring(desk, write("a.csv", VISITS.replace("yesterday", "2020-01-02 11:00")))
    assert (mended.added, mended.known, len(mended.refused)) == (1, 2, 1)


def test_equal_rows_of_one_file_are_so_many_visits(desk: Desk, write: Write) -> None:
    file = write("a.csv", "visitor,host\n" + "Li Wei,Chen\n" * 3)
    assert bring(desk, file).added == 3
    assert bring(desk, file).known == 3
    assert bring(desk, write("a.csv", "visitor,host\n" + "Li Wei,Chen\n" * 4)).added == 1


def test_the_key_says_what_makes_a_row_the_same(desk: Desk, write: Write) -> None:
    columns = write("map.toml", 'key = "{id}"\n[fields]\nvisitor = "{name}"\nhost = "{host}"\n')
    bring(desk, write("a.csv", "id,name,host\n1,Li,Chen\n2,Wang,Chen\n"), columns)
    again = bring(desk, write("a.csv", "host,id,name\nZhou,1,Li\nChen,3,Li\n"), columns)
    assert (again.added, again.known) == (1, 1)


def test_a_dry_run_says_the_same_and_writes_nothing(desk: Desk, write: Write) -> None:
    file = write("a.csv", VISITS)
    dry = bring(desk, file, dry=True)
    assert visits(desk) == []
    assert bring(desk, file) == dry
    assert bring(desk, file, dry=True).known == 2


def test_unmapped_columns_are_kept_and_found(desk: Desk, write: Write) -> None:
    bring(desk, write("a.csv", VISITS))
    (task,) = desk.tasks.find("red")
    assert task.extra == {"colour": "red"}


def test_times_are_read_in_the_formats_of_the_map_and_days_stay_days(desk: Desk, write: Write) -> None:
    columns = write(
        "map.toml",
        'time_formats = ["%d.%m.%Y %H:%M", "%d.%m.%Y"]\n'
        '[fields]\nvisitor = "{v}"\npurpose = "Talk"\nexpected_at = "{t}"\n',
    )
    bring(desk, write("a.csv", "v,t\nLi,03.02.2020\nWang,03.02.2020 14:05\nZhou,2020-02-04\n"), columns)
    expected = [task.facts.expected_at for task in desk.tasks.each(LogbookFilter())]
    assert expected[0] == date(2020, 2, 3)
    assert expected[1].isoformat().startswith("2020-02-03T14:05:00")
    assert expected[1].tzinfo is not None
    assert expected[2] == date(2020, 2, 4)


def test_who_came_long_ago_is_not_on_site_any_more(desk: Desk, write: Write) -> None:
    bring(desk, write("a.csv", VISITS))
    assert {task.status for task in desk.tasks.each(LogbookFilter())} == {"left"}
    assert desk.tasks.page(LogbookFilter(open_only=True)) == ()


def test_a_visitor_without_any_time_is_not_said_to_have_arrived(desk: Desk, write: Write) -> None:
    bring(desk, write("a.csv", "visitor,host\nLi Wei,Chen\n"))
    (task,) = desk.tasks.page(LogbookFilter())
    assert (task.status, task.facts.arrived_at) == ("expected", None)


def test_a_state_that_the_table_knows_is_taken_over(desk: Desk, write: Write) -> None:
    file = write("a.csv", "visitor,host,status,taken_by\nLi,Chen,cancelled,Ann\nWang,Chen,lost,Ann\n")
    names = ("visitor", "host", "status", "taken_by")
    columns = write("map.toml", "[fields]\n" + "".join(f'{name} = "{{{name}}}"\n' for name in names))
    report = bring(desk, file, columns)
    (task,) = desk.tasks.page(LogbookFilter())
    assert (task.status, task.taken_by) == ("cancelled", "Ann")
    assert [(r.row, r.problems[0].code) for r in report.refused] == [(3, "not_a_choice")]


def test_a_state_in_somebody_elses_words_refuses_nothing_and_is_kept(desk: Desk, write: Write) -> None:
    assert bring(desk, write("a.csv", "visitor,host,status\nLi,Chen,Confirmed\n")).added == 1
    assert desk.tasks.page(LogbookFilter())[0].extra == {"status": "Confirmed"}


def test_line_breaks_inside_a_cell_do_not_matter_to_a_field_of_one_line(desk: Desk, write: Write) -> None:
    bring(desk, write("a.csv", 'visitor,host,notes\n"Li\nWei",Chen,"one\ntwo"\n'))
    (task,) = desk.tasks.page(LogbookFilter())
    assert (task.facts.visitor, task.facts.notes) == ("Li Wei", "one\ntwo")


def test_a_row_with_more_cells_than_the_header_is_refused(desk: Desk, write: Write) -> None:
    report = bring(desk, write("a.csv", "visitor,host\nLi,Wei,Chen\nLi,Chen,,\n"))
    assert [(r.row, r.problems[0].code) for r in report.refused] == [(2, "too_many_cells")]
    assert report.added == 1


def test_a_table_of_something_else_is_refused_whole(desk: Desk, write: Write) -> None:
    with pytest.raises(DeskError) as refused:
        bring(desk, write("a.csv", "colour,size\nred,3\n"))
    assert refused.value.code == "unknown_columns"
    assert "colour, size" in refused.value.text
    columns = write("map.toml", '[fields]\nvisitor = "{name}"\n')
    with pytest.raises(DraftRefused):
        bring(desk, write("a.csv", "colour,size\nred,3\n"), columns)


def test_many_rows_go_in_a_few_portions(desk: Desk, write: Write) -> None:
    told: list[int] = []
    desk.changes.subscribe(lambda numbers: told.append(len(numbers)))
    rows = "".join(f"Visitor {number},Chen\n" for number in range(1200))
    assert bring(desk, write("a.csv", "visitor,host\n" + rows)).added == 1200
    assert told == [500, 500, 200]


def test_what_no_database_keeps_does_not_stop_an_import(desk: Desk, write: Write) -> None:
    file = write("a.csv", "visitor,host,besides\nLi,Chen,\x01\x7f\ufffe\U0001f600\n")
    assert bring(desk, file).added == 1


def test_a_log_that_never_asked_why_somebody_came_is_taken_in(desk: Desk, write: Write) -> None:
    """The map names neither purpose nor host: the table has nothing to say on them."""
    table = write("log.csv", "LAST,FIRST,GATE\nWei,Zhang,1\n,,2\n")
    columns = write("map.toml", '[fields]\nvisitor = "{FIRST} {LAST}"\n')
    report = desk.records.import_file(desk.kinds["visit"], table, columns=columns)

    assert (report.read, report.added) == (2, 1)
    assert [(refused.row, refused.problems[0].field) for refused in report.refused] == [(3, "visitor")]


def test_a_record_that_came_in_with_a_gap_can_be_moved_on_and_corrected(desk: Desk, write: Write) -> None:
    day = now().date().isoformat()
    table = write("log.csv", f"LAST,FIRST,DAY\nWei,Zhang,{day}\n")
    columns = write("map.toml", '[fields]\nvisitor = "{FIRST} {LAST}"\nexpected_at = "{DAY}"\n')
    desk.records.import_file(desk.kinds["visit"], table, columns=columns)

    [visit] = desk.tasks.do("check_in", ["V-000001"])
    assert visit.status == "waiting"
    assert desk.tasks.correct("V-000001", {"vehicle_plate": "沪A·D1234"}).facts.vehicle_plate == "沪A·D1234"
    with pytest.raises(DraftRefused):
        desk.tasks.correct("V-000001", {"visitor": ""})
