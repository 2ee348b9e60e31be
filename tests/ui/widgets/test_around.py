"""Navigation, open tasks, notices, commands."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from ui.look import look
from ui.look.paint import text_width
from ui.look.typography import Role
from ui.widgets.base import Focus, Shape, Tone
from ui.widgets.button import CommandButton, IconButton, Manner
from ui.widgets.filter_chip import FilterChip, FilterOption, FilterRow
from ui.widgets.focus import FocusOverlay
from ui.widgets.key_cap import KeyCap
from ui.widgets.nav_item import NavItem
from ui.widgets.notice_bar import NoticeBar, NoticeLine
from ui.widgets.scroll import ScrollArea, SlimBar
from ui.widgets.task_strip import TaskStrip, TaskTab
from ui.widgets.text_field import TextField
from ui.widgets.tick_chip import TickChip

VISITOR = TaskTab(
    icon="visitor",
    word="Visitor",
    name="Maximiliane von Hohenstein-Wittelsbach",
    state="Parked, waiting 12 min",
    short_state="12 min",
    shape=Shape.CLOCK,
    tone=Tone.AMBER,
    waiting=12,
)


def _buttons(widget: QWidget) -> dict[str, QPushButton]:
    return {button.accessibleName(): button for button in widget.findChildren(QPushButton) if button.isVisible()}


BUTTONS: list[Callable[[], QPushButton]] = [
    lambda: CommandButton("Save and print", key="Ctrl+P", manner=Manner.PRIMARY),
    lambda: IconButton("chevron-left", "Save and print"),
    lambda: NavItem("Save and print", "phone", key="F2", short="Save"),
]


@pytest.mark.parametrize("make", BUTTONS)
def test_a_command_says_its_name_and_that_it_is_a_button(make: Callable[[], QPushButton], qtbot: QtBot) -> None:
    button = make()
    qtbot.addWidget(button)
    spoken = QAccessible.queryAccessibleInterface(button)
    assert spoken.text(QAccessible.Text.Name) == "Save and print"
    assert spoken.role() is QAccessible.Role.PushButton
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Space)


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("words", ["Save and print", "保存并打印", "Überprüfen und ausdrucken"])
def test_a_command_is_wide_enough_for_its_words_and_its_key(words: str, scale: float, qtbot: QtBot) -> None:
    look().apply(text_scale=scale)
    button, chip = CommandButton(words, key="Ctrl+Shift+P"), TickChip(words)
    qtbot.addWidget(button)
    qtbot.addWidget(chip)
    needed = text_width(words, Role.BODY)
    assert button.sizeHint().width() > needed + text_width("Ctrl+Shift+P", Role.LABEL)
    assert chip.sizeHint().width() > needed + look().sizes.tick
    assert min(button.sizeHint().height(), chip.sizeHint().height()) >= max(32, look().line(Role.BODY))


def test_the_full_name_of_a_place_stays_when_the_rail_shows_a_short_one(qtbot: QtBot) -> None:
    item = NavItem("Sample-room tour", "home", key="F4", short="Tour")
    qtbot.addWidget(item)
    item.set_rail(True)
    assert item.accessibleName() == "Sample-room tour"
    assert item.toolTip() == "Sample-room tour"


def test_a_count_is_read_out(qtbot: QtBot) -> None:
    item = NavItem("On site", "pin")
    qtbot.addWidget(item)
    item.set_count(14, warning=True)
    assert item.accessibleDescription() == "14"


@pytest.fixture
def strip(qtbot: QtBot) -> TaskStrip:
    strip = TaskStrip("Open tasks", key="Ctrl+Tab", key_word="next")
    qtbot.addWidget(strip)
    strip.resize(790, 48)
    strip.show()
    return strip


def _tabs(strip: TaskStrip) -> QTabBar:
    tabs = strip.findChild(QTabBar)
    assert tabs is not None
    return tabs


def test_a_click_on_a_parked_task_asks_for_it(strip: TaskStrip, qtbot: QtBot) -> None:
    strip.set_tabs([TaskTab(icon="phone", word="Phone message"), VISITOR], 0)
    with qtbot.waitSignal(strip.chosen) as chosen:
        qtbot.mouseClick(_tabs(strip), Qt.MouseButton.LeftButton, pos=_tabs(strip).tabRect(1).center())
    assert chosen.args == [1]


def test_a_tab_is_read_out_with_its_name_and_its_waiting(strip: TaskStrip) -> None:
    strip.set_tabs([VISITOR])
    assert _tabs(strip).tabText(0) == f"Visitor {VISITOR.name} Parked, waiting 12 min"


@pytest.mark.parametrize("width", [1100, 790, 500, 320])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_tabs_never_leave_the_strip(strip: TaskStrip, width: int, scale: float) -> None:
    look().apply(text_scale=scale)
    strip.resize(width, strip.height())
    strip.set_tabs([VISITOR] * 3, 1)
    tabs = _tabs(strip)
    assert tabs.isTabVisible(1)
    if width / scale >= 300:
        assert tabs.geometry().right() <= width


def test_beyond_four_tabs_the_rest_is_behind_one_that_says_the_longest_waiting(strip: TaskStrip) -> None:
    strip.resize(2000, 48)
    strip.set_tabs([TaskTab(icon="phone", word="Phone message")] * 4 + [VISITOR] * 2, 0)
    assert sum(_tabs(strip).isTabVisible(index) for index in range(6)) == 4
    assert "2 more · 12 min" in _buttons(strip)


@pytest.mark.parametrize("width", [1100, 790, 500, 336, 270])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_what_has_no_room_stands_beside_the_tabs_and_never_over_them(
    strip: TaskStrip, width: int, scale: float
) -> None:
    look().apply(text_scale=scale)
    strip.resize(width, strip.height())
    strip.set_tabs([VISITOR] * 14 + [TaskTab(icon="phone", word="Sample-room tour")], 14)
    QTest.qWait(0)
    (more,) = (button for button in strip.findChildren(QPushButton) if button.isVisible())
    assert more.geometry().left() > _tabs(strip).geometry().right()
    assert more.geometry().right() <= width
    assert text_width(more.text(), Role.BODY) < more.width()
    assert "12 min" in more.text()
    assert "more · 12 min" in more.accessibleName()


def test_the_key_gives_its_room_to_a_task(strip: TaskStrip) -> None:
    strip.set_tabs([VISITOR], 0)
    assert any(cap.isVisible() for cap in strip.findChildren(KeyCap))
    strip.set_tabs([VISITOR] * 6, 0)
    assert not any(cap.isVisible() for cap in strip.findChildren(KeyCap))


def test_names_are_written_as_far_as_there_is_room_though_not_all_of_them_fit(strip: TaskStrip) -> None:
    short = TaskTab(icon="phone", word="Visitor", name="Li", state="Parked, waiting 2 min", short_state="2 min")
    strip.resize(800, 48)
    strip.set_tabs([short, VISITOR, VISITOR, VISITOR, VISITOR, VISITOR], 0)
    named = [_tabs(strip).tabRect(index).width() for index in range(4)]
    strip.set_tabs([replace(tab, name="") for tab in (short, VISITOR, VISITOR, VISITOR, VISITOR, VISITOR)], 0)
    nameless = [_tabs(strip).tabRect(index).width() for index in range(4)]
    assert named[0] > nameless[0]
    assert _tabs(strip).geometry().right() <= 800


def _shown(bar: NoticeBar) -> list[str]:
    return [line.text for line in bar.shown()]


def test_each_tab_is_as_wide_as_what_is_written_on_it_also_when_they_only_change_places(strip: TaskStrip) -> None:
    short = TaskTab(icon="phone", word="Visitor", name="Li", state="Parked", shape=Shape.BARS)
    for tabs in ([short, VISITOR], [VISITOR, short]):
        strip.set_tabs(tabs)
        bar, places = _tabs(strip), range(2)
        assert [bar.tabRect(index).width() for index in places] == [bar.tabSizeHint(index).width() for index in places]


@pytest.fixture
def notices(qtbot: QtBot) -> NoticeBar:
    bar = NoticeBar("Notices")
    qtbot.addWidget(bar)
    bar.resize(1366, 88)
    return bar


SAVED = NoticeLine(id=1, text="M-000122 saved.", action="Print again")
FAILED = NoticeLine(id=2, text="M-000123 did not print.", tone=Tone.RED, action="Print again", key="Ctrl+Shift+P")


def test_without_news_there_is_no_bar(notices: NoticeBar) -> None:
    notices.set_notices([])
    assert notices.isHidden()


def test_what_must_be_acted_on_stands_above_the_rest(notices: NoticeBar) -> None:
    notices.set_notices([SAVED, FAILED])
    assert _shown(notices) == ["M-000123 did not print.", "M-000122 saved."]


def test_the_action_of_a_notice_says_which_one_it_was(notices: NoticeBar, qtbot: QtBot) -> None:
    notices.set_notices([FAILED])
    notices.show()
    with qtbot.waitSignal(notices.acted) as acted:
        _buttons(notices)["Print again"].click()
    assert acted.args == [2]


def test_large_text_shows_one_notice_and_opens_the_others(notices: NoticeBar, qtbot: QtBot) -> None:
    look().apply(text_scale=1.5)
    notices.set_notices([SAVED, FAILED])
    notices.show()
    assert _shown(notices) == ["M-000123 did not print."]
    _buttons(notices)["1 more"].click()
    assert len(_shown(notices)) == 2


def test_a_filter_keeps_its_place_when_the_counts_change(qtbot: QtBot) -> None:
    row = FilterRow("Filter", [FilterOption(value="all", label="All", count=2), FilterOption(value="w", label="W")])
    qtbot.addWidget(row)
    assert row.value() == "all"
    with qtbot.waitSignal(row.chosen) as chosen:
        second = row.chips()[1]
        assert isinstance(second, FilterChip)
        second.click()
    assert chosen.args == ["w"]
    row.set_options([FilterOption(value="w", label="W", count=3), FilterOption(value="all", label="All", count=9)])
    assert row.value() == "w"


def test_the_ring_goes_where_the_keyboard_goes(qtbot: QtBot) -> None:
    window = QWidget()
    window.resize(400, 200)
    field, button = TextField("Caller", parent=window), CommandButton("Save", parent=window)
    field.setGeometry(20, 20, 200, 36)
    button.setGeometry(20, 100, 120, 40)
    overlay = FocusOverlay(window)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(button.hasFocus)
    ring = overlay.ring()
    assert ring is not None
    assert ring.geometry().contains(button.geometry())
    field.setFocus(Qt.FocusReason.TabFocusReason)
    ring = overlay.ring()
    assert ring is not None
    assert ring.geometry().contains(field.geometry())
    assert ring.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def test_a_click_shows_no_ring(qtbot: QtBot) -> None:
    window = QWidget()
    field, button = TextField("Caller", parent=window), CommandButton("Save", parent=window)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(button.hasFocus)
    assert button.focus_shape is Focus.NONE


def test_the_ring_survives_the_page_it_was_drawn_on(qtbot: QtBot) -> None:
    window = QWidget()
    page, field = QWidget(window), TextField("Find", parent=window)
    area = ScrollArea(QWidget(), page)
    inside = TextField("Caller", parent=area.widget())
    overlay = FocusOverlay(window)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    inside.setFocus()
    qtbot.waitUntil(inside.hasFocus)
    assert overlay.ring() is not None
    page.deleteLater()
    qtbot.waitUntil(lambda: overlay.ring() is None)
    field.setFocus()
    qtbot.waitUntil(lambda: overlay.ring() is not None)


def test_a_page_that_is_hidden_keeps_the_children_an_assistive_tool_has_counted(qtbot: QtBot) -> None:
    content = QWidget()
    content.setMinimumHeight(2000)
    area = ScrollArea(content)
    qtbot.addWidget(area)
    area.resize(300, 200)
    area.show()
    spoken = QAccessible.queryAccessibleInterface(area)
    counted = spoken.childCount()
    area.hide()
    assert spoken.childCount() == counted


def test_the_bar_beside_a_long_page_moves_it(qtbot: QtBot) -> None:
    content = QWidget()
    content.setMinimumHeight(2000)
    area = ScrollArea(content)
    qtbot.addWidget(area)
    area.resize(300, 200)
    area.show()
    bar = next(bar for bar in area.findChildren(SlimBar) if bar.isVisible())
    qtbot.waitUntil(lambda: bar.maximum() == 1800)
    bar.setValue(700)
    assert content.y() == -700
