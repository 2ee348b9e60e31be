"""The form for a moment of the company's own."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from receptiondesk.domain.own_words import MomentInForce, NewMoment
from receptiondesk.i18n import _
from receptiondesk.services.kinds import AnyKind
from ui.look import Role
from ui.pages.frame import MARGIN
from ui.widgets.base import Tone
from ui.widgets.button import CommandButton, Manner
from ui.widgets.choice import Choice, Option
from ui.widgets.form_grid import FormGrid, Width
from ui.widgets.scroll import BAR
from ui.widgets.text import TextBlock
from ui.widgets.text_field import TextField

_FIELD, _STATUS = "field:", "status:"


class MomentForm(QWidget):
    """Its title, its place in the course, and when it comes by itself."""

    wanted = Signal(object)
    """A `NewMoment` is to be added."""
    left = Signal()

    def __init__(self, moments: Sequence[MomentInForce], kind: AnyKind | None) -> None:
        super().__init__()
        self.title = TextField()
        places: list[Option] = [("", _("In the menu of other moments"))]
        places += [(moment.id, _("After “{moment}”").format(moment=moment.title)) for moment in moments]
        self.place = Choice("", places)
        self.place.set_text("")
        self.comes = Choice("", _comings(kind))
        self.comes.set_text("")
        self._add = CommandButton(_("Add"), manner=Manner.PRIMARY)
        self._leave = CommandButton(_("Not now"))
        self._add.clicked.connect(lambda: self.wanted.emit(self.moment))
        self.title.returnPressed.connect(self._add.click)
        self._leave.clicked.connect(self.left)
        grid = FormGrid(margin=MARGIN, top=8)
        grid.add(_("Name of the moment"), self.title, width=Width.FIRST)
        grid.add(_("Stands"), self.place, width=Width.FIRST)
        if kind is not None:
            grid.add(_("Comes"), self.comes, width=Width.FIRST)
        commands = QHBoxLayout()
        commands.setContentsMargins(MARGIN, 8, MARGIN - BAR, 0)
        commands.setSpacing(12)
        commands.addWidget(self._add)
        commands.addWidget(self._leave)
        commands.addStretch(1)
        said = _("The coach then has one more moment to turn to. What is said and done there is written next.")
        head = QVBoxLayout()
        head.setContentsMargins(MARGIN, 16, MARGIN - BAR, 4)
        head.setSpacing(8)
        head.addWidget(TextBlock(_("A moment of your own"), role=Role.TITLE))
        head.addWidget(TextBlock(said, tone=Tone.SOFT))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 24)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(grid)
        column.addLayout(commands)
        column.addStretch(1)

    @property
    def moment(self) -> NewMoment:
        """What is asked for."""
        comes = self.comes.text()
        return NewMoment(
            title=self.title.text(),
            after=self.place.text(),
            field=comes.removeprefix(_FIELD) if comes.startswith(_FIELD) else "",
            status=comes.removeprefix(_STATUS) if comes.startswith(_STATUS) else "",
        )


def _comings(kind: AnyKind | None) -> list[Option]:
    options: list[Option] = [("", _("When somebody turns to it"))]
    if kind is not None:
        options += [
            (_FIELD + field.name, _("At the field “{field}”").format(field=_(field.label)))
            for field in kind.empty.FIELDS
        ]
        options += [
            (_STATUS + status.id, _("While the state is “{state}”").format(state=_(status.label)))
            for status in kind.statuses
        ]
    return options
