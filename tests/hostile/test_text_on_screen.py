"""What somebody types is shown as it is, wherever on the screen it comes up."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from receptiondesk.services.home import Home
from tests.fixtures.sitting import sit_down, stand_up
from tests.hostile.nasty import HOSTILE, MARKUP
from ui.notices.notices import apart
from ui.pages.registry import PAGES
from ui.widgets.tip import plain_tip, plain_title


def taken_for_markup(window: QWidget) -> list[str]:
    """What of a window would be shown as something else than it says."""
    widgets = [window, *window.findChildren(QWidget)]
    tips = [widget.toolTip() for widget in widgets if MARKUP in widget.toolTip()]
    labels = [label for label in window.findChildren(QLabel) if "<" in label.text()]
    return [*tips, *(label.text() for label in labels if label.textFormat() is not Qt.TextFormat.PlainText)]


def told(window: QWidget) -> bool:
    """Whether a window says the markup somewhere, letter for letter."""
    return any(MARKUP in label.text() for label in window.findChildren(QLabel))


def test_the_screen_shows_it_as_it_is(whole_home: Home, qtbot: QtBot) -> None:
    sitting = sit_down(whole_home, qtbot)
    try:
        for place in PAGES:
            sitting.view.work_area.show_page(place.id)
            sitting.context.notices.say(f"{MARKUP} is saved.")
            sitting.rest()
            if place.id in ("on_site", "library", "own_words"):
                qtbot.waitUntil(partial(told, sitting.view.work_area), timeout=60_000)
            assert taken_for_markup(sitting.window) == [], place.id
        assert sitting.notices == [f"{MARKUP} is saved."]
        for number in ("M-000008", "V-000008", "T-000008"):
            sitting.context.record_wanted.emit(number)
            qtbot.waitUntil(partial(told, sitting.view.work_area), timeout=60_000)
            assert taken_for_markup(sitting.window) == [], number
        for key in (Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F4):
            sitting.press(key)
            sitting.write("Li")
            assert taken_for_markup(sitting.window) == [], key
        sitting.press(Qt.Key.Key_F2)
        sitting.form.show_texts({"matter": f"{MARKUP} we cannot bother them", "recipient": MARKUP})
        sitting.rest()
        assert taken_for_markup(sitting.window) == []
        assert sitting.text("matter").startswith(MARKUP)
        assert "<" not in sitting.window.windowTitle()
        sitting.press(Qt.Key.Key_F3)
        sitting.write("Tom &Wang")
        titles = [bar.tabText(place) for bar in sitting.window.findChildren(QTabBar) for place in range(bar.count())]
        assert [title for title in titles if "Wang" in title]
        assert [title for title in titles if not QKeySequence.mnemonic(title).isEmpty()] == []
    finally:
        stand_up(sitting)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_said_where_the_pointer_rests_is_no_markup(text: str) -> None:
    tip = plain_tip(text)
    assert tip == text or ("<" not in tip.removeprefix("<span>").removesuffix("</span>"))
    assert "<" not in text or tip != text


@pytest.mark.parametrize("text", [*HOSTILE, "&", "a &&b", "R&D"])
def test_no_name_in_a_menu_or_on_a_tab_has_a_key(text: str) -> None:
    assert QKeySequence.mnemonic(plain_title(text)).isEmpty()


def test_every_tip_goes_that_way(repo: Path) -> None:
    calls = [
        (file.name, node.lineno, ast.unparse(node.args[0]))
        for file in repo.glob("ui/**/*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "setToolTip"
    ]
    assert len(calls) > 5
    assert [call for call in calls if not call[2].startswith("plain_tip(")] == []


def isolates(text: str) -> Iterator[int]:
    """How many isolates are open after each character."""
    depth = 0
    for character in text:
        depth += (character in "\u2066\u2067\u2068") - (character == "\u2069")
        yield depth


@pytest.mark.parametrize("name", ["a\u202eb", "\u2069\u202eb", "\u2067a", "א\u2069\u2069\u2068"])
def test_no_name_gets_out_of_what_a_notice_sets_round_it(name: str) -> None:
    depths = list(isolates(apart(name)))
    assert min(depths[:-1]) >= 1
    assert depths[-1] == 0
