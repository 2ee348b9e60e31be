"""The lines of one part of a prompt, to be typed: as many fields as lines, each as high as its words."""

import re
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent, QSyntaxHighlighter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from receptiondesk.domain.condition_words import when_text
from receptiondesk.domain.conditions import NotACondition, read_condition
from receptiondesk.domain.etiquette import FACTS, PLACEHOLDERS
from receptiondesk.domain.wording import WrittenLine
from receptiondesk.i18n import _, language
from ui.look import Role, look
from ui.widgets.problem_line import ProblemLine
from ui.widgets.text import Note
from ui.widgets.text_area import TextArea

_NAME = re.compile(r"\{(\w*)\}")
_MOST_ROWS = 4


class _Names(QSyntaxHighlighter):
    """Shows which names in braces the desk fills in."""

    def highlightBlock(self, text: str) -> None:
        for found in _NAME.finditer(text):
            known = found[1] in PLACEHOLDERS
            colour: QColor = look().colours.accent_text if known else look().colours.red
            shown = QTextCharFormat()
            shown.setForeground(colour)
            self.setFormat(found.start(), len(found[0]), shown)


class LineField(TextArea):
    """One line, in as many rows as it needs. Enter begins the next one, Backspace takes an empty one out."""

    next_wanted = Signal()
    out_wanted = Signal()

    def __init__(self, name: str, text: str, parent: QWidget | None = None) -> None:
        self._ready = False
        super().__init__(name, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._names = _Names(self.document())
        self.set_text(text)
        self._ready = True
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self._fit()

    def put_in(self, text: str) -> None:
        """Insert `text` where the cursor stands."""
        self.textCursor().insertText(text)

    def sizeHint(self) -> QSize:
        return QSize(240, self.height_of(self._rows()))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.height_of(1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.next_wanted.emit()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.out_wanted.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _rows(self) -> int:
        if not self._ready:
            return 1
        needed = round(self.document().size().height() / look().line(Role.BODY))
        return min(_MOST_ROWS, max(1, needed))

    def _fit(self) -> None:
        wanted = self.height_of(self._rows())
        if self.height() != wanted or self.minimumHeight() != wanted:
            self.setFixedHeight(wanted)

    def _measure(self) -> None:
        super()._measure()
        if self._ready:
            self._names.rehighlight()
        self._fit()


class _Row(QWidget):
    """A line with what stands over it (when it is said) and under it (what is wrong)."""

    def __init__(self, name: str, line: WrittenLine, parent: QWidget) -> None:
        super().__init__(parent)
        self._line = line
        self._last = line.text
        self.field = LineField(name, line.text)
        self.problem = ProblemLine()
        self.problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        if said := _over(line):
            column.addWidget(Note(said))
            self.field.setAccessibleDescription(said)
        column.addWidget(self.field)
        column.addWidget(self.problem)

    @property
    def line(self) -> WrittenLine:
        """The line as it is typed now."""
        return replace(self._line, text=self.field.text())

    def is_edited(self) -> bool:
        """Whether the text is another one than when this was asked last; colours of names change no text."""
        before, self._last = self._last, self.field.text()
        return before != self._last

    def say(self, problem: str) -> None:
        """Say what is wrong with the line; "" when nothing is."""
        self.field.set_problem(problem)
        self.problem.set_words(problem)
        self.problem.setVisible(bool(problem))


class LinesField(QWidget):
    """All lines of a part."""

    edited = Signal()
    """Somebody typed, began a line or took one out."""
    entered = Signal(int)
    """The cursor is in the line of that place."""

    def __init__(self, name: str, lines: Sequence[WrittenLine], parent: QWidget, *, single: bool = False) -> None:
        super().__init__(parent)
        self._name, self._single = name, single
        self._rows: list[_Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.show_lines(lines)

    @property
    def lines(self) -> tuple[WrittenLine, ...]:
        """What is typed, empty lines included."""
        return tuple(row.line for row in self._rows)

    @property
    def fields(self) -> tuple[LineField, ...]:
        """The fields from above."""
        return tuple(row.field for row in self._rows)

    def show_lines(self, lines: Sequence[WrittenLine]) -> None:
        """Show other lines in fresh fields."""
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = []
        for line in lines or (WrittenLine(""),) * self._single:
            self._add(len(self._rows), line)
        self.setVisible(bool(self._rows))

    def begin_line(self, place: int | None = None) -> None:
        """Begin a line, by default the last, and put the cursor there."""
        if self._single and self._rows:
            return
        place = len(self._rows) if place is None else place
        while place < len(self._rows) and self._rows[place].line.otherwise:
            place += 1  # what is said instead of a line stays with it
        self._add(place, WrittenLine(""))
        self.show()
        row = self._rows[place]
        # Only now: the field has its place on the page from the layout.
        QTimer.singleShot(0, row, lambda: row.field.setFocus(Qt.FocusReason.OtherFocusReason))

    def say(self, problems: dict[int, str]) -> None:
        """Say what is wrong with which line; of the first, too, where there is none."""
        if problems and not self._rows:
            self._add(0, WrittenLine(""))
            self.show()
        for place, row in enumerate(self._rows):
            row.say(problems.get(place, ""))

    def _add(self, place: int, line: WrittenLine) -> None:
        row = _Row(self._name, line, self)
        row.field.edited.connect(lambda: self._typed(row))
        row.field.next_wanted.connect(lambda: self.begin_line(self._rows.index(row) + 1))
        row.field.out_wanted.connect(lambda: self._take_out(row))
        row.field.cursorPositionChanged.connect(lambda: self.entered.emit(self._rows.index(row)))
        self._rows.insert(place, row)
        self._column.insertWidget(place, row)
        self._count()

    def _typed(self, row: _Row) -> None:
        if row.is_edited():
            self.edited.emit()

    def _count(self) -> None:
        for number, row in enumerate(self._rows, start=1):
            row.field.setAccessibleName(f"{self._name} {number}" if len(self._rows) > 1 else self._name)

    def _take_out(self, row: _Row) -> None:
        place = self._rows.index(row)
        if self._single or len(self._rows) == 1 or _is_followed(self._rows, place):
            return
        self._rows.remove(row)
        self._count()
        before = self._rows[max(0, place - 1)].field
        before.setFocus(Qt.FocusReason.OtherFocusReason)
        before.moveCursor(QTextCursor.MoveOperation.End)
        row.hide()
        row.deleteLater()
        self.edited.emit()


def _is_followed(rows: Sequence[_Row], place: int) -> bool:
    """Whether the next line is only for where this one cannot be filled."""
    return not rows[place].line.otherwise and place + 1 < len(rows) and rows[place + 1].line.otherwise


def said_when(condition: str) -> str:
    """When something is said, in words; where there are no good ones, that it is not always."""
    try:
        return when_text(read_condition(condition, FACTS.keys()), language()) or _("Only in some cases")
    except NotACondition:
        return condition


def _over(line: WrittenLine) -> str:
    if line.otherwise:
        return _("Otherwise")
    return said_when(line.when) if line.when else ""
