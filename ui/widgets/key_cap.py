"""A key in its cap, standing by itself."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.look import look
from ui.look.paint import draw_key_cap, key_cap_width
from ui.widgets.base import follow_look


class KeyCap(QLabel):
    """“Ctrl+Tab” in a cap."""

    def __init__(self, key: str, *, parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        follow_look(self._measure)

    def sizeHint(self) -> QSize:
        return QSize(key_cap_width(self.text()), look().sizes.key_cap)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = look().colours
        draw_key_cap(QPainter(self), QRectF(self.rect()), self.text(), colours.soft, colours.line)

    def _measure(self) -> None:
        self.updateGeometry()
        self.update()
