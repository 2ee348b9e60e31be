"""The strip of open tasks: a tab for each, with how long somebody has been waiting in a parked one."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QTabBar, QWidget

from receptiondesk.i18n import ngettext
from ui.look import MEDIUM, REGULAR, STRONG, Role, draw_icon, look
from ui.look.paint import draw_hairline, draw_text, text_width
from ui.look.sizes import SHEET_RADIUS
from ui.widgets.base import Focus, Shape, Tone, draw_shape, follow_look, shape_size, tone_colour
from ui.widgets.button import CommandButton, Fit, Manner
from ui.widgets.key_cap import KeyCap
from ui.widgets.text import Note
from ui.widgets.tip import plain_tip, plain_title

MOST_TABS = 4
_PAD = 16
_SHORT_NAME = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskTab:
    """One open task: “Visitor · 张伟 · Parked, waiting 2 min”, and the short form “2 min”."""

    icon: str
    word: str
    name: str = ""
    state: str = ""
    short_state: str = ""
    shape: Shape = Shape.NONE
    tone: Tone = Tone.SOFT
    waiting: int = 0
    """Whole minutes that somebody has been waiting, for the tab that stands for those without room."""


class _Fit(IntEnum):
    """How much of a tab is written out, from little to all; the name goes last and the waiting time stays."""

    NO_NAME = 0
    SHORT_NAME = 1
    SHORT_STATE = 2
    WHOLE = 3


class _Tabs(QTabBar):
    """The tabs themselves: a real tab bar, painted here."""

    focus_shape = Focus.NONE

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.tabs: tuple[TaskTab, ...] = ()
        self.shown = -1
        self.fits: tuple[_Fit, ...] = ()
        self.most = 0
        """The most pixels that one tab has, however long its word is."""
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def tab_width(self, index: int, fit: _Fit) -> int:
        tab = self.tabs[index]
        weight = STRONG if index == self.shown else MEDIUM
        width = 2 * _PAD + look().icon_size(18) + 8 + text_width(tab.word, Role.BODY, weight)
        if name := self._name_width(tab, fit):
            width += 8 + name
        state = tab.state if fit is _Fit.WHOLE else tab.short_state or tab.state
        if state:
            width += 10 + shape_size(tab.shape) + 5 + text_width(state, Role.LABEL)
        return width

    def tabSizeHint(self, index: int) -> QSize:
        if index >= len(self.tabs):
            return QSize(0, 0)
        return QSize(min(self.most, self.tab_width(index, self.fits[index])), look().sizes.tab_strip - 8)

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in range(len(self.tabs)):
            if self.isTabVisible(index):
                self._paint_tab(painter, index, QRectF(self.tabRect(index)))

    def _paint_tab(self, painter: QPainter, index: int, box: QRectF) -> None:
        colours, tab, active, fit = look().colours, self.tabs[index], index == self.shown, self.fits[index]
        if active:
            _paint_active_ground(painter, box)
        elif self.underMouse() and box.contains(QPointF(self.mapFromGlobal(self.cursor().pos()))):
            painter.fillRect(box.adjusted(4, 6, -4, -6), colours.hover)
        if self.hasFocus() and index == self.currentIndex():
            painter.setPen(QPen(colours.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(6, 6, -6, -5), 5, 5)
        size = look().icon_size(18)
        ink = colours.accent_text if active else colours.soft
        x = box.left() + _PAD
        draw_icon(painter, tab.icon, QPointF(x, box.center().y() - size / 2), size, ink)
        x += size + 8
        rest = QRectF(x, box.top(), box.right() - x, box.height())
        weight = STRONG if active else MEDIUM
        x += draw_text(painter, rest, tab.word, Role.BODY, colours.text, weight=weight)
        if width := self._name_width(tab, fit):
            name = QRectF(x + 8, box.top(), width, box.height())
            name_ink = colours.soft if active else colours.text
            draw_text(painter, name, tab.name, Role.BODY, name_ink, weight=REGULAR)
            x += 8 + width
        state = tab.state if fit is _Fit.WHOLE else tab.short_state or tab.state
        if state:
            tone, shape = tone_colour(tab.tone), shape_size(tab.shape)
            draw_shape(painter, tab.shape, QPointF(x + 10 + shape / 2, box.center().y()), tone)
            words = QRectF(x + 10 + shape + 5, box.top(), box.right() - x, box.height())
            draw_text(painter, words, state, Role.LABEL, tone)

    def _name_width(self, tab: TaskTab, fit: _Fit) -> int:
        if not tab.name or fit is _Fit.NO_NAME:
            return 0
        width = text_width(tab.name, Role.BODY, REGULAR)
        most = _SHORT_NAME if fit is _Fit.SHORT_NAME else 200
        return min(width, round(most * look().scale))


def _paint_active_ground(painter: QPainter, box: QRectF) -> None:
    """A tab of the work area's own colour, open towards it, with the accent on top."""
    colours = look().colours
    path = QPainterPath()
    box = box.adjusted(0.5, 0.5, -0.5, 1)
    radius = SHEET_RADIUS
    path.moveTo(box.left(), box.bottom())
    path.lineTo(box.left(), box.top() + radius)
    path.quadTo(box.left(), box.top(), box.left() + radius, box.top())
    path.lineTo(box.right() - radius, box.top())
    path.quadTo(box.right(), box.top(), box.right(), box.top() + radius)
    path.lineTo(box.right(), box.bottom())
    painter.setBrush(colours.surface)
    painter.setPen(QPen(colours.line, 1))
    painter.drawPath(path)
    painter.fillRect(QRectF(box.left() + 12, box.top() - 0.5, box.width() - 24, 2), colours.accent)


