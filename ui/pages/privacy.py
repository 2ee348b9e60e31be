"""Privacy: what to do when somebody asks for their own data, and for how long what is kept."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from receptiondesk.domain.permissions import Act
from receptiondesk.i18n import N_, _, ngettext
from receptiondesk.services.retention import Kept
from ui.context import Context
from ui.look import STRONG, Role
from ui.operations.latest import Latest
from ui.pages.asking_person import AskingPerson
from ui.pages.frame import CommandBar, Ground, HeadBehind, indented
from ui.pages.holding import Holding
from ui.pages.not_asked import NotAsked
from ui.pages.page import Page
from ui.pages.periods import Periods
from ui.widgets.base import Tone, follow_look
from ui.widgets.button import CommandButton, Manner
from ui.widgets.scroll import ScrollArea
from ui.widgets.text import TextBlock, TextLine


class PrivacyPage(Page):
    """The person who asks; then the periods of the house, with what they would erase before they are put in force."""

    id = "privacy"
    label = N_("Privacy")
    icon = "eye"
    has_room_for_coach = False
    comes_from = "settings"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._latest = Latest(context.operations, self)
        self._latest_count = Latest(context.operations, self)
        self._in_force: tuple[Kept, ...] = ()
        self._many: int | None = None

    def shown(self) -> None:
        """Build on the first time; look again every time."""
        self.build()
        may = self.context.desk.people.may(Act.ERASE)
        for part in (self.periods, self.asking, self.holding, self.keep):
            part.setEnabled(may)
        self._latest.ask(self.context.desk.retention.periods, self._show)

    def _build(self) -> None:
        self._head = HeadBehind()
        self._head.left.connect(self.step_back)
        self._line = TextBlock(tone=Tone.SOFT)
        heads = (TextLine(role=Role.LABEL, tone=Tone.ACCENT, weight=STRONG) for _part in range(4))
        self._asked, self._held, self._spared, self._kept = heads
        self.periods = Periods(self.context)
        self.asking = AskingPerson(self.context)
        self.holding = Holding(self.context)
        self.not_asked = NotAsked(self.context)
        self.keep = CommandButton("", manner=Manner.PRIMARY)
        self.would = TextLine(tone=Tone.SOFT)
        self.periods.edited.connect(self._count)
        self.keep.clicked.connect(self._keep)
        self._lay_out()
        self.setFocusProxy(self.asking.name)
        follow_look(self._say)

    def _lay_out(self) -> None:
        body = Ground()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 12, 0, 24)
        column.setSpacing(0)
        for part, room in (
            (indented(self._asked), 4),
            (self.asking, 32),
            (indented(self._held), 4),
            (self.holding, 32),
            (indented(self._spared), 8),
            (self.not_asked, 32),
            (indented(self._kept), 4),
            (indented(self._line), 20),
            (self.periods, 0),
        ):
            column.addWidget(part)
            column.addSpacing(room)
        column.addStretch(1)
        bar = CommandBar()
        bar.row.addWidget(self.would)
        bar.row.addStretch(1)
        bar.row.addWidget(self.keep)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._head)
        whole.addWidget(ScrollArea(body), 1)
        whole.addWidget(bar)

    def _show(self, periods: tuple[Kept, ...]) -> None:
        self._in_force = periods
        self.periods.show_periods(periods)
        self._count()

    def _count(self) -> None:
        """Say what would be erased before anybody puts it in force."""
        wanted, retention = self.periods.periods(), self.context.desk.retention
        self.keep.setEnabled(wanted != self._in_force and self.periods.isEnabled())
        self._latest_count.ask(lambda: retention.would_erase(wanted), self._say_count)

    def _say_count(self, many: int) -> None:
        self._many = many
        self._say_many()

    def _say_many(self) -> None:
        many = self._many
        if many is None:
            return
        if many == 0:
            self.would.set_words(_("No record is older."))
            return
        said = ngettext(
            "{count} record is older: what is personal in it goes with the next daily run.",
            "{count} records are older: what is personal in them goes with the next daily run.",
            many,
        )
        self.would.set_words(said.format(count=many))

    def _keep(self) -> None:
        wanted, desk, notices = self.periods.periods(), self.context.desk, self.context.notices

        def done(_none: None) -> None:
            self._in_force = wanted
            self._count()
            notices.say(_("The periods are in force."))

        self.context.operations.run(lambda: desk.retention.keep(*wanted), done)

    def _say(self) -> None:
        self._head.set_words(_(self.label), _("Back to the settings"))
        self._line.set_words(
            _("Days for which personal data are kept, 0 for ever. Records stay without them; what is held stays whole.")
        )
        self._held.set_words(_("A record must be kept"))
        self._spared.set_words(_("What these visitors are not asked for"))
        self._kept.set_words(_("How long what is kept"))
        self._asked.set_words(_("Somebody asks for their data"))
        self.keep.set_words(_("Put in force"))
        self._say_many()
