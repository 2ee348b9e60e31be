"""A field for a PIN: what is typed shows as dots and can be copied by nobody."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.text_field import TextField


class PinField(TextField):
    """Takes digits. `step_wanted` and `letter_typed` are for whoever lets a name be chosen from here."""

    step_wanted = Signal(int)
    """Up (-1) or Down (1) was pressed."""
    letter_typed = Signal(str)
    """A letter was typed, which is no part of a PIN."""
    given = Signal()
    """Enter: this is the PIN."""

    def __init__(self, *, longest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setEchoMode(TextField.EchoMode.Password)
        self.setMaxLength(longest)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if step:
            self.step_wanted.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.given.emit()
        elif plain and event.text().isalpha():
            self.letter_typed.emit(event.text())
        else:
            super().keyPressEvent(event)
