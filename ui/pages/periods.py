"""For how long what is kept, kind by kind, field by field; nothing counts before it is put in force."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from receptiondesk.domain.fields import named
from receptiondesk.domain.privacy import EXTRA
from receptiondesk.i18n import _
from receptiondesk.services.retention import LONGEST, Kept
from ui.context import Context
from ui.look import STRONG, Role
from ui.pages.frame import MARGIN, indented
from ui.widgets.base import Tone, follow_look
from ui.widgets.form_grid import FormGrid, Width
from ui.widgets.stepper import Stepper
from ui.widgets.text import TextLine

_ALL = ""
"""Stands for all fields of a kind."""


class Periods(QWidget):
    """A field of days for each personal field of each kind, and one for all of a kind."""

    edited = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._days: dict[tuple[str, str], Stepper] = {}
        self._heads: list[tuple[TextLine, str]] = []
        self._grids: dict[str, FormGrid] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_periods(self, periods: tuple[Kept, ...]) -> None:
        """Show what is in force."""
        if not self._days:
            self._build(periods)
        for period in periods:
            self._days[period.kind, period.field].set_value(period.days)
        for kind in self._grids:
            days = {period.days for period in periods if period.kind == kind}
            self._days[kind, _ALL].set_value(days.pop() if len(days) == 1 else None)

    def periods(self) -> tuple[Kept, ...]:
        """What stands in the fields; an empty one keeps for ever."""
        return tuple(
            Kept(kind=kind, field=field, days=days.value() or 0)
            for (kind, field), days in self._days.items()
            if field != _ALL
        )

    def days(self, kind: str, field: str = _ALL) -> Stepper:
        """The days of one field; without a field those of the whole kind."""
        return self._days[kind, field]

    def _build(self, periods: tuple[Kept, ...]) -> None:
        for kind in dict.fromkeys(period.kind for period in periods):
            head = TextLine("", role=Role.LABEL, tone=Tone.SOFT, weight=STRONG)
            grid = FormGrid(margin=MARGIN, top=4)
            self._grids[kind] = grid
            grid.add("…", self._stepper(kind, _ALL), width=Width.SECOND)
            self._days[kind, _ALL].edited.connect(lambda kind=kind: self._spread(kind))
            fields = [period.field for period in periods if period.kind == kind]
            for place, field in enumerate(fields):
                add = grid.add_second if place % 2 else grid.add
                add("…", self._stepper(kind, field), width=Width.SECOND)
            for part, room in ((indented(head), 10), (grid, 20)):
                self._column.addWidget(part)
                self._column.addSpacing(room)
            self._heads.append((head, kind))
        for grid in self._grids.values():
            grid.align_with(list(self._grids.values()))
        follow_look(self._say)

    def _stepper(self, kind: str, field: str) -> Stepper:
        stepper = Stepper("", lowest=0, highest=LONGEST)
        stepper.setObjectName(f"{kind}.{field}")
        stepper.edited.connect(self.edited.emit)
        self._days[kind, field] = stepper
        return stepper

    def _spread(self, kind: str) -> None:
        """What is said of all fields of a kind is said of each."""
        days = self._days[kind, _ALL].value()
        for (of, field), stepper in self._days.items():
            if of == kind and field != _ALL and days is not None:
                stepper.set_value(days)
        self.edited.emit()

    def _say(self) -> None:
        kinds = self._context.desk.kinds
        for head, kind in self._heads:
            head.set_words(_(kinds[kind].plural))
        for (kind, field), stepper in self._days.items():
            if field == _ALL:
                label = _("All of it, days")
            elif field == EXTRA:
                label = _("Imported besides")
            else:
                label = _(named(kinds[kind].fields, field).label)
            self._grids[kind].set_label(stepper, label)
