"""A desk whose database is damaged, older than the program, or cannot be brought up to date: told, and put right."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from receptiondesk import i18n
from receptiondesk.bootstrap import open_desk
from receptiondesk.domain.errors import DeskError
from receptiondesk.domain.people import Role
from receptiondesk.domain.task import LogbookFilter
from receptiondesk.services.home import Home
from receptiondesk.storage import schema
from receptiondesk.tasks.visit.record import Visit
from tests.ui.shell.test_opened import Program, a_home, open_on, programs
from ui.shell.desk_view import DeskView
from ui.shell.trouble_page import TroublePage
from ui.widgets.text import TextBlock

__all__ = ["programs"]
OLD_HOME = Path(__file__).parents[2] / "fixtures" / "homes" / "0001"


@pytest.fixture
def damaged(tmp_path: Path) -> Home:
    """A home with a copy of three visits, in whose database two more stand before it was cut short."""
    home = a_home(tmp_path / "desk")
    desk = open_desk(home, printer=lambda _pdf, _printer: None)
    for number in range(5):
        if number == 3:
            desk.backups.make(home.backups / "desk-20260314-180000.db")
        desk.tasks.take(desk.kinds["visit"], Visit(visitor=f"Visitor {number}", host="Li Ming", purpose="Samples"))
    desk.close()
    home.database.write_bytes(home.database.read_bytes()[:30_000])
    return home


def trouble_of(program: Program) -> TroublePage:
    page = program.window.content
    assert isinstance(page, TroublePage)
    return page


def words_on(page: TroublePage) -> str:
    return "\n".join(block.text() for block in page.findChildren(TextBlock))


def button(page: TroublePage, words: str) -> QPushButton:
    (found,) = [one for one in page.findChildren(QPushButton) if words in one.text()]
    return found


def view_of(program: Program) -> DeskView:
    view = program.window.content
    assert isinstance(view, DeskView)
    return view


@pytest.fixture
def program(damaged: Home, programs: list[Program], qtbot: QtBot) -> Iterator[Program]:
    made = Program(damaged.folder, qtbot)
    programs.append(made)
    qtbot.waitUntil(lambda: isinstance(made.window.content, TroublePage))
    qtbot.waitUntil(lambda: "V-000003" in words_on(trouble_of(made)))
    yield made


def test_a_damaged_database_offers_the_last_good_copy_and_says_what_it_holds(program: Program) -> None:
    said = words_on(trouble_of(program))
    assert "The database file is damaged." in said
    assert "14 Mar" in said and "18:00" in said
    assert "3 tasks; the newest is V-000003" in said


def test_the_copy_is_put_back_and_the_damaged_file_is_kept(program: Program, damaged: Home, qtbot: QtBot) -> None:
    spoiled = damaged.database.read_bytes()
    button(trouble_of(program), "back").click()
    qtbot.waitUntil(lambda: isinstance(program.window.content, DeskView))

    view = view_of(program)
    desk = view.context.desk
    assert [task.number for task in desk.tasks.page(LogbookFilter())] == ["V-000003", "V-000002", "V-000001"]
    (aside,) = [backup.file for backup in desk.backups.all() if backup.before == "restore"]
    assert aside.read_bytes() == spoiled
    assert str(aside) in view.context.notices.standing[0].text


def test_what_the_damaged_file_still_shows_is_said(damaged: Home, programs: list[Program], qtbot: QtBot) -> None:
    shutil.copy(damaged.backups / "desk-20260314-180000.db", damaged.database)
    with closing(sqlite3.connect(damaged.database)) as file:
        page = file.execute("SELECT rootpage FROM sqlite_master WHERE name = 'visit'").fetchone()[0]
        size = file.execute("PRAGMA page_size").fetchone()[0]
    whole = bytearray(damaged.database.read_bytes())
    whole[(page - 1) * size : page * size] = bytes(size)
    damaged.database.write_bytes(bytes(whole))

    program = Program(damaged.folder, qtbot)
    programs.append(program)
    qtbot.waitUntil(lambda: isinstance(program.window.content, TroublePage))
    qtbot.waitUntil(lambda: "still shows 3 tasks; the newest is V-000003" in words_on(trouble_of(program)))


@pytest.mark.expects_log("A copy is of no use")
def test_without_a_sound_copy_it_says_so(damaged: Home, programs: list[Program], qtbot: QtBot) -> None:
    for backup in damaged.backups.iterdir():
        backup.write_bytes(backup.read_bytes()[:10_000])
    program = Program(damaged.folder, qtbot)
    programs.append(program)
    qtbot.waitUntil(lambda: "no sound copy" in words_on(trouble_of(program)))
    assert len(trouble_of(program).findChildren(QPushButton)) == 1


def test_try_again_opens_a_database_that_is_whole_again(program: Program, damaged: Home) -> None:
    shutil.copy(damaged.backups / "desk-20260314-180000.db", damaged.database)
    button(trouble_of(program), "Try again").click()
    assert len(view_of(program).context.desk.tasks.page(LogbookFilter())) == 3


def test_the_words_are_chinese_at_a_chinese_desk(damaged: Home, programs: list[Program], qtbot: QtBot) -> None:
    i18n.install("zh_CN")
    program = Program(damaged.folder, qtbot)
    programs.append(program)
    qtbot.waitUntil(lambda: "V-000003" in words_on(trouble_of(program)))
    assert "3月14日" in words_on(trouble_of(program))
    assert not [line for line in words_on(trouble_of(program)).splitlines() if line.isascii()]


def test_only_a_supervisor_leaves_a_desk_that_still_works_for_its_copy(
    programs: list[Program], qtbot: QtBot, tmp_path: Path
) -> None:
    home = a_home(tmp_path / "desk")
    desk = open_desk(home, printer=lambda _pdf, _printer: None)
    desk.people.add("May Zhou", Role.SUPERVISOR, "739182")
    desk.people.add("Bo Han", Role.GUARD, "902614")
    desk.backups.make()
    desk.close()
    program = open_on(home.folder, programs, qtbot)
    qtbot.waitSignal(program.opened.usable).wait()
    context = view_of(program).context
    context.desk.people.sign_in("Bo Han", "902614")
    context.operations.report(DeskError("damaged", "The database file is damaged."))

    def look_for_a_copy() -> None:
        (notice,) = [one for one in context.notices.standing if one.action and one.action.label == "Look for a copy"]
        context.notices.act(notice)

    look_for_a_copy()
    assert program.window.content is view_of(program)
    assert "Put a backup back" in context.notices.standing[0].text
    context.desk.people.sign_in("May Zhou", "739182")
    look_for_a_copy()
    qtbot.waitUntil(
        lambda: "Put the copy" in "".join(one.text() for one in trouble_of(program).findChildren(QPushButton))
    )
    button(trouble_of(program), "back").click()
    qtbot.waitUntil(lambda: isinstance(program.window.content, DeskView))
    desk = view_of(program).context.desk
    desk.people.sign_in("May Zhou", "739182")
    newest = desk.house.newest(1)[0].entry
    assert (newest.verb, newest.person) == ("restore", "May Zhou")


def test_a_home_of_the_first_version_opens_with_its_draft(
    tmp_path: Path, programs: list[Program], qtbot: QtBot
) -> None:
    home = an_old_home(tmp_path / "desk")
    program = Program(home.folder, qtbot)
    programs.append(program)

    view = view_of(program)
    desk = view.context.desk
    assert not desk.settings().is_first_start
    (draft,) = desk.drafts.all()
    task = view.work_area.front_task
    assert task is not None
    kept = {name: text for name, text in draft.texts.items() if text and name in task.form.texts()}
    assert kept.items() <= task.form.texts().items()
    with closing(sqlite3.connect(":memory:")) as before:
        before.executescript((OLD_HOME / "desk.sql").read_text(encoding="utf-8"))
        many = before.execute("SELECT count(*) FROM task").fetchone()[0]
    assert sum(desk.tasks.counts(LogbookFilter()).values()) == many
    assert schema.version_of(home.database) == schema.SCHEMA


def test_an_upgrade_that_fails_is_said_and_leaves_the_old_file_as_it_was(
    tmp_path: Path, programs: list[Program], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = an_old_home(tmp_path / "desk")
    before = home.database.read_bytes()

    def full(_engine: object) -> None:
        raise DeskError("disk_full", "The disk is full. Your entry is kept; make room and save it again.")

    with monkeypatch.context() as broken:
        broken.setattr(schema, "upgrade", full)
        program = Program(home.folder, qtbot)
        programs.append(program)
        assert "The disk is full." in words_on(trouble_of(program))
    assert home.database.read_bytes() == before

    button(trouble_of(program), "Try again").click()
    assert view_of(program).work_area.front_task is not None
    assert schema.version_of(home.database) == schema.SCHEMA


def an_old_home(folder: Path) -> Home:
    """A home as the first version left it."""
    shutil.copytree(OLD_HOME, folder)
    (folder / "desk.sql").unlink()
    with closing(sqlite3.connect(folder / "desk.db")) as connection:
        connection.executescript((OLD_HOME / "desk.sql").read_text(encoding="utf-8"))
    return Home(folder)
