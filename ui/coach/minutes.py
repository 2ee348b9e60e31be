"""For how long one asks a caller to hold."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QWidget

from receptiondesk.i18n import _
from ui.look.sizes import GAP
from ui.widgets.base import follow_look
from ui.widgets.segments import Segments
from ui.widgets.text import Note

CHOICES = (1, 2, 3, 5)


class HoldMinutes(QWidget):
    """A few minutes to choose from."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._segments = Segments("", [(str(minutes), str(minutes)) for minutes in CHOICES], parent=self)
        self._segments.edited.connect(lambda: self.chosen.emit(int(self._segments.text())))
        # A click leaves the cursor in the form's field.
        for segment in self._segments.findChildren(QRadioButton):
            segment.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._word = Note(parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self._segments)
        row.addWidget(self._word)
        row.addStretch(1)
        follow_look(self._translate)

    def show_minutes(self, minutes: int | None) -> None:
        """Show what is chosen; `None` hides the choice."""
        self._segments.set_text(str(minutes))
        self.setVisible(minutes is not None)

    def _translate(self) -> None:
        self._segments.setAccessibleName(_("Minutes on hold"))
        self._word.set_words(_("minutes"))
