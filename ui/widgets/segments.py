"""One of two to four, all in sight; arrow keys go from one to the next."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPoint, QRectF, QSize, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from ui.look import REGULAR, STRONG, Role, look
from ui.look.paint import Align, draw_frame, draw_text, text_width
from ui.widgets.base import Focus, came_by_keyboard, draw_field_frame, follow_look
from ui.widgets.choice import Option


class _Segment(QRadioButton):
    """One of the options; a radio button to the keyboard and to assistive tools."""

    def __init__(self, label: str, owner: "Segments") -> None:
        super().__init__(label, owner)
        self._owner = owner
        self._by_keyboard = True
        self.setAccessibleName(label)

    @property
    def focus_shape(self) -> Focus:
        return Focus.RING if self._by_keyboard else Focus.NONE

    def sizeHint(self) -> QSize:
        return QSize(text_width(self.text(), Role.BODY, STRONG) + 27, look().sizes.control)

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_keyboard = came_by_keyboard(event, self._by_keyboard)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours, box = QPainter(self), look().colours, QRectF(self.rect())
        ink, weight = colours.text, REGULAR
        if not self.isEnabled():
            ink = colours.faint
            if self.isChecked():
                draw_frame(painter, box, fill=colours.line, border=None)
        elif self.isChecked():
            # Inside the red frame of a problem, on the frame otherwise.
            inside = box.adjusted(2, 2, -2, -2) if self._owner.problem() else box
            draw_frame(painter, inside, fill=colours.accent_soft, border=colours.accent, width=1.5)
            ink = colours.accent_text
        elif self.underMouse():
            draw_frame(painter, box.adjusted(2, 2, -2, -2), fill=colours.hover, border=None, radius=4)
        draw_text(painter, box, self.text(), Role.BODY, ink, weight=weight, align=Align.CENTRE)


class Segments(QWidget):
    """A choice of few. `text()` is the chosen value, "" for none."""

    edited = Signal()
    """The person at the desk chose (not `set_text`)."""
    problem_changed = Signal()

    def __init__(self, name: str, options: Sequence[Option], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._problem = ""
        self._segments: dict[str, _Segment] = {}
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for value, label in options:
            segment = _Segment(label, self)
            segment.toggled.connect(lambda _on: self.update())
            segment.clicked.connect(lambda _on: self.edited.emit())
            self._segments[value] = segment
        first = next(iter(self._segments.values()), None)
        if first is not None:
            self.setFocusProxy(first)
        follow_look(self._measure)

    def text(self) -> str:
        """The chosen value, or "" for none."""
        return next((value for value, segment in self._segments.items() if segment.isChecked()), "")

    def set_text(self, text: str) -> None:
        """Choose a value; "" or an unknown one chooses none."""
        for value, segment in self._segments.items():
            # A radio button cannot be unchecked while it is one of a group.
            segment.setAutoExclusive(False)
            segment.setChecked(value == text)
        for segment in self._segments.values():
            segment.setAutoExclusive(True)

    def set_labels(self, labels: Sequence[str]) -> None:
        """Other words for the same options, for instance in the other language."""
        for segment, label in zip(self._segments.values(), labels, strict=True):
            segment.setText(label)
            segment.setAccessibleName(label)
        self._measure()

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
        width = sum(segment.sizeHint().width() for segment in self._segments.values())
        return QSize(width, look().sizes.control)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        x = 0
        for segment in self._segments.values():
            width = segment.sizeHint().width()
            segment.setGeometry(x, 0, width, self.height())
            x += width

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_field_frame(painter, self, focused=False, problem=bool(self._problem))
        for left, right in pairwise(self._segments.values()):
            if not (left.isChecked() or right.isChecked()):
                painter.fillRect(right.x(), 8, 1, self.height() - 16, look().colours.line)

    def _measure(self) -> None:
        self.updateGeometry()
        self.resize(self.sizeHint())
        self.update()
