"""What nobody is asked for whose visit does not need it, by the type of the visitor."""

from collections.abc import Iterator

from PySide6.QtWidgets import QHBoxLayout, QWidget

from receptiondesk.i18n import _
from receptiondesk.services.kinds import AnyKind
from ui.context import Context
from ui.pages.frame import MARGIN
from ui.widgets.base import follow_look
from ui.widgets.facts import Fact, Facts


class NotAsked(QWidget):
    """A row for each type, in the words of the form."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.facts = Facts()
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 0, MARGIN, 0)
        row.addWidget(self.facts)
        follow_look(self._say)

    def _say(self) -> None:
        self.facts.set_facts([fact for kind in self._context.desk.kinds.values() for fact in _not_asked(kind)])


def _not_asked(kind: AnyKind) -> Iterator[Fact]:
    for choice in kind.fields:
        for option in choice.options:
            unasked = kind.not_asked({choice.name: option.code})
            labels = [_(field.label) for field in kind.fields if field.name in unasked]
            if labels:
                yield Fact(label=_(option.label), value=_(", ").join(labels))
