"""One open task: its form, its draft, and the commands under it."""

import logging
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from receptiondesk.domain import when
from receptiondesk.domain.clocks import Call, Ringing
from receptiondesk.domain.errors import DeskError, DraftRefused
from receptiondesk.domain.privacy import masked_within
from receptiondesk.domain.task import AnyTask
from receptiondesk.i18n import _
from receptiondesk.services.drafts import ERASED, Draft, new_draft
from receptiondesk.services.tasks import Taken
from ui.commands.keys import Do
from ui.context import Context, FormWanted
from ui.forms.form import Form
from ui.look import look
from ui.notices.notices import apart
from ui.shell.draft_keeper import DraftKeeper
from ui.shell.first_touch import FirstTouch
from ui.tasks.registry import FORMS
from ui.widgets.base import follow_look
from ui.widgets.button import CommandButton, Manner
from ui.widgets.text import Note

log = logging.getLogger(__name__)


class _Bar(QWidget):
    """The row of commands under the form."""

    def __init__(self) -> None:
        super().__init__()
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(32, 0, 32, 0)
        self.row.setSpacing(12)
        follow_look(self._measure)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), look().colours
        painter.fillRect(self.rect(), colours.surface)
        painter.fillRect(0, 0, self.width(), 1, colours.line)

    def align_with(self, stacked: bool) -> None:
        """Begin where the form's fields begin; labels over them leave it more room."""
        margin = 24 if stacked else 32
        self.row.setContentsMargins(margin, 0, margin, 0)

    def _measure(self) -> None:
        self.setFixedHeight(look().sizes.command_bar)


