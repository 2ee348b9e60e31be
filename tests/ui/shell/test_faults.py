"""What the receptionist sees when disk or database fail: a red notice in words, and every letter still there."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from receptiondesk.cli.entry import main
from receptiondesk.services.checking import check
from receptiondesk.services.home import Home
from receptiondesk.storage import engine as engines
from tests.fixtures.disks import Disk
from tests.fixtures.sitting import Sitting, sit_down, stand_up
from ui.notices.notices import Weight

LONG = "A long matter. " * 60


@pytest.fixture
def on_disk(disk: Disk, desk_home: Home, qtbot: QtBot) -> Iterator[Sitting]:
    """A receptionist at a desk whose home lies on a small disk."""
    home = Home(disk.folder / "desk")
    home.make()
    home.settings.write_bytes(desk_home.settings.read_bytes())
    made = sit_down(home, qtbot)
    yield made
    stand_up(made)


def write_message(sitting: Sitting, matter: str) -> None:
    sitting.press(Qt.Key.Key_F2)
    sitting.write("Li Wei")
    sitting.form.focus_field("caller")
    sitting.write("Wang Fang")
    sitting.form.field("matter").set_text(matter)
    sitting.form.focus_field("matter")
    sitting.rest()


def red(sitting: Sitting) -> list[str]:
    return [notice.text for notice in sitting.context.notices.standing if notice.weight is Weight.ACT]


def save_until_it_fails(sitting: Sitting) -> None:
    """Save messages until one is refused."""
    for _ in range(60):
        write_message(sitting, LONG)
        sitting.control(Qt.Key.Key_S)
        if any("Your entry is kept" in text for text in red(sitting)):
            return
    pytest.fail("everything was saved on a full disk")


def test_a_full_disk_is_said_in_red_and_the_message_is_saved_as_soon_as_there_is_room(
    on_disk: Sitting, disk: Disk
) -> None:
    disk.fill()
    save_until_it_fails(on_disk)

    assert any("The disk is full" in text for text in red(on_disk))
    assert on_disk.text("matter") == LONG
    before = len(on_disk.all_tasks())  # what the log had room for

    disk.make_room()
    on_disk.control(Qt.Key.Key_S)
    assert len(on_disk.all_tasks()) == before + 1
    assert on_disk.text("matter") == ""
    assert check(on_disk.desk.store).is_in_order


def test_what_is_typed_on_a_full_disk_stays_in_the_window_and_is_kept_when_there_is_room(
    on_disk: Sitting, disk: Disk
) -> None:
    disk.fill()
    write_message(on_disk, LONG)
    on_disk.qtbot.waitUntil(lambda: any("kept in this window only" in text for text in red(on_disk)))
    assert on_disk.text("matter") == LONG

    disk.make_room()
    on_disk.write(" End")
    on_disk.qtbot.waitUntil(lambda: any(" End" in draft.texts["matter"] for draft in on_disk.desk.drafts.all()))


def test_a_disk_that_became_read_only_is_said_in_red_and_every_letter_stays(on_disk: Sitting, disk: Disk) -> None:
    write_message(on_disk, "The lease")
    on_disk.desk.store.engine.dispose()
    disk.protect()
    on_disk.control(Qt.Key.Key_S)

    assert any("cannot be written to" in text or "cannot be opened" in text for text in red(on_disk))
    assert on_disk.text("matter") == "The lease"

    disk.release()
    on_disk.control(Qt.Key.Key_S)
    assert [task.number for task in on_disk.all_tasks()] == ["M-000001"]


def test_a_database_that_another_program_holds_is_said_in_red_and_the_message_saved_afterwards(
    desk_home: Home, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "_BUSY_MS", 50)
    sitting = sit_down(desk_home, qtbot)
    write_message(sitting, "The lease")
    with closing(sqlite3.connect(desk_home.database, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        sitting.control(Qt.Key.Key_S)
        assert "Another program holds the database. Your entry is kept; save it again." in red(sitting)
        assert sitting.text("matter") == "The lease"
        holder.execute("ROLLBACK")

    sitting.control(Qt.Key.Key_S)
    assert [task.number for task in sitting.all_tasks()] == ["M-000001"]
    assert not any(draft.texts["matter"] for draft in sitting.desk.drafts.all())
    stand_up(sitting)


def test_a_database_that_was_spoilt_under_the_open_desk_is_said_in_red_and_the_draft_is_kept(
    desk_home: Home, qtbot: QtBot
) -> None:
    sitting = sit_down(desk_home, qtbot)
    write_message(sitting, "The lease")
    sitting.desk.store.engine.dispose()
    desk_home.database.write_bytes(b"What a day." * 2000)
    sitting.control(Qt.Key.Key_S)

    assert any("no database of this desk" in text or "damaged" in text for text in red(sitting))
    assert sitting.text("matter") == "The lease"
    assert [draft.texts["matter"] for draft in sitting.desk.drafts.all()] == ["The lease"]
    stand_up(sitting)


def test_the_command_line_works_beside_the_open_window(sitting: Sitting, capsys: pytest.CaptureFixture[str]) -> None:
    write_message(sitting, "Half a sentence")
    home = str(sitting.desk.home.folder)
    assert main(["--home", home, "add", "phone_message", "recipient=Li", "caller=Zhao", "matter=Rent"]) == 0
    assert main(["--home", home, "backup"]) == 0
    assert main(["--home", home, "check"]) == 0
    assert "M-000001" in capsys.readouterr().out

    assert sitting.text("matter") == "Half a sentence"
    sitting.control(Qt.Key.Key_S)
    assert {task.number for task in sitting.all_tasks()} == {"M-000001", "M-000002"}
    assert red(sitting) == []
