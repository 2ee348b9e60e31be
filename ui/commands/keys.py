"""Every key of the desk, in one table."""

from dataclasses import dataclass
from enum import Enum

from receptiondesk.i18n import N_


@dataclass(frozen=True, slots=True)
class Command:
    """A command's name and key. The keys that open a new task belong to the kinds."""

    label: str
    key: str


class Do(Enum):
    """What the desk can be told from anywhere."""

    FIND = Command(N_("Find"), "Ctrl+K")
    SAVE = Command(N_("Save"), "Ctrl+S")
    SAVE_AND_PRINT = Command(N_("Save and print"), "Ctrl+P")
    PARK = Command(N_("Park"), "Ctrl+D")
    NEXT_TASK = Command(N_("Next open task"), "Ctrl+Tab")
    CORRECT = Command(N_("Correct"), "Ctrl+E")
    HOLD = Command(N_("Hold"), "F6")
    TRANSFER = Command(N_("Transfer"), "F7")
    COMPLAINT = Command(N_("Complaint"), "F10")
    ABUSE = Command(N_("Abuse"), "F11")
    CHECK_OUT = Command(N_("Check out"), "F8")
    PRINT_AGAIN = Command(N_("Print again"), "Ctrl+Shift+P")
    UNDO = Command(N_("Undo"), "Ctrl+Z")
    LIBRARY = Command(N_("Library"), "F1")
    COACH = Command(N_("Coach"), "F9")
    SETTINGS = Command(N_("Settings"), "Ctrl+,")
    SWITCH = Command(N_("Hand the desk over"), "Ctrl+L")

    @property
    def label(self) -> str:
        """The English name."""
        return self.value.label

    @property
    def key(self) -> str:
        """The key, as it stands on a key cap."""
        return self.value.key


class InField(Enum):
    """What can be done about the words at the cursor, while a better line stands under the field."""

    TAKE_BETTER = Command(N_("Say it so"), "Alt+Enter")
    ANOTHER = Command(N_("Another"), "Alt+Down")
    LEAVE = Command(N_("Leave it"), "Alt+Del")

    @property
    def label(self) -> str:
        """The English name."""
        return self.value.label

    @property
    def key(self) -> str:
        """The key, as it stands on a key cap."""
        return self.value.key
