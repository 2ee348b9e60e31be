"""The menu of moments that come out of turn: what is likely now, the rest of this kind, the topics of the house."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtWidgets import QMenu, QWidget

from receptiondesk.i18n import _
from receptiondesk.services.coach import Ask
from ui.coach.sides import SideDoor, SideDoors
from ui.widgets.tip import plain_title

_AT_ONCE = "emergency"
"""The topic that nobody shall look for."""


def make_menu(
    parent: QWidget,
    doors: SideDoors,
    keyed: Iterable[SideDoor],
    go: Callable[[str], object],
) -> QMenu:
    """A menu of all ways from here but those that stand as buttons at the foot; `keyed` had no room there."""
    menu = QMenu(parent)
    _add(menu, keyed, go)
    _add(menu, doors.likely, go)
    _add(menu, doors.others, go)
    topics = [door for door in doors.topics if door.id != _AT_ONCE]
    if topics:
        menu.addSeparator()
        _add(menu.addMenu(_("Topics of the house")), topics, go)
    _add(menu, (door for door in doors.topics if door.id == _AT_ONCE), go)
    return menu


def add_ticks(menu: QMenu, asks: Sequence[Ask], tick: Callable[[str, bool], object]) -> None:
    """Put what the receptionist may tick into the menu, where the sheet has no room for it."""
    if asks and menu.actions():
        menu.addSeparator()
    for ask in asks:
        action = menu.addAction(plain_title(ask.label))
        action.setCheckable(True)
        action.setChecked(ask.on)
        action.triggered.connect(lambda on, fact=ask.fact: tick(fact, on))


def _add(menu: QMenu, doors: Iterable[SideDoor], go: Callable[[str], object]) -> None:
    doors = tuple(doors)
    if doors and menu.actions():
        menu.addSeparator()
    for door in doors:
        action = menu.addAction(plain_title(f"{door.label}\t{door.key}" if door.key else door.label))
        action.triggered.connect(lambda _checked=False, side=door.id: go(side))
