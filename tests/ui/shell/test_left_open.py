"""What stands open in the morning: nothing twice, nothing missing, and nothing of whoever was erased."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from receptiondesk.bootstrap import open_desk
from receptiondesk.cli import main as command_line
from receptiondesk.services.home import Home
from receptiondesk.services.saved_drafts import SavedDrafts
from receptiondesk.storage.sqlite import connect
from tests.fixtures.sitting import Sitting, sit_down, stand_up
from tests.fixtures.typed import correcting, saved, typed

PROJECT = Path(__file__).resolve().parents[3]
PHONE = "13987654321"


def killed_at_save(home: Home, *words: str) -> None:
    """Let another process save a message and die before it can close its draft."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.shell.killed_at_save", str(home.folder), *words],
        cwd=PROJECT, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"}, capture_output=True, text=True, check=False,
        timeout=60,
    )  # fmt: skip
    assert done.returncode == -9, done.stderr


def tabs(sitting: Sitting) -> list[str]:
    """The matters of all open tasks."""
    return [task.form.text("matter") for task in sitting.view.work_area._tasks]


def test_a_message_that_was_saved_when_the_power_went_is_not_open_any_more(desk_home: Home, qtbot: QtBot) -> None:
    killed_at_save(desk_home)
    assert len(list(desk_home.drafts.glob("*.json"))) == 1
    sitting = sit_down(desk_home, qtbot)
    assert [task.number for task in sitting.all_tasks()] == ["M-000001"]
    assert tabs(sitting) == []
    assert sitting.notices == ["M-000001 was saved before the desk stopped."]
    assert sitting.desk.drafts.all() == ()
    stand_up(sitting)


def test_what_was_typed_while_it_was_saved_is_a_correction_of_it_after_a_kill(desk_home: Home, qtbot: QtBot) -> None:
    killed_at_save(desk_home, " and the keys")
    sitting = sit_down(desk_home, qtbot)
    assert [task.facts.matter for task in sitting.all_tasks()] == ["The lease"]
    assert tabs(sitting) == ["The lease and the keys"]
    sitting.write(", please")
    sitting.control(Qt.Key.Key_S)
    assert [task.facts.matter for task in sitting.all_tasks()] == ["The lease and the keys, please"]
    assert sitting.desk.drafts.all() == ()
    stand_up(sitting)


