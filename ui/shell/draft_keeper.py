"""Writes down what stands in an open form, so that nothing is lost with the window."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from receptiondesk.domain.errors import DeskError
from receptiondesk.domain.task import AnyTask
from receptiondesk.services.drafts import ERASED, Draft, new_id
from ui.context import Context
from ui.forms.form import Form
from ui.operations.soon import Soon


class DraftKeeper(QObject):
    """Keeps the draft of one form, also while the form is being saved."""

    kept = Signal()
    """It is on the disk."""
    erased = Signal(object)
    """The person it is about was erased (a `DeskError` says so): nothing of it is kept any more."""

    def __init__(self, context: Context, draft: Draft, form: Form, parent: QObject, down: Draft | None = None) -> None:
        """`down` is what lies on the disk already, None for nothing."""
        super().__init__(parent)
        self.draft = draft
        """The form as it stood when it was written down last."""
        self._context, self._form = context, form
        self._down = down
        """What is on the disk, or handed over to be."""
        self._handed_over: Draft | None = None
        """What is being saved; None while nothing is."""
        self._beside = ""
        """The id of the draft for what is typed meanwhile: the other one goes with what is saved."""
        self._soon = Soon(self)
        self._soon.due.connect(self.now)

    def soon(self) -> None:
        """Write it down after a pause."""
        self._soon.begin()

    def now(self) -> None:
        """Write it down, off this thread: a blank one too, for its tab stands open."""
        self._soon.stop()
        form = self._form
        self.draft = draft = replace(
            self.draft, texts=form.texts(), focus=form.focused, cursor=form.stands_at(), in_part=form.in_part
        )
        if self._handed_over is not None:
            if not self._is_beside and draft.texts == self._handed_over.texts:
                return
            draft = replace(draft, id=self._beside, after=draft.id)
        if draft != self._down:
            self._write(draft)

    def hand_over(self) -> Draft:
        """It is being saved from now on: gives what is."""
        self.now()
        self._handed_over, self._beside = self.draft, new_id()
        return self._handed_over

    def end(self) -> None:
        """It is saved, and nothing else was typed."""
        self._soon.stop()
        if self._is_beside:
            self._drop(self._beside)

    def go_on(self, record: AnyTask) -> None:
        """It is saved, and what was typed meanwhile is a correction of the record."""
        self.draft = replace(self.draft, id=self._beside, correcting=record.number, version=record.version, number="")
        self._handed_over = None
        self.now()

    def take_back(self) -> None:
        """It is not saved: all that was typed is one form again."""
        self._handed_over = None
        was_beside = self._is_beside
        self.now()
        if was_beside:
            self._drop(self._beside)

    def put_away(self) -> None:
        """Nothing is in it: leave nothing behind."""
        self._soon.stop()
        if self._down is not None:
            self._down = None
            self._drop(self.draft.id)

    def look_whether_erased(self) -> None:
        """Say so where the person it is about was erased, though nobody types."""
        drafts, draft_id = self._context.desk.drafts, self.draft.id
        self._context.operations.write_down(lambda: drafts.require_kept(draft_id), lambda _none: None, self._failed)

    @property
    def _is_beside(self) -> bool:
        return self._down is not None and self._down.id == self._beside

    def _write(self, draft: Draft) -> None:
        self._down = draft
        drafts = self._context.desk.drafts

        def write() -> None:
            newest = self._down
            if newest is draft or newest is None or newest.id != draft.id:
                drafts.keep(draft)  # else it was overtaken in the queue of a slow disk

        self._context.operations.write_down(write, self._written, partial(self._failed, draft=draft))

    def _drop(self, draft_id: str) -> None:
        drafts = self._context.desk.drafts
        self._context.operations.write_down(lambda: drafts.drop(draft_id), lambda _none: None)

    def _written(self, _none: None) -> None:
        if isValid(self):
            self.kept.emit()

    def _failed(self, error: Exception, draft: Draft | None = None) -> None:
        if self._down is draft:
            self._down = None
        if not isinstance(error, DeskError) or error.code != ERASED:
            self._context.operations.report(error)
        elif isValid(self):
            self.erased.emit(error)
