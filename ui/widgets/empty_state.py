"""What an empty list says: what will stand there, and the key that makes it."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.look import Role, draw_icon, look
from ui.widgets.base import Tone, follow_look
from ui.widgets.button import CommandButton
from ui.widgets.text import TextBlock


class _Picture(QLabel):
    def __init__(self, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = icon
        follow_look(self._measure)

    def paintEvent(self, event: QPaintEvent) -> None:
        size = look().icon_size(30)
        corner = QPointF((self.width() - size) / 2, (self.height() - size) / 2)
        draw_icon(QPainter(self), self._icon, corner, size, look().colours.soft)

    def _measure(self) -> None:
        self.setFixedHeight(look().icon_size(30) + 4)
        self.update()


class EmptyState(QWidget):
    """Icon, title, line and, where there is one, the button; centred in the room there is."""

    def __init__(
        self,
        icon: str,
        title: str,
        line: str,
        button: CommandButton | None = None,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title = TextBlock(title, role=Role.TITLE, centred=True)
        self._line = TextBlock(line, tone=Tone.SOFT, centred=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(_Picture(icon, self))
        column.addSpacing(14)
        column.addWidget(self._title)
        column.addWidget(self._line)
        if button is not None:
            column.addSpacing(18)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def set_words(self, title: str, line: str) -> None:
        """Other words, for instance for a filter that lets nothing through."""
        self._title.set_words(title)
        self._line.set_words(line)
