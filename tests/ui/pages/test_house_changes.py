"""The page of what was changed in the house, and of the head of the history."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from receptiondesk.domain.people import Role
from receptiondesk.services.checking import check, write_head
from receptiondesk.services.retention import Kept
from tests.fixtures.staff import prove_each_pin_once
from ui.pages.house_changes import HouseChangesPage
from ui.pages.settings import SettingsPage

Opened = Callable[..., Any]


@pytest.fixture(autouse=True)
def proofs(monkeypatch: pytest.MonkeyPatch) -> None:
    prove_each_pin_once(monkeypatch)


def head_of(lobby: Any) -> str:
    return write_head(check(lobby.desk.store).head)


def put_in_force(lobby: Any, *days: int) -> None:
    for many in days:
        lobby.desk.retention.keep(Kept(kind="visit", field="id_number", days=many))


def test_one_gets_there_from_the_settings(lobby: Any, opened: Opened, qtbot: QtBot) -> None:
    page = opened(SettingsPage)
    with qtbot.waitSignal(lobby.context.page_wanted) as wanted:
        qtbot.mouseClick(page._changes, Qt.MouseButton.LeftButton)
    assert wanted.args == ["house_changes"]


def test_the_newest_change_stands_first_with_what_was_and_is(lobby: Any, opened: Opened) -> None:
    put_in_force(lobby, 30, 60)
    page = opened(HouseChangesPage)
    lobby.rest()
    said = page.history.accessibleName()
    assert said.index("30 days 60 days") < said.index("for ever 30 days")


def test_one_looks_at_one_thing_alone_and_at_older_ones(lobby: Any, opened: Opened, qtbot: QtBot) -> None:
    put_in_force(lobby, *range(1, 61))
    lobby.desk.people.add("May Zhou", Role.SUPERVISOR, "739182645")
    page = opened(HouseChangesPage)
    lobby.rest()
    assert "for ever" not in page.history.accessibleName()
    page.older.click()
    lobby.rest()
    assert "for ever 1 day" in page.history.accessibleName()
    assert not page.older.isVisible()
    chip = next(chip for chip in page.filters.chips() if chip.value == "people")
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    lobby.rest()
    said = page.history.accessibleName()
    assert "May Zhou works here" in said
    assert "days" not in said


def test_the_head_is_copied_and_saved_to_a_file(
    lobby: Any, opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_in_force(lobby, 30)
    page = opened(HouseChangesPage)
    lobby.rest()
    page.head.copy.click()
    assert QApplication.clipboard().text() == head_of(lobby)
    file = tmp_path / "head.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(file), ""))
    page.head.save.click()
    lobby.rest()
    assert file.read_text(encoding="utf-8").strip() == head_of(lobby)
    assert head_of(lobby) in page.head.words.text()


def test_a_head_that_was_held_is_checked_and_one_of_another_history_is_found_out(
    lobby: Any, opened: Opened, qtbot: QtBot
) -> None:
    put_in_force(lobby, 30)
    held = head_of(lobby)
    put_in_force(lobby, 60)
    page = opened(HouseChangesPage)
    lobby.rest()
    page.head.held.set_text("what is this?")
    page.head.check.click()
    assert page.head.held.problem()
    page.head.held.set_text(f" {held} ")
    page.head.check.click()
    qtbot.waitUntil(lambda: "in order" in page.head.result.text())
    page.head.held.set_text(f"1:{'ab' * 32}")
    page.head.check.click()
    qtbot.waitUntil(lambda: "does not hold the head" in page.head.result.text())


def test_it_is_a_supervisors_business(lobby: Any, opened: Opened) -> None:
    lobby.desk.people.add("May Zhou", Role.SUPERVISOR, "739182645")
    lobby.desk.people.add("Lin Tao", Role.RECEPTIONIST, "2580")
    lobby.desk.people.sign_in("Lin Tao", "2580")
    page = opened(HouseChangesPage)
    lobby.rest()
    assert page.history.text() == ""
    assert not page.head.check.isEnabled()
    assert "supervisor" in page._nothing.text()
    assert lobby.said == []
