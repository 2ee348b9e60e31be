"""Somebody asks what is known of them, or wants to be forgotten."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from receptiondesk.domain.errors import DeskError
from receptiondesk.i18n import NC_, _, ngettext
from receptiondesk.services.privacy import Dossier, Erased
from ui.context import Context
from ui.operations.latest import Latest
from ui.pages.frame import MARGIN
from ui.widgets.base import Tone, follow_look
from ui.widgets.button import CommandButton, Fit, Manner
from ui.widgets.form_grid import FormGrid
from ui.widgets.text import TextBlock
from ui.widgets.text_field import TextField


class AskingPerson(QWidget):
    """Looked up by name or number; handed over as a file; erased, with a reason."""

    erased = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._found: Dossier | None = None
        self._latest = Latest(context.operations, self)
        self.name, self.phone, self.reason = TextField(), TextField(), TextField()
        self._grid = FormGrid(margin=MARGIN, top=4)
        for field in (self.name, self.phone, self.reason):
            self._grid.add("…", field)
        self._known = TextBlock(tone=Tone.SOFT)
        self.look_up = CommandButton("", icon="search", fit=Fit.CONTROL)
        self.hand_over = CommandButton("", icon="download", fit=Fit.CONTROL)
        self.erase = CommandButton("", manner=Manner.RED, fit=Fit.CONTROL)
        self._lay_out()
        self.name.returnPressed.connect(self.look)
        self.phone.returnPressed.connect(self.look)
        for field in (self.name, self.phone):
            field.edited.connect(self._forget)
        self.reason.edited.connect(self._show)
        self.look_up.clicked.connect(self.look)
        self.hand_over.clicked.connect(self._ask_where)
        self.erase.clicked.connect(self._erase)
        follow_look(self._say)

    def look(self) -> None:
        """Find out what is known of the person."""
        name, phone, privacy = self.name.text().strip(), self.phone.text().strip(), self._context.desk.privacy
        if not name and not phone:
            return

        def find() -> Dossier | str:
            try:
                return privacy.find(name or phone, phone=phone if name else "")
            except DeskError as trouble:
                return trouble.text  # an answer here, and no trouble

        self._latest.ask(find, self._answer)

    def write_to(self, file: str) -> None:
        """Hand all that is known over as a file."""
        found, reason, desk = self._found, self.reason.text(), self._context.desk
        if found is None:
            return

        def write() -> str:
            from receptiondesk.services.dossiers import write_dossier

            desk.privacy.hand_over(found, reason)
            write_dossier(found, Path(file))
            return file

        said = _("All that is known is in {file}.")
        self._context.operations.run(write, lambda file: self._context.notices.say(said.format(file=file)))

    def _answer(self, answer: Dossier | str) -> None:
        self._found = answer if isinstance(answer, Dossier) else None
        self._show()
        if isinstance(answer, str):
            self._known.set_words(answer)

    def _ask_where(self) -> None:
        title = _("Write to a file")
        file, _kind = QFileDialog.getSaveFileName(self, title, "person.json", "JSON (*.json)")
        if file:
            self.write_to(file)

    def _erase(self) -> None:
        found, reason, privacy = self._found, self.reason.text(), self._context.desk.privacy
        if found is not None:
            self._context.operations.run(lambda: privacy.erase(found, reason), self._is_erased)

    def _is_erased(self, erased: Erased) -> None:
        many = len(erased.numbers)
        said = ngettext("The person is erased from {count} record.", "The person is erased from {count} records.", many)
        lines = [said.format(count=many)]
        if erased.held:
            held = _("These are held and stay as they are: {numbers}.")
            lines.append(held.format(numbers=_(", ").join(erased.held)))
        self._context.notices.say(" ".join(lines))
        for field in (self.name, self.phone, self.reason):
            field.set_text("")
        self._forget()
        self._context.person_erased.emit()
        self.erased.emit()

    def _forget(self) -> None:
        self._found = None
        self._show()

    def _show(self) -> None:
        """What was found, and what can be done with it: with a reason."""
        found = self._found
        for command in (self.hand_over, self.erase):
            command.setEnabled(found is not None and bool(self.reason.text().strip()))
        self._known.set_words(
            _words(found) if found else _("Look up what is known before it is handed over or erased.")
        )

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(MARGIN, 0, MARGIN, 0)
        row.setSpacing(8)
        for command in (self.look_up, self.hand_over, self.erase):
            row.addWidget(command)
        row.addStretch(1)
        known = QHBoxLayout()
        known.setContentsMargins(MARGIN, 0, MARGIN, 0)
        known.addWidget(self._known)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._grid)
        column.addSpacing(12)
        column.addLayout(known)
        column.addSpacing(12)
        column.addLayout(row)

    def _say(self) -> None:
        labels = (_("Name or number"), _("Their number"), _("Reason"))
        for field, label in zip((self.name, self.phone, self.reason), labels, strict=True):
            self._grid.set_label(field, label)
        self.phone.set_hint(_("where several have that name"))
        self.look_up.set_words(_(NC_("button", "Look up")))
        self.hand_over.set_words(_("Write to a file ..."))
        self.erase.set_words(_("Erase for good"))
        self._show()


def _words(found: Dossier) -> str:
    many = len(found.records)
    said = ngettext("{count} record: {numbers}.", "{count} records: {numbers}.", many)
    lines = [said.format(count=many, numbers=_(", ").join(found.numbers) or "–")]
    if held := [recorded.task.number for recorded in found.records if recorded.task.held]:
        lines.append(_("These are held and stay as they are: {numbers}.").format(numbers=_(", ").join(held)))
    if found.mentions:
        lines.append(_("Also mentioned in: {numbers}.").format(numbers=_(", ").join(found.mentions)))
    return " ".join(lines)
