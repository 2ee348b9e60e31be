"""The buttons at the foot of the sheet and the menu beside its title: where one may turn from here."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from receptiondesk import i18n
from receptiondesk.i18n import _
from receptiondesk.services.coach import Advice
from ui.coach import holding
from ui.coach.menu import make_menu
from ui.coach.sheet import CoachSheet
from ui.coach.sides import ICONS, KEYED, SideDoor, SideDoors
from ui.commands.keys import Do
from ui.look import look
from ui.widgets.button import CommandButton, Fit

_ICONS_BELOW = 1.25
"""From this text size on the buttons leave their icons out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """What the buttons do."""

    hold: Callable[[], object]
    """One step further in holding."""
    turn_to: Callable[[str], object]
    """To a side course."""
    back: Callable[[], object]
    """To where the talk stands."""


class Turning:
    """Keeps the buttons as long as they lead to the same places; what finds no room goes into the menu."""

    def __init__(self, sheet: CoachSheet, ways: Ways) -> None:
        self._sheet, self._ways = sheet, ways
        self._doors = SideDoors()
        self._roomless: tuple[SideDoor, ...] = ()
        self._shown: tuple[object, ...] = ()

    def show(self, advice: Advice, doors: SideDoors, step: holding.Step | None) -> None:
        """Show the ways from what is advised; `step` is the next in holding, `None` where nobody is on the line."""
        self._doors = doors
        rows = self._sheet.rows_of_foot()
        room = (look().scale, self._sheet.width(), rows)
        wanted = (i18n.language(), room, advice.side, step.label if step else "", doors.keyed)
        if wanted != self._shown:
            self._shown = wanted
            self._put_buttons(advice, step, rows)
        self._sheet.head.more.setVisible(doors != SideDoors())

    def menu(self) -> QMenu:
        """The moments that come out of turn."""
        return make_menu(self._sheet, self._doors, self._roomless, self._turn_to)

    def _put_buttons(self, advice: Advice, step: holding.Step | None, rows: int) -> None:
        """The way on and the way back first, then those with keys of their own as far as there is room."""
        first: list[CommandButton] = []
        is_holding = step is not None and step.moment != holding.ASK
        if step is not None and is_holding:
            first.append(self._button(_(step.label), Do.HOLD.key, "hold", self._ways.hold))
        if advice.side and advice.moment not in (holding.WHILE, holding.BACK):
            key = KEYED[advice.side].key if advice.side in KEYED and advice.side != holding.SIDE else ""
            first.append(self._button(_("Back"), key, "undo", self._ways.back))
        doors = [door for door in self._doors.keyed if not (is_holding and door.id == holding.SIDE)]
        if rows == 2 and len(doors) == 4 and not first:
            doors = [doors[0], doors[2], doors[1], doors[3]]  # column by column: so they find room in English too
        rest = [self._button(d.label, d.key, ICONS.get(d.id, ""), partial(self._turn_to, d.id)) for d in doors]
        fitting = self._sheet.fitting([*first, *rest], rows)
        for button in (*first, *rest)[fitting:]:
            button.deleteLater()
        self._roomless = tuple(doors[max(0, fitting - len(first)) :])
        self._sheet.show_foot([*first, *rest][:fitting])

    def _button(self, label: str, key: str, icon: str, run: Callable[[], object]) -> CommandButton:
        shown = icon if look().scale < _ICONS_BELOW else ""
        button = CommandButton(label, key=key, icon=shown, fit=Fit.NOTICE, parent=self._sheet.foot)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: run())
        return button

    def _turn_to(self, side: str) -> None:
        if side == holding.SIDE:
            self._ways.hold()
        else:
            self._ways.turn_to(side)
