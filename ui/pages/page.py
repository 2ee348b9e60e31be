"""What the window relies on in every page."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
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

    comes_from = ""
    """The page from which alone one comes here, and to which Esc leads back; "" for one of the navigation."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.is_built = False
        """Whether the page has its parts."""
        self.setObjectName(self.id)

    def build(self) -> None:
        """Give the page its parts, the first time that it is called."""
        if not self.is_built:
            self.is_built = True
            self._build()

    def _build(self) -> None:
        """Make the parts, in pages that have any to make."""

    def prepare(self) -> None:
        """Nobody wants the page yet, and the desk has time: do now what would make the first look at it slow."""

    def shown(self) -> None:
        """The page came to the front: look again at what it shows."""

    def do(self, command: Do) -> bool:
        """Carry out a command of the window; False where the page knows nothing of it."""
        return False

    def show_record(self, number: str) -> None:
        """Show one record, on the page that shows records."""

    def open_at(self, address: str) -> None:
        """Show one place of the page the next time it comes to the front, on a page that has such places."""

    def keep_drafts(self) -> None:
        """Write down what is typed on the page and not saved, for instance before the window closes."""

    def can_step_back(self) -> bool:
        """Whether Esc has something to do on this page; where it has not, it parks the task in front."""
        return bool(self.comes_from)

    def step_back(self) -> None:
        """Esc: untick, go back to the list, or to the page from which one came."""
        if self.comes_from:
            self.context.page_wanted.emit(self.comes_from)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self.can_step_back():
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                self.step_back()
                return True
        return super().event(event)
