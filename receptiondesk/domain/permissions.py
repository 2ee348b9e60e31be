"""What each may do at the desk: one table, asked by the services and shown on the page of the people."""

from collections.abc import Callable, Mapping
from enum import Enum

from receptiondesk.domain.errors import DeskError
from receptiondesk.domain.people import Role
from receptiondesk.i18n import N_, _


class Act(Enum):
    """What somebody may be allowed to do or not. The value names it for people."""

    TAKE = N_("Take messages, visits and tours")
    MOVE_ON = N_("Deliver, check in, check out")
    UNDO = N_("Undo the last step")
    PRINT = N_("Print slips and passes")
    PRESENCE = N_("Note which colleagues are in or out")
    CORRECT = N_("Correct records")
    REVEAL = N_("See hidden numbers, with a reason")
    DIRECTORY = N_("Change the directory")
    EXPORT = N_("Write records to a file")
    IMPORT = N_("Read records and colleagues from a file")
    COACH_WORDS = N_("Write the coach’s own words")
    SETTINGS = N_("Change the settings of the house")
    HOLD = N_("Hold records that must be kept")
    ERASE = N_("Erase personal data")
    CHANGES = N_("See what was changed in the house")
    RESTORE = N_("Put a backup back")
    PEOPLE = N_("Look after people and PINs")

    @property
    def label(self) -> str:
        """The English name."""
        return str(self.value)


_EVERYBODY = frozenset(Role)
_AT_THE_DESK = frozenset({Role.RECEPTIONIST, Role.SUPERVISOR})
_SUPERVISORS = frozenset({Role.SUPERVISOR})

MAY: Mapping[Act, frozenset[Role]] = {
    Act.TAKE: _EVERYBODY,
    Act.MOVE_ON: _EVERYBODY,
    Act.UNDO: _EVERYBODY,
    Act.PRINT: _EVERYBODY,
    Act.PRESENCE: _EVERYBODY,
    Act.CORRECT: _AT_THE_DESK,
    Act.REVEAL: _AT_THE_DESK,
    Act.DIRECTORY: _AT_THE_DESK,
    Act.EXPORT: _SUPERVISORS,
    Act.IMPORT: _SUPERVISORS,
    Act.COACH_WORDS: _SUPERVISORS,
    Act.SETTINGS: _SUPERVISORS,
    Act.HOLD: _SUPERVISORS,
    Act.ERASE: _SUPERVISORS,
    Act.CHANGES: _SUPERVISORS,
    Act.RESTORE: _SUPERVISORS,
    Act.PEOPLE: _SUPERVISORS,
}
"""The table. A supervisor may do everything, so that there is always somebody to ask."""

Require = Callable[[Act], None]
"""Raises `DeskError` unless whoever sits here may do it now."""


def may(role: Role, act: Act) -> bool:
    """Whether somebody of that role may do it."""
    return role in MAY[act]


def everything_goes(act: Act) -> None:
    """A `Require` for a desk at which nobody has to say who they are."""


class NotAllowed(DeskError):
    """Somebody wants to do what their role does not allow; a supervisor may."""

    def __init__(self, act: Act) -> None:
        self.act = act
        super().__init__("not_allowed", N_("“{act}” is for a supervisor. Ask one, or let one sign in here."))

    @property
    def text(self) -> str:
        """The sentence to show, in the screen's language."""
        return _(self.template).format(act=_(self.act.label))


class NobodySignedIn(DeskError):
    """People have PINs at this desk, and nobody has said who they are."""

    def __init__(self) -> None:
        text = N_("Nobody has signed in. Choose your name and type your PIN; in a command, add --person NAME.")
        super().__init__("nobody_signed_in", text)
