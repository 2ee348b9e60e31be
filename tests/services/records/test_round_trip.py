"""What is written to a table and read again at an empty desk says the same."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from receptiondesk.bootstrap import open_desk
from receptiondesk.desk import Desk
from receptiondesk.domain.errors import DeskError
from receptiondesk.domain.facts import Facts, read_facts
from receptiondesk.domain.fields import Choice, Count, Day, Field, Flag, LongText, Phone, Several, Time
from receptiondesk.domain.task import LogbookFilter
from receptiondesk.services.home import Home
from receptiondesk.tasks.registry import TASK_KINDS

ENDINGS = [".csv", ".xlsx"]
HOSTILE = [
    "=1+1",
    "+86 138",
    "-",
    "@x",
    "'=1",
    "<b>",
    "\x1b[31m",
    "'; DROP TABLE task",
    "{a}",
    "a,b;c\td|e",
    '"',
    "_x0041_",
]

_letters = st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cn"])
_line = st.one_of(st.sampled_from(HOSTILE), st.text(_letters, max_size=20))
_moment = st.builds(
    lambda day, seconds, hours: (
        datetime(day.year, day.month, day.day, tzinfo=timezone(timedelta(hours=hours))) + timedelta(seconds=seconds)
    ).isoformat(),
    st.dates(date(1971, 1, 1), date(2030, 1, 1)),
    st.integers(0, 86_399),
    st.integers(-11, 13),
)
_day = st.dates(date(1971, 1, 1), date(2030, 1, 1)).map(date.isoformat)


def _texts(field: Field) -> st.SearchStrategy[str]:
    match field.type:
        case Time():
            return st.one_of(st.just(""), _day, _moment)
        case Day():
            return st.one_of(st.just(""), _day)
        case Count():
            return st.one_of(st.just(""), st.integers(1, 9).map(str))
        case Flag():
            return st.sampled_from(["true", "false"])
        case Phone():
            return st.sampled_from(["", "+86 10 8888 0000", "13800138000"])
        case Several(options=options) if options:
            return st.lists(st.sampled_from([option.code for option in options])).map(",".join)
        case Choice(options=options, is_open=False):
            return st.sampled_from(["", *(option.code for option in options)])
        case LongText():
            return st.lists(_line, max_size=3).map("\n".join)
    return _line


def _drafts(empty: Facts) -> st.SearchStrategy[Any]:
    texts = st.fixed_dictionaries({}, optional={field.name: _texts(field) for field in empty.FIELDS})
    needed = {choice[0]: "x" for choice in empty.REQUIRED}
    return texts.map(lambda held: {**needed, **{name: text for name, text in held.items() if text.strip()}})


_kinds_and_drafts = st.sampled_from(TASK_KINDS).flatmap(
    lambda kind: st.tuples(st.just(kind), st.lists(_drafts(kind.empty), min_size=1, max_size=4))
)


@pytest.fixture(scope="module")
def empty_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with an empty desk, to be copied: making the database anew for each example takes long."""
    folder = tmp_path_factory.mktemp("empty") / "home"
    open_desk(Home(folder), printer=_never).close()
    return folder


def _never(pdf: bytes, printer: str) -> None:
    raise AssertionError("nothing is printed here")


@pytest.mark.parametrize("ending", ENDINGS)
@settings(max_examples=25)
@given(drawn=_kinds_and_drafts)
def test_any_record_survives_its_table(empty_home: Path, ending: str, drawn: Any) -> None:
    kind, drafts = drawn
    with TemporaryDirectory() as folder:
        one, other = (
            open_desk(Home(Path(shutil.copytree(empty_home, Path(folder, name)))), printer=_never)
            for name in ("one", "other")
        )
        try:
            for texts in drafts:
                understood = read_facts(kind.empty, texts, one.settings.reading())
                if not understood.problems:
                    one.tasks.take(kind, understood.facts)
            file = Path(folder, f"table{ending}")
            count = one.records.export_file(kind, file, LogbookFilter(kinds=(kind.id,)))
            report = other.records.import_file(kind, file)
            assert (report.added, report.refused) == (count, ())
            # Whoever came on a day gone by has left since: the first desk is brought to the same state.
            now = one.settings.reading().now
            assert _facts(other) == [kind.settle_past(facts, now) for facts in _facts(one)]
        finally:
            one.close()
            other.close()


def _facts(desk: Desk) -> list[Any]:
    return [task.facts for task in desk.tasks.each(LogbookFilter())]


@pytest.fixture
def filled(desk: Desk) -> Desk:
    """A desk with one hostile visit of each of two days."""
    for day, visitor in (("2026-11-19", "=1+1"), ("2026-11-20", "李伟")):
        texts = {"visitor": visitor, "purpose": "Talk", "expected_at": day}
        understood = read_facts(desk.kinds["visit"].empty, texts, desk.settings.reading())
        desk.tasks.take(desk.kinds["visit"], understood.facts)
    return desk


def test_a_spreadsheet_calculates_nothing_of_what_was_typed(filled: Desk, tmp_path: Path) -> None:
    visit = filled.kinds["visit"]
    filled.records.export_file(visit, tmp_path / "a.csv", LogbookFilter())
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["visitor"] for row in rows] == ["'=1+1", "李伟"]
    filled.records.export_file(visit, tmp_path / "a.xlsx", LogbookFilter())
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    cell = next(cell for cell in sheet[2] if cell.value == "=1+1")
    assert cell.data_type == "s"


def test_only_the_days_asked_for_are_written(filled: Desk, tmp_path: Path) -> None:
    wanted = LogbookFilter(kinds=("visit",), first_day=date(2026, 11, 20), last_day=date(2026, 11, 20))
    assert filled.records.export_file(filled.kinds["visit"], tmp_path / "a.csv", wanted) == 1
    assert "李伟" in (tmp_path / "a.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_state_and_what_an_import_has_kept_travel_too(
    filled: Desk, new_desk: Callable[[str], Desk], tmp_path: Path, ending: str
) -> None:
    source = tmp_path / "source.csv"
    source.write_text("visitor,host,colour\nLi,Chen,red\n", encoding="utf-8")
    visit = filled.kinds["visit"]
    filled.records.import_file(visit, source)
    filled.tasks.do("refuse", [filled.tasks.find("red")[0].number])
    file = tmp_path / f"table{ending}"
    filled.records.export_file(visit, file, LogbookFilter(kinds=("visit",)))
    other = new_desk("other")
    other.records.import_file(visit, file)
    (task,) = other.tasks.find("red")
    assert (task.status, task.extra["colour"], task.facts.visitor) == ("refused", "red", "Li")


def test_a_table_that_cannot_be_written_leaves_nothing_behind(filled: Desk, tmp_path: Path) -> None:
    visit = filled.kinds["visit"]
    with pytest.raises(DeskError) as refused:
        filled.records.export_file(visit, tmp_path / "nowhere" / "a.xlsx", LogbookFilter())
    assert refused.value.code == "cannot_write"
    with pytest.raises(DeskError) as refused:
        filled.records.export_file(visit, tmp_path / "a.txt", LogbookFilter())
    assert refused.value.code == "unknown_format"
    assert not [file for file in tmp_path.iterdir() if file.is_file()]
