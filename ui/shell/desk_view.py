"""Everything inside the window: top bar, navigation, work area, coach, notices."""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from receptiondesk.domain import when
from receptiondesk.domain.task import AnyTask, LogbookFilter
from receptiondesk.i18n import _
from receptiondesk.services.settings import Settings
from ui.commands.keys import Do
from ui.context import Context, FormWanted
from ui.look import look
from ui.notices.notices import Notice, Weight
from ui.pages.attending import count_here
from ui.pages.find import FindPopup
from ui.pages.registry import PAGES
from ui.shell.coach_place import CoachRail, CoachStrip
from ui.shell.coming_back import ComingBack
from ui.shell.idle import Idle
from ui.shell.navigation import Entry, Navigation
from ui.shell.top_bar import TopBar
from ui.shell.work_area import WorkArea
from ui.widgets.base import Tone
from ui.widgets.notice_bar import NoticeBar, NoticeLine

if TYPE_CHECKING:
    from ui.coach.panel import CoachPanel
    from ui.shell.open_task import OpenTask

_RAIL_BELOW, _STRIP_BELOW = 1240, 760
"""Effective widths (pixels ÷ text scale) under which navigation and coach take their narrow forms."""
_AT_THE_FOOT = ("settings",)
_BEHIND = {place.id: place.behind for place in PAGES if place.behind}
_PAGE_KEYS = {"library": Do.LIBRARY.key, "settings": Do.SETTINGS.key}


