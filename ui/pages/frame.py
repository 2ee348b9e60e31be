"""What lists have around them: the head with title, filters and search, and the bar of commands below."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.look import Role, look
from ui.look.paint import draw_hairline
from ui.widgets.base import follow_look
from ui.widgets.button import IconButton
from ui.widgets.text import TextLine
from ui.widgets.text_field import TextField

MARGIN = 24
_BESIDE_FROM = 1100
"""From this effective window width a sheet stands beside its list."""


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


class HeadBehind(QWidget):
    """The head of a page that lies behind another one: the way back, and its name."""

    left = Signal()
    """Somebody wants to go back."""

    def __init__(self, *at_the_right: QWidget) -> None:
        super().__init__()
        self._back = IconButton("chevron-left", "", framed=False)
        self._back.clicked.connect(self.left)
        self.title = PageTitle()
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN - 12, 12, MARGIN, 0)
        row.setSpacing(4)
        row.addWidget(self._back)
        row.addWidget(self.title)
        row.addStretch(1)
        for widget in at_the_right:
            row.addWidget(widget)

    def set_words(self, title: str, back: str) -> None:
        """The name of the page, and where one goes back to."""
        self.title.set_words(title)
        self._back.set_name(back, "Esc")


class BesideOrOver(QWidget):
    """A list and the sheet of what is chosen in it: side by side, or in a narrow window one in place of the other."""

    def __init__(self, left: QWidget, sheet: QWidget) -> None:
        super().__init__()
        self.is_open = False
        """Whether somebody has turned to the sheet."""
        self._left = left
        self._right = QWidget()
        around = QHBoxLayout(self._right)
        around.setContentsMargins(8, 8, 8, 8)
        around.addWidget(sheet)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left, 1)
        row.addWidget(self._right)

    @property
    def is_narrow(self) -> bool:
        """Whether there is no room for both."""
        return self.window().width() / look().scale < _BESIDE_FROM

    def arrange(self, *, is_useful: bool) -> None:
        """Show what there is room for; a sheet that says nothing only where it was asked for."""
        narrow = self.is_narrow
        shown = {self._left: not (narrow and self.is_open), self._right: self.is_open or (not narrow and is_useful)}
        # What goes goes first: both together would ask the window to grow.
        for part, visible in sorted(shown.items(), key=lambda item: item[1]):
            part.setVisible(visible)


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
