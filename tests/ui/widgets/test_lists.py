"""Tables, the logbook's rows, and the people that are suggested while a name is typed."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QAbstractListModel, QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.look import look
from ui.widgets.base import Shape, Tone
from ui.widgets.log_list import LogList
from ui.widgets.rows import Cell, LogRow, RowRole
from ui.widgets.suggestions import Suggestion, Suggestions
from ui.widgets.table import Column, Table
from ui.widgets.text_field import TextField

_Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class _Visitors(QAbstractTableModel):
    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self.names = list(names)

    def rowCount(self, parent: _Index = NOWHERE) -> int:
        return len(self.names)

    def columnCount(self, parent: _Index = NOWHERE) -> int:
        return 3

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        name = self.names[index.row()]
        text = (name, "Arup", "With host")[index.column()]
        if role == RowRole.KEY:
            return name
        if role == RowRole.CELL:
            shape = Shape.DOT if index.column() == 2 else Shape.NONE
            return Cell(text=text, shape=shape, tone=Tone.GREEN if shape is Shape.DOT else Tone.PLAIN)
        return text if role == Qt.ItemDataRole.DisplayRole else None

    def leave(self, name: str) -> None:
        self.beginResetModel()
        self.names.remove(name)
        self.endResetModel()


COLUMNS = [
    Column(label="Visitor", share=54),
    Column(label="Organisation", share=46, folds_into=0),
    Column(label="State", pixels=214),
]


@pytest.fixture
def visitors() -> _Visitors:
    return _Visitors(["Elena Petrova", "王芳", "Michael O’Brien"])


@pytest.fixture
def table(qtbot: QtBot, visitors: _Visitors) -> Table:
    table = Table("On site", COLUMNS, tickable=True)
    qtbot.addWidget(table)
    table.setModel(visitors)
    table.resize(1100, 300)
    table.show()
    table.setCurrentIndex(visitors.index(0, 0))
    return table


def test_space_ticks_the_row_of_the_keyboard(table: Table, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.ticks_changed):
        qtbot.keyClick(table, Qt.Key.Key_Space)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert table.ticked() == ("Elena Petrova", "王芳")


def test_everybody_is_ticked_with_one_key_and_unticked_with_it(table: Table, qtbot: QtBot) -> None:
    qtbot.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(table.ticked()) == 3
    assert table.tick_state() == (True, True)
    qtbot.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert table.ticked() == ()


def test_a_click_on_the_tick_box_ticks_and_one_on_the_name_does_not(table: Table, qtbot: QtBot) -> None:
    row = table.visualRect(table.model().index(1, 0))
    box, name = row.center(), row.center()
    box.setX(44)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=name)
    assert table.ticked() == ()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert table.ticked() == ("王芳",)


def test_who_has_left_is_not_ticked_any_more(table: Table, visitors: _Visitors, qtbot: QtBot) -> None:
    table.set_ticked(["王芳", "Elena Petrova"])
    with qtbot.waitSignal(table.ticks_changed):
        visitors.leave("王芳")
    assert table.ticked() == ("Elena Petrova",)


def test_the_columns_fill_the_width_and_never_more(table: Table) -> None:
    for width in (1100, 900, 700):
        table.resize(width, 300)
        used = sum(table.columnWidth(place) for place in range(3) if not table.isColumnHidden(place))
        assert used == table.viewport().width()


def test_in_a_narrow_window_the_organisation_moves_under_the_visitor(table: Table) -> None:
    look().apply(text_scale=1.5)
    assert table.isColumnHidden(1)
    assert table.folded_under(table.model().index(0, 0)) == "Arup"
    assert table.rowHeight(0) == look().sizes.two_line_row


def test_a_row_is_read_out(table: Table) -> None:
    spoken = QAccessible.queryAccessibleInterface(table)
    assert spoken.text(QAccessible.Text.Name) == "On site"
    assert spoken.role() is QAccessible.Role.Table


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_table_paints_something_in_every_row(table: Table, scale: float) -> None:
    look().apply(text_scale=scale)
    image = table.viewport().grab().toImage()
    y = table.rowViewportPosition(0) + table.rowHeight(0) // 2
    colours = {image.pixelColor(x, y).rgba() for x in range(image.width())}
    assert len(colours) > 3


class _Log(QAbstractListModel):
    def rowCount(self, parent: _Index = NOWHERE) -> int:
        return 100_000

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = LogRow(time="16:12", icon="phone", title=f"Call {index.row()}", number="M-000001")
        return row if role == RowRole.LOG else row.title if role == Qt.ItemDataRole.DisplayRole else None


def test_a_long_logbook_is_walked_with_the_arrow_keys(qtbot: QtBot) -> None:
    log = LogList("Logbook")
    qtbot.addWidget(log)
    log.setModel(_Log())
    log.resize(700, 400)
    log.show()
    with qtbot.waitSignal(log.row_changed):
        log.setCurrentIndex(log.model().index(0, 0))
    qtbot.keyClick(log, Qt.Key.Key_Down)
    assert log.currentIndex().row() == 1
    assert log.visualRect(log.currentIndex()).height() == look().sizes.two_line_row


ZHANGS = [Suggestion(title="张伟 Zhang Wei", line="Shunfeng", matched=((0, 2),)), Suggestion(title="Zhang Lihua")]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.resize(900, 600)
    qtbot.addWidget(window)
    return window


@pytest.fixture
def field(window: QWidget, qtbot: QtBot) -> TextField:
    field = TextField("Visitor", parent=window)
    field.setGeometry(20, 20, 248, 36)
    window.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    return field


@pytest.fixture
def popup(field: TextField) -> Suggestions:
    popup = Suggestions(field, "Visitors")
    popup.offer(ZHANGS, footer="New visitor “zhang”")
    return popup


def test_suggestions_leave_the_focus_in_the_field(popup: Suggestions, field: TextField, qtbot: QtBot) -> None:
    assert popup.isVisible()
    assert field.hasFocus()
    qtbot.keyClicks(field, "zh")
    assert field.text() == "zh"


def test_enter_takes_the_person_who_is_marked(popup: Suggestions, field: TextField, qtbot: QtBot) -> None:
    qtbot.keyClick(field, Qt.Key.Key_Down)
    with qtbot.waitSignal(popup.chosen) as chosen:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert chosen.args == [1]
    assert not popup.isVisible()


def test_the_last_line_keeps_what_was_typed(popup: Suggestions, field: TextField, qtbot: QtBot) -> None:
    qtbot.keyClick(field, Qt.Key.Key_Up)
    with qtbot.waitSignal(popup.new_chosen):
        qtbot.keyClick(field, Qt.Key.Key_Return)


def test_escape_closes_the_suggestions_and_loses_nothing(popup: Suggestions, field: TextField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field, "zhang")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert field.text() == "zhang"


def test_the_marked_person_is_read_out(popup: Suggestions, field: TextField, qtbot: QtBot) -> None:
    assert "张伟 Zhang Wei" in field.accessibleDescription()
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert "Zhang Lihua" in field.accessibleDescription()


def test_suggestions_close_when_the_focus_goes_elsewhere(popup: Suggestions, window: QWidget, qtbot: QtBot) -> None:
    other = TextField("Phone", parent=window)
    other.show()
    other.setFocus()
    qtbot.waitUntil(lambda: not popup.isVisible())


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_suggestions_stay_inside_the_window(popup: Suggestions, window: QWidget, scale: float) -> None:
    look().apply(text_scale=scale)
    popup.offer(ZHANGS, footer="New visitor “zhang”")
    assert window.rect().contains(popup.geometry().adjusted(12, 4, -12, -4))
