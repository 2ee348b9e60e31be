"""What is half typed on the sheet of a colleague, or of a person who works here, outlives window and program."""

import json
import os
import sqlite3
import stat
from contextlib import closing
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from receptiondesk.bootstrap import open_desk
from receptiondesk.domain.colleague import Colleague, Presence
from receptiondesk.domain.people import Role
from receptiondesk.domain.when import now
from receptiondesk.services.drafts import Draft, Drafts
from receptiondesk.services.home import Home
from receptiondesk.storage import engine as engines
from tests.fixtures.disks import Disk
from tests.fixtures.killed import work_and_die
from tests.fixtures.sitting import Sitting, sit_down, stand_up
from tests.fixtures.staff import prove_each_pin_once

SUPERVISOR_PIN, GUARD_PIN = "739182645", "258036914"
AT_WORK = """
import sys
from PySide6.QtTest import QTest
from ui.app import run

def type_something(window, opening):
    def go():
        area = window.content.work_area
        area.show_page("directory")
        page = area.page("directory")
        page.add_colleague()
        QTest.keyClicks(page._sheet.fields["name"], "Margaret OConnor")
        page._sheet.begin("extension")
        QTest.keyClicks(page._sheet.fields["extension"], "8120")
        page._sheet.fields["extension"].setCursorPosition(2)

    opening.usable.connect(go)

sys.exit(run(["--home", sys.argv[1]], type_something))
"""


@pytest.fixture(autouse=True)
def proofs(monkeypatch: pytest.MonkeyPatch) -> None:
    prove_each_pin_once(monkeypatch)


@pytest.fixture
def colleague_home(desk_home: Home) -> Home:
    desk = open_desk(desk_home, printer=lambda _pdf, _printer: None)
    desk.directory.put([Colleague(name="Li Wei", code="LW"), Colleague(name="Zhao Min", code="ZM")])
    desk.close()
    return desk_home


def page_of(sitting: Sitting, page_id: str) -> Any:
    """The page in front, with all that it reads at first."""
    sitting.view.work_area.show_page(page_id)
    page: Any = sitting.view.work_area.page(page_id)
    wait_for_kept(sitting)
    wait_for_kept(sitting)
    return page


def wait_for_kept(sitting: Sitting) -> None:
    """Until all that was asked of the drafts is answered."""
    sitting.rest()
    answered: list[None] = []
    sitting.context.operations.write_down(lambda: None, answered.append)
    sitting.qtbot.waitUntil(lambda: bool(answered))


def texts_on(page: Any) -> dict[str, str]:
    return {name: field.text() for name, field in page._sheet.fields.items()}


def kept(home: Home, page_id: str) -> Draft | None:
    return Drafts(home.sheet_drafts).find(page_id)


def test_a_desk_killed_over_a_half_typed_colleague_opens_with_them(desk_home: Home, qtbot: QtBot) -> None:
    def is_kept() -> bool:
        draft = kept(desk_home, "directory")
        return bool(draft and draft.texts.get("extension") == "8120" and draft.cursor and draft.cursor.at == 2)

    work_and_die(AT_WORK, desk_home, is_kept, qtbot)
    if os.name != "nt":
        file = desk_home.sheet_drafts / "directory.json"
        assert [stat.S_IMODE(path.stat().st_mode) for path in (file, file.parent)] == [0o600, 0o700]

    after = sit_down(desk_home, qtbot)
    page = page_of(after, "directory")
    assert texts_on(page)["name"] == "Margaret OConnor"
    assert after.window.focusWidget() is page._sheet.fields["extension"]
    after.write("x")
    assert texts_on(page)["extension"] == "81x20"
    after.control(Qt.Key.Key_S)
    wait_for_kept(after)
    found = after.desk.directory.named("Margaret OConnor")
    assert found is not None
    assert found.extension == "81x20"
    assert not list(desk_home.sheet_drafts.iterdir())
    stand_up(after)


def test_what_was_typed_of_a_colleague_stands_over_what_is_known_of_them_now(
    colleague_home: Home, qtbot: QtBot
) -> None:
    before = sit_down(colleague_home, qtbot)
    page = page_of(before, "directory")
    page._table.go_to("Zhao Min\tZM")
    page._table.setFocus()
    before.press(Qt.Key.Key_Space)
    QTest.keyClicks(page._sheet.fields["until"], "23:5")
    stand_up(before)

    desk = open_desk(colleague_home, printer=lambda _pdf, _printer: None)
    desk.directory.put([Colleague(name="Zhao Min", code="ZM", extension="8210")])
    desk.close()
    after = sit_down(colleague_home, qtbot)
    page = page_of(after, "directory")
    assert page._sheet.person.name == "Zhao Min"
    texts = texts_on(page)
    assert (texts["presence"], texts["until"], texts["extension"]) == (Presence.OUT.value, "23:5", "8210")
    assert after.window.focusWidget() is page._sheet.fields["until"]
    stand_up(after)


