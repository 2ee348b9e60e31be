"""The head of the history, to be held outside the desk; and the check whether the history holds one that was."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from receptiondesk.domain.errors import DraftRefused
from receptiondesk.domain.when import now
from receptiondesk.i18n import _
from receptiondesk.services.checking import Checked, check, read_head, write_head
from receptiondesk.services.files import write_whole
from receptiondesk.storage.chain import Head
from ui.context import Context
from ui.operations.latest import Latest
from ui.pages.frame import MARGIN, indented
from ui.widgets.base import Tone, follow_look
from ui.widgets.button import CommandButton, Fit
from ui.widgets.form_grid import FormGrid, Width
from ui.widgets.text import TextBlock
from ui.widgets.text_field import TextField

_SHOWN = 5
"""Findings that are said on the page; the command line says all."""


class HouseHead(QWidget):
    """The head with *Copy* and *Save*; a field for one that was held, and *Check*."""

    _went_on = Signal(int, int)
    """So much of so much is looked through; told by the thread that looks."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._latest = Latest(context.operations, self)
        self._head: Head | None = None
        self._checked: Checked | None = None
        self._is_under_way = False
        self.words, self.result = TextBlock(), TextBlock()
        self.held = TextField()
        self.copy = CommandButton("", fit=Fit.CONTROL)
        self.save = CommandButton("", fit=Fit.CONTROL)
        self.check = CommandButton("", fit=Fit.CONTROL)
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self._save)
        self.check.clicked.connect(self._check)
        self.held.edited.connect(lambda: self.held.set_problem(None))
        self._went_on.connect(self._say_how_far, Qt.ConnectionType.QueuedConnection)
        self._grid = FormGrid(margin=MARGIN, top=4)
        self._grid.add("…", self.held, width=Width.FULL)
        self._lay_out()
        follow_look(self._say)

    def look(self) -> None:
        """See where the history ends now."""
        store = self._context.desk.store

        def read() -> Head:
            with store.reading() as work:
                return work.proof().head()

        self._latest.ask(read, self._show)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part, room in (
            (indented(self.words), 12),
            (_row(self.copy, self.save), 16),
            (self._grid, 12),
            (_row(self.check, self.result), 0),
        ):
            column.addWidget(part)
            column.addSpacing(room)

    def _show(self, head: Head) -> None:
        self._head = head
        self._say()

    def _copy(self) -> None:
        if self._head is not None:
            QApplication.clipboard().setText(write_head(self._head))
            copied = _("The head of the history is copied. Keep it where nobody of this desk can write.")
            self._context.notices.say(copied)

    def _save(self) -> None:
        if self._head is None:
            return
        proposed = f"head-{now():%Y%m%d}.txt"
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save the head of the history"), proposed, "TXT (*.txt)")
        if chosen:
            text = write_head(self._head) + "\n"
            said = _("The head of the history is in {file}.").format(file=Path(chosen).name)
            self._context.operations.run(
                lambda: write_whole(Path(chosen), text), lambda _none: self._context.notices.say(said)
            )

    def _check(self) -> None:
        """Read everything through behind everything else, and say on the way how far that is."""
        if self._is_under_way:
            return
        try:
            held = read_head(self.held.text()) if self.held.text().strip() else None
        except DraftRefused as refused:
            self.held.set_problem(refused.problems[0].text)
            return
        store = self._context.desk.store
        self._is_under_way = True
        self._say_how_far(0, 1)
        self._say()
        self._context.operations.run_behind(
            lambda: check(store, held=held, told=self._went_on.emit), self._done, self._failed
        )

    def _done(self, checked: Checked) -> None:
        self._is_under_way, self._checked = False, checked
        self._show(checked.head)

    def _failed(self, error: Exception) -> None:
        self._is_under_way = False
        self._say()
        self._context.operations.failed.emit(error)

    def _say_how_far(self, done: int, of: int) -> None:
        if self._is_under_way:
            said = _("Reading everything through … {percent} %")
            self.result.set_words(said.format(percent=100 * done // max(of, 1)))
            self.result.set_tone(Tone.SOFT)

    def _say(self) -> None:
        self.copy.set_words(_("Copy"))
        self.save.set_words(_("Save as …"))
        self.check.set_words(_("Check the history"))
        self._grid.set_label(self.held, _("A head that was held"))
        self.held.set_hint(_("entries:head; left empty, only the history itself is checked"))
        for command in (self.copy, self.save):
            command.setEnabled(self._head is not None)
        self.check.setEnabled(not self._is_under_way)
        if self._head is not None:
            said = _("The head of the history, to be held outside: {head}")
            self.words.set_words(said.format(head=write_head(self._head)))
        if not self._is_under_way and self._checked is not None:
            self.result.set_words(_found(self._checked))
            self.result.set_tone(Tone.GREEN if self._checked.is_in_order else Tone.RED)


def _found(checked: Checked) -> str:
    if checked.is_in_order:
        said = _("Everything is in order: {tasks} tasks, {entries} entries in the history.")
        return said.format(tasks=checked.tasks, entries=checked.head.entries)
    return "\n".join(finding.text for finding in checked.findings[:_SHOWN])


def _row(*parts: QWidget) -> QWidget:
    around = QWidget()
    row = QHBoxLayout(around)
    row.setContentsMargins(MARGIN, 0, MARGIN, 0)
    row.setSpacing(8)
    for part in parts:
        row.addWidget(part, int(isinstance(part, TextBlock)), Qt.AlignmentFlag.AlignVCenter)
    if not isinstance(parts[-1], TextBlock):
        row.addStretch(1)
    return around
