"""The logbook: everything that was taken down on a day, newest first, and each record on a sheet beside it."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from receptiondesk.domain.task import LogbookFilter
from receptiondesk.domain.when import day_of, now
from receptiondesk.i18n import N_, _, ngettext
from receptiondesk.services.tasks import Recorded
from ui.commands.keys import Do
from ui.context import Context
from ui.look import look
from ui.operations.latest import Latest
from ui.pages.day_picker import DayPicker
from ui.pages.frame import CommandBar, Ground, PageTitle, SearchField
from ui.pages.logbook_model import LogbookModel
from ui.pages.page import Page
from ui.pages.record_sheet import RecordSheet
from ui.widgets.base import Tone, follow_look
from ui.widgets.choice import Choice
from ui.widgets.empty_state import EmptyState
from ui.widgets.filter_chip import FilterOption, FilterRow
from ui.widgets.log_list import LogList
from ui.widgets.rows import RowRole
from ui.widgets.text import TextLine

_ALL, _OPEN = "", "open"
BESIDE_FROM = 1100
"""From this effective window width (pixels ÷ text scale) on the sheet stands beside the list, else over it."""
_AROUND = 8
_MOST_PAGES = 40
"""How far down a list a record is looked for that somebody wants to see."""


class LogbookPage(Page):
    """All tasks of a day, or of all days."""

    id = "logbook"
    label = N_("Logbook")
    icon = "logbook"
    has_room_for_coach = False

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._wanted_number = ""
        self._pages_left = 0
        self._open_sheet = False
        self._counts = Latest(context.operations, self)
        self._jump = Latest(context.operations, self)
        self._minute = QTimer(self, singleShot=True)
        self._minute.timeout.connect(self._next_minute)
        context.tasks_changed.connect(self._tasks_changed)

    def shown(self) -> None:
        """Build on the first time; look again every time."""
        self.build()
        self.refresh()
        self._sheet.read_again()  # somebody else may sit here now, who has not said why they look at hidden values
        self._next_minute()

    def refresh(self) -> None:
        """Look at the tasks that the filters let through now."""
        wanted = self._filter()
        self._model.days = wanted.first_day is None
        self._model.look(wanted, self._listed)
        self._count()

    def show_record(self, number: str) -> None:
        """Show the record of that number, going to its day."""
        if not self.is_built:
            self.shown()
        self._wanted_number, self._open_sheet = number, True
        self._sheet.show_number(number)
        self._arrange()
        tasks = self.context.desk.tasks
        self._jump.ask(lambda: tasks.record(number), self._go_to_day_of)

    def do(self, command: Do) -> bool:
        """Correct the record that is shown, print it again."""
        if not self.is_built or command not in (Do.CORRECT, Do.PRINT_AGAIN) or not self._sheet.number:
            return False
        if command is Do.CORRECT:
            self._sheet.correct()
        else:
            self._sheet.print_again()
        return True

    def can_step_back(self) -> bool:
        """Esc leads from the sheet to the list, where it stands over it or has the keyboard."""
        return self.is_built and ((self._over() and self._open_sheet) or self._sheet.isAncestorOf(self.focusWidget()))

    def step_back(self) -> None:
        """Back to the list."""
        self._back_to_list()

    def hideEvent(self, event: QHideEvent) -> None:
        self._minute.stop()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if self.is_built and Qt.Key(event.key()) in steps and self._list.hasFocus():
            self._days.step(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.is_built:
            self._arrange()

    def _build(self) -> None:
        desk = self.context.desk
        self._model = LogbookModel(desk.tasks, desk.kinds, self.context.operations, self)
        self._list = LogList("")
        self._list.setModel(self._model)
        self._list.row_changed.connect(self._row_changed)
        self._list.activated.connect(self._opened)
        self._list.clicked.connect(self._opened)
        self._empty = EmptyState(self.icon, "", "")
        left = QWidget()
        self._left = left
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_head())
        body = Ground()
        self._stack = QStackedLayout(body)
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._empty)
        column.addWidget(body, 1)
        bar = CommandBar()
        self._total = TextLine(tone=Tone.SOFT)
        bar.row.addWidget(self._total, 1)
        column.addWidget(bar)
        self._sheet = RecordSheet(self.context)
        self._sheet.back.connect(self._back_to_list)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left, 1)
        self._beside = QWidget()
        around = QHBoxLayout(self._beside)
        around.setContentsMargins(_AROUND, _AROUND, _AROUND, _AROUND)
        around.addWidget(self._sheet)
        row.addWidget(self._beside)
        self._search.list = self._list
        self.setFocusProxy(self._list)
        self._arrange()
        follow_look(self._say)

    def _make_head(self) -> QWidget:
        head = Ground(line_below=True)
        column = QVBoxLayout(head)
        column.setContentsMargins(24, 14, 24, 8)
        column.setSpacing(8)
        self._title = PageTitle()
        self._search = SearchField()
        self._search.edited.connect(self.refresh)
        self._days = DayPicker()
        self._days.chosen.connect(self.refresh)
        first = QHBoxLayout()
        first.setSpacing(12)
        first.addWidget(self._title)
        first.addStretch(1)
        first.addWidget(self._search)
        first.addWidget(self._days)
        self._kinds = FilterRow("", [FilterOption(value=_ALL, label="")])
        self._kinds.chosen.connect(self._kind_chosen)
        self._states = Choice("")
        self._states.edited.connect(self.refresh)
        second = QHBoxLayout()
        second.setSpacing(12)
        second.addWidget(self._kinds, 1)
        second.addWidget(self._states, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(first)
        column.addLayout(second)
        return head

    def _say(self) -> None:
        """All words anew: on the first time, and in another language."""
        self._title.set_words(_(self.label))
        self._list.setAccessibleName(_(self.label))
        self._search.set_words(_("Find in the logbook"))
        self._kinds.setAccessibleName(_("Filters"))
        self._states.set_name(_("State"))
        self._offer_states()
        self._model.say_again()
        self._count()
        self._arrange()

    def _offer_states(self) -> None:
        chosen, kinds = self._kinds.value(), self.context.desk.kinds.values()
        states = {status.id: _(status.label) for kind in kinds if chosen in (_ALL, kind.id) for status in kind.statuses}
        options = [(_ALL, _("Every state")), (_OPEN, _("Still open")), *states.items()]
        self._states.set_hint(_("Every state"))
        self._states.set_options(options)
        self._states.setFixedWidth(min(self._states.sizeHint().width(), round(190 * look().scale)))

    def _filter(self, *, of_all_kinds: bool = False) -> LogbookFilter:
        """What the filters say. Words are looked for on all days."""
        text, kind, state = self._search.text().strip(), self._kinds.value(), self._states.text()
        day = None if text else self._days.day
        return LogbookFilter(
            kinds=(kind,) if kind and not of_all_kinds else (),
            statuses=(state,) if state not in (_ALL, _OPEN) else (),
            first_day=day,
            last_day=day,
            open_only=state == _OPEN,
            text=text,
        )

    def _kind_chosen(self, _kind: str) -> None:
        self._offer_states()
        self.refresh()

    def _count(self) -> None:
        tasks, wanted = self.context.desk.tasks, self._filter(of_all_kinds=True)
        self._counts.ask(lambda: tasks.counts(wanted), self._show_counts)

    def _show_counts(self, counts: Mapping[tuple[str, str], int]) -> None:
        kinds = self.context.desk.kinds
        each = {kind: sum(count for (of, _s), count in counts.items() if of == kind) for kind in kinds}
        options = [FilterOption(value=_ALL, label=_("All"), count=sum(each.values()))]
        options += [FilterOption(value=kind.id, label=_(kind.plural), count=each[kind.id]) for kind in kinds.values()]
        self._kinds.set_options(options)
        shown = each.get(self._kinds.value(), sum(each.values()))
        words = ngettext("{count} task, newest first", "{count} tasks, newest first", shown)
        self._total.set_words(words.format(count=f"{shown:,}"))

    def _listed(self) -> None:
        """The rows stand there: keep the keyboard on its record, or go to the one that is wanted."""
        self._stack.setCurrentWidget(self._list if self._model.loaded else self._empty)
        if not self._model.loaded:
            self._say_empty()
        number = self._wanted_number or self._sheet.number
        place = self._model.place_of(number) if number else -1
        if place >= 0:
            self._wanted_number = ""
            self._list.setCurrentIndex(self._model.index(place))
        elif self._wanted_number and not self._model.whole and self._pages_left > 0:
            self._pages_left -= 1
            self._model.fetchMore(QModelIndex(), self._listed)
        elif not self._wanted_number and self._model.loaded:
            self._list.setCurrentIndex(self._model.index(0))
        self._arrange()

    def _say_empty(self) -> None:
        if self._search.text().strip():
            self._empty.set_words(_("Nothing found"), _("No task of any day has all these words."))
        elif self._kinds.value() or self._states.text():
            self._empty.set_words(_("Nothing here"), _("Other kinds or states of this day may have something."))
        else:
            line = _("Messages, visits and tours stand here as soon as they are saved.")
            self._empty.set_words(_("Nothing in the logbook yet"), line)

    def _row_changed(self, index: QModelIndex) -> None:
        if index.isValid():
            number = str(index.data(RowRole.KEY))
            if number != self._sheet.number and not self._wanted_number:
                self._sheet.show_number(number)

    def _opened(self, index: QModelIndex) -> None:
        self._wanted_number = ""
        self._sheet.show_number(str(index.data(RowRole.KEY)))
        self._open_sheet = True
        self._arrange()

    def _go_to_day_of(self, recorded: Recorded) -> None:
        """Set the filters so that the record is among the rows."""
        day, kind = day_of(recorded.task.opened_at), self._kinds.value()
        if self._days.day not in (None, day):
            self._days.set_day(day)
        self._search.clear()
        self._states.set_text(_ALL)
        if kind not in (_ALL, recorded.task.kind):
            self._kinds.set_value(_ALL)
        self._pages_left = _MOST_PAGES
        self.refresh()

    def _back_to_list(self) -> None:
        self._open_sheet = False
        self._arrange()
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _over(self) -> bool:
        """Whether the window is so narrow that the sheet stands over the list."""
        return self.window().width() / look().scale < BESIDE_FROM

    def _arrange(self) -> None:
        over, empty = self._over(), not self._model.loaded and not self._sheet.number
        self._sheet.set_over_list(over, self.width() - 2 * _AROUND)
        shown = {self._left: not (over and self._open_sheet), self._beside: self._open_sheet if over else not empty}
        goes_over = over and self._open_sheet and self._left.isAncestorOf(self.focusWidget())
        # What goes goes first: both together would ask the window to grow.
        for part, visible in sorted(shown.items(), key=lambda item: item[1]):
            part.setVisible(visible)
        if goes_over:
            self._sheet.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tasks_changed(self, numbers: object) -> None:
        if not self.is_built or not self.isVisible():
            return
        self._model.look_again(self._listed)
        self._count()
        if isinstance(numbers, frozenset) and self._sheet.number in numbers:
            self._sheet.read_again()

    def _next_minute(self) -> None:
        """Waiting times count in whole minutes."""
        self._model.say_again()
        self._minute.start((60 - now().second) * 1000)
