"""One line of typed text: a real line edit in a painted frame."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout, QTextLine, QValidator
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from ui.look import REGULAR, Role, draw_icon, look
from ui.look.paint import Align, draw_key_cap, draw_text, key_cap_width, text_width
from ui.widgets.base import (
    Focus,
    draw_field_frame,
    follow_look,
    is_emacs_key,
    is_undo_shortcut,
    make_base_transparent,
    without_control_characters,
)
from ui.widgets.marks import Mark, Units, moved, underline


class _Clean(QValidator):
    """Takes control characters out of whatever is typed, dropped or pasted."""

    def validate(self, text: str, position: int) -> object:
        clean = without_control_characters(text)
        if clean == text:
            return QValidator.State.Acceptable, text, position
        return QValidator.State.Acceptable, clean, len(without_control_characters(text[:position]))


class TextField(QLineEdit):
    """A field for one line. `text()` is what was typed, raw.

    `icon` stands before the text, `key` (a key cap) and the suffix behind it. The problem's sentence is shown
    by the form grid; the field itself turns red and says it to assistive tools.
    """

    edited = Signal()
    """The person at the desk changed the text (not `set_text`)."""
    problem_changed = Signal()

    focus_shape = Focus.HALO

    def __init__(
        self,
        name: str = "",
        *,
        hint: str = "",
        icon: str = "",
        key: str = "",
        weight: int = REGULAR,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._key, self._weight = icon, key, weight
        self._suffix, self._problem = "", ""
        self._marks: tuple[Mark, ...] = ()
        self._marked_in = ""
        self._setting = False
        self.setAccessibleName(name)
        self.setFrame(False)
        self.setPlaceholderText(hint)
        self.setValidator(_Clean(self))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        make_base_transparent(self)
        # Not `textEdited`: what is dictated or put in by other assistive tools would go unnoticed.
        self.textChanged.connect(self._changed)
        follow_look(self._measure)

    def event(self, event: QEvent) -> bool:
        if is_emacs_key(event) or (is_undo_shortcut(event) and not self.isUndoAvailable()):
            event.ignore()
            return True
        return super().event(event)

    def set_text(self, text: str) -> None:
        """Show `text` from its beginning; the undo history starts anew."""
        self._setting = True
        try:
            self.setText(text)
        finally:
            self._setting = False
        self.setCursorPosition(0 if not self.hasFocus() else len(self.text()))

    def clear(self) -> None:
        """Empty the field."""
        self.set_text("")

    def set_hint(self, hint: str) -> None:
        """The placeholder that stands in the empty field."""
        self.setPlaceholderText(hint)

    def set_suffix(self, suffix: str) -> None:
        """A soft word at the right end, such as “today”."""
        if suffix != self._suffix:
            self._suffix = suffix
            self._measure()

    def suffix(self) -> str:
        """The soft word at the right end."""
        return self._suffix

    def problem(self) -> str:
        """What is wrong with the text, or nothing."""
        return self._problem

    def set_problem(self, problem: str | None) -> None:
        """Say what is wrong; None or "" when nothing is."""
        self._problem = problem or ""
        self.setAccessibleDescription(self._problem)
        self.problem_changed.emit()
        self.update()

    def set_marks(self, marks: Iterable[Mark]) -> None:
        """Underline words; they stay underlined while other words are typed."""
        self._marks, self._marked_in = tuple(marks), self.text()
        self.update()

    def marks(self) -> tuple[Mark, ...]:
        """The words that are underlined now."""
        return self._marks

    def place(self) -> int:
        """The character before which the cursor stands."""
        return Units(self.text()).character(self.cursorPosition())

    def replace_words(self, mark: Mark, words: str) -> None:
        """Put other words in place of some, as a step that can be undone; the cursor keeps its place."""
        units, position = Units(self.text()), self.cursorPosition()
        start, end, length = units.qt(mark.start), units.qt(mark.end), Units(words).qt(len(words))
        self.setSelection(start, end - start)
        self.insert(words)
        if position < end:
            self.setCursorPosition(min(position, start + length))
        else:
            self.setCursorPosition(position - (end - start) + length)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_field_frame(painter, self, focused=self.hasFocus(), problem=bool(self._problem))
        self._paint_extras(painter)
        self._paint_marks(painter)
        painter.end()
        super().paintEvent(event)

    def _changed(self) -> None:
        self._marks, self._marked_in = moved(self._marks, self._marked_in, self.text()), self.text()
        if not self._setting:
            self.edited.emit()

    def _paint_extras(self, painter: QPainter) -> None:
        colours = look().colours
        if self._icon:
            size = look().icon_size(16)
            draw_icon(painter, self._icon, QPointF(13, (self.height() - size) / 2), size, colours.soft)
        right = float(self.width() - 9 - self._reserved_right())
        if self._key:
            width, cap = key_cap_width(self._key), look().sizes.key_cap
            box = QRectF(right - width, (self.height() - cap) / 2, width, cap)
            draw_key_cap(painter, box, self._key, colours.soft, colours.line)
        elif self._suffix:
            box = QRectF(0, 0, right - 3, self.height())
            draw_text(painter, box, self._suffix, Role.LABEL, colours.soft, weight=REGULAR, align=Align.RIGHT)

    def _paint_marks(self, painter: QPainter) -> None:
        """Draw the lines under the marked words: the same text once more, itself invisible, as the field shows it."""
        if not self._marks:
            return
        units, shape = Units(self.text()), underline()
        shape.setForeground(Qt.GlobalColor.transparent)
        parts: list[QTextLayout.FormatRange] = []
        for mark in self._marks:
            part = QTextLayout.FormatRange()
            part.start, part.format = units.qt(mark.start), shape
            part.length = units.qt(mark.end) - units.qt(mark.start)
            parts.append(part)
        words = QTextLayout(self.text(), self.font())
        words.setFormats(parts)
        words.beginLayout()
        line = words.createLine()
        words.endLayout()
        # The field scrolls sideways and tells nobody how far: its cursor says it.
        cursor, margins = self.cursorRect(), self.textMargins()
        left = cursor.center().x() - _x_of(line, self.cursorPosition())
        painter.save()
        painter.setClipRect(self.rect().adjusted(margins.left(), 0, -margins.right(), 0))
        painter.setPen(Qt.GlobalColor.transparent)
        words.draw(painter, QPointF(left, (self.height() - line.height()) / 2))
        painter.restore()

    def _reserved_right(self) -> int:
        """Room that a kind of field keeps for its own buttons at the right end."""
        return 0

    def _measure(self) -> None:
        self.setFont(look().font(Role.BODY, self._weight))
        self.setFixedHeight(look().sizes.control)
        left = 10 + (look().icon_size(16) + 9 if self._icon else 0)
        right = 10 + self._reserved_right()
        if self._key:
            right += key_cap_width(self._key) + 4
        elif self._suffix:
            right += text_width(self._suffix, Role.LABEL, REGULAR) + 8
        self.setTextMargins(left, 0, right, 0)
        self.updateGeometry()
        self.update()


def _x_of(line: QTextLine, position: int) -> float:
    """Where the cursor stands before the letter at Qt's `position`."""
    at = line.cursorToX(position)
    # Qt also hands back the position that it was given.
    return float(at[0] if isinstance(at, tuple) else at)  # type: ignore[arg-type]
