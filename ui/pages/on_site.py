"""Who is on site now: overstayed in red first, then who waits, then who is with the host."""

from collections.abc import Callable
from itertools import groupby

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from receptiondesk.domain import when
from receptiondesk.domain.attendance import Stage
from receptiondesk.domain.task import AnyTask
from receptiondesk.i18n import N_, _, ngettext
from ui.commands.keys import Do
from ui.context import Context, FormWanted
from ui.look import MEDIUM, look
from ui.operations.latest import Latest
from ui.pages.attending import LABELS, SHAPES, Attending, Seen, Standing, in_order, look_round, row_of
from ui.pages.frame import CommandBar, Ground, PageTitle, SearchField
from ui.pages.page import Page
from ui.pages.rows import KeyedTable
from ui.widgets.base import Tone, follow_look
from ui.widgets.button import CommandButton, Manner
from ui.widgets.empty_state import EmptyState
from ui.widgets.filter_chip import FilterOption, FilterRow
from ui.widgets.table import Column
from ui.widgets.text import TextLine

_ALL = "all"
_ROOM_FOR_BOTH = 900
"""The page's width (pixels ÷ text scale) from which the bar says both parties and people."""


class OnSitePage(Page):
    """The list of people on site, with check-out of several in one step."""

    id = "on_site"
    label = N_("On site")
    icon = "pin"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._latest = Latest(context.operations, self)
        self._seen = Seen(people=())
        self._shown: dict[str, Attending] = {}
        self._spoken_of: AnyTask | None = None
        self._minute = QTimer(self, singleShot=True)
        self._minute.timeout.connect(self.refresh)
        context.tasks_changed.connect(self._tasks_changed)

    def shown(self) -> None:
        """Build on the first time; look again every time."""
        self.build()
        self._spoken_of = None  # the coach has spoken of others meanwhile
        self.refresh()

    def refresh(self) -> None:
        """Look again at who is here, and once more with the next whole minute."""
        desk, text = self.context.desk, self._search.text()
        self._latest.ask(lambda: look_round(desk, when.now(), text), self._show)
        self._minute.start((60 - when.now().second) * 1000)

    def do(self, command: Do) -> bool:
        """Check out, correct; leave the rest to the window."""
        actions: dict[Do, Callable[[], None]] = {Do.CHECK_OUT: self.check_out, Do.CORRECT: self.correct}
        if not self.is_built or command not in actions:
            return False
        actions[command]()
        return True

    def check_out(self) -> None:
        """Let the ticked parties go, or the one with the keyboard where none is ticked."""
        leaving = [person for person in self._chosen() if person.leaving]
        if leaving and self._only_one_found():
            self._search.clear()  # the pass has been read: the next one can be typed
        self._table.untick()
        for verb, people in groupby(sorted(leaving, key=lambda one: one.leaving), key=lambda one: one.leaving):
            self.context.do(verb, tuple(person.task.number for person in people))

    def go_on(self) -> None:
        """Bring the chosen parties one stage further: in at the door, to their host."""
        chosen = [person for person in self._chosen() if person.onward == self._onward()]
        self._table.untick()
        if chosen:
            self.context.do(chosen[0].onward, tuple(person.task.number for person in chosen))

    def correct(self) -> None:
        """Open the one record that is ticked in its form, or the one with the keyboard."""
        person = self._to_correct()
        if person is not None:
            self.context.form_wanted.emit(FormWanted(kind=person.task.kind, correcting=person.task))

    def hideEvent(self, event: QHideEvent) -> None:
        self._minute.stop()
        super().hideEvent(event)

    def can_step_back(self) -> bool:
        """Esc unticks."""
        return self.is_built and bool(self._table.ticked())

    def step_back(self) -> None:
        """Tick nothing."""
        self._table.untick()

    def sizeHint(self) -> QSize:
        return QSize(900, 600)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_head())
        self._table = KeyedTable(6, tickable=True)
        self._search.list = self._table
        self._table.moved.connect(self._moved)
        self._table.ticks_changed.connect(self._show_commands)
        self._table.opened.connect(self.context.record_wanted.emit)
        new = next(kind for kind in self.context.desk.kinds.values() if kind.stages)
        self._new = CommandButton("", key=new.key, icon=new.icon, manner=Manner.PRIMARY)
        self._new.clicked.connect(lambda: self.context.form_wanted.emit(FormWanted(kind=new.id)))
        self._new_label = new.label
        self._empty = EmptyState(self.icon, "", "", self._new)
        body = Ground()
        self._stack = QStackedLayout(body)
        self._stack.addWidget(self._table)
        self._stack.addWidget(self._empty)
        column.addWidget(body, 1)
        column.addWidget(self._make_bar())
        self.setFocusProxy(self._search)
        follow_look(self._say)

    def _make_head(self) -> QWidget:
        self._head = head = Ground()
        row = QHBoxLayout(head)
        row.setContentsMargins(24, 16, 24, 14)
        row.setSpacing(20)
        self._title = PageTitle()
        self._filters = FilterRow(_("Filters"), [FilterOption(value=_ALL, label="")])
        self._filters.chosen.connect(lambda _value: self._show(self._seen))
        self._search = SearchField()
        self._search.edited.connect(self.refresh)
        top = Qt.AlignmentFlag.AlignVCenter
        row.addWidget(self._title, 0, top)
        row.addWidget(self._filters, 1, top)
        row.addWidget(self._search, 0, top)
        return head

    def _make_bar(self) -> QWidget:
        self._bar = CommandBar()
        self._selected = TextLine(weight=MEDIUM)
        self._people = TextLine(tone=Tone.SOFT)
        self._clear = CommandButton("", key="Esc", manner=Manner.SUBTLE)
        self._clear.clicked.connect(self._table.untick)
        self._go_on = CommandButton("")
        self._go_on.clicked.connect(self.go_on)
        self._correct = CommandButton("", key=Do.CORRECT.key)
        self._correct.clicked.connect(self.correct)
        self._check_out = CommandButton("", key=Do.CHECK_OUT.key, manner=Manner.PRIMARY)
        self._check_out.clicked.connect(self.check_out)
        for words in (self._selected, self._people, self._clear):
            self._bar.row.addWidget(words)
        self._bar.row.addStretch(1)
        for button in (self._go_on, self._correct, self._check_out):
            self._bar.row.addWidget(button)
        return self._bar

    def _say(self) -> None:
        """All words anew: on the first time, and in another language."""
        self._title.set_words(_(self.label))
        self._filters.setAccessibleName(_("Filters"))
        self._search.set_words(_("Name, host or pass"))
        self._clear.set_words(_("Clear"))
        self._new.set_words(_(self._new_label))
        self._correct.set_words(_("Correct ..."))
        self._table.set_heads(
            _(self.label),
            (
                Column(label=_("Visitor"), share=54),
                Column(label=_("Organisation"), share=46, folds_into=0),
                Column(label=_("Host"), pixels=112, folds_into=0),
                Column(label=_("Since"), pixels=88),
                Column(label=_("Pass"), pixels=92),
                Column(label=_("State"), pixels=232),
            ),
        )
        self._table.set_sorted_by(5)
        self._show(self._seen)

    def _moved(self, key: str) -> None:
        self._speak_of(key)
        self._show_commands()

    def _speak_of(self, key: str) -> None:
        """Let the coach know whom the keyboard is on, and as they are now."""
        person = self._shown.get(key)
        task = person.task if person else None
        if task != self._spoken_of:
            self._spoken_of = task
            self.context.subject_changed.emit(task)

    def _tasks_changed(self, numbers: object) -> None:
        if self.is_built and self.isVisible():
            self.refresh()

    def _show(self, seen: Seen) -> None:
        self._seen = seen
        moment, settings = when.now(), self.context.desk.settings()
        hours = settings.overstay_hours
        people = in_order(seen.people, moment, hours)
        here = [person for person in people if person.stage is not Stage.EXPECTED]
        self._show_filters(people, here)
        wanted = self._filters.value()
        listed = [
            person
            for person in (here if wanted == _ALL else people)
            if wanted in (_ALL, person.standing(moment, hours).value)
            and (seen.found is None or person.task.number in seen.found)
        ]
        self._shown = {person.task.number: person for person in listed}
        self._table.show_rows(tuple(row_of(person, moment, settings) for person in listed))
        self._speak_of(self._table.current())
        self._stack.setCurrentWidget(self._table if listed else self._empty)
        self._head.set_line_below(not listed)
        self._search.setVisible(bool(people))
        self._say_empty(bool(here))
        self._show_commands()

    def _show_filters(self, people: list[Attending], here: list[Attending]) -> None:
        moment, hours = when.now(), self.context.desk.settings().overstay_hours
        counts = dict.fromkeys(Standing, 0)
        for person in people:
            counts[person.standing(moment, hours)] += 1
        options = [FilterOption(value=_ALL, label=_("All"), count=len(here))]
        for standing, count in counts.items():
            if here or standing is Standing.EXPECTED:
                shape, tone = SHAPES[standing]
                label = _(LABELS[standing])
                options.append(FilterOption(value=standing.value, label=label, count=count, shape=shape, tone=tone))
        self._filters.set_options(options)

    def _say_empty(self, somebody: bool) -> None:
        self._new.setVisible(not somebody)
        if self._search.text():
            self._empty.set_words(_("Nobody found"), _("No name, host or pass on site matches that."))
        elif self._filters.value() == Standing.EXPECTED.value:
            line = _("Visits agreed for today stand here until check-in.")
            self._empty.set_words(_("Nobody is expected today"), line)
        elif somebody:
            self._empty.set_words(_("Nobody here"), _("Somebody is on site, but nobody in this state."))
        else:
            self._empty.set_words(_("Nobody is on site"), _("Visitors stand here from check-in until they leave."))

    def _chosen(self) -> list[Attending]:
        keys = self._table.ticked() or (self._table.current() or self._only_one_found(),)
        return [self._shown[key] for key in keys if key in self._shown]

    def _only_one_found(self) -> str:
        """A pass number that is typed means its visitor, without going into the list first."""
        return next(iter(self._shown)) if self._search.text() and len(self._shown) == 1 else ""

    def _to_correct(self) -> Attending | None:
        chosen = self._chosen()
        return chosen[0] if len(chosen) == 1 else self._shown.get(self._table.current())

    def _onward(self) -> str:
        verbs = [person.onward for person in self._chosen() if person.onward]
        return verbs[0] if verbs else ""

    def _show_commands(self) -> None:
        ticked, chosen = self._table.ticked(), self._chosen()
        total = sum(person.who.people for person in self._shown.values())
        some = sum(person.who.people for person in chosen)
        self._bar.setVisible(bool(self._shown))
        self._selected.setVisible(bool(ticked))
        self._clear.setVisible(bool(ticked))
        self._selected.set_words(_("{count} of {total} selected").format(count=len(ticked), total=len(self._shown)))
        people = ngettext("{count} person", "{count} people", total).format(count=total)
        both = _("{some} of {people}").format(some=some, people=people)
        self._people.set_words(both if ticked else people)
        # Where room is scarce the commands keep theirs.
        self._people.setVisible(not ticked or self.width() / look().scale >= _ROOM_FOR_BOTH)
        onward = next((person for person in chosen if person.onward), None)
        self._go_on.setVisible(onward is not None)
        if onward is not None:
            self._go_on.set_words(_(onward.kind.verb(onward.onward).label))
        leaving = sum(1 for person in chosen if person.leaving)
        self._check_out.setVisible(bool(leaving))
        name = _(Do.CHECK_OUT.label)
        self._check_out.set_words(_("{verb} {count}").format(verb=name, count=leaving) if leaving > 1 else name)
        self._correct.setEnabled(self._to_correct() is not None)
