"""What stands open when the desk opens: what was left open, and what the database has lost since it was saved."""

from functools import partial

from PySide6.QtCore import QObject
from shiboken6 import isValid

from receptiondesk.domain.task import AnyTask
from receptiondesk.i18n import _, ngettext
from receptiondesk.services.drafts import Draft
from receptiondesk.services.left_open import Back
from receptiondesk.services.lost import in_words
from receptiondesk.storage.counters import stretches
from ui.context import Context
from ui.notices.notices import Action
from ui.shell.idle import Idle
from ui.shell.losses import tell_losses
from ui.shell.work_area import WorkArea


class ComingBack(QObject):
    """Opens those tasks, and says what has come back."""

    def __init__(self, context: Context, work_area: WorkArea) -> None:
        super().__init__(work_area)
        self._context, self._work_area = context, work_area
        self._idle = Idle(self)
        self._open: set[str] = set()
        """The drafts that came back and are not saved yet."""
        self._waits = False
        """Whether more come when those are saved."""

    def open_what_was_left(self) -> None:
        """Open the tabs as they stood; what was saved in the last moment is told and not open any more."""
        left = self._context.desk.left_open.at_start()
        self._work_area.restore(left.drafts)
        if left.saved:
            said = ngettext(
                "{numbers} was saved before the desk stopped.",
                "{numbers} were saved before the desk stopped.",
                len(left.saved),
            )
            self._context.notices.say(said.format(numbers=_(", ").join(dict.fromkeys(left.saved))))

    def look_for_the_lost(self) -> None:
        """Have whatever was saved and is lost opened again; before anything new is saved, so that numbers last."""
        self._context.operations.run(self._context.desk.left_open.bring_back, self._open_again)

    def _open_again(self, back: Back) -> None:
        if not isValid(self):
            return
        tell_losses(self._context, back=[*(draft.number for draft in back.drafts), *back.waiting])
        self._waits = bool(back.waiting)
        if back.drafts:
            # One after the other: somebody may be typing.
            self._idle.begin([*(partial(self._open_one, draft) for draft in back.drafts), partial(self._tell, back)])

    def _open_one(self, draft: Draft) -> None:
        task = self._work_area.take_back(draft)
        if task is not None:
            self._open.add(draft.id)
            task.saved.connect(partial(self._saved, draft.id))

    def _saved(self, draft_id: str, _record: AnyTask) -> None:
        self._open.discard(draft_id)
        if self._waits and not self._open:
            self.look_for_the_lost()

    def _tell(self, back: Back) -> None:
        opened, lost = len(back.drafts), len(back.drafts) + len(back.waiting)
        if back.waiting:
            said = _(
                "{lost} tasks are not in the database as they were saved. The first {count} are open again: {numbers}."
            )
        else:
            said = ngettext(
                "{count} task is not in the database as it was saved. It is open again as a draft: {numbers}.",
                "{count} tasks are not in the database as they were saved. They are open again as drafts: {numbers}.",
                opened,
            )
        numbers = in_words(stretches(draft.number for draft in back.drafts))
        again = Action(label=_("Save again"), run=self._save_again)
        self._context.notices.warn(said.format(lost=lost, count=opened, numbers=numbers), again)

    def _save_again(self) -> None:
        self._work_area.save(self._open)
