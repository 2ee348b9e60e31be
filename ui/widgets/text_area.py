"""Several lines of typed text, as high as there is room: three lines at least, eight at most."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QShowEvent, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from ui.look import Role, look
from ui.widgets.base import (
    Focus,
    draw_field_frame,
    follow_look,
    is_emacs_key,
    is_undo_shortcut,
    make_base_transparent,
    without_control_characters,
)
from ui.widgets.marks import Mark, Units, underline
from ui.widgets.scroll import SlimBar

LEAST_LINES, MOST_LINES = 3, 8


class TextArea(QTextEdit):
    """A field for running text; Tab leaves it, Enter begins a line."""

    edited = Signal()
    """The person at the desk changed the text (not `set_text`)."""
    problem_changed = Signal()

    focus_shape = Focus.HALO

    def __init__(self, name: str = "", *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._problem = ""
        self._setting = False
        self._scroll_when_shown = 0
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setCursorWidth(2)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(SlimBar(self))
        self.setViewportMargins(12, 7, 8, 7)
        self.document().setDocumentMargin(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        make_base_transparent(self)
        self.textChanged.connect(self._text_changed)
        follow_look(self._measure)

    def text(self) -> str:
        """What was typed, lines apart by a newline."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Show `text`; the undo history starts anew."""
        self._setting = True
        try:
            self.setExtraSelections([])
            self.setPlainText(without_control_characters(text, keep_lines=True))
            self._set_line_heights()
        finally:
            self._setting = False

    def set_hint(self, hint: str) -> None:
        """The placeholder that stands in the empty field."""
        self.setPlaceholderText(hint)

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
        units = Units(self.text())
        selections: list[QTextEdit.ExtraSelection] = []
        for mark in marks:
            selection = QTextEdit.ExtraSelection()
            selection.cursor = self._selecting(mark, units)
            selection.format = underline()
            selections.append(selection)
        self.setExtraSelections(selections)

    def marks(self) -> tuple[Mark, ...]:
        """The words that are underlined now."""
        units = Units(self.text())
        kept = self.extraSelections()  # their cursors die with them
        spans = ((one.cursor.selectionStart(), one.cursor.selectionEnd()) for one in kept)
        return tuple(Mark(units.character(start), units.character(end)) for start, end in spans)

    def place(self) -> int:
        """The character before which the cursor stands."""
        return Units(self.text()).character(self.textCursor().position())

    def scroll_to(self, pixels: int) -> None:
        """Scroll so far down; a field that is not on the screen yet, as soon as it has got its size there."""
        self._scroll_when_shown = 0 if self.isVisible() else pixels
        self.verticalScrollBar().setValue(pixels)

    def replace_words(self, mark: Mark, words: str) -> None:
        """Put other words in place of some, as one step that can be undone; the cursor keeps its place."""
        self._selecting(mark, Units(self.text())).insertText(words)

    def height_of(self, lines: int) -> int:
        """The pixels that the field needs to show so many lines."""
        return lines * look().line(Role.BODY) + 16

    def sizeHint(self) -> QSize:
        return QSize(look().sizes.full_field, self.height_of(LEAST_LINES))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.height_of(LEAST_LINES))

    def insertFromMimeData(self, source: QMimeData) -> None:
        clean = QMimeData()
        clean.setText(without_control_characters(source.text(), keep_lines=True))
        super().insertFromMimeData(clean)

    def event(self, event: QEvent) -> bool:
        # The frame is the widget's own ground; the text is painted on the viewport inside it.
        if event.type() is QEvent.Type.Paint:
            painter = QPainter(self)
            draw_field_frame(painter, self, focused=self.hasFocus(), problem=bool(self._problem))
            painter.end()
            return True
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self.update()
        if is_emacs_key(event) or (is_undo_shortcut(event) and not self.document().isUndoAvailable()):
            event.ignore()
            return True
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if wanted := self._scroll_when_shown:
            self._scroll_when_shown = 0
            bar = self.verticalScrollBar()
            QTimer.singleShot(0, bar, lambda: bar.setValue(wanted))  # Qt itself scrolls to the cursor first

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _selecting(self, mark: Mark, units: Units) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(units.qt(mark.start))
        cursor.setPosition(units.qt(mark.end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _text_changed(self) -> None:
        if not self._setting:
            self.edited.emit()

    def _measure(self) -> None:
        self._setting = True
        try:
            self.setFont(look().font(Role.BODY))
            self._set_line_heights()
        finally:
            self._setting = False
        self.setMinimumHeight(self.height_of(LEAST_LINES))
        self.setMaximumHeight(self.height_of(MOST_LINES))
        self.updateGeometry()
        self.update()

    def _set_line_heights(self) -> None:
        """Fixed lines: a proportional height would multiply the tall box of a Chinese typeface."""
        self.document().setUndoRedoEnabled(False)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        block = QTextBlockFormat()
        block.setLineHeight(look().line(Role.BODY), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor.mergeBlockFormat(block)
        self.document().setUndoRedoEnabled(True)
