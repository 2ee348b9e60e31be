"""The desk from its first start to its closing."""

import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from receptiondesk.domain.task import LogbookFilter
from receptiondesk.services.home import Home
from receptiondesk.services.settings import Settings, read_settings, write_settings
from receptiondesk.storage import schema
from ui.pages.first_start import FirstStart
from ui.shell.desk_view import DeskView
from ui.shell.opened import OpenedDesk
from ui.shell.trouble_page import TroublePage
from ui.shell.window import DeskWindow

KNOWN = Settings(company="Riverside Gardens", station="Lobby A", receptionist="Chen Li", screen_language="en")


class Program:
    """The program as it stands on the screen, opened on one home."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.window = DeskWindow()
        qtbot.addWidget(self.window)
        self.window.show()
        self.opened = OpenedDesk(self.window, folder)

    def close(self) -> None:
        self.window.close()
        self.opened.close()


@pytest.fixture
def programs(qtbot: QtBot) -> Iterator[list[Program]]:
    hook, started = sys.excepthook, list[Program]()
    yield started
    for program in started:
        program.close()
    sys.excepthook = hook


def open_on(folder: Path, programs: list[Program], qtbot: QtBot) -> Program:
    program = Program(folder, qtbot)
    programs.append(program)
    return program


def a_home(folder: Path, settings: Settings = KNOWN) -> Home:
    home = Home(folder)
    home.make()
    write_settings(home.settings, settings)
    return home


def test_the_first_start_asks_three_things_and_then_the_desk_is_open(
    programs: list[Program], qtbot: QtBot, tmp_path: Path
) -> None:
    program = open_on(tmp_path / "desk", programs, qtbot)
    page = program.window.content
    assert isinstance(page, FirstStart)

    write_settings(tmp_path / "desk" / "settings.json", KNOWN)
    again = open_on(tmp_path / "desk", programs, qtbot)
    assert isinstance(again.window.content, DeskView)


def test_the_sample_day_lives_in_a_home_of_its_own(programs: list[Program], qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    program = open_on(folder, programs, qtbot)
    page = program.window.content
    assert isinstance(page, FirstStart)
    page.sample_day_wanted.emit()

    view = program.window.content
    assert isinstance(view, DeskView)
    assert view.context.desk.home.folder != folder
    assert sum(view.context.desk.tasks.counts(LogbookFilter()).values()) > 30
    assert read_settings(folder / "settings.json").is_first_start


def test_a_newer_database_is_said_on_the_screen_and_left_as_it_is(
    programs: list[Program], qtbot: QtBot, tmp_path: Path
) -> None:
    home = a_home(tmp_path / "desk")
    with sqlite3.connect(home.database) as newer:
        newer.execute("CREATE TABLE alembic_version (version_num TEXT)")
        newer.execute("INSERT INTO alembic_version VALUES (?)", (str(int(schema.SCHEMA) + 1).zfill(4),))
    newer.close()
    before = home.database.read_bytes()

    program = open_on(home.folder, programs, qtbot)

    assert isinstance(program.window.content, TroublePage)
    assert home.database.read_bytes() == before


def test_a_call_opens_a_message_with_its_number(programs: list[Program], qtbot: QtBot, tmp_path: Path) -> None:
    home = a_home(tmp_path / "desk")
    program = open_on(home.folder, programs, qtbot)
    program.opened.answer({"verb": "call", "number": "13800138000", "name": "Wang Fang"})

    view = program.window.content
    assert isinstance(view, DeskView)
    task = view.work_area.front_task
    assert task is not None
    assert task.form.field("callback_number").text() == "13800138000"
    assert task.form.field("caller").text() == "Wang Fang"
    assert task.draft.call.ringing is not None


def test_a_setting_counts_at_once(programs: list[Program], qtbot: QtBot, tmp_path: Path) -> None:
    home = a_home(tmp_path / "desk")
    program = open_on(home.folder, programs, qtbot)
    view = program.window.content
    assert isinstance(view, DeskView)
    view.context.desk.settings.keep(replace(KNOWN, screen_language="zh_CN"))

    assert view.navigation.item("visit").accessibleName() == "访客"


@pytest.mark.expects_log("A bug")
def test_a_bug_is_logged_and_told_and_the_draft_is_kept(
    programs: list[Program], qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = a_home(tmp_path / "desk")
    program = open_on(home.folder, programs, qtbot)
    program.opened.answer({"verb": "call", "number": "13800138000"})
    view = program.window.content
    assert isinstance(view, DeskView)
    error = RuntimeError("the tea is cold")
    sys.excepthook(RuntimeError, error, None)
    qtbot.waitUntil(lambda: bool(view.context.notices.standing))
    view.context.operations.finish()

    assert "kept" in view.context.notices.standing[0].text
    assert "the tea is cold" in (home.logs / "desk.log").read_text(encoding="utf-8")
    assert [draft.texts["callback_number"] for draft in view.context.desk.drafts.all()] == ["13800138000"]
