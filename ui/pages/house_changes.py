"""Changes in the house: who has changed people, settings, periods, the directory; and that it can be believed."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from receptiondesk.domain.house import ABOUT_LABELS, About
from receptiondesk.domain.permissions import Act
from receptiondesk.i18n import N_, _
from receptiondesk.storage.house import HouseEntry
from ui.context import Context
from ui.look import STRONG, Role, look
from ui.operations.latest import Latest
from ui.pages.frame import MARGIN, CommandBar, Ground, HeadBehind, indented
from ui.pages.house_head import HouseHead
from ui.pages.house_steps import steps_of
from ui.pages.page import Page
from ui.widgets.base import Tone, follow_look
from ui.widgets.button import CommandButton
from ui.widgets.filter_chip import FilterOption, FilterRow
from ui.widgets.history import History
from ui.widgets.scroll import ScrollArea
from ui.widgets.text import TextBlock, TextLine

_AT_ONCE = 50
_WIDEST = 760
"""Pixels at 100 % beyond which the eye would lose the way from what was done to when."""
_EVERYTHING = ""


class HouseChangesPage(Page):
    """The newest first, of one thing or of all; under it where the history ends, to be held outside."""

    id = "house_changes"
    label = N_("Changes in the house")
    icon = "clock"
    has_room_for_coach = False
    comes_from = "settings"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._latest = Latest(context.operations, self)
        self._entries: tuple[HouseEntry, ...] | None = None
        self._has_older = False
        self.filters, self.history = FilterRow(""), History()
        self.head = HouseHead(context)

    def shown(self) -> None:
        """Build on the first time; look again every time."""
        self.build()
        may = self.context.desk.people.may(Act.CHANGES)
        for part in (self.filters, self.head, self.history):
            part.setEnabled(may)
        self._entries = None
        if may:
            self._look()
            self.head.look()
        else:
            self._say()

    def _look(self, before: int | None = None) -> None:
        """Read the newest, or what is older than the entry `before`."""
        house, about = self.context.desk.house, self.filters.value()
        kept = self._entries or () if before is not None else ()

        def show(found: tuple[HouseEntry, ...]) -> None:
            self._entries = (*kept, *found)
            self._has_older = len(found) == _AT_ONCE
            self._say()

        self._latest.ask(lambda: house.newest(_AT_ONCE, about=About(about) if about else None, before=before), show)

    def _build(self) -> None:
        self._name = HeadBehind()
        self._name.left.connect(self.step_back)
        self._heading = TextLine(role=Role.LABEL, tone=Tone.ACCENT, weight=STRONG)
        self._believed = TextBlock(tone=Tone.SOFT)
        self._nothing = TextBlock(tone=Tone.SOFT)
        self.filters.chosen.connect(lambda _about: self._look())
        self.older = CommandButton("")
        self.older.clicked.connect(self._show_older)
        self._lay_out()
        self.setFocusProxy(self.filters)
        follow_look(self._say)

    def _lay_out(self) -> None:
        body = Ground()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 12, 0, 24)
        column.setSpacing(0)
        for part, room in (
            (indented(self._heading), 4),
            (indented(self._believed), 12),
            (self.head, 28),
            (indented(self.filters), 16),
            (indented(self._nothing), 0),
            (_to_the_left(self.history), 0),
        ):
            column.addWidget(part)
            column.addSpacing(room)
        column.addStretch(1)
        self._bar = CommandBar()
        self._bar.row.addStretch(1)
        self._bar.row.addWidget(self.older)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._name)
        whole.addWidget(ScrollArea(body), 1)
        whole.addWidget(self._bar)

    def _show_older(self) -> None:
        if self._entries:
            self._look(self._entries[-1].id)

    def _say(self) -> None:
        self._name.set_words(_(self.label), _("Back to the settings"))
        self._heading.set_words(_("A history that can be believed"))
        self._believed.set_words(
            _(
                "Every entry hangs on the one before. Whoever holds the head of the history outside the desk can prove "
                "later that nothing was altered or taken away up to it."
            )
        )
        self.filters.setAccessibleName(_(self.label))
        self.filters.set_options(
            [
                FilterOption(value=_EVERYTHING, label=_("All")),
                *(FilterOption(value=about.value, label=_(ABOUT_LABELS[about])) for about in About),
            ]
        )
        self.older.set_words(_("Show older ones"))
        self._bar.setVisible(self._has_older)
        self.history.setMaximumWidth(round(_WIDEST * look().scale))
        entries = self._entries or ()
        self.history.set_steps(steps_of(entries, self.context.desk.kinds))
        self.history.setVisible(bool(entries))
        self._nothing.setVisible(not entries)
        self._nothing.set_words(self._why_nothing())

    def _why_nothing(self) -> str:
        if not self.head.isEnabled():
            return _("What was changed in the house is a supervisor’s business.")
        return "" if self._entries is None else _("Nothing was changed yet.")


def _to_the_left(history: QWidget) -> QWidget:
    """`history` under the other words, also where it might be wider."""
    around = QWidget()
    row = QHBoxLayout(around)
    row.setContentsMargins(MARGIN, 0, MARGIN, 0)
    row.addWidget(history, 1_000)
    row.addStretch(1)
    return around
