"""Chips in as many lines as they need; one of them may keep the right end of the last line."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look.sizes import GAP
from ui.widgets.base import follow_look


class ChipFlow(QWidget):
    """Lays small widgets out like words; `tail` stands at the right end, or on a line of its own."""

    def __init__(self, chips: Sequence[QWidget], *, tail: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips, self._tail = tuple(chips), tail
        for chip in self.chips():
            chip.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        follow_look(self._measure)

    def set_chips(self, chips: Sequence[QWidget]) -> None:
        """Lay out other chips; those that were there and are not any more are deleted."""
        gone = [chip for chip in self._chips if chip not in chips]
        self._chips = tuple(chips)
        for chip in gone:
            chip.hide()
            chip.deleteLater()
        for chip in self._chips:
            chip.setParent(self)
            chip.show()
        self._measure()

    def chips(self) -> tuple[QWidget, ...]:
        """The chips in their order, the tail last."""
        return (*self._chips, self._tail) if self._tail is not None else self._chips

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay_out(width, move=False)

    def sizeHint(self) -> QSize:
        widths = [chip.sizeHint().width() + GAP for chip in self.chips() if not chip.isHidden()]
        return QSize(max(0, sum(widths) - GAP), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        widest = max((chip.sizeHint().width() for chip in self.chips()), default=0)
        return QSize(widest, max((chip.sizeHint().height() for chip in self.chips()), default=0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_out(self.width(), move=True)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._measure()
        return super().event(event)

    def _lay_out(self, width: int, *, move: bool) -> int:
        x = y = line = 0
        for chip in self._chips:
            if chip.isHidden():
                continue
            size = chip.sizeHint()
            if x and x + size.width() > width:
                x, y = 0, y + line + GAP
                line = 0
            if move:
                chip.setGeometry(QRect(x, y, min(size.width(), width), size.height()))
            x, line = x + size.width() + GAP, max(line, size.height())
        if self._tail is not None and not self._tail.isHidden():
            size = self._tail.sizeHint()
            own_line = bool(x) and x + size.width() > width
            if own_line:
                y += line + GAP
            left = 0 if own_line or not x else width - size.width()
            if move:
                self._tail.setGeometry(QRect(left, y, min(size.width(), width), size.height()))
            line = size.height() if own_line else max(line, size.height())
        return y + line

    def _measure(self) -> None:
        self._lay_out(self.width(), move=True)
        self.updateGeometry()
