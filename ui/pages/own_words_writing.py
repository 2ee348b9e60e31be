"""The guide that a supervisor is writing on: opened, changed, kept, saved, and the ways back."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from receptiondesk.domain.errors import DeskError, DraftRefused
from receptiondesk.domain.own_words import Where, Written
from receptiondesk.i18n import _
from receptiondesk.services.own_guide import OwnGuide
from receptiondesk.services.own_words import ChangedMeanwhile, OwnWords
from ui.commands.keys import Do
from ui.context import Context
from ui.notices.notices import Action
from ui.operations.latest import Latest
from ui.operations.soon import Soon

T = TypeVar("T")


class Writing(QObject):
    """Reads and writes on other threads; what is written and not saved survives the page and the program."""

    opened = Signal()
    """Another guide can be written on."""
    changed = Signal()
    """The words are other ones, or are saved now."""
    refused = Signal(object)
    """They were not saved, for these problems (a tuple of `Problem`)."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        desk = context.desk
        self._words = OwnWords(desk.home, desk.coach, desk.house_files, lambda: desk.phrases, desk.people.require)
        self._latest = Latest(context.operations, self)
        self.own: OwnGuide | None = None
        self._soon = Soon(self)
        self._soon.due.connect(self._keep)

    @property
    def folder(self) -> str:
        """Where the files lie."""
        return str(self._words.folder)

    def unsaved(self) -> tuple[Where, ...]:
        """What was written and not saved. Reads the folder: call it off the GUI thread."""
        return self._words.unsaved()

    def open(self, where: Where) -> None:
        """Open a guide; what was written on another one is kept."""
        self.keep()

        def read() -> tuple[OwnGuide, DeskError | None]:
            return self._words.open(where), self._words.trouble(where)

        # Behind what was handed over to be kept or saved: it is read again here.
        self._latest.forget()
        self._context.operations.run(self._kept, lambda _done: self._latest.ask(read, self._show))

    def change(self, change: Callable[[OwnGuide], T]) -> T | None:
        """Change the words by `change`, and keep them after a pause."""
        if self.own is None:
            return None
        done = change(self.own)
        self._soon.begin()
        self.changed.emit()
        return done

    def change_with_way_back(self, said: str, change: Callable[[OwnGuide], None]) -> None:
        """The same for a large step: a notice says so and offers to undo it."""
        own = self.own
        if own is None:
            return
        before = own.file.text
        self.change(change)
        self.opened.emit()
        undo = Action(label=_(Do.UNDO.label), run=lambda: self._go_back(own, before))
        self._context.notices.say(said, undo)

    def give_all_back(self) -> None:
        """Go back to the original of the whole guide."""
        said = _("All of it is the original again as soon as you save.")
        self.change_with_way_back(said, lambda own: own.begin_from(""))

    def leave_changes(self) -> None:
        """Go back to what was saved last."""
        self.change_with_way_back(_("Your changes were put away."), lambda own: own.begin_from(own.begun_from))

    def keep(self) -> None:
        """Keep now what waits to be kept."""
        if self._soon.is_waiting:
            self._soon.stop()
            self._keep()

    def save(self) -> None:
        """Let the words count; nothing is written while there are problems."""
        own = self.own
        if own is None or own.written().is_saved:
            return
        try:
            written = own.checked()
        except DraftRefused as refused:
            self.refused.emit(refused.problems)
            return
        self._soon.stop()

        def save() -> None:
            self._kept()
            self._words.save(written)

        self._context.operations.run(
            save,
            lambda _done: self._saved(own, written),
            lambda error: self._failed(own, error),
        )

    def _show(self, read: tuple[OwnGuide, DeskError | None]) -> None:
        self.own, trouble = read
        self.opened.emit()
        if trouble is not None:
            self._context.notices.trouble(trouble)

    def _keep(self) -> None:
        if self.own is not None:
            written = self.own.written()
            # On the line of the drafts: what is typed waits for no printer.
            self._context.operations.write_down(lambda: self._words.keep(written), lambda _none: None)

    def _kept(self) -> None:
        """Go on, off the GUI thread, when all that was handed over to be kept is on the disk."""
        self._context.operations.after_drafts(lambda: None)

    def _go_back(self, own: OwnGuide, before: str) -> None:
        if own is self.own:
            self.change(lambda own: own.begin_from(before))
            self.opened.emit()

    def _saved(self, own: OwnGuide, written: Written) -> None:
        own.begun_from = written.text
        if own is self.own:
            self._keep()  # what was written during the save went with it from the disk
        self._context.words_changed.emit()
        self._context.notices.say(_("Saved. The coach says it in these words now."))
        self.changed.emit()

    def _failed(self, own: OwnGuide, error: Exception) -> None:
        if isinstance(error, ChangedMeanwhile):
            own.begun_from = error.found
        self._context.notices.trouble(error)
        self.changed.emit()
