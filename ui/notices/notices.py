"""What the desk has to say, and the one thing that can be done about it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from unicodedata import bidirectional

from PySide6.QtCore import QObject, Signal

from receptiondesk.domain.errors import DeskError
from receptiondesk.i18n import _

_TURNS = ("R", "AL", "RLE", "RLO", "LRE", "LRO", "RLI", "LRI", "FSI")
"""Classes of characters after which a line may run the other way."""


def apart(name: str) -> str:
    """`name` so that its writing direction, or a mark pasted with it, does not turn the rest of the notice round."""
    if name.isascii() or not any(bidirectional(character) in _TURNS for character in name):
        return name
    return f"\u2066{_closed(name)}\u2069"


def _closed(name: str) -> str:
    """`name` without a mark that would end what is set around it, and with every isolate of its own ended."""
    kept, depth = [], 0
    for character in name:
        turn = bidirectional(character)
        if turn == "PDI" and depth == 0:
            continue
        depth += (turn in ("LRI", "RLI", "FSI")) - (turn == "PDI")
        kept.append(character)
    return "".join(kept) + "\u2069" * depth


class Weight(Enum):
    """How much a notice weighs."""

    DONE = "done"
    """Something was done; the next news replaces it."""
    ACT = "act"
    """Somebody must act now: red, and kept until acted on or put away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """The one thing one can do about a notice."""

    label: str
    run: Callable[[], None]
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One line of news."""

    text: str
    weight: Weight = Weight.DONE
    action: Action | None = None


class Notices(QObject):
    """The notices that stand now; the notice bar shows them."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._standing: list[Notice] = []

    @property
    def standing(self) -> tuple[Notice, ...]:
        """Red ones first, each group newest first."""
        newest = self._standing[::-1]
        return (
            *(notice for notice in newest if notice.weight is Weight.ACT),
            *(notice for notice in newest if notice.weight is Weight.DONE),
        )

    def say(self, text: str, action: Action | None = None) -> None:
        """News that something was done."""
        self._standing = [notice for notice in self._standing if notice.weight is Weight.ACT]
        self._add(Notice(text=text, action=action))

    def warn(self, text: str, action: Action | None = None) -> None:
        """Something failed and somebody must act; the same words are not said twice."""
        self._standing = [notice for notice in self._standing if notice.text != text]
        self._add(Notice(text=text, weight=Weight.ACT, action=action))

    def trouble(self, error: Exception, action: Action | None = None) -> None:
        """Say in words what failed."""
        if isinstance(error, DeskError):
            self.warn(error.text, action)
        else:
            self.warn(_("Something went wrong inside. What you typed is kept; the log says more."), action)

    def act(self, notice: Notice) -> None:
        """Do what the notice offers, and put it away."""
        self.put_away(notice)
        if notice.action is not None:
            notice.action.run()

    def put_away(self, notice: Notice) -> None:
        """Take a notice from the bar."""
        if notice in self._standing:
            self._standing.remove(notice)
            self.changed.emit()

    def _add(self, notice: Notice) -> None:
        self._standing.append(notice)
        self.changed.emit()
