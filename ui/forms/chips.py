"""A field of several ticks, such as the wishes of a message."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from receptiondesk.domain.fields import Option
from receptiondesk.i18n import _
from ui.widgets.chip_flow import ChipFlow
from ui.widgets.tick_chip import TickChip


class _Chip(TickChip):
    """One stop for Tab among its fellows; the arrow keys go from one to the next."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}.get(
            Qt.Key(event.key()), 0
        )
        if step:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)


class Chips(ChipFlow):
    """Several of some words; `text()` is their codes with commas, as the core reads and writes them."""

    edited = Signal()
    problem_changed = Signal()

    def __init__(
        self, options: Sequence[Option], *, tail: QWidget | None = None, parent: QWidget | None = None
    ) -> None:
        self._by_code = {option.code: _Chip(_(option.label)) for option in options}
        super().__init__(list(self._by_code.values()), tail=tail)
        self._options = tuple(options)
        self._problem = ""
        chips = list(self._by_code.values())
        for index, chip in enumerate(chips):
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if index == 0 else Qt.FocusPolicy.ClickFocus)
            chip.edited.connect(self.edited)
            chip.stepped.connect(lambda step, index=index: chips[(index + step) % len(chips)].setFocus(_BY_TAB))
        self.setFocusProxy(chips[0])

    def text(self) -> str:
        """The codes of what is ticked."""
        return ", ".join(code for code, chip in self._by_code.items() if chip.isChecked())

    def set_text(self, text: str) -> None:
        """Tick exactly these codes."""
        wanted = {part.strip() for part in text.split(",")}
        for code, chip in self._by_code.items():
            chip.setChecked(code in wanted)

    def translate(self) -> None:
        """Show the words in the screen's language."""
        for option in self._options:
            self._by_code[option.code].set_words(_(option.label))

    def problem(self) -> str:
        """What is wrong, or nothing."""
        return self._problem

    def set_problem(self, problem: str | None) -> None:
        """Say what is wrong; None or "" when nothing is."""
        self._problem = problem or ""
        self.problem_changed.emit()


_BY_TAB = Qt.FocusReason.TabFocusReason


class FlagChip(TickChip):
    """Yes or no as a chip; `text()` is ``true`` or ``false``, as the core reads and writes it."""

    def text(self) -> str:
        """``true`` or ``false``."""
        return "true" if self.isChecked() else "false"

    def set_text(self, text: str) -> None:
        """Tick it for ``true``."""
        self.setChecked(text == "true")