class DeskView(QWidget):
    """Puts the parts together and leads commands to whoever is in front."""

    seat_wanted = Signal()
    """Somebody else wants to sit here."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._coach_open: dict[str, bool] = {}
        """Whether the coach stands open, kept per page (and once for all forms)."""
        self.top_bar = TopBar()
        self.navigation = self._make_navigation()
        self.work_area = WorkArea(context, PAGES)
        self._coach: CoachPanel | None = None
        self.coach_rail = CoachRail()
        self.coach_strip = CoachStrip()
        self.notice_bar = NoticeBar(_("Notices"))
        self._found = FindPopup(context, self.top_bar.find_box)
        self._lay_out()
        self._connect()
        self._bind_keys()
        self._settings_changed(context.desk.settings())
        self._coming_back = ComingBack(context, self.work_area)
        self._coming_back.open_what_was_left()
        self._idle = Idle(self)
        if context.operations.at_rest:
            QTimer.singleShot(0, self._settle)
        else:
            context.operations.rested.connect(self._settle, Qt.ConnectionType.SingleShotConnection)

    @Slot()
    def _settle(self) -> None:
        """The first page shows what there is: now, bit by bit, what nobody has asked for yet."""
        pages = (partial(self._make_ready, place.id) for place in PAGES)
        forms = partial(import_module, "ui.shell.open_task")
        first = (self._reopen_last_page, self._coming_back.look_for_the_lost)
        self._idle.begin((*first, forms, lambda: self.coach, self._count, *pages))

    def _reopen_last_page(self) -> None:
        """Whoever has begun to look for somebody is not disturbed."""
        if not self.top_bar.find_box.text():
            self.work_area.reopen_last_page()

    def _make_ready(self, page_id: str) -> None:
        self.work_area.page(page_id).prepare()

    def do(self, command: Do) -> None:
        """Carry out a command: the task in front, the page in front, else the window itself."""
        task, page = self.work_area.front_task, self.work_area.front_page
        if task is not None and self._do_for_task(task, command):
            return
        if page is not None and page.do(command):
            return
        if (own := self._own_commands().get(command)) is not None:
            own()

    def shut(self) -> None:
        """Write the drafts down and wait until everything is saved."""
        self._idle.stop()
        self.work_area.keep_drafts()
        if self._coach is not None:
            self._coach.keep_counts()
        self.context.operations.finish()

    def fit(self) -> None:
        """Take the form that the window's width allows."""
        effective = self.window().width() / look().scale
        self.navigation.set_rail(effective < _RAIL_BELOW)
        self.top_bar.fit(effective)
        self._place_coach()

    def _do_for_task(self, task: "OpenTask", command: Do) -> bool:
        commands: dict[Do, Callable[[], object]] = {
            Do.SAVE: task.save,
            Do.SAVE_AND_PRINT: task.save_and_print,
            Do.PARK: self.work_area.park,
            Do.HOLD: self.coach.press_hold,
            Do.TRANSFER: partial(self._turn_to, "transfer"),
            Do.COMPLAINT: partial(self._turn_to, "complaint"),
            Do.ABUSE: partial(self._turn_to, "abuse"),
        }
        if command in commands:
            commands[command]()
        return command in commands

    def _own_commands(self) -> dict[Do, Callable[[], object]]:
        return {
            Do.FIND: self._find,
            Do.NEXT_TASK: self.work_area.next,
            Do.PRINT_AGAIN: self.context.print_again,
            Do.UNDO: self.context.undo,
            Do.LIBRARY: self._open_library,
            Do.SETTINGS: partial(self.work_area.show_page, "settings"),
            Do.SWITCH: self.seat_wanted.emit,
            Do.COACH: self._fold_coach,
            Do.COMPLAINT: partial(self._turn_to, "complaint"),
            Do.CHECK_OUT: partial(self.work_area.show_page, "on_site"),
        }

    def _make_navigation(self) -> Navigation:
        kinds = self.context.desk.kinds.values()
        named = [place for place in PAGES if not place.behind]
        entries = [Entry(id=p.id, label=p.label, icon=p.icon, key=_PAGE_KEYS.get(p.id, "")) for p in named]
        return Navigation(
            new=[Entry(id=kind.id, label=kind.label, icon=kind.icon, key=kind.key) for kind in kinds],
            look_up=[entry for entry in entries if entry.id not in _AT_THE_FOOT],
            foot=[entry for entry in entries if entry.id in _AT_THE_FOOT],
        )

    def _lay_out(self) -> None:
        centre = QVBoxLayout()
        centre.setSpacing(0)
        centre.addWidget(self.work_area, 1)
        self._middle = middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.navigation)
        middle.addLayout(centre, 1)
        middle.addWidget(self.coach_rail)
        self.work_area.put_on_top(self.coach_strip)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.top_bar)
        whole.addLayout(middle, 1)
        whole.addWidget(self.notice_bar)

    def _connect(self) -> None:
        context = self.context
        self.navigation.chosen.connect(self._go)
        self.work_area.front_changed.connect(self._front_changed)
        self.coach_rail.clicked.connect(self._fold_coach)
        self.coach_strip.open_wanted.connect(self._fold_coach)
        self.top_bar.person_clicked.connect(self._person_clicked)
        look().changed.connect(self.fit)
        self.notice_bar.acted.connect(self._notice_acted)
        context.notices.changed.connect(self._show_notices)
        context.tasks_changed.connect(self._tasks_changed)
        context.record_wanted.connect(self._show_record)
        context.library_wanted.connect(self._show_in_library)
        context.own_words_wanted.connect(self._show_own_words)
        context.subject_changed.connect(self._subject_changed)
        context.desk.settings.on_change(self._settings_changed)

    def _bind_keys(self) -> None:
        for command in Do:
            self._bind(command.key, partial(self.do, command))
        for kind in self.context.desk.kinds.values():
            self._bind(kind.key, partial(self._go, kind.id))
        self._bind("Esc", self.work_area.park)

    def _bind(self, key: str, run: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(run)

    def _go(self, place: str) -> None:
        if place in self.context.desk.kinds:
            self.context.form_wanted.emit(FormWanted(kind=place))
        else:
            self.work_area.show_page(place)

    def _open_library(self) -> None:
        """Open the library; from a task at what the coach says at this moment."""
        advice = self.coach.advice if self.work_area.front_task is not None else None
        self._show_in_library(f"{advice.kind}/{advice.moment}" if advice is not None else "")

    def _show_in_library(self, address: str) -> None:
        self.work_area.page("library").open_at(address)
        self.work_area.show_page("library")

    def _show_own_words(self, guide: str, wanted: str) -> None:
        self.work_area.page("own_words").open_at(f"{guide}/{wanted}")
        self.work_area.show_page("own_words")

    def _person_clicked(self) -> None:
        """The name leads to whoever comes next; where nobody has a PIN it is one of the settings."""
        if self.context.desk.people.present():
            self.seat_wanted.emit()
        else:
            self.work_area.show_page("settings")

    def _find(self) -> None:
        self.top_bar.find_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top_bar.find_box.selectAll()

    # The coach.

    @property
    def coach(self) -> "CoachPanel":
        """The panel; made, with the etiquette it speaks from, for the first task that is in front."""
        if self._coach is None:
            from ui.coach.panel import CoachPanel

            self._coach = panel = CoachPanel(self.context)
            panel.hide()
            panel.fold_wanted.connect(self._fold_coach)
            panel.advised.connect(self.coach_strip.show_advice)
            panel.clock_moved.connect(self.coach_strip.show_clock)
            panel.clock_moved.connect(self.coach_rail.show_clock)
            self._middle.insertWidget(self._middle.indexOf(self.coach_rail), panel)
        return self._coach

    def _front_changed(self) -> None:
        task, page = self.work_area.front_task, self.work_area.front_page
        self.navigation.select(task.kind.id if task else _BEHIND.get(page.id, page.id) if page else "")
        if task is not None:
            from ui.coach.subject import FormSubject

            task.form.moment_changed.connect(self.coach.talk_moved, Qt.ConnectionType.UniqueConnection)
            for changed in (task.form.edited, task.call_changed):
                changed.connect(self.coach.look_again, Qt.ConnectionType.UniqueConnection)
            left = self.work_area.interrupted
            self.coach.follow(FormSubject(task), FormSubject(left) if left is not None else None)
        elif self._coach is not None:
            self._coach.follow(None)
        self._place_coach()

    def _subject_changed(self, task: AnyTask | None) -> None:
        if self.work_area.front_task is not None:
            return
        if task is not None:
            from ui.coach.subject import RecordSubject

            self.coach.follow(RecordSubject(self.context.kind(task.kind), task, None))
        elif self._coach is not None:
            self._coach.follow(None)
        self._place_coach()

    def _place(self) -> str:
        page = self.work_area.front_page
        return page.id if page is not None else "form"

    def _is_coach_open(self) -> bool:
        page = self.work_area.front_page
        narrow = self.window().width() / look().scale < _STRIP_BELOW
        return self._coach_open.get(self._place(), (page is None or page.coach_open) and not narrow)

    def _fold_coach(self) -> None:
        self._coach_open[self._place()] = not self._is_coach_open()
        self._place_coach()

    def _turn_to(self, side: str) -> None:
        """Let the coach speak of something that comes out of turn; it opens for that where it was folded."""
        if self._coach is not None and self._coach.go_to_side(side) and not self._is_coach_open():
            narrow = self.window().width() / look().scale < _STRIP_BELOW
            if not narrow:
                self._fold_coach()

    def _place_coach(self) -> None:
        narrow = self.window().width() / look().scale < _STRIP_BELOW
        on_form, is_open = self.work_area.front_task is not None, self._is_coach_open()
        has_room = self.work_area.front_page is None or self.work_area.front_page.has_room_for_coach
        is_open = is_open and self._coach is not None and self._coach.has_subject
        if self._coach is not None:
            self._coach.setVisible(is_open and has_room)
        self.coach_rail.setVisible(has_room and not is_open and not (narrow and on_form))
        self.coach_strip.setVisible(narrow and on_form and not is_open)

    # News.

    def _show_notices(self) -> None:
        self.notice_bar.set_notices(
            [_line(index, notice) for index, notice in enumerate(self.context.notices.standing)]
        )

    def _notice_acted(self, index: int) -> None:
        standing = self.context.notices.standing
        if index < len(standing):
            self.context.notices.act(standing[index])

    def _tasks_changed(self, _numbers: frozenset[str]) -> None:
        self._count()

    def _count(self) -> None:
        desk, now = self.context.desk, when.now()
        today = LogbookFilter(first_day=now.date(), last_day=now.date())

        def show(counted: tuple[int, tuple[int, int]]) -> None:
            logged, (here, overstayed) = counted
            self.navigation.item("logbook").set_count(logged)
            self.navigation.item("on_site").set_count(here, warning=overstayed > 0)

        def count() -> tuple[int, tuple[int, int]]:
            return sum(desk.tasks.counts(today).values()), count_here(desk, now)

        self.context.operations.look_up(count, show)

    def _show_record(self, number: str) -> None:
        self.work_area.show_page("logbook")
        page = self.work_area.page("logbook")
        page.show_record(number)

    def _settings_changed(self, settings: Settings) -> None:
        self.top_bar.show_settings(settings)
        self.fit()


def _line(index: int, notice: Notice) -> NoticeLine:
    red = notice.weight is Weight.ACT
    action = notice.action.label if notice.action else _("Hide") if red else ""
    key = notice.action.key if notice.action else ""
    return NoticeLine(id=index, text=notice.text, tone=Tone.RED if red else Tone.GREEN, action=action, key=key)
