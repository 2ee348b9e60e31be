"""Where copies go besides the desk's own folder, when the last one was made, and one of now."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from receptiondesk.domain.when import now
from receptiondesk.i18n import _
from receptiondesk.services.backup_files import Backup
from ui.context import Context
from ui.look.times import whole
from ui.operations.latest import Latest
from ui.widgets.base import Tone, follow_look
from ui.widgets.button import CommandButton, Fit
from ui.widgets.text import TextLine
from ui.widgets.text_field import TextField

Last = tuple[Backup | None, Backup | None]


class FolderChoice(TextField):
    """The path of a folder, typed or chosen."""

    chosen = Signal()
    """Another folder was chosen in the system's own window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.choose_button = CommandButton("", fit=Fit.CONTROL)
        self.choose_button.clicked.connect(self._choose)
        follow_look(self._say)

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self.window(), _("Second folder for backups"), self.text())
        if folder:
            self.set_text(folder)
            self.chosen.emit()

    def _say(self) -> None:
        self.set_hint(_("None"))
        self.choose_button.set_words(_("Choose …"))


class LastCopy(QWidget):
    """When the last copy was made, here and in the second folder; and a command for one of now."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._last: Last | None = None
        self._latest = Latest(context.operations, self)
        self.words = TextLine(tone=Tone.SOFT)
        self.make_button = CommandButton("", fit=Fit.CONTROL)
        self.make_button.clicked.connect(self._make)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.words)
        row.addWidget(self.make_button)
        row.addStretch(1)
        follow_look(self._say)

    def look(self) -> None:
        """See what there is now."""
        self._latest.ask(self._context.desk.backups.last, self._show)

    def _make(self) -> None:
        """Make a copy behind everything else; what fails is said in a notice."""
        self.make_button.setEnabled(False)
        operations, backups = self._context.operations, self._context.desk.backups
        # After the folder that was chosen a moment ago is kept.
        operations.run(
            lambda: None, lambda _kept: operations.run_behind(backups.make_here_and_there, self._made, self._failed)
        )

    def _made(self, copy: Backup) -> None:
        self.make_button.setEnabled(True)
        self._context.notices.say(_("The copy {file} is made and proved.").format(file=copy.file.name))
        self.look()

    def _failed(self, error: Exception) -> None:
        self.make_button.setEnabled(True)
        self._context.operations.report(error)

    def _show(self, last: Last) -> None:
        self._last = last
        self._say()

    def _say(self) -> None:
        self.make_button.set_words(_("Back up now"))
        here, there = self._last or (None, None)
        if self._last is None:
            words = ""
        elif here is None:
            words = _("There is none yet")
        elif not self._context.desk.settings().backup_folder:
            words = _made_at(here)
        elif there is None:
            words = _("{time}; none in the second folder yet").format(time=_made_at(here))
        elif there.file.name == here.file.name:
            words = _("{time}, in both folders").format(time=_made_at(here))
        else:
            words = _("{time}; in the second folder {other}").format(time=_made_at(here), other=_made_at(there))
        self.words.set_words(words)


def _made_at(copy: Backup) -> str:
    return whole(copy.made_at.astimezone(), now().date())
