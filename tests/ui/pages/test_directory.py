"""The directory: in and out by one key, colleagues on a sheet, files read in."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from receptiondesk.domain.colleague import Colleague, Presence
from receptiondesk.domain.when import now
from ui.commands.keys import Do
from ui.pages.directory import DirectoryPage

Opened = Callable[..., Any]


@pytest.fixture(autouse=True)
def colleagues(lobby: Any) -> None:
    lobby.desk.directory.put(
        [
            Colleague(name="Li Wei", department="Leasing", extension="8102", code="LW"),
            Colleague(name="欧阳静", department="人事部", extension="8150", code="OYJ"),
            Colleague(name="Zhao Min", department="Facilities", extension="8210", code="ZM"),
        ]
    )


def names(page: Any) -> list[str]:
    return [row.cells[0].text for row in page._table.rows_model.rows]


def test_colleagues_are_found_by_name_pinyin_initials_extension_and_department(lobby: Any, opened: Opened) -> None:
    page = opened(DirectoryPage)
    assert len(names(page)) == 3
    for typed, found in (
        ("zhao", ["Zhao Min"]),
        ("ouyang", ["欧阳静"]),
        ("oyj", ["欧阳静"]),
        ("8102", ["Li Wei"]),
        ("facil", ["Zhao Min"]),
        ("人事", ["欧阳静"]),
    ):
        page._search.setText(typed)
        page._search.edited.emit()
        lobby.rest()
        assert names(page) == found, typed


def test_space_notes_that_a_colleague_is_out_and_until_when(lobby: Any, opened: Opened, qtbot: QtBot) -> None:
    page = opened(DirectoryPage)
    page._table.go_to("Li Wei\tLW")
    page._table.setFocus()
    qtbot.keyClick(page._table, Qt.Key.Key_Space)
    until = page._sheet.fields["until"]
    assert until.hasFocus()
    qtbot.keyClicks(until, "23:59")
    page._sheet.fields["note"].set_text("At the notary")
    qtbot.keyClick(until, Qt.Key.Key_Return)
    lobby.rest()
    person = lobby.desk.directory.named("Li Wei")
    assert person.presence is Presence.OUT
    assert person.until == now().replace(hour=23, minute=59, second=0)
    assert person.note == "At the notary"
    assert page._table.hasFocus()
    qtbot.keyClick(page._table, Qt.Key.Key_Space)
    lobby.rest()
    back = lobby.desk.directory.named("Li Wei")
    assert (back.presence, back.until, back.note) == (Presence.IN, None, "")


def test_a_wrong_time_is_said_beside_its_field_and_nothing_is_saved(lobby: Any, opened: Opened) -> None:
    page = opened(DirectoryPage)
    page._table.go_to("Li Wei\tLW")
    page._sheet.switch_presence()
    page._sheet.fields["until"].set_text("teatime")
    assert not page._sheet.save()
    lobby.rest()
    assert page._sheet.fields["until"].problem()
    assert lobby.desk.directory.named("Li Wei").presence is Presence.IN


def test_a_colleague_is_added_corrected_and_removed_with_a_way_back(lobby: Any, opened: Opened) -> None:
    page = opened(DirectoryPage)
    page.add_colleague()
    assert page._sheet.fields["name"].hasFocus()
    assert page.do(Do.SAVE)
    assert page._sheet.fields["name"].problem()
    page._sheet.fields["name"].set_text("Margaret O’Connor")
    page._sheet.fields["email"].set_text("moc@riverside.example")
    assert page._sheet.save()
    lobby.rest()
    assert lobby.desk.directory.named("Margaret O’Connor").email == "moc@riverside.example"
    page._sheet.fields["extension"].set_text("8120")
    page._sheet.save()
    lobby.rest()
    assert len(lobby.desk.directory.all()) == 4
    page._sheet._remove.click()
    lobby.rest()
    assert lobby.desk.directory.named("Margaret O’Connor") is None
    lobby.context.notices.act(lobby.context.notices.standing[0])
    lobby.rest()
    assert lobby.desk.directory.named("Margaret O’Connor").extension == "8120"


def test_what_was_typed_is_saved_when_another_row_is_looked_at(lobby: Any, opened: Opened, qtbot: QtBot) -> None:
    page = opened(DirectoryPage)
    page._table.go_to("Li Wei\tLW")
    page._sheet.fields["phone"].set_text("138 0013 8000")
    page._table.go_to("Zhao Min\tZM")
    lobby.rest()
    assert lobby.desk.directory.named("Li Wei").phone == "138 0013 8000"
    assert page._sheet.person.name == "Zhao Min"


def test_a_file_is_read_in_and_refused_rows_are_named(
    lobby: Any, opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "colleagues.csv"
    file.write_text(f"name,extension\nSun Tao,8305\n,8306\n{'x' * 300},1\n", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(file), ""))
    page = opened(DirectoryPage)
    page.import_file()
    lobby.rest()
    assert "Sun Tao" in names(page)
    (said,) = lobby.said
    assert said.startswith("3 colleagues read: 1 new, 0 known. 2 rows were left out: row 3: Please fill this in.")


def test_out_colleagues_are_listed_by_their_chip(lobby: Any, opened: Opened) -> None:
    lobby.desk.directory.set_presence("Zhao Min", Presence.OUT)
    page = opened(DirectoryPage)
    page._filters.set_value("out")
    page._filters.chosen.emit("out")
    assert names(page) == ["Zhao Min"]


def test_somebody_found_elsewhere_is_shown_on_the_sheet(lobby: Any, opened: Opened) -> None:
    page = opened(DirectoryPage)
    lobby.context.colleague_wanted.emit("Zhao Min\tZM")
    lobby.rest()
    assert page._table.current() == "Zhao Min\tZM"
    assert page._sheet.person.name == "Zhao Min"
