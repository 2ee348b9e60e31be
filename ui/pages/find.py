"""What is found while somebody types into the find box: people inside, people outside, and their tasks first."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from receptiondesk.i18n import _
from ui.context import Context
from ui.look import look
from ui.operations.latest import Latest

if TYPE_CHECKING:
    from ui.pages.found import Found
    from ui.widgets.suggestions import Suggestions


class FindPopup(QObject):
    """Listens to the find box and offers what it finds; Enter opens, Esc closes and gives the focus back."""

    def __init__(self, context: Context, field: QLineEdit, parent: QObject | None = None) -> None:
        super().__init__(parent or field)
        self._context, self._field = context, field
        self._latest = Latest(context.operations, self)
        self._found: tuple[Found, ...] = ()
        self._came_from: QWidget | None = None
        self._popup: Suggestions | None = None
        field.textEdited.connect(self._look)
        field.installEventFilter(self)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)
        look().changed.connect(self._say)

    @property
    def popup(self) -> "Suggestions":
        """The popup itself, made with the first letter."""
        if self._popup is None:
            from ui.widgets.suggestions import Suggestions

            self._popup = Suggestions(self._field, _("Found"))
            self._popup.chosen.connect(self._open)
            self._field.installEventFilter(self)  # once more: who comes last hears the keys first
        return self._popup

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc closes, empties the box and goes back to where the person was; it parks nothing."""
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if is_escape and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if is_escape and event.type() is QEvent.Type.KeyPress:
            self._leave()
            return True
        return False

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is self._field and old is not None:
            self._came_from = old

    def _leave(self) -> None:
        if self._popup is not None:
            self._popup.close_up()
        self._latest.forget()
        self._field.clear()
        if self._came_from is not None and isValid(self._came_from) and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._field.clearFocus()

    def _look(self, text: str) -> None:
        from ui.pages.found import find

        if not text.strip():
            self._latest.forget()
            self.popup.offer(())
            return
        desk = self._context.desk
        self._latest.ask(lambda: find(desk, text), self._offer)

    def _offer(self, found: "tuple[Found, ...]") -> None:
        self._found = found
        footer = "" if found else _("Nothing found for “{text}”").format(text=self._field.text())
        self.popup.offer(tuple(one.shown for one in found), footer=footer, least_width=self._field.width())

    def _open(self, place: int) -> None:
        found = self._found[place]
        self._field.clear()
        self._field.clearFocus()
        found.open(self._context)

    def _say(self) -> None:
        if self._popup is not None:
            self._popup.setAccessibleName(_("Found"))
            if self._popup.isVisible():
                self._look(self._field.text())