@pytest.mark.parametrize("looks_for_somebody", [False, True])
def test_in_a_small_window_the_cursor_is_on_the_sheet_unless_somebody_is_elsewhere(
    colleague_home: Home, qtbot: QtBot, looks_for_somebody: bool
) -> None:
    texts = {"name": "Sun Tao", "code": "S"}
    draft = Draft(id="directory", kind="sheet", texts=texts, focus="code", begun_at=now())
    Drafts(colleague_home.sheet_drafts).keep(draft)
    sitting = sit_down(colleague_home, qtbot)
    sitting.window.resize(800, 600)
    sitting.view.work_area.show_page("directory")
    if looks_for_somebody:
        sitting.view.top_bar.find_box.setFocus()
    page: Any = sitting.view.work_area.page("directory")
    wait_for_kept(sitting)
    wait_for_kept(sitting)
    assert page._sheet.isVisible()
    assert texts_on(page)["name"] == "Sun Tao"
    wanted = sitting.view.top_bar.find_box if looks_for_somebody else page._sheet.fields["code"]
    assert sitting.window.focusWidget() is wanted
    stand_up(sitting)


def test_a_colleague_who_was_saved_emptied_or_taken_out_leaves_nothing_behind(
    colleague_home: Home, qtbot: QtBot
) -> None:
    sitting = sit_down(colleague_home, qtbot)
    page = page_of(sitting, "directory")
    note = page._sheet.fields["phone"]

    def type_and_wait() -> None:
        note.setFocus()
        sitting.write("8")
        qtbot.waitUntil(lambda: kept(colleague_home, "directory") is not None)

    type_and_wait()
    sitting.press(Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: kept(colleague_home, "directory") is None)
    type_and_wait()
    page._table.go_to("Zhao Min\tZM")
    qtbot.waitUntil(lambda: kept(colleague_home, "directory") is None)
    known = sitting.desk.directory.named("Li Wei")
    assert known is not None
    assert known.phone == "8"
    type_and_wait()
    page._sheet._remove.click()
    qtbot.waitUntil(lambda: kept(colleague_home, "directory") is None)
    assert sitting.desk.directory.named("Zhao Min") is None
    assert not page._sheet.changed
    stand_up(sitting)


