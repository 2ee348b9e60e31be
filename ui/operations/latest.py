"""Questions to the desk of which only the newest counts."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject
from shiboken6 import isValid

from ui.operations.operations import Operations

T = TypeVar("T")


class Latest:
    """Looks things up off the GUI thread; an answer that comes after a newer question is dropped."""

    def __init__(self, operations: Operations, owner: QObject) -> None:
        """Answers are also dropped once `owner`, who shows them, is gone."""
        self._operations, self._owner = operations, owner
        self._newest = 0

    def ask(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Do `work` elsewhere and call `done` with what it gives, unless something newer was asked meanwhile."""
        self._newest += 1
        mine = self._newest

        def still_wanted() -> bool:
            return mine == self._newest

        def look() -> tuple[T, ...]:
            # A question that was overtaken in the queue need not be answered at all.
            return (work(),) if still_wanted() else ()

        def answer(results: tuple[T, ...]) -> None:
            if still_wanted() and isValid(self._owner):
                for result in results:
                    done(result)

        self._operations.look_up(look, answer)

    def forget(self) -> None:
        """Drop whatever is still on its way."""
        self._newest += 1
