"""The password of the mail server, which is shown to nobody, and a mail by which one sees whether mail works."""

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from receptiondesk.domain.errors import DraftRefused
from receptiondesk.i18n import _
from ui.context import Context
from ui.widgets.base import follow_look
from ui.widgets.button import CommandButton, Fit
from ui.widgets.text_field import TextField


class MailPassword(TextField):
    """Takes a new password and shows none, not even how long the one is that is kept."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._context = context
        self.setEchoMode(TextField.EchoMode.Password)
        self.editingFinished.connect(self._keep)
        follow_look(self._say)

    def _say(self) -> None:
        """Whether one is kept."""
        kept = self._context.desk.home.mail_password.exists()
        self.set_hint(_("Kept; type a new one to change it") if kept else _("None"))

    def _keep(self) -> None:
        typed, desk = self.text(), self._context.desk
        if typed:
            self._context.operations.run(
                lambda: desk.posting.keep_password(typed), lambda _none: self._kept(), self._refused
            )

    def _kept(self) -> None:
        self.set_problem(None)
        self.set_text("")
        self._say()
        self._context.notices.say(_("The password is kept. Nobody can read it on the screen."))

    def _refused(self, error: Exception) -> None:
        if isinstance(error, DraftRefused):
            self.set_problem(error.problems[0].text)
        else:
            self._context.operations.report(error)


class TrialMail(TextField):
    """The address of a test mail, the sender's own where none is typed; says what the server answered to it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._context = context
        self.send_button = CommandButton("", fit=Fit.CONTROL)
        self.send_button.clicked.connect(self._send)
        follow_look(self._say)
        context.desk.settings.on_change(lambda _settings: self._say())

    def _say(self) -> None:
        """All words anew; without a server and a sender there is nothing to try."""
        if not isValid(self):
            return
        self.set_hint(self._context.desk.settings().mail_sender)
        self.send_button.set_words(_("Send a test mail"))
        self.send_button.setEnabled(self._context.desk.telling.is_set_up)

    def _send(self) -> None:
        desk = self._context.desk
        address = self.text().strip() or desk.settings().mail_sender
        self.send_button.setEnabled(False)
        self._context.operations.run_behind(
            lambda: desk.posting.send_trial(address), lambda _none: self._sent(address), self._failed
        )

    def _sent(self, address: str) -> None:
        self.send_button.setEnabled(True)
        self._context.notices.say(_("The mail server took the test mail to {address}.").format(address=address))

    def _failed(self, error: Exception) -> None:
        self.send_button.setEnabled(True)
        self._context.operations.report(error)
