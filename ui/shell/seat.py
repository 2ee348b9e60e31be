"""Who sits at the window: handing it to the next person, and covering it while nobody is there."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from shiboken6 import isValid

from receptiondesk.domain.permissions import NobodySignedIn
from receptiondesk.i18n import _
from receptiondesk.services.settings import Settings
from ui.shell.desk_view import DeskView
from ui.shell.idle_watch import IdleWatch
from ui.shell.window import DeskWindow


class Seat(QObject):
    """Open tasks stay where they are; whoever sits down next goes on with them, in their own name."""

    def __init__(self, window: DeskWindow, view: DeskView) -> None:
        """Covers the window at once where people have PINs."""
        super().__init__(view)
        self._window, self._view, self._context = window, view, view.context
        self._sitting, self._before = "", ""
        """Who sits here, and who did before: probably the one who comes back."""
        self._shown_to = self._context.desk.people.here
        self._focus: QWidget | None = None
        self._is_locked = False
        self._watch = IdleWatch(window)
        self._watch.idle.connect(self._leave_alone)
        self._context.desk.settings.on_change(self._settings_changed)
        self._context.operations.failed.connect(self._refused)
        view.seat_wanted.connect(self.hand_over)
        self._settings_changed(self._context.desk.settings())
        if self._context.desk.people.present():
            self._cover(locked=True)

    @property
    def is_locked(self) -> bool:
        """Whether nothing of the desk can be seen or reached without a PIN."""
        return self._is_locked

    def hand_over(self) -> None:
        """Ask who sits here from now on; on a desk without PINs that is a matter of the settings."""
        if self._context.desk.people.present():
            self._cover(locked=False)
        else:
            self._view.work_area.show_page("people")

    def lock(self) -> None:
        """Cover the desk until somebody comes; everything that is typed is written down.

        Where the last person has gone meanwhile nobody could open it again: it stays as it is.
        """
        if not self._context.desk.people.present():
            return
        self._view.work_area.keep_drafts()
        # After what was handed over before: that is still done in the name of who sat here.
        self._context.operations.run(self._context.desk.people.leave_seat)
        self._cover(locked=True)

    def _leave_alone(self) -> None:
        if self._context.desk.people.here and not self._is_locked:
            self.lock()

    def _refused(self, error: Exception) -> None:
        """Nothing is done while nobody has signed in: ask for it at once, also where another desk has set it up."""
        if isinstance(error, NobodySignedIn) and not self._window.is_covered:
            self._cover(locked=True)

    def _cover(self, *, locked: bool) -> None:
        from ui.shell.cover import Cover
        from ui.shell.sign_in import SignIn

        people = self._context.desk.people
        if self._window.is_covered:
            self._window.uncover()
        else:
            self._focus, self._sitting = self._window.focusWidget(), people.here or self._sitting
            _close_what_floats()
        picture = None if locked else self._window.grab()
        sheet = SignIn(self._context, people.present(), locked=locked)
        sheet.signed_in.connect(self._sit_down, Qt.ConnectionType.QueuedConnection)
        sheet.left.connect(self._go_on, Qt.ConnectionType.QueuedConnection)
        sheet.lock_wanted.connect(self.lock, Qt.ConnectionType.QueuedConnection)
        self._is_locked = locked
        self._window.cover(Cover(sheet, picture))
        sheet.choose(self._context.desk.settings().receptionist if locked else self._before)

    def _sit_down(self, here: str) -> None:
        was = self._sitting
        self._go_on()
        self._sitting = here
        if was not in ("", here):
            self._before = was
            self._context.notices.say(_("{name} sits here now.").format(name=here))

    def _go_on(self) -> None:
        """Show the desk as it was left, the cursor where it stood."""
        self._is_locked = False
        self._window.uncover()
        self._view.fit()
        if self._focus is not None and isValid(self._focus) and self._focus.isVisible():
            self._focus.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
        else:
            self._view.work_area.take_focus()
        self._focus = None

    def _settings_changed(self, settings: Settings) -> None:
        self._watch.set_minutes(settings.lock_after)
        here, page = self._context.desk.people.here, self._view.work_area.front_page
        if here != self._shown_to and page is not None:
            page.shown()  # they may do something else there than who sat here before
        self._shown_to = here


def _close_what_floats() -> None:
    """Menus, lists and dialogs stand over the window: what they show would stay in sight."""
    QToolTip.hideText()
    for _level in range(8):
        floating = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if floating is None:
            return
        floating.close()
