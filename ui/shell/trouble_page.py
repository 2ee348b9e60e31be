"""What stands in the window when the desk cannot be opened: why, and how to go on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from receptiondesk.i18n import _
from ui.look import Role
from ui.widgets.base import Tone
from ui.widgets.button import CommandButton, Manner
from ui.widgets.text import TextBlock


class TroublePage(QWidget):
    """One sentence and one button."""

    again = Signal()

    def __init__(self, why: str) -> None:
        super().__init__()
        head = TextBlock(_("The desk cannot be opened"), role=Role.TITLE, centred=True)
        words = TextBlock(why, role=Role.BODY, tone=Tone.SOFT, centred=True)
        button = CommandButton(_("Try again"), manner=Manner.PRIMARY)
        button.clicked.connect(self.again)
        column = QVBoxLayout(self)
        column.setContentsMargins(64, 64, 64, 64)
        column.setSpacing(16)
        column.addStretch(1)
        column.addWidget(head)
        column.addWidget(words)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
