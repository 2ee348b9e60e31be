"""The desk from its first start to its closing."""

import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from receptiondesk.bootstrap import open_desk
from receptiondesk.desk import Desk
from receptiondesk.domain.task import LogbookFilter
from receptiondesk.services.home import Home
from receptiondesk.services.settings import Settings, read_settings, write_settings
from receptiondesk.storage import schema
from receptiondesk.tasks.visit.record import Visit
from ui.pages import on_site
from ui.pages.attending import Seen
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


class Watch(QObject):
    """Notes which kinds of widget are painted."""

    def __init__(self) -> None:
        super().__init__()
        self.painted: list[str] = []
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self.painted.append(type(watched).__name__)
        return False


def test_nobody_reads_that_nobody_is_here_before_somebody_has_looked(
    programs: list[Program], qtbot: QtBot, tmp_path: Path
) -> None:
    home = a_home(tmp_path / "desk")
    desk = open_desk(home, printer=lambda _pdf, _printer: None)
    desk.tasks.take(desk.kinds["visit"], Visit(visitor="Wang Fang", host="Li Ming", purpose="Samples"))
    desk.close()
    watch = Watch()
    program = open_on(tmp_path / "desk", programs, qtbot)
    with qtbot.waitSignal(program.opened.usable):
        pass
    assert "EmptyState" not in watch.painted
    assert watch.painted.count("KeyedTable") == 1


def test_a_slow_database_does_not_keep_the_window_from_being_painted(
    programs: list[Program], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered = Event()

    def look_round(desk: Desk, now: datetime, text: str) -> Seen:
        answered.wait()
        return Seen(people=())

    monkeypatch.setattr(on_site, "look_round", look_round)
    a_home(tmp_path / "desk")
    watch = Watch()
    program = open_on(tmp_path / "desk", programs, qtbot)
    try:
        qtbot.waitUntil(lambda: "NavItem" in watch.painted)
        assert program.window.updatesEnabled()
    finally:
        answered.set()


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
    logged = (home.logs / "desk.log").read_text(encoding="utf-8")
    assert "RuntimeError" in logged
    assert "the tea is cold" not in logged + capsys.readouterr().err, "it may be what somebody has told the desk"
    assert [draft.texts["callback_number"] for draft in view.context.desk.drafts.all()] == ["13800138000"]
