"""One of several: a real combo box in a painted frame, with type-ahead; optionally typed into freely."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QWidget,
)

from ui.look import REGULAR, STRONG, Role, draw_icon, look
from ui.look.paint import draw_text, text_width
from ui.widgets.base import (
    Focus,
    draw_field_frame,
    follow_look,
    is_emacs_key,
    make_base_transparent,
    without_control_characters,
)

Option = tuple[str, str]
"""What an option means and what it is called: (value, label)."""

_ARROW_ROOM = 34


class _RowDelegate(QStyledItemDelegate):
    """Paints the rows of the list that opens."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        width = text_width(str(index.data() or ""), Role.BODY) + 24
        return QSize(width, look().sizes.table_row + 4)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        colours, box = look().colours, QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(box, colours.accent_soft if chosen else colours.field)
        words = box.adjusted(12, 0, -12, 0)
        ink = colours.accent_text if chosen else colours.text
        weight = STRONG if chosen else REGULAR
        draw_text(painter, words, str(index.data() or ""), Role.BODY, ink, weight=weight)
        painter.restore()


class Choice(QComboBox):
    """A drop-down list. `text()` is the value of the chosen option, or what was typed when it is editable."""

    edited = Signal()
    """The person at the desk chose or typed (not `set_text`)."""
    problem_changed = Signal()

    focus_shape = Focus.HALO

    def __init__(
        self,
        name: str = "",
        options: Sequence[Option] = (),
        *,
        hint: str = "",
        editable: bool = False,
        weight: int = REGULAR,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._hint, self._weight, self._problem = hint, weight, ""
        self._setting = False
        self.setMaxVisibleItems(12)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._dress_list()
        self.set_options(options)
        if editable:
            self._make_editable(hint)
        self.set_name(name)
        self.activated.connect(lambda _row: self.edited.emit())
        follow_look(self._measure)

    def set_name(self, name: str) -> None:
        """The accessible name; the form grid gives it the label's words."""
        self.setAccessibleName(name)
        line = self.lineEdit()
        if line is not None:
            line.setAccessibleName(name)

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer other options; what is chosen stays chosen where its value is still offered."""
        before = self.text() if self.count() or self.isEditable() else ""
        self._setting = True
        self.blockSignals(True)
        # Row by row, and nothing that is already so: Qt's accessible cells do not survive that their rows are
        # taken away under an assistive tool.
        for row, (value, label) in enumerate(options):
            if row >= self.count():
                self.addItem(label, value)
            elif (self.itemData(row), self.itemText(row)) != (value, label):
                self.setItemText(row, label)
                self.setItemData(row, value)
        while self.count() > len(options):
            self.removeItem(self.count() - 1)
        self.setCurrentIndex(-1)
        self.blockSignals(False)
        self.set_text(before)
        self.update()

    def text(self) -> str:
        """The chosen option's value; of an editable one what was typed, if it is no option's label."""
        if not self.isEditable():
            return str(self.currentData() or "")
        typed = self.currentText()
        row = self.findText(typed, Qt.MatchFlag.MatchFixedString)
        return str(self.itemData(row)) if row >= 0 else typed

    def set_text(self, text: str) -> None:
        """Choose the option with this value; an unknown one is shown if it may be typed, else nothing is."""
        row = self.findData(text)
        self._setting = True
        try:
            self.setCurrentIndex(row)
            if self.isEditable() and row < 0:
                self.setEditText(without_control_characters(text))
        finally:
            self._setting = False
        self.update()

    def set_hint(self, hint: str) -> None:
        """What stands there while nothing is chosen."""
        self._hint = hint
        line = self.lineEdit()
        if line is not None:
            line.setPlaceholderText(hint)
        self.update()

    def problem(self) -> str:
        """What is wrong with the choice, or nothing."""
        return self._problem

    def set_problem(self, problem: str | None) -> None:
        """Say what is wrong; None or "" when nothing is."""
        self._problem = problem or ""
        self.setAccessibleDescription(self._problem)
        self.problem_changed.emit()
        self.update()

    def sizeHint(self) -> QSize:
        labels = [self.itemText(row) for row in range(self.count())]
        widest = max((text_width(label, Role.BODY, self._weight) for label in (*labels, self._hint)), default=0)
        return QSize(12 + widest + _ARROW_ROOM, look().sizes.control)

    def minimumSizeHint(self) -> QSize:
        least = text_width(self._hint, Role.BODY, self._weight) if not self.isEditable() else 0
        return QSize(max(80, 14 + least + _ARROW_ROOM), look().sizes.control)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        # Fusion opens the list of an editable box under the field, of any other over it like a menu.
        option.editable = True

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Rolling past a field must never change it.
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        clears = event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        if clears and not self.isEditable():
            if self.currentIndex() >= 0:
                self.setCurrentIndex(-1)
                self.edited.emit()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if is_emacs_key(event):  # Qt asks the line once more by way of the box
            event.ignore()
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.lineEdit() and is_emacs_key(event):
            event.ignore()
            return True
        # The style lets the line reach under the chevron whenever font or size change.
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and watched is self.lineEdit():
            self._place_line()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_line()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), look().colours
        draw_field_frame(painter, self, focused=self.hasFocus(), problem=bool(self._problem))
        size = look().icon_size(16)
        corner = QPointF(self.width() - 11 - size, (self.height() - size) / 2)
        draw_icon(painter, "chevron-down", corner, size, colours.soft if self.isEnabled() else colours.faint)
        if self.isEditable():
            return
        box = QRectF(12, 0, self.width() - 12 - _ARROW_ROOM, self.height())
        if self.currentIndex() < 0:
            ink = colours.hint if self.isEnabled() else colours.faint
            draw_text(painter, box, self._hint, Role.BODY, ink)
        else:
            ink = colours.text if self.isEnabled() else colours.faint
            draw_text(painter, box, self.currentText(), Role.BODY, ink, weight=self._weight)

    def _make_editable(self, hint: str) -> None:
        self.setEditable(True)
        line = self.lineEdit()
        assert line is not None
        line.setFrame(False)
        line.installEventFilter(self)
        line.setPlaceholderText(hint)
        line.setTextMargins(6, 0, 0, 0)
        make_base_transparent(line)
        # Not `textEdited`: what is dictated or put in by other assistive tools would go unnoticed.
        line.textChanged.connect(self._typed)
        line.installEventFilter(self)
        self._place_line()

    def _place_line(self) -> None:
        line = self.lineEdit()
        place = QRect(4, 1, self.width() - _ARROW_ROOM - 4, self.height() - 2)
        if line is not None and line.geometry() != place:
            line.setGeometry(place)

    def _typed(self, text: str) -> None:
        if self._setting:
            return
        line = self.lineEdit()
        if line is not None and (clean := without_control_characters(text)) != text:
            line.setText(clean)
        self.edited.emit()

    def _dress_list(self) -> None:
        view = QListView(self)
        view.setFrameStyle(QFrame.Shape.Box.value | QFrame.Shadow.Plain.value)
        view.setMouseTracking(True)
        view.setItemDelegate(_RowDelegate(view))
        self.setView(view)
        self.setItemDelegate(view.itemDelegate())

    def _measure(self) -> None:
        self.setFont(look().font(Role.BODY, self._weight))
        self.setFixedHeight(look().sizes.control)
        palette = QPalette(look().palette())
        palette.setColor(QPalette.ColorRole.WindowText, look().colours.edge)
        self.view().setPalette(palette)
        self.updateGeometry()
        self.update()
