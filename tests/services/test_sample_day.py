"""A day that never was fills an empty desk, believably and always alike."""

from datetime import datetime
from pathlib import Path

import pytest

from receptiondesk.bootstrap import open_desk
from receptiondesk.desk import Desk
from receptiondesk.domain.attendance import Stage
from receptiondesk.domain.task import LogbookFilter
from receptiondesk.domain.when import before, now
from receptiondesk.services.home import Home
from receptiondesk.services.sample_day import fill_sample_day
from receptiondesk.services.sample_entries import COLLEAGUES, ENTRIES
from receptiondesk.services.sample_entries_chinese import IN_CHINESE


def empty_desk(folder: Path) -> Desk:
    return open_desk(Home(folder), printer=lambda _pdf, _printer: None)


@pytest.mark.parametrize("hour", [8, 15, 23])
def test_every_state_of_every_kind_but_refused_is_there_at_any_hour(tmp_path: Path, hour: int) -> None:
    desk = empty_desk(tmp_path)
    moment = now().replace(hour=hour, minute=2)
    assert fill_sample_day(desk, moment) >= 40
    counts = desk.tasks.counts(LogbookFilter())
    for kind in desk.kinds.values():
        there = {status for (of, status) in counts if of == kind.id}
        assert {status.id for status in kind.statuses} - there <= {"refused", "cancelled"}
    for task in desk.tasks.page(LogbookFilter(), limit=100):
        entries = desk.tasks.record(task.number).history
        assert all(entry.at <= moment for entry in entries)
        if desk.kinds[task.kind].stages.get(task.status) is not Stage.EXPECTED:
            assert not before(moment, task.opened_at)
    assert len(desk.directory.all()) == 12
    desk.close()


def test_the_same_moment_gives_the_same_day(tmp_path: Path) -> None:
    moment = datetime(2026, 11, 20, 15, 52).astimezone()
    days = []
    for name in ("one", "two"):
        desk = empty_desk(tmp_path / name)
        fill_sample_day(desk, moment)
        days.append(desk.tasks.page(LogbookFilter(), limit=100))
        desk.close()
    assert days[0] == days[1]


def test_the_house_has_its_name_in_the_language_of_the_screen(tmp_path: Path) -> None:
    desk = empty_desk(tmp_path)
    fill_sample_day(desk, now(), "zh_CN")
    assert desk.settings().company == "滨江花园"
    assert not desk.settings().is_first_start
    desk.close()


def test_a_desk_in_use_is_left_as_it_is(tmp_path: Path) -> None:
    desk = empty_desk(tmp_path)
    fill_sample_day(desk, now())
    assert fill_sample_day(desk, now()) == 0
    desk.close()


def test_in_a_chinese_house_people_have_chinese_names_and_the_directory_knows_them(tmp_path: Path) -> None:
    desk = empty_desk(tmp_path)
    fill_sample_day(desk, now(), "zh_CN")
    inside = {colleague.name for colleague in desk.directory.all()}
    assert all("一" <= character <= "鿿" for name in inside for character in name)
    hosts = {task.facts.host for task in desk.tasks.page(LogbookFilter(kinds=("visit",)), limit=100)}
    assert hosts - {""} <= inside
    desk.close()


def test_every_text_that_has_a_chinese_counterpart_stands_in_the_day() -> None:
    texts = {text for entry in ENTRIES for text in entry.texts.values()}
    texts |= {text for colleague in COLLEAGUES for text in colleague.values()}
    assert set(IN_CHINESE) - texts == set()
