"""One run of a command: opens the desk when it is first needed, and lets go of it afterwards."""

from types import TracebackType

from receptiondesk.bootstrap import backups_of, open_desk
from receptiondesk.desk import Desk
from receptiondesk.domain.errors import DeskError
from receptiondesk.i18n import N_
from receptiondesk.services.backups import Backups
from receptiondesk.services.home import Home
from receptiondesk.services.kinds import AnyKind
from receptiondesk.services.printing import print_in_own_process
from receptiondesk.tasks.registry import TASK_KINDS


class Session:
    """The desk behind one command."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._desk: Desk | None = None

    @property
    def desk(self) -> Desk:
        """The open desk; raises `DeskError` where it cannot be opened."""
        if self._desk is None:
            self._desk = open_desk(self._home, printer=print_in_own_process)
        return self._desk

    @property
    def backups(self) -> Backups:
        """The copies of the desk; it need not be open for them, and cannot be where its database is damaged."""
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
        if self._desk is not None:
            self._desk.close()
