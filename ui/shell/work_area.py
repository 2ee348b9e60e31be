"""The middle of the window: the strip of open tasks, and under it a form or a page."""

import logging
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from receptiondesk.domain.errors import DeskError
from receptiondesk.domain.permissions import Act
from receptiondesk.domain.task import AnyTask
from receptiondesk.i18n import _
from receptiondesk.services.drafts import Draft
from ui.commands.keys import Do
from ui.context import Context, FormWanted
from ui.look import look
from ui.pages.page import Page
from ui.pages.registry import Place
from ui.shell.task_tab import tab_of
from ui.widgets.task_strip import TaskStrip

if TYPE_CHECKING:
    from ui.shell.open_task import OpenTask

log = logging.getLogger(__name__)

_LOOKS_EVERY_MS, _ON_HOLD_EVERY_MS = 20_000, 1000
"""How often the tabs look at the time: for whole minutes, and while somebody holds in a parked task."""


class WorkArea(QWidget):
    """Holds every open task and every page; exactly one of them is in front."""

    front_changed = Signal()
    """Another task or page is in front."""

    def __init__(self, context: Context, places: Sequence[Place]) -> None:
        super().__init__()
        self.context = context
        self._places = {place.id: place for place in places}
        self._pages: dict[str, Page] = {}
        self._tasks: list[OpenTask] = []
        self._interrupted: OpenTask | None = None
        self._last_page = places[0].id
        self._strip = TaskStrip(_("Open tasks"), key=Do.NEXT_TASK.key, key_word=_("next"))
        self._strip.chosen.connect(lambda index: self.bring(self._tasks[index]))
        self._stack = QStackedWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._strip)
        self._column.addWidget(self._stack, 1)
        context.form_wanted.connect(self.open)
        context.page_wanted.connect(self.show_page)
        context.person_erased.connect(self._look_whether_erased)
        self._minute = QTimer(self)
        self._minute.setInterval(_LOOKS_EVERY_MS)
        self._minute.timeout.connect(self._show_tabs)
        self._minute.start()
        look().changed.connect(self._show_tabs)

    @property
    def front_task(self) -> "OpenTask | None":
        """The open task in front, if one is."""
        front = self._stack.currentWidget()
        return next((task for task in self._tasks if task is front), None)

    @property
    def interrupted(self) -> "OpenTask | None":
        """The task that was broken off for the one in front, while somebody in it is to be asked for a moment."""
        task = self._interrupted
        if task is None or task not in self._tasks or task.draft.correcting or task.draft.call.hold is not None:
            return None
        return task

    @property
    def front_page(self) -> Page | None:
        """The page in front, if one is."""
        front = self._stack.currentWidget()
        return front if isinstance(front, Page) else None

    def page(self, page_id: str) -> Page:
        """A page, made now if nobody wanted it before; raises `KeyError`."""
        if page_id not in self._pages:
            self._pages[page_id] = self._places[page_id].make(self.context)
            self._stack.addWidget(self._pages[page_id])
        return self._pages[page_id]

    def put_on_top(self, widget: QWidget) -> None:
        """Put something between the strip of tasks and what is in front (the coach in narrow windows)."""
        self._column.insertWidget(1, widget)

    def restore(self, drafts: Sequence[Draft]) -> None:
        """Open the tasks that were left unfinished; the last that was not parked comes to the front, else the page."""
        # A newer desk may have kept drafts of a kind that this one does not know: they wait for it where they are.
        restored = [self._resume(draft) for draft in drafts if draft.kind in self.context.desk.kinds]
        working = [task for task in restored if task.draft.parked_at is None]
        if (known := self.context.desk.last_page.id()) in self._places:
            self._last_page = known
        if working:
            self.bring(working[-1])
        else:
            self._show_page(next(iter(self._places)))

    def reopen_last_page(self) -> None:
        """Go on with the page that stood open, now that there is time to load it; the first page came before it."""
        if self.front_page is not None and self.front_page.id != self._last_page:
            self.show_page(self._last_page)

    def take_back(self, draft: Draft) -> "OpenTask | None":
        """Open one more task that was left unfinished, behind what stands there; None for a kind nobody knows."""
        if draft.kind not in self.context.desk.kinds:
            return None
        task = self._resume(draft)
        self._show_tabs()
        return task

    def save(self, drafts: Collection[str]) -> None:
        """Save the open tasks with these drafts; one that is not whole stays open."""
        for task in tuple(self._tasks):
            if task.draft.id in drafts:
                task.save()

    def open(self, wanted: FormWanted) -> None:
        """Open a form; what was in front is parked with every letter."""
        front = self.front_task
        if wanted.correcting is not None:
            if not self._may_correct():
                return
            same = (task for task in self._tasks if task.draft.correcting == wanted.correcting.number)
            if (already := next(same, None)) is not None:
                self.bring(already)
                return
        elif front is not None and front.is_blank and front.kind.id == wanted.kind:
            front.form.show_texts({**front.fresh_texts(), **wanted.texts})
            front.form.focus_field()
            if wanted.ringing:
                front.ring()
            return
        task = self._begin(wanted)
        if wanted.ringing:
            task.ring()
        self.bring(task, interrupted=front if wanted.correcting is None else None)

    def bring(self, task: "OpenTask", *, interrupted: "OpenTask | None" = None) -> None:
        """Bring an open task to the front, the cursor where it stood; the one before is parked.

        `interrupted` is the one that was broken off for a new one.
        """
        self._interrupted = interrupted
        before = self.front_task
        if before is not None and before is not task:
            # Written down before the other one is parked: a desk that stops in between opens with one of them in front.
            task.set_parked(False)
            task.keep()
            self._leave(before)
        self._stack.setCurrentWidget(task)
        task.take_up()
        self._show_tabs()
        self.front_changed.emit()

    def _may_correct(self) -> bool:
        """Whoever may not is told before a letter is typed."""
        try:
            self.context.desk.people.require(Act.CORRECT)
        except DeskError as refused:
            self.context.notices.trouble(refused)
            return False
        return True

    def next(self) -> None:
        """Go to the next open task."""
        if not self._tasks:
            return
        front = self.front_task
        index = self._tasks.index(front) + 1 if front is not None else 0
        self.bring(self._tasks[index % len(self._tasks)])

    def park(self) -> None:
        """Set the task in front aside and go back to the page that was open last."""
        if self.front_task is not None:
            self.show_page(self._last_page)

    def show_page(self, page_id: str) -> None:
        """Show a page; an open task is parked with every letter."""
        self._note_page(page_id)
        self._show_page(page_id)

    def take_focus(self) -> None:
        """Put the cursor where it stood in what is in front."""
        if self.front_task is not None:
            self.front_task.form.take_cursor()
        elif self.front_page is not None:
            self.front_page.setFocus()

    def _show_page(self, page_id: str) -> None:
        if self.front_task is not None:
            self._leave(self.front_task)
        page = self.page(page_id)
        self._stack.setCurrentWidget(page)
        page.shown()
        if page.focusProxy() is not None or page.focusPolicy():
            page.setFocus()
        self._show_tabs()
        self.front_changed.emit()

    def _note_page(self, page_id: str) -> None:
        """The page that *Park* leads back to; the next start opens with it, too."""
        if page_id == self._last_page:
            return
        self._last_page, last_page = page_id, self.context.desk.last_page
        self.context.operations.write_down(
            lambda: last_page.keep(page_id),
            lambda _none: None,
            lambda error: log.warning("Which page stands open is not kept", exc_info=error),
        )

    def keep_drafts(self) -> None:
        """Write every draft down, for instance before the window closes."""
        for task in self._tasks:
            task.keep()
        for page in self._pages.values():
            page.keep_drafts()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous() and self.front_task is not None:
            self.front_task.form.take_cursor()  # before it was in the window, nothing could have the focus

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), look().colours.surface)

    # The forms are loaded with the first one that is opened: the first page does not wait for them.

    def _begin(self, wanted: FormWanted) -> "OpenTask":
        from ui.shell.open_task import OpenTask

        place = max((task.draft.place for task in self._tasks), default=0) + 1
        return self._add(OpenTask.begin(self.context, wanted, place))

    def _resume(self, draft: Draft) -> "OpenTask":
        from ui.shell.open_task import OpenTask

        return self._add(OpenTask.resume(self.context, draft))

    def _add(self, task: "OpenTask") -> "OpenTask":
        task.saved.connect(lambda saved: self._saved(task, saved))
        task.park_wanted.connect(self.park)
        task.changed.connect(self._show_tabs)
        task.erased.connect(lambda why: self._erased(task, why))
        self._tasks.append(task)
        self._stack.addWidget(task)
        return task

    def _leave(self, task: "OpenTask") -> None:
        if task.is_blank:
            self._remove(task)
        else:
            task.set_parked(True)

    def _erased(self, task: "OpenTask", why: DeskError) -> None:
        """The person in the form was erased: it goes, with what was typed of them."""
        if task not in self._tasks:
            return
        was_front = task is self.front_task
        self._remove(task)
        if was_front:
            self.show_page(self._last_page)
            self.context.notices.say(why.text)
        self._show_tabs()

    def _remove(self, task: "OpenTask") -> None:
        task.put_away()
        self._tasks.remove(task)
        self._stack.removeWidget(task)
        task.deleteLater()

    def _look_whether_erased(self) -> None:
        for task in self._tasks:
            task.look_whether_erased()

    def _saved(self, task: "OpenTask", record: AnyTask) -> None:
        """The form is done: a correction leads back to its record, a new task to an empty form for the next one."""
        was_front, correcting = task is self.front_task, bool(task.draft.correcting)
        self._tasks.remove(task)
        self._stack.removeWidget(task)
        task.deleteLater()
        if was_front and correcting:
            self.context.record_wanted.emit(record.number)
        elif was_front:
            self.bring(self._begin(FormWanted(kind=record.kind)))
        self._show_tabs()

    def _show_tabs(self) -> None:
        tabs = [tab_of(task, is_front=task is self.front_task) for task in self._tasks]
        front = self.front_task
        self._strip.set_key_word(_("next"))
        self._strip.set_tabs(tabs, self._tasks.index(front) if front in self._tasks else -1)
        self._strip.setVisible(bool(tabs))
        holds = any(task.draft.call.hold is not None for task in self._tasks if task is not front)
        self._minute.setInterval(_ON_HOLD_EVERY_MS if holds else _LOOKS_EVERY_MS)
