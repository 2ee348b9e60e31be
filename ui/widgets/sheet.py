"""A quiet sheet of paper that other things stand on: the coach, a record's details."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QMoveEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.look import look
from ui.look.paint import draw_frame, draw_hairline, draw_shadow
from ui.look.sizes import SHEET_RADIUS
from ui.widgets.base import follow_look
from ui.widgets.spoken_line import SpokenLine

SHADOW = 8
PADDING = 24


class Sheet(QWidget):
    """Paper with a soft shadow; put things into `column`. The widget is 8 px larger all round than the paper."""

    def __init__(self, name: str = "", *, padding: int = PADDING, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(SHADOW + padding, SHADOW + 16, SHADOW + padding, SHADOW + 18)
        self.column.setSpacing(0)
        follow_look(self._repaint)

    def add_spoken(self, line: SpokenLine) -> None:
        """Add a spoken line whose opening quote hangs in the sheet's padding, outside the edge of the text."""
        self.column.addWidget(_Hung(line, self))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), look().colours
        box = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        inside = box.adjusted(SHEET_RADIUS, SHEET_RADIUS, -SHEET_RADIUS, -SHEET_RADIUS)
        if inside.contains(QRectF(event.rect())):
            painter.fillRect(event.rect(), colours.paper)  # the costly edges stay as they are
            return
        draw_shadow(painter, box, SHEET_RADIUS)
        draw_frame(painter, box, fill=colours.paper, border=colours.line, radius=SHEET_RADIUS)

    def _repaint(self) -> None:
        self.update()


class _Hung(QWidget):
    """Keeps the room of a spoken line in the layout and puts the line there, its quote further left."""

    def __init__(self, line: SpokenLine, sheet: Sheet) -> None:
        super().__init__(sheet)
        self._line = line
        line.setParent(sheet)
        line.show()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        line.measured.connect(self.updateGeometry)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._line.heightForWidth(width + SpokenLine.hang())

    def sizeHint(self) -> QSize:
        return QSize(272, self.heightForWidth(max(120, self.width())))

    def moveEvent(self, event: QMoveEvent) -> None:
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def _place(self) -> None:
        self._line.setGeometry(self.geometry().adjusted(-SpokenLine.hang(), 0, 0, 0))


class Hairline(QWidget):
    """A line of one pixel between parts, with equal room above and below."""

    def __init__(self, *, room: int = 0, margin: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._margin = margin
        self.setFixedHeight(2 * room + 1)
        follow_look(self._repaint)

    def paintEvent(self, event: QPaintEvent) -> None:
        y = self.height() // 2
        draw_hairline(QPainter(self), self._margin, self.width() - self._margin, y, look().colours.line)

    def _repaint(self) -> None:
        self.update()
