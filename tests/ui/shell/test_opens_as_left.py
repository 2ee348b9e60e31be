"""The desk opens as it was left: the page, the untouched form, and nothing of it before somebody has signed in."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from receptiondesk.bootstrap import open_desk
from receptiondesk.domain.people import Role
from receptiondesk.services.drafts import Drafts
from receptiondesk.services.home import Home
from tests.fixtures.killed import work_and_die
from tests.fixtures.sitting import Sitting, sit_down, stand_up
from ui.pages.privacy import PrivacyPage
from ui.shell import idle

PIN = "739182645"
AT_WORK = """
import sys
from ui.app import run

def open_things(window, opening):
    def go():
        window.content.work_area.show_page("library")
        window.content._go("visit")
        window.content.work_area.front_task.form.focus_field("host")

    opening.usable.connect(go)

sys.exit(run(["--home", sys.argv[1]], open_things))
"""


def front_page(sitting: Sitting) -> str:
    page = sitting.view.work_area.front_page
    return page.id if page is not None else ""


def test_an_untouched_form_is_there_again_with_its_cursor(desk_home: Home, qtbot: QtBot) -> None:
    before = sit_down(desk_home, qtbot)
    before.press(Qt.Key.Key_F3)
    before.form.focus_field("host")
    opened_at = before.text("arrived_at")
    stand_up(before)

    after = sit_down(desk_home, qtbot)
    assert (after.form.kind.id, after.form.focused, after.text("arrived_at")) == ("visit", "host", opened_at)
    after.write("Chen Jun")
    assert after.text("host") == "Chen Jun"
    stand_up(after)


def test_a_desk_killed_with_an_untouched_form_opens_with_it(desk_home: Home, qtbot: QtBot) -> None:
    def is_kept() -> bool:
        return [draft.focus for draft in Drafts(desk_home.drafts).all()] == ["host"] and desk_home.window.exists()

    work_and_die(AT_WORK, desk_home, is_kept, qtbot)

    after = sit_down(desk_home, qtbot)
    assert (after.form.kind.id, after.form.focused) == ("visit", "host")
    after.control(Qt.Key.Key_D)
    assert front_page(after) == "library"
    qtbot.waitUntil(lambda: after.desk.drafts.all() == ())
    stand_up(after)


def test_the_page_that_stood_open_stands_open_again(desk_home: Home, qtbot: QtBot) -> None:
    before = sit_down(desk_home, qtbot)
    before.control(Qt.Key.Key_Comma)
    stand_up(before)

    after = sit_down(desk_home, qtbot)
    qtbot.waitUntil(lambda: front_page(after) == "settings")
    stand_up(after)


def test_a_page_and_the_tasks_behind_it(desk_home: Home, qtbot: QtBot) -> None:
    before = sit_down(desk_home, qtbot)
    before.view.work_area.show_page("directory")
    before.press(Qt.Key.Key_F2)
    before.write("Li Wei")
    stand_up(before)

    after = sit_down(desk_home, qtbot)
    assert after.text("recipient") == "Li Wei"
    after.control(Qt.Key.Key_D)
    assert front_page(after) == "directory", "parking leads to where one came from before the window was closed"
    stand_up(after)


def test_whoever_has_begun_is_not_taken_to_another_page(
    desk_home: Home, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(idle, "_REST_MS", 3_600_000)
    before = sit_down(desk_home, qtbot)
    before.view.work_area.show_page("directory")
    stand_up(before)

    after = sit_down(desk_home, qtbot)
    after.control(Qt.Key.Key_K)
    after.write("wei")
    after.view._reopen_last_page()
    assert front_page(after) == "on_site"
    after.view.top_bar.find_box.clear()
    after.view._reopen_last_page()
    assert front_page(after) == "directory"
    after.view.work_area.show_page("on_site")
    after.view._reopen_last_page()
    assert front_page(after) == "on_site", "now it was asked for"
    stand_up(after)


def test_a_page_that_this_desk_does_not_know_is_none(desk_home: Home, qtbot: QtBot) -> None:
    for written in ('{"page": "gate"}', '{"page": 7}', "[]", "{", ""):
        desk_home.window.write_text(written, encoding="utf-8")
        after = sit_down(desk_home, qtbot)
        after.view.work_area.reopen_last_page()
        assert front_page(after) == "on_site"
        stand_up(after)


def test_what_stood_open_stays_behind_the_cover_until_somebody_has_signed_in(desk_home: Home, qtbot: QtBot) -> None:
    desk = open_desk(desk_home, printer=lambda _pdf, _printer: None)
    desk.people.add("May Zhou", Role.SUPERVISOR, PIN)
    desk.last_page.keep("privacy")
    desk.close()

    after = sit_down(desk_home, qtbot)
    qtbot.waitUntil(lambda: front_page(after) == "privacy")
    assert after.seat.is_locked
    assert not after.view.isVisible()
    assert after.notices == []
    after.write(PIN)
    after.press(Qt.Key.Key_Return)
    after.rest()
    page = after.view.work_area.page("privacy")
    assert isinstance(page, PrivacyPage)
    assert page.isVisible()
    assert page.periods.isEnabled(), "it was made while nobody might touch it"
    assert page.isAncestorOf(after.window.focusWidget())
    stand_up(after)
