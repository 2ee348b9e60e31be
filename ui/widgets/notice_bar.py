"""News at the foot of the window: at most two lines, red above the rest, each with what to do about it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from receptiondesk.i18n import ngettext
from ui.look import MEDIUM, REGULAR, draw_icon, look
from ui.look.paint import draw_hairline
from ui.widgets.base import Tone, follow_look, tone_colour
from ui.widgets.button import CommandButton, Fit, Manner
from ui.widgets.text import TextLine

MOST_LINES = 2
_ONE_LINE_FROM = 1.4
"""From this text size on one line is shown and a button opens the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeLine:
    """One piece of news. `id` comes back when its action is pressed; `tone` RED, AMBER, GREEN or PLAIN."""

    id: int
    text: str
    tone: Tone = Tone.GREEN
    action: str = ""
    key: str = ""


class _NoticeRow(QWidget):
    """One line: icon, text that shortens, action that does not."""

    acted = Signal(int)

    def __init__(self, line: NoticeLine, parent: QWidget) -> None:
        super().__init__(parent)
        self._line = line
        red = line.tone is Tone.RED
        self.setAccessibleName(line.text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.row = QHBoxLayout(self)
        self.row.setSpacing(8)
        self._words = TextLine(line.text, weight=MEDIUM if red else REGULAR)
        self.row.addWidget(self._words, 1)
        if line.action:
            manner = Manner.RED if red else Manner.QUIET
            key = line.key if look().scale < _ONE_LINE_FROM else ""
            button = CommandButton(line.action, key=key, manner=manner, fit=Fit.NOTICE)
            button.clicked.connect(lambda: self.acted.emit(self._line.id))
            self.row.addWidget(button)
        follow_look(self._measure)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), look().colours
        red = self._line.tone is Tone.RED
        painter.fillRect(self.rect(), colours.red_soft if red else colours.surface)
        draw_hairline(painter, 0, self.width(), 0, colours.line)
        names = {Tone.RED: "warning", Tone.AMBER: "info", Tone.GREEN: "done"}
        size = look().icon_size(18)
        corner = QPointF(21, (self.height() - size) / 2)
        icon = names.get(self._line.tone, "info")
        draw_icon(painter, icon, corner, size, tone_colour(self._line.tone))

    def _measure(self) -> None:
        self.setFixedHeight(look().sizes.notice)
        self.row.setContentsMargins(34 + look().icon_size(18), 1, 16, 0)
        self.update()


class NoticeBar(QWidget):
    """The region named “Notices”; as high as the news in it, nothing without any."""

    acted = Signal(int)
    """The action of a notice was pressed; its id."""

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[NoticeLine, ...] = ()
        self._rows: list[_NoticeRow] = []
        self._open = False
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        follow_look(self._show)

    def set_notices(self, lines: Sequence[NoticeLine]) -> None:
        """Show these, the newest first; red ones come to the top."""
        news = [line for line in lines if line not in self._lines]
        self._lines = tuple(sorted(lines, key=lambda line: line.tone is not Tone.RED))
        if len(self._lines) <= 1:
            self._open = False
        self._show()
        if news:
            # Screen readers say it at once; the focus stays where it is.
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def shown(self) -> tuple[NoticeLine, ...]:
        """The notices in sight, from above."""
        if self._open:
            return self._lines
        most = 1 if look().scale >= _ONE_LINE_FROM else MOST_LINES
        return self._lines[:most]

    def _show(self) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        shown = self.shown()
        self._rows = [_NoticeRow(line, self) for line in shown]
        for row in self._rows:
            row.acted.connect(self.acted)
            self._column.addWidget(row)
        hidden = len(self._lines) - len(shown)
        if self._rows and (hidden or self._open):
            self._add_more(self._rows[0], hidden)
        self.setAccessibleDescription(" ".join(line.text for line in shown))
        self.setVisible(bool(self._rows))

    def _add_more(self, row: _NoticeRow, hidden: int) -> None:
        count = hidden or len(self._lines) - 1
        words = ngettext("{count} more", "{count} more", count).format(count=count)
        icon = "chevron-down" if self._open else "chevron-up"
        button = CommandButton(words, icon=icon, manner=Manner.SUBTLE, fit=Fit.NOTICE)
        button.clicked.connect(self._toggle)
        row.row.addWidget(button)

    def _toggle(self) -> None:
        self._open = not self._open
        self._show()
