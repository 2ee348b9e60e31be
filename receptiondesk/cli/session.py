"""One run of a command: opens the desk when it is first needed, and lets go of it afterwards."""

import os
import sys
from contextlib import suppress
from types import TracebackType

from receptiondesk.bootstrap import backups_of, has_people, open_desk
from receptiondesk.desk import Desk
from receptiondesk.domain.errors import DeskError
from receptiondesk.domain.permissions import Act
from receptiondesk.domain.task import AnyTask
from receptiondesk.i18n import N_, _
from receptiondesk.services.backups import Backups
from receptiondesk.services.home import Home
from receptiondesk.services.kinds import AnyKind
from receptiondesk.services.printing import print_in_own_process
from receptiondesk.tasks.registry import TASK_KINDS


class Session:
    """The desk behind one command."""

    def __init__(self, home: Home, person: str = "") -> None:
        """`person` is who runs it; on a desk without people nobody has to say."""
        self._home, self._person = home, person
        self._desk: Desk | None = None

    @property
    def desk(self) -> Desk:
        """The open desk; raises `DeskError` where it cannot be opened."""
        if self._desk is None:
            self._desk = open_desk(self._home, printer=print_in_own_process)
            if self._person:
                self._desk.people.sign_in(self._person, _pin(self._person))
        return self._desk

    def require(self, act: Act) -> None:
        """Go on only where whoever runs the command may do it; raises `DeskError`."""
        self.desk.people.require(act)

    def seen(self, task: AnyTask) -> AnyTask:
        """A record as a program may read it: whole at a desk without PINs, else with hidden values in part."""
        return task.in_part() if self.desk.people.present() else task

    def tell(self, *numbers: str) -> None:
        """Send the mails about these tasks, which are saved: whatever fails waits for the window or the next command."""
        if any(mail.waits for mail in self.desk.telling.of(*numbers)):
            with suppress(DeskError):
                self.desk.posting.send_waiting(*numbers)

    @property
    def backups(self) -> Backups:
        """The copies of the desk; it need not be open for them, and cannot be where its database is damaged.

        Where the database still tells that people have PINs, only somebody who may put copies back has them.
        """
        if has_people(self._home):
            self.require(Act.RESTORE)
            self._close()
            return backups_of(self._home, self._person)
        return backups_of(self._home)

    def kind(self, kind_id: str) -> AnyKind:
        """The kind of that name; raises `DeskError`."""
        for kind in TASK_KINDS:
            if kind.id == kind_id:
                return kind
        raise DeskError(
            "unknown_kind",
            N_("There is no kind “{kind}”. There are: {kinds}."),
            kind=kind_id,
            kinds=", ".join(kind.id for kind in TASK_KINDS),
        )

    def __enter__(self) -> "Session":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._close()

    def _close(self) -> None:
        desk, self._desk = self._desk, None
        if desk is not None:
            desk.close()


def _pin(name: str) -> str:
    """The PIN of whoever runs the command: never one of its words, which every program of the computer can read."""
    if pin := os.environ.get("RECEPTIONDESK_PIN"):
        return pin
    if not sys.stdin.isatty():
        raise DeskError("pin_missing", N_("The PIN is read from RECEPTIONDESK_PIN, or from the keyboard."))
    from getpass import getpass

    return getpass(_("PIN of {name}: ").format(name=name), stream=sys.stderr)