def test_a_colleague_who_could_not_be_saved_is_kept_and_can_be_saved_again(
    colleague_home: Home, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "_BUSY_MS", 50)
    sitting = sit_down(colleague_home, qtbot)
    page = page_of(sitting, "directory")
    page._sheet.fields["phone"].setFocus()
    sitting.write("8")
    with closing(sqlite3.connect(colleague_home.database, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        page._table.go_to("Zhao Min\tZM")
        wait_for_kept(sitting)
        (notice,) = sitting.context.notices.standing
        page.keep_drafts()
        wait_for_kept(sitting)
        holder.execute("ROLLBACK")
    assert page._sheet.person.name == "Zhao Min"
    draft = kept(colleague_home, "directory")
    assert draft is not None
    assert (draft.correcting, draft.texts) == ("Li Wei\tLW", {"phone": "8"})

    sitting.context.notices.act(notice)
    qtbot.waitUntil(lambda: kept(colleague_home, "directory") is None)
    known = sitting.desk.directory.named("Li Wei")
    assert known is not None
    assert known.phone == "8"
    stand_up(sitting)


@pytest.mark.parametrize("written", ["{", "[]", "7", '{"kind": "sheet", "texts": 3}'])
def test_a_damaged_file_is_passed_over(colleague_home: Home, qtbot: QtBot, written: str) -> None:
    colleague_home.sheet_drafts.mkdir(parents=True)
    (colleague_home.sheet_drafts / "directory.json").write_text(written, encoding="utf-8")
    sitting = sit_down(colleague_home, qtbot)
    page = page_of(sitting, "directory")
    assert page._sheet.person.name == "Li Wei"
    assert not page._sheet.changed
    assert sitting.notices == []
    stand_up(sitting)


@pytest.mark.parametrize(
    ("reference", "texts"), [("Li Wei\tLW", {"phone": "8"}), ("", {"name": "Li Wei", "code": "LW", "phone": "8"})]
)
def test_a_desk_killed_just_after_a_colleague_was_saved_does_not_ask_for_them_again(
    colleague_home: Home, qtbot: QtBot, reference: str, texts: dict[str, str]
) -> None:
    draft = Draft(id="directory", kind="sheet", texts=texts, focus="phone", correcting=reference, begun_at=now())
    Drafts(colleague_home.sheet_drafts).keep(draft)
    sitting = sit_down(colleague_home, qtbot)
    sitting.desk.directory.put([Colleague(name="Li Wei", code="LW", phone="8")])
    page = page_of(sitting, "directory")
    assert (page._sheet.person.phone, page._sheet.changed) == ("8", False)
    qtbot.waitUntil(lambda: kept(colleague_home, "directory") is None)
    stand_up(sitting)


def test_a_full_disk_is_said_and_the_sheet_is_kept_as_soon_as_there_is_room(
    disk: Disk, colleague_home: Home, qtbot: QtBot
) -> None:
    home = Home(disk.folder / "desk")
    home.make()
    home.settings.write_bytes(colleague_home.settings.read_bytes())
    sitting = sit_down(home, qtbot)
    page = page_of(sitting, "directory")
    page.add_colleague()
    sitting.write("Sun T")
    qtbot.waitUntil(lambda: kept(home, "directory") is not None)
    disk.fill()
    sitting.write("a")
    qtbot.waitUntil(lambda: any(text.startswith("The disk is full") for text in sitting.notices))
    assert page._sheet.fields["name"].text() == "Sun Ta"
    disk.make_room()
    sitting.write("o")
    qtbot.waitUntil(lambda: (draft := kept(home, "directory")) is not None and draft.texts == {"name": "Sun Tao"})
    stand_up(sitting)


# The people who work here.


def test_a_half_typed_person_is_there_again_and_never_a_pin(desk_home: Home, qtbot: QtBot) -> None:
    before = sit_down(desk_home, qtbot)
    fields: Any = page_of(before, "people")._sheet.fields
    fields["name"].setFocus()
    before.write("May Zhou")
    fields["pin"].setFocus()
    before.write(SUPERVISOR_PIN)
    qtbot.waitUntil(lambda: (draft := kept(desk_home, "people")) is not None and draft.focus == "pin")
    stand_up(before)
    file = desk_home.sheet_drafts / "people.json"
    written = json.loads(file.read_text(encoding="utf-8"))
    assert written["texts"] == {"name": "May Zhou"}
    assert written["cursor"] is None, "it tells how long the PIN is"
    assert SUPERVISOR_PIN not in file.read_text(encoding="utf-8")

    after = sit_down(desk_home, qtbot)
    fields = page_of(after, "people")._sheet.fields
    assert (fields["name"].text(), fields["pin"].text()) == ("May Zhou", "")
    assert after.window.focusWidget() is fields["pin"]
    after.write(SUPERVISOR_PIN)
    after.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: kept(desk_home, "people") is None)
    assert [person.name for person in after.desk.people.present()] == ["May Zhou"]
    stand_up(after)


def test_a_half_typed_person_is_shown_to_no_one_before_a_supervisor_sits_here(desk_home: Home, qtbot: QtBot) -> None:
    desk = open_desk(desk_home, printer=lambda _pdf, _printer: None)
    desk.people.add("May Zhou", Role.SUPERVISOR, SUPERVISOR_PIN)
    desk.people.add("Lin Tao", Role.GUARD, GUARD_PIN)
    desk.last_page.keep("people")
    desk.close()
    half = Draft(
        id="people",
        kind="sheet",
        texts={"name": "Chen L", "role": "queen", "pin": "1", "gate": "2"},
        focus="name",
        begun_at=now(),
    )
    Drafts(desk_home.sheet_drafts).keep(half)

    sitting = sit_down(desk_home, qtbot)
    page = page_of(sitting, "people")
    assert sitting.seat.is_locked
    assert page._sheet.fields["name"].text() == ""
    for letters, pin, seen in (("lin", GUARD_PIN, ""), ("may", SUPERVISOR_PIN, "Chen L")):
        if not sitting.window.is_covered:
            sitting.control(Qt.Key.Key_L)
        sitting.write(letters)
        sitting.write(pin)
        sitting.press(Qt.Key.Key_Return)
        page_of(sitting, "people")
        assert page.isVisible()
        assert page._sheet.fields["name"].text() == seen, letters
    assert page._sheet.fields["role"].text() == Role.RECEPTIONIST.value
    assert page._sheet.fields["pin"].text() == ""
    page._sheet.fields["name"].setFocus()
    sitting.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: kept(desk_home, "people") is None)
    stand_up(sitting)