def _more_room(words: str) -> int:
    return text_width(words, Role.BODY, MEDIUM) + look().icon_size(16) + 8 + 16 + 12 if words else 0


class TaskStrip(QWidget):
    """The tabs, what has no room in a menu, and at the right the key that goes to the next one."""

    chosen = Signal(int)
    """The person at the desk chose an open task; its place among those of `set_tabs`."""

    def __init__(self, name: str, *, key: str = "", key_word: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = _Tabs(self)
        self._bar.setAccessibleName(name)
        self.setAccessibleName(name)
        self._more = CommandButton("", icon="chevron-down", manner=Manner.SUBTLE, fit=Fit.NOTICE, parent=self)
        self._key, self._key_word = KeyCap(key), Note(key_word)
        self._setting = False
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 20, 0)
        row.setSpacing(12)
        row.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self._more)
        row.addStretch(1)
        row.addWidget(self._key)
        row.addWidget(self._key_word)
        self._bar.tabBarClicked.connect(self._choose)
        self._bar.currentChanged.connect(self._choose)
        self._more.clicked.connect(self._open_menu)
        follow_look(self._measure)

    def set_key_word(self, word: str) -> None:
        """The word beside the key, such as “next”."""
        self._key_word.set_words(word)

    def set_tabs(self, tabs: Sequence[TaskTab], current: int = -1) -> None:
        """Show these open tasks; `current` is the one in the work area, -1 when something else is."""
        self._setting = True
        try:
            bar = self._bar
            bar.tabs, bar.shown, bar.fits = tuple(tabs), current, (_Fit.NO_NAME,) * len(tabs)
            while bar.count() > len(tabs):
                bar.removeTab(bar.count() - 1)
            while bar.count() < len(tabs):
                bar.addTab("")
            for index, tab in enumerate(tabs):
                bar.setTabText(index, plain_title(" ".join(part for part in (tab.word, tab.name, tab.state) if part)))
            if current >= 0:
                bar.setCurrentIndex(current)
        finally:
            self._setting = False
        self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), look().colours
        painter.fillRect(self.rect(), colours.ground)
        draw_hairline(painter, 0, self.width(), self.height() - 1, colours.line)

    def _choose(self, index: int) -> None:
        if not self._setting and 0 <= index < len(self._bar.tabs) and index != self._bar.shown:
            self.chosen.emit(index)

    def _measure(self) -> None:
        self.setFixedHeight(look().sizes.tab_strip)
        room, key_room = self.width() - 44, self._key.sizeHint().width() + self._key_word.sizeHint().width() + 36
        has_key = bool(self._bar.tabs) and look().scale < 1.4 and bool(self._key.text())
        hidden = self._fit_tabs(room - key_room if has_key else room)
        if hidden and has_key:
            has_key, hidden = False, self._fit_tabs(room)  # a task is worth more than the key that leads to it
        for part in (self._key, self._key_word):
            part.setVisible(has_key)
        self._more.setVisible(bool(hidden))
        self._setting = True
        for index in range(self._bar.count()):
            self._bar.setTabVisible(index, index not in hidden)
        self._setting = False
        self._bar.setFixedSize(
            sum(self._bar.tabSizeHint(index).width() for index in range(len(self._bar.tabs)) if index not in hidden),
            look().sizes.tab_strip - 8,
        )
        # Tabs are laid out when their texts come, before it is known how much of each has room; where the bar keeps its
        # size nothing else would make Qt ask for their widths again.
        self._bar.setIconSize(self._bar.iconSize())
        self._bar.update()
        self.update()

    def _fit_tabs(self, room: int) -> tuple[int, ...]:
        """Choose how much of the tabs is written, and what stands for those that find no room even so; gives those."""
        bar = self._bar
        order = [index for index in range(len(bar.tabs)) if index != bar.shown]
        if bar.shown >= 0:
            order.insert(0, bar.shown)
        kept = order[:MOST_TABS]
        while True:
            hidden = tuple(index for index in range(len(bar.tabs)) if index not in kept)
            least = sum(bar.tab_width(index, _Fit.NO_NAME) for index in kept)
            whole, short = self._more_words(hidden)
            fits = least <= room - _more_room(whole)
            if fits or len(kept) <= 1:
                words = whole if fits else short
                spare = room - _more_room(words)
                bar.fits, bar.most = self._fits(kept, spare), spare
                self._more.set_words(words)
                self._more.setAccessibleName(whole)
                self._more.setToolTip(plain_tip("" if fits else whole))
                return hidden
            kept.pop()

    def _fits(self, kept: Sequence[int], room: int) -> tuple[_Fit, ...]:
        """How much of each tab is written: the same of all where that finds room, else names as far as there is any."""
        bar = self._bar
        fits = dict.fromkeys(range(len(bar.tabs)), _Fit.NO_NAME)

        def width() -> int:
            return sum(bar.tab_width(index, fits[index]) for index in kept)

        for fit in (_Fit.WHOLE, _Fit.SHORT_STATE):
            if sum(bar.tab_width(index, fit) for index in kept) <= room:
                return (fit,) * len(bar.tabs)
        for fit in (_Fit.SHORT_NAME, _Fit.SHORT_STATE):
            for index in kept:
                before, fits[index] = fits[index], fit
                if width() > room:
                    fits[index] = before
        return tuple(fits.values())

    def _more_words(self, hidden: tuple[int, ...]) -> tuple[str, str]:
        """How many have no room and how long one of them waits, and in short the longest waiting alone."""
        if not hidden:
            return "", ""
        waiting = max(self._bar.tabs[index].waiting for index in hidden)
        more = ngettext("{count} more", "{count} more", len(hidden)).format(count=len(hidden))
        if not waiting:
            return more, more
        minutes = ngettext("{count} min", "{count} min", waiting).format(count=waiting)
        return f"{more} · {minutes}", minutes

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for index in range(self._bar.count()):
            if not self._bar.isTabVisible(index):
                action = menu.addAction(self._bar.tabText(index))
                action.triggered.connect(lambda _on=False, chosen=index: self._choose(chosen))
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))
