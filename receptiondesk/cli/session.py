"""One run of a command: opens the desk when it is first needed, and lets go of it afterwards."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from receptiondesk.bootstrap import backups_of, has_people, open_desk, own_file
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
        self.says_losses = True
        """Whether it is said beside the answer what the database has lost; the check says it in its answer."""

    @property
    def desk(self) -> Desk:
        """The open desk; raises `DeskError` where it cannot be opened."""
        if self._desk is None:
            self._desk = open_desk(self._home, printer=print_in_own_process)
            if self._person:
                asks = _("PIN of {name}: ").format(name=self._person)
                self._desk.people.sign_in(self._person, read_pin("RECEPTIONDESK_PIN", asks))
        return self._desk

    def require(self, act: Act) -> None:
        """Go on only where whoever runs the command may do it; raises `DeskError`."""
        self.desk.people.require(act)

    def seen(self, task: AnyTask) -> AnyTask:
        """A record as a program may read it: whole at a desk without PINs, else with hidden values in part."""
        return task.in_part() if self.desk.people.present() else task

    def tell(self, *numbers: str) -> None:
        """Send the mails about these tasks, which are saved: what fails waits for the window or the next command."""
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

    @property
    def own_file(self) -> Path | None:
        """The file of the desk's database; None where that is on a server."""
        return own_file(self._home)

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
        if self._desk is not None and self.says_losses and (lost := self._desk.backups.lost) is not None:
            from receptiondesk.services.lost import lost_in_words

            print(lost_in_words(lost), file=sys.stderr)
        self._close()

    def _close(self) -> None:
        desk, self._desk = self._desk, None
        if desk is not None:
            desk.close()


def read_pin(variable: str, asks: str) -> str:
    """A PIN from the environment or the keyboard; among the words every program of the computer could read it.

    Raises `DeskError` where there is neither.
    """
    if pin := os.environ.get(variable):
        return pin
    if not sys.stdin.isatty():
        text = N_("The PIN is read from {variable}, or from the keyboard.")
        raise DeskError("pin_missing", text, variable=variable)
    from getpass import getpass

    return getpass(asks, stream=sys.stderr)
