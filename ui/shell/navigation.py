"""The column at the left: begin a task, look something up, settings."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from receptiondesk.i18n import N_, _
from ui.look import Role, look
from ui.widgets.base import Tone, follow_look
from ui.widgets.nav_item import NavItem
from ui.widgets.text import TextLine

_SHORT = {"Phone message": N_("Phone"), "Sample-room tour": N_("Tour")}
"""Words for the narrow rail, where the full one is too long."""

_RULE = 17


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One place of the navigation."""

    id: str
    label: str
    icon: str
    key: str = ""


class _Rule(QWidget):
    """The hairline between two groups."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(_RULE)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(16, 8, self.width() - 32, 1, look().colours.line)


class Navigation(QWidget):
    """The groups “New” and “Look up”, and at the foot what is seldom needed."""

    chosen = Signal(str)

    def __init__(self, new: Sequence[Entry], look_up: Sequence[Entry], foot: Sequence[Entry]) -> None:
        super().__init__()
        self.setAccessibleName(_("Navigation"))
        self._entries: dict[str, Entry] = {}
        self._items: dict[str, NavItem] = {}
        self._heads: list[tuple[TextLine, str]] = []
        self._rail = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 8, 0, 8)
        self._layout.setSpacing(0)
        self._add_head(N_("New"))
        self._add(new)
        self._layout.addWidget(_Rule())
        self._add_head(N_("Look up"))
        self._add(look_up)
        self._layout.addStretch(1)
        self._add(foot)
        look().changed.connect(self._translate)
        follow_look(self._measure)

    def item(self, entry_id: str) -> NavItem:
        """One entry's widget; raises `KeyError`."""
        return self._items[entry_id]

    def select(self, entry_id: str) -> None:
        """Mark the place that is shown; "" for none."""
        for name, item in self._items.items():
            item.set_selected(name == entry_id)

    def set_rail(self, rail: bool) -> None:
        """The narrow form with words under icons."""
        self._rail = rail
        self._fit_height()
        for head, _words in self._heads:
            head.setVisible(not rail)
        self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), look().colours
        painter.fillRect(self.rect(), colours.ground)
        painter.fillRect(self.width() - 1, 0, 1, self.height(), colours.line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()

    def _fit_height(self) -> None:
        """On a low window the places of the rail stand closer, never one over the next."""
        margins = self._layout.contentsMargins()
        room = (self.height() - _RULE - margins.top() - margins.bottom()) // len(self._items)
        for item in self._items.values():
            item.set_rail(self._rail, room=room)

    def _add_head(self, words: str) -> None:
        head = TextLine(_(words), role=Role.LABEL, tone=Tone.SOFT)
        self._heads.append((head, words))
        indented = QHBoxLayout()
        indented.setContentsMargins(16, 0, 16, 0)
        indented.addWidget(head)
        self._layout.addLayout(indented)

    def _add(self, entries: Sequence[Entry]) -> None:
        for entry in entries:
            item = NavItem(_(entry.label), entry.icon, key=entry.key, short=_short(entry.label))
            item.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            item.clicked.connect(_chooser(self, entry.id))
            self._entries[entry.id], self._items[entry.id] = entry, item
            self._layout.addWidget(item)

    def _translate(self) -> None:
        self.setAccessibleName(_("Navigation"))
        for name, item in self._items.items():
            label = self._entries[name].label
            item.set_words(_(label), _short(label))
        for head, words in self._heads:
            head.set_words(_(words))

    def _measure(self) -> None:
        sizes = look().sizes
        self.setFixedWidth(sizes.rail if self._rail else sizes.navigation)
        for head, _words in self._heads:
            head.setFixedHeight(sizes.navigation_item - 8)
        self.update()


def _short(label: str) -> str:
    return _(_SHORT[label]) if label in _SHORT else ""


def _chooser(navigation: Navigation, entry_id: str) -> Callable[[], None]:
    return lambda: navigation.chosen.emit(entry_id)