class OpenTask(QWidget):
    """A form in the work area. What is typed is kept as a draft until it is saved."""

    changed = Signal()
    """Its tab should say something else."""
    saved = Signal(object)
    """It became the record (an `AnyTask`); the tab can go."""
    park_wanted = Signal()
    erased = Signal(object)
    """The person it is about was erased (a `DeskError` says so); the tab must go."""
    call_changed = Signal()
    """The telephone rings for it, or was answered: the coach looks again."""

    def __init__(self, context: Context, draft: Draft, down: Draft | None = None) -> None:
        """`down` is the draft as it lies on the disk already, None for nothing."""
        super().__init__()
        self.context = context
        self.kind = context.kind(draft.kind)
        self.form = Form(context, self.kind)
        self._arrangement = FORMS[self.kind.id](self.form)
        self._kept = Note()
        self._park = CommandButton("", key=Do.PARK.key)
        self._save = CommandButton("", key=Do.SAVE.key)
        self._print = CommandButton("", key=Do.SAVE_AND_PRINT.key, manner=Manner.PRIMARY)
        self._park.clicked.connect(self.park_wanted)
        self._save.clicked.connect(self.save)
        self._print.clicked.connect(self.save_and_print)
        for button in (self._park, self._save, self._print):
            button.give_way()
        self._bar = bar = _Bar()
        for widget in (self._park, self._kept):
            bar.row.addWidget(widget)
        bar.row.addStretch(1)
        bar.row.addWidget(self._save)
        bar.row.addWidget(self._print)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.form, 1)
        layout.addWidget(bar)
        self._keeper = DraftKeeper(context, draft, self.form, self, down)
        self._keeper.kept.connect(self._say_kept)
        self._keeper.erased.connect(self.erased)
        self._handed_over: Mapping[str, str] = {}
        """The texts that are being saved; empty while nothing is."""
        self._typed_meanwhile = False
        self.form.edited.connect(self._edited)
        for moved in (self.form.moment_changed, self.form.cursor_moved):
            moved.connect(self._keeper.soon)
        look().changed.connect(self._translate)
        self._translate()

    @classmethod
    def begin(cls, context: Context, wanted: FormWanted, place: int) -> "OpenTask":
        """A new form as it was asked for: empty, filled in, or with a record to correct; `place` is its tab's."""
        draft = new_draft(wanted.kind, place)
        if wanted.correcting is not None:
            draft = replace(draft, correcting=wanted.correcting.number, version=wanted.correcting.version)
        made = cls(context, draft)
        if wanted.correcting is not None:
            made.form.show_facts(wanted.correcting.facts)
            made.keep()
        else:
            made.form.show_texts({**made.fresh_texts(), **wanted.texts})
        return made

    @classmethod
    def resume(cls, context: Context, draft: Draft) -> "OpenTask":
        """A form as it was left, with the cursor where it stood."""
        made = cls(context, replace(draft, call=draft.call.at(when.now())), draft)
        made.form.show_draft(draft)
        if draft.correcting:
            made.look_at_record()
        return made

    def look_at_record(self) -> None:
        """Fetch what the record holds that is being corrected; one that cannot be had is told when it is saved."""
        tasks, number, form = self.context.desk.tasks, self.draft.correcting, self.form

        def know(task: AnyTask) -> None:
            if isValid(form):
                form.know_record(task.facts)

        self.context.operations.look_up(
            lambda: tasks.get(number),
            know,
            lambda error: log.warning("The record of a correction was not found", exc_info=error),
        )

    def fresh_texts(self) -> dict[str, str]:
        """What stands in an empty form: the time at which it was opened."""
        name = self._arrangement.starts_now
        return {name: when.write_when(when.now())} if name else {}

    @property
    def draft(self) -> Draft:
        """The form as it is kept."""
        return self._keeper.draft

    @property
    def is_blank(self) -> bool:
        """Whether nothing would be lost if it were put away."""
        return not self.draft.correcting and self.form.is_empty and self.draft.call.hold is None

    @property
    def name(self) -> str:
        """Whose task it is, for the tab; "" while nobody is named."""
        person = self.kind.person(self.form.understood().facts)
        return masked_within(person.name) if person else ""

    def save(self) -> None:
        """Save what the form holds; problems are said beside their fields and nothing is lost."""
        self._save_it(print_slip=False)

    def save_and_print(self) -> None:
        """Save, then print the slip; a printer that fails takes nothing back."""
        self._save_it(print_slip=True)

    def _save_it(self, *, print_slip: bool) -> None:
        if self._handed_over:
            return
        understood = self.form.understood()
        self.form.show_problems(understood.problems)
        if understood.problems:
            return
        draft = self._keeper.hand_over()
        self._busy(draft.texts)
        tasks, drafts = self.context.desk.tasks, self.context.desk.drafts
        work: Callable[[], Taken]
        if draft.correcting:

            def work() -> Taken:
                task = tasks.correct(draft.correcting, draft.texts, version=draft.version, draft_id=draft.id)
                return tasks.print_again(task.number) if print_slip else Taken(task=task)
        else:

            def work() -> Taken:
                facts = understood.facts
                return tasks.take(self.kind, facts, print_slip=print_slip, draft_id=draft.id, number=draft.number)

        def save() -> Taken:
            drafts.require_kept(draft.id)
            taken = work()
            self._put_by(draft.id)
            return taken

        self.context.operations.run(save, self._done, self._failed)

    def _put_by(self, draft_id: str) -> None:
        """Close the draft of what is saved, in the same turn: whoever closes the window now shall not find it again."""
        left_open = self.context.desk.left_open
        try:
            number = left_open.number_of(draft_id)
            self.context.operations.after_drafts(lambda: left_open.put_by(draft_id, number))
        except DeskError as trouble:
            log.warning("A draft outlives its record: %s", trouble.text)  # the record counts

    def keep(self) -> None:
        """Write the draft down now."""
        self._keeper.now()

    def put_away(self) -> None:
        """Nothing is in it: leave nothing behind."""
        self._keeper.put_away()

    def look_whether_erased(self) -> None:
        """Say so where the person it is about was erased."""
        self._keeper.look_whether_erased()

    def keep_call(self, call: Call) -> None:
        """Another state of the telephone call: it is kept with what was typed."""
        self._keeper.draft = replace(self.draft, call=call)
        self.keep()
        self.changed.emit()

    def ring(self) -> None:
        """The telephone rings for this task, until somebody touches the form."""
        self.keep_call(Call(ringing=Ringing(since=when.now())))
        FirstTouch(self.form).touched.connect(self._answered)
        self.call_changed.emit()

    def _answered(self) -> None:
        self.keep_call(self.draft.call.answered(when.now()))
        self.call_changed.emit()

    def set_parked(self, parked: bool) -> None:
        """Set it aside, or take it up again."""
        if parked != (self.draft.parked_at is not None):
            self._keeper.draft = replace(self.draft, parked_at=when.now() if parked else None)
            self.keep()
            self.changed.emit()

    def take_up(self) -> None:
        """Put the cursor where it stood."""
        self.form.take_cursor()
        self.set_parked(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._bar.align_with(self.form.grid.stacked())

    def _edited(self) -> None:
        self._typed_meanwhile = bool(self._handed_over)
        self._keeper.soon()
        self.changed.emit()

    def _done(self, taken: Taken) -> None:
        if not isValid(self):
            return  # erased meanwhile, and gone
        texts, handed_over = self.form.texts(), self._handed_over
        typed_on = {name for name in texts if texts[name] != handed_over[name]} if self._typed_meanwhile else set()
        self._busy({})
        name = apart(self.kind.headline(taken.task.facts))
        if typed_on:
            said = _("{number} {name} saved. What you typed meanwhile is not: save it too.")
        elif self.draft.correcting:
            said = _("{number} {name} corrected. The old values stay in the history.")
        else:
            said = _("{number} {name} saved.")
        self.context.report(taken, said.format(number=taken.task.number, name=name))
        if typed_on:
            self._go_on(taken.task, typed_on)
        else:
            self._keeper.end()
            self.saved.emit(taken.task)

    def _go_on(self, task: AnyTask, typed_on: Collection[str]) -> None:
        """What was typed while it was saved becomes a correction of the record: no letter is lost."""
        self.form.show_facts(task.facts, leaving=typed_on)
        self._keeper.go_on(task)
        self.changed.emit()

    def _failed(self, error: Exception) -> None:
        if not isValid(self):
            return
        self._busy({})
        self._keeper.take_back()
        if isinstance(error, DraftRefused):
            self.form.show_problems(error.problems)
        elif isinstance(error, DeskError) and error.code == ERASED:
            self.erased.emit(error)
        else:
            self.context.operations.report(error)

    def _busy(self, handed_over: Mapping[str, str]) -> None:
        self._handed_over, self._typed_meanwhile = handed_over, False
        for button in (self._save, self._print):
            button.setEnabled(not handed_over)

    def _say_kept(self) -> None:
        if self.is_blank:
            return  # there is nothing to be glad of
        self._kept.set_words(_("Draft kept {time}").format(time=f"{when.now():%H:%M}"))

    def _translate(self) -> None:
        self._park.set_words(_(Do.PARK.label))
        self._save.set_words(_(Do.SAVE.label))
        self._print.set_words(_(Do.SAVE_AND_PRINT.label))
