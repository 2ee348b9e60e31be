"""Tells colleagues by mail what was taken for them: written down with the task, and sent later (`posting.py`)."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING

from receptiondesk.domain.errors import DeskError
from receptiondesk.domain.names import fold
from receptiondesk.domain.permissions import Act, Require, everything_goes
from receptiondesk.domain.task import AnyTask
from receptiondesk.domain.telling import Mail, Untold, is_address
from receptiondesk.domain.when import now
from receptiondesk.i18n import N_
from receptiondesk.services.changes import Changes
from receptiondesk.services.drafts import new_id
from receptiondesk.services.kinds import AnyKind
from receptiondesk.services.settings import Settings
from receptiondesk.storage.store import Store

if TYPE_CHECKING:
    from receptiondesk.storage.work import Work

_GIVES_UP_AFTER = timedelta(days=1)


class Telling:
    """Whom the desk's tasks tell. A desk at which no mail server is set writes nothing down and sends nothing."""

    def __init__(
        self,
        *,
        store: Store,
        kinds: Mapping[str, AnyKind],
        changes: Changes,
        settings: Callable[[], Settings],
        require: Require = everything_goes,
    ) -> None:
        self._store, self._kinds, self._changes = store, kinds, changes
        self._settings, self._require = settings, require

    @property
    def is_set_up(self) -> bool:
        """Whether this desk sends mail."""
        settings = self._settings()
        return bool(settings.mail_server and settings.mail_sender)

    def note(self, work: "Work", was: AnyTask | None, task: AnyTask) -> Mail | None:
        """Write down, within the unit of work that saves `task`, whom it tells; None where that is nobody new.

        Who cannot be told is written down too, with the reason.
        """
        if not self.is_set_up:
            return None
        name = self.colleague_of(task)
        if not name or (was is not None and fold(self.colleague_of(was)) == fold(name)):
            return None
        return self._add(work, task, name)

    def of(self, *numbers: str) -> tuple[Mail, ...]:
        """The mails about these tasks, oldest first."""
        if not self.is_set_up:
            return ()
        with self._store.reading() as work:
            return work.outgoing().of(numbers)

    def again(self, number: str) -> Mail:
        """Tell the colleague of a task once more, as it is now; raises `UnknownTask`, `DeskError`."""
        self._require(Act.MOVE_ON)
        with self._store.writing() as work:
            task = work.tasks.get(number)
            name = self.colleague_of(task) if self.is_set_up else ""
            if not name:
                raise DeskError("tells_nobody", N_("There is nobody to be told of {number} by mail."), number=number)
            mail = self._add(work, task, name)
            work.commit()
        self._changes.announce(number)
        return mail

    def colleague_of(self, task: AnyTask) -> str:
        """The name of the colleague who is told of a task as it is now; "" for nobody."""
        kind = self._kinds[task.kind]
        return kind.tells(task.facts, task.status) if kind.is_open(task.status) else ""

    def _add(self, work: "Work", task: AnyTask, name: str) -> Mail:
        found = work.directory.named(name)
        address = found[0].email.strip() if len(found) == 1 else ""
        trouble: Untold | None = None
        if len(found) != 1:
            trouble = Untold.SHARED if found else Untold.NOBODY
        elif not is_address(address):
            trouble = Untold.BAD_ADDRESS if address else Untold.NO_ADDRESS
        moment = now()
        mail = Mail(
            number=task.number,
            name=name,
            address=address,
            message_id=message_id(self._settings().mail_sender),
            made_at=moment,
            waits=trouble is None,
            trouble=trouble,
        )
        work.outgoing().add(mail, give_up=moment + _GIVES_UP_AFTER)
        return mail


def message_id(sender: str) -> str:
    """A name that no other mail has."""
    return f"<{new_id()}@{sender.rpartition('@')[2]}>"
