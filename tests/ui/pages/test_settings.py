"""Settings are kept as soon as they are made, and only when they are right."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

import ui.printing
from receptiondesk import i18n
from receptiondesk.domain.people import Role
from receptiondesk.services.settings import OF_WHOEVER_SITS_HERE, SECTIONS, Settings, read_settings
from ui.pages.backup_setting import LastCopy
from ui.pages.settings import SettingsPage

Opened = Callable[..., Any]


@pytest.fixture(autouse=True)
def two_printers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ui.printing, "printers", lambda: ("Front desk", "Upstairs"))


def test_every_setting_stands_on_the_page_with_its_name(lobby: Any, opened: Opened) -> None:
    page = opened(SettingsPage)
    assert set(page.fields) == {field.name for field in Settings.FIELDS}
    assert [name for _head, names in SECTIONS for name in names] == list(page.fields)
    assert all(widget.accessibleName() for widget in page.fields.values())


def test_a_text_is_kept_when_its_field_is_left(lobby: Any, opened: Opened, qtbot: QtBot) -> None:
    page = opened(SettingsPage)
    field = page.fields["company"]
    field.setFocus()
    qtbot.keyClicks(field, "Riverside Gardens")
    assert lobby.desk.settings().company == ""
    qtbot.keyClick(field, Qt.Key.Key_Return)
    lobby.rest()
    assert lobby.desk.settings().company == "Riverside Gardens"
    assert read_settings(lobby.desk.home.settings).company == "Riverside Gardens"


def test_whoever_may_not_change_the_house_is_offered_only_what_is_their_own(lobby: Any, opened: Opened) -> None:
    people = lobby.desk.people
    people.add("May Zhou", Role.SUPERVISOR, "739182645")
    people.add("Lin Tao", Role.GUARD, "902614")
    people.sign_in("Lin Tao", "902614")
    page = opened(SettingsPage)
    offered = {name for name, widget in page.fields.items() if widget.isEnabled()}
    assert offered == OF_WHOEVER_SITS_HERE - {"receptionist"}
    assert page.focusProxy() is page.fields["screen_language"]
    assert "The settings of the house are a supervisor’s to change." in page._line.text()
    people.sign_in("May Zhou", "739182645")
    page.shown()
    assert page.fields["company"].isEnabled()
    assert page.focusProxy() is page.fields["company"]


def test_a_wrong_value_is_said_beside_its_field_and_not_kept(lobby: Any, opened: Opened, qtbot: QtBot) -> None:
    page = opened(SettingsPage)
    hours = page.fields["overstay_hours"]
    hours.setFocus()
    hours.selectAll()
    qtbot.keyClicks(hours, "0")
    qtbot.keyClick(hours, Qt.Key.Key_Return)
    assert hours.problem()
    assert lobby.desk.settings().overstay_hours == 8
    hours.selectAll()
    qtbot.keyClicks(hours, "10")
    qtbot.keyClick(hours, Qt.Key.Key_Return)
    assert hours.problem() == ""
    lobby.rest()
    assert lobby.desk.settings().overstay_hours == 10


def test_a_choice_counts_at_once(lobby: Any, opened: Opened) -> None:
    page = opened(SettingsPage)
    heard: list[Settings] = []
    lobby.desk.settings.on_change(heard.append)
    page.fields["appearance"].set_text("dark")
    page.fields["appearance"].edited.emit()
    assert [settings.appearance for settings in heard] == ["dark"]


def test_a_printer_is_chosen_from_those_of_this_computer(lobby: Any, opened: Opened) -> None:
    page = opened(SettingsPage)
    printer = page.fields["printer"]
    assert [printer.itemData(row) for row in range(printer.count())] == ["", "Front desk", "Upstairs"]
    assert not printer.test_button.isEnabled()
    printer.set_text("Upstairs")
    printer.edited.emit()
    assert lobby.desk.settings().printer == "Upstairs"
    printer.test_button.click()
    lobby.rest()
    assert lobby.printed == ["Upstairs"]
    assert lobby.said == ["A test page went to Upstairs."]


def test_a_chosen_printer_that_is_away_stays_chosen(lobby: Any, opened: Opened) -> None:
    from dataclasses import replace

    lobby.desk.settings.keep(replace(lobby.desk.settings(), printer="In the cellar"))
    page = opened(SettingsPage)
    assert page.fields["printer"].text() == "In the cellar"
    assert page.fields["printer"].currentText() == "In the cellar (not there now)"


def test_the_page_follows_a_change_of_language(lobby: Any, opened: Opened) -> None:
    page = opened(SettingsPage)
    i18n.install("zh_CN")
    assert page._title.text() == i18n._("Settings")
    assert page.fields["company"].accessibleName() == i18n._("Company")


def test_the_first_setting_is_shown_although_the_focus_goes_there(lobby: Any, qtbot: QtBot) -> None:
    lobby.desk.settings.keep(Settings(company="Riverside Gardens", station="Lobby A", receptionist="Chen Li"))
    page = SettingsPage(lobby.context)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    page.setFocus()
    qtbot.waitUntil(page.hasFocus)
    page.shown()
    assert page.fields["company"].hasFocus()
    assert page.fields["company"].text() == "Riverside Gardens"


def test_a_copy_of_now_goes_to_both_folders_and_the_page_says_so(
    lobby: Any, opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    page = opened(SettingsPage)
    lobby.take("visit", visitor="Zhang Wei", host="Chen Jun", purpose="Samples")
    last = page.findChild(LastCopy)
    qtbot.waitUntil(lambda: last.words.text() == "There is none yet")

    (tmp_path / "stick").mkdir()
    folder = page.fields["backup_folder"]
    folder.setFocus()
    qtbot.keyClicks(folder, str(tmp_path / "stick"))
    qtbot.keyClick(folder, Qt.Key.Key_Return)
    qtbot.mouseClick(last.make_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "in both folders" in last.words.text())
    (copy,) = lobby.desk.backups.all()
    assert [file.name for file in (tmp_path / "stick").glob("*.db")] == [copy.file.name]
    assert copy.file.name in lobby.context.notices.standing[0].text


def test_a_folder_may_be_chosen(
    lobby: Any, opened: Opened, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(SettingsPage)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(tmp_path))
    qtbot.mouseClick(page.fields["backup_folder"].choose_button, Qt.MouseButton.LeftButton)
    lobby.rest()
    assert lobby.desk.settings().backup_folder == str(tmp_path)


def test_a_setting_of_the_house_that_cannot_be_accounted_for_stays_what_it_was(
    lobby: Any, opened: Opened, qtbot: QtBot
) -> None:
    page = opened(SettingsPage)
    field = page.fields["company"]
    with sqlite3.connect(lobby.desk.home.database) as database:
        database.execute("CREATE TRIGGER full BEFORE INSERT ON history BEGIN SELECT RAISE(ABORT, 'full'); END")
    field.setFocus()
    qtbot.keyClicks(field, "Riverside Gardens")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    lobby.rest()
    assert len(lobby.said) == 1
    assert field.text() == lobby.desk.settings().company == read_settings(lobby.desk.home.settings).company == ""