def test_what_is_typed_while_a_save_hangs_is_on_the_disk_before_it_ends(sitting: Sitting, qtbot: QtBot) -> None:
    sitting.write_message()
    other = connect(sitting.desk.home.database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    QTest.keyClick(sitting._focus(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(sitting._focus(), " and the keys")

    def kept() -> set[str]:
        return {draft.texts["matter"] for draft in sitting.desk.drafts.all()}

    qtbot.waitUntil(lambda: kept() == {"The lease", "The lease and the keys"})
    QTest.keyClick(sitting._focus(), Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(sitting._focus(), "Re: ")
    qtbot.waitUntil(lambda: kept() == {"The lease", "Re: The lease and the keys"})
    assert sitting.all_tasks() == ()
    other.execute("ROLLBACK")
    other.close()
    sitting.rest()
    assert [task.facts.matter for task in sitting.all_tasks()] == ["The lease"]
    assert kept() == {"Re: The lease and the keys"}
    assert [(draft.correcting, draft.after) for draft in sitting.desk.drafts.all()] == [("M-000001", "")]


def test_what_is_typed_and_taken_back_during_a_save_leaves_nothing(sitting: Sitting, qtbot: QtBot) -> None:
    sitting.write_message()
    other = connect(sitting.desk.home.database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    QTest.keyClick(sitting._focus(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(sitting._focus(), "s")
    qtbot.waitUntil(lambda: len(sitting.desk.drafts.all()) == 2)
    QTest.keyClick(sitting._focus(), Qt.Key.Key_Backspace)
    other.execute("ROLLBACK")
    other.close()
    sitting.rest()
    assert [task.facts.matter for task in sitting.all_tasks()] == ["The lease"]
    qtbot.waitUntil(lambda: {draft.texts["matter"] for draft in sitting.desk.drafts.all()} <= {""})


def test_tasks_that_the_database_has_lost_are_open_again_and_saved_with_one_click(
    desk_home: Home, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = open_desk(desk_home, printer=lambda _pdf, _printer: None)
    first = saved(desk, typed(desk, matter="Kept"))
    copy = desk.backups.make(tmp_path / "stick.db").file
    lost = [saved(desk, typed(desk, matter=matter)).number for matter in ("The keys", "The rent")]
    saved(desk, correcting(desk, first.number, matter="Kept, by six"))
    desk.backups.put_back(copy)
    desk.close()

    sitting = sit_down(desk_home, qtbot)
    qtbot.waitUntil(lambda: any("open again" in notice for notice in sitting.notices))
    assert (first.number, *lost) == ("M-000001", "M-000002", "M-000003")
    assert sitting.notices[0] == (
        "3 tasks are not in the database as they were saved. They are open again as drafts: M-000001 to M-000003."
    )
    assert tabs(sitting) == ["Kept, by six", "The keys", "The rent"]
    assert sitting.view.work_area.front_task is None
    sitting.context.notices.act(sitting.context.notices.standing[0])
    sitting.rest()
    assert {task.number: task.facts.matter for task in sitting.all_tasks()} == {
        first.number: "Kept, by six", lost[0]: "The keys", lost[1]: "The rent",
    }  # fmt: skip
    assert tabs(sitting) == []
    stand_up(sitting)


def test_of_many_lost_tasks_the_next_come_when_the_first_are_saved(
    desk_home: Home, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = open_desk(desk_home, printer=lambda _pdf, _printer: None)
    copy = desk.backups.make(tmp_path / "stick.db").file
    for turn in range(22):
        saved(desk, typed(desk, matter=f"Matter {turn}"))
    desk.backups.put_back(copy)
    desk.close()

    sitting = sit_down(desk_home, qtbot)
    qtbot.waitUntil(lambda: any("open again" in notice for notice in sitting.notices), timeout=60_000)
    assert sitting.notices == [
        "22 tasks are not in the database as they were saved. The first 20 are open again: M-000001 to M-000020."
    ]
    assert len(tabs(sitting)) == 20
    sitting.context.notices.act(sitting.context.notices.standing[0])
    qtbot.waitUntil(lambda: any("2 tasks are not" in notice for notice in sitting.notices), timeout=60_000)
    assert tabs(sitting) == ["Matter 20", "Matter 21"]
    sitting.context.notices.act(sitting.context.notices.standing[0])
    qtbot.waitUntil(lambda: tabs(sitting) == [], timeout=60_000)
    assert [task.number for task in sitting.all_tasks()] == [f"M-{turn:06d}" for turn in range(22, 0, -1)]
    stand_up(sitting)


def test_an_open_form_about_somebody_who_is_erased_goes_with_them(sitting: Sitting, qtbot: QtBot) -> None:
    sitting.take("phone_message", recipient="Li Wei", caller="Wang Fang", matter="Rent")
    sitting.write_message()
    sitting.control(Qt.Key.Key_D)
    qtbot.waitUntil(lambda: len(sitting.desk.drafts.all()) == 1)
    sitting.desk.privacy.erase(sitting.desk.privacy.find("Wang Fang"), "She asked for it")
    sitting.context.person_erased.emit()
    qtbot.waitUntil(lambda: tabs(sitting) == [])
    assert sitting.desk.drafts.all() == ()


def test_a_form_about_somebody_who_was_erased_on_the_command_line_closes_with_the_next_key(
    sitting: Sitting, qtbot: QtBot
) -> None:
    sitting.write_message()
    qtbot.waitUntil(lambda: [draft.texts["matter"] for draft in sitting.desk.drafts.all()] == ["The lease"])
    erase = ["--home", str(sitting.desk.home.folder), "person", "erase", "Wang Fang", "--reason", "Asked for"]
    assert command_line([*erase, "--yes"]) == 0
    QTest.keyClicks(sitting._focus(), "s")
    qtbot.waitUntil(lambda: tabs(sitting) == [])
    assert sitting.notices == ["The person in this form was erased: the form is closed, and nothing of it is kept."]
    stand_up(sitting)
    assert not [file for file in sitting.desk.home.drafts.rglob("*.json") if "Wang" in file.read_text()]


def test_a_form_about_somebody_who_was_erased_is_not_saved(sitting: Sitting, qtbot: QtBot) -> None:
    sitting.write_message()
    qtbot.waitUntil(lambda: [draft.texts["matter"] for draft in sitting.desk.drafts.all()] == ["The lease"])
    (draft,) = sitting.desk.drafts.all()
    sitting.desk.drafts.erase(draft.id)
    sitting.control(Qt.Key.Key_S)
    assert sitting.all_tasks() == ()
    qtbot.waitUntil(lambda: tabs(sitting) == [])
    assert sitting.desk.drafts.all() == ()


def test_what_was_typed_is_kept_when_it_is_saved(sitting: Sitting) -> None:
    sitting.write_message()
    sitting.control(Qt.Key.Key_S)
    (kept,) = SavedDrafts(sitting.desk.home.saved_drafts).all()
    draft = kept.read()
    assert draft is not None
    assert (kept.number, draft.texts["matter"]) == ("M-000001", "The lease")


def test_a_number_that_was_recalled_is_still_hidden_the_next_day(desk_home: Home, qtbot: QtBot) -> None:
    sitting = sit_down(desk_home, qtbot)
    sitting.take("visit", visitor="Quennell", host="Li", phone=PHONE)
    sitting.press(Qt.Key.Key_F3)
    sitting.form.focus_field("visitor")
    sitting.write("Quenn")
    sitting.take_suggestion("Quennell")
    sitting.form.focus_field("purpose")
    sitting.write("Curtains")
    stand_up(sitting)

    sitting = sit_down(desk_home, qtbot)
    assert sitting.text("phone") == "139 •••• 4321"
    assert sitting.form.texts()["phone"] == PHONE
    sitting.form.show_texts({"host": "Li"})
    sitting.control(Qt.Key.Key_S)
    assert sitting.all_tasks()[0].facts.phone == PHONE
    stand_up(sitting)
