"""A record that must be kept, whatever its age and whoever asks."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from receptiondesk.domain.task import AnyTask
from receptiondesk.i18n import _
from ui.context import Context
from ui.pages.frame import MARGIN
from ui.widgets.base import follow_look
from ui.widgets.button import CommandButton, Fit
from ui.widgets.form_grid import FormGrid, Width
from ui.widgets.text_field import TextField


class Holding(QWidget):
    """Its number, why, and the two commands."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.number, self.reason = TextField(), TextField()
        self._grid = FormGrid(margin=MARGIN, top=4)
        self._grid.add("…", self.number, width=Width.SECOND)
        self._grid.add("…", self.reason)
        self.hold = CommandButton("", fit=Fit.CONTROL)
        self.release = CommandButton("", fit=Fit.CONTROL)
        row = QHBoxLayout()
        row.setContentsMargins(MARGIN, 0, MARGIN, 0)
        row.setSpacing(8)
        for command in (self.hold, self.release):
            row.addWidget(command)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._grid)
        column.addSpacing(12)
        column.addLayout(row)
        for field in (self.number, self.reason):
            field.edited.connect(self._show)
        self.hold.clicked.connect(lambda: self._set_held(True))
        self.release.clicked.connect(lambda: self._set_held(False))
        follow_look(self._say)
        self._show()

    def _set_held(self, held: bool) -> None:
        privacy, number, reason = self._context.desk.privacy, self.number.text().strip().upper(), self.reason.text()
        act = privacy.hold if held else privacy.release
        said = (
            _("{number} is held: nothing of it is erased until it is released.")
            if held
            else _("{number} is not held any more.")
        )

        def done(task: AnyTask) -> None:
            self._context.notices.say(said.format(number=task.number))
            for field in (self.number, self.reason):
                field.set_text("")
            self._show()

        self._context.operations.run(lambda: act(number, reason), done)

    def _show(self) -> None:
        whole = bool(self.number.text().strip() and self.reason.text().strip())
        for command in (self.hold, self.release):
            command.setEnabled(whole)

    def _say(self) -> None:
        for field, label in ((self.number, _("Number")), (self.reason, _("Reason"))):
            self._grid.set_label(field, label)
        self.number.set_hint("V-000012")
        self.hold.set_words(_("Hold the record"))
        self.release.set_words(_("Release the record"))
