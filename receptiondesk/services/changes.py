"""The one announcement of the desk: these tasks are different now."""

import logging
from collections.abc import Callable

_log = logging.getLogger(__name__)

Listener = Callable[[frozenset[str]], None]


class Changes:
    """Tells whoever shows tasks that some have changed; they decide whether to look again."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` with the numbers of changed tasks, on the thread that changed them; gives the way out."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def announce(self, *numbers: str) -> None:
        """Say that the tasks with these numbers are new or different."""
        for listener in tuple(self._listeners):
            try:
                listener(frozenset(numbers))
            except Exception:
                # What was done is saved; who shows it badly must not make it look undone.
                _log.exception("a listener failed")
