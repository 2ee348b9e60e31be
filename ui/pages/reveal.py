"""Hidden values of a record, shown to whoever says why."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from receptiondesk.i18n import _
from receptiondesk.services.privacy import REASONS
from ui.look import Role
from ui.widgets.base import Tone, follow_look
from ui.widgets.button import CommandButton, Fit, Manner
from ui.widgets.chip_flow import ChipFlow
from ui.widgets.segments import Segments
from ui.widgets.text import TextBlock
from ui.widgets.text_field import TextField


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden:
    """A value that a record shows in part."""

    field: str
    label: str
    """What the value is called, in the screen's language."""


class Reveal(QWidget):
    """The question which value, and why, with reasons that are ready; `command` opens it and stands elsewhere."""

    wanted = Signal(str, str)
    """Show the field of that name for that reason."""
    opened = Signal()
    """The question stands there: let it be seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hidden: tuple[Hidden, ...] = ()
        self.command = CommandButton("", manner=Manner.SUBTLE, icon="eye", fit=Fit.NOTICE)
        self.command.hide()
        self.command.clicked.connect(self._toggle)
        self._why = TextBlock(role=Role.LABEL, tone=Tone.SOFT)
        self._which: Segments | None = None
        self.reasons = ChipFlow(tuple(self._reason(reason) for reason in REASONS))
        self.own = TextField()
        self.own.returnPressed.connect(lambda: self._answer(self.own.text()))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        for part in (self._why, self.reasons, self.own):
            self._column.addWidget(part)
        self._open(False)
        follow_look(self._say)

    def set_hidden(self, hidden: Sequence[Hidden]) -> None:
        """Offer to show these values."""
        if tuple(hidden) == self._hidden:
            return
        self._hidden = tuple(hidden)
        self._open(False)
        if self._which is not None:
            self._which.deleteLater()
            self._which = None
        if len(self._hidden) > 1:
            self._which = Segments(_("Which"), [(one.field, one.label) for one in self._hidden], parent=self)
            self._which.set_text(self._hidden[0].field)
            self._column.insertWidget(1, self._which, 0, Qt.AlignmentFlag.AlignLeft)
        self.command.setVisible(bool(self._hidden))

    def choose(self, field: str) -> None:
        """Ask for the value of that name."""
        if self._which is not None:
            self._which.set_text(field)

    def _reason(self, reason: str) -> CommandButton:
        button = CommandButton(_(reason), fit=Fit.NOTICE)
        button.setObjectName(reason)
        button.clicked.connect(lambda: self._answer(_(reason)))
        return button

    def _toggle(self) -> None:
        self._open(self.isHidden())
        if not self.isHidden():
            (self._which or self.reasons.chips()[0]).setFocus()
            self.opened.emit()

    def _open(self, is_open: bool) -> None:
        self.setVisible(is_open)
        self.own.set_text("")

    def _answer(self, reason: str) -> None:
        if not reason.strip():
            return
        field = self._which.text() if self._which is not None else self._hidden[0].field
        # First: when the button that has the focus goes, the focus shall not go through the window.
        self.command.setFocus()
        self._open(False)
        self.wanted.emit(field, reason)

    def _say(self) -> None:
        self.command.set_words(_("Show hidden ..."))
        self._why.set_words(_("Why do you need to see it? The reason is kept in the history."))
        for chip in self.reasons.chips():
            assert isinstance(chip, CommandButton)
            chip.set_words(_(chip.objectName()))
        self.own.set_hint(_("Another reason"))
        self.own.setAccessibleName(_("Another reason"))
