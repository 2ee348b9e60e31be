"""What the window relies on in every page."""

from PySide6.QtWidgets import QWidget

from ui.commands.keys import Do
from ui.context import Context


class Page(QWidget):
    """One page of the window. Subclasses say their id, name and icon, and build themselves when first shown."""

    id = ""
    label = ""
    """English name, also of its navigation entry."""
    icon = ""
    coach_open = False
    """Whether the coach stands open beside it until somebody folds it."""

    has_room_for_coach = True
    """Whether the coach, or its folded rail, stands beside it at all."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.setObjectName(self.id)

    def shown(self) -> None:
        """The page came to the front: look again at what it shows."""

    def do(self, command: Do) -> bool:
        """Carry out a command of the window; False where the page knows nothing of it."""
        return False

    def show_record(self, number: str) -> None:
        """Show one record, on the page that shows records."""
