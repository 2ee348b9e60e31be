"""What lists have around them: the head with title, filters and search, and the bar of commands below."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.look import Role, look
from ui.look.paint import draw_hairline
from ui.widgets.base import follow_look
from ui.widgets.text import TextLine
from ui.widgets.text_field import TextField

MARGIN = 24


class Ground(QWidget):
    """A part of the window on the surface's colour, with a hairline along one edge if wanted."""

    def __init__(self, *, line_above: bool = False, line_below: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._above, self._below = line_above, line_below
        look().changed.connect(self.update)

    def set_line_below(self, shown: bool) -> None:
        """Show the hairline along the lower edge, or leave it away."""
        self._below = shown
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), look().colours
        painter.fillRect(QRectF(self.rect()), colours.surface)
        if self._above:
            draw_hairline(painter, 0, self.width(), 0, colours.line)
        if self._below:
            draw_hairline(painter, 0, self.width(), self.height() - 1, colours.line)


class CommandBar(Ground):
    """The commands of a list. Put them into `row`; they never scroll."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(line_above=True, parent=parent)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(MARGIN, 0, MARGIN, 0)
        self.row.setSpacing(12)
        follow_look(self._measure)

    def _measure(self) -> None:
        self.setFixedHeight(look().sizes.list_bar)


def indented(words: QWidget) -> QWidget:
    """`words` as far from the edge as the fields of a page."""
    around = QWidget()
    row = QHBoxLayout(around)
    row.setContentsMargins(MARGIN, 0, MARGIN, 0)
    row.addWidget(words)
    return around


class PageTitle(TextLine):
    """The name of the page."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, role=Role.TITLE, parent=parent)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class SearchField(TextField):
    """A field that lets through what matches. Down goes into the list, Esc empties it."""

    def __init__(self, *, key: str = "", width: int = 208, parent: QWidget | None = None) -> None:
        self._wide = width
        super().__init__(icon="search", key=key, parent=parent)
        self.list: QWidget | None = None
        """Where Down and Enter go."""

    def set_words(self, hint: str) -> None:
        """The hint, which is also the name."""
        self.set_hint(hint)
        self.setAccessibleName(hint)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self.text():
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                self.clear()
                self.edited.emit()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        goes_on = event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if goes_on and self.list is not None:
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _measure(self) -> None:
        super()._measure()
        self.setFixedWidth(round(self._wide * min(look().scale, 1.5)))
