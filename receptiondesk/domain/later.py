"""Something heavy that is made when somebody first asks for it, so that a start need not wait for it."""

from collections.abc import Callable
from threading import RLock
from typing import Generic, TypeVar

T = TypeVar("T")


class Later(Generic[T]):
    """Call it to have the thing; whichever thread asks first makes it."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._made: T | None = None
        self._waiting: list[Callable[[T], None]] = []
        self._one_at_a_time = RLock()

    def __call__(self) -> T:
        """The thing, made now where it is not; raises what making it raises, and tries again the next time."""
        with self._one_at_a_time:
            if self._made is None:
                self._made = self._make()
                waiting, self._waiting = self._waiting, []
                for act in waiting:
                    act(self._made)
            return self._made

    @property
    def made(self) -> T | None:
        """The thing where it is made already."""
        return self._made

    def once_made(self, act: Callable[[T], None]) -> None:
        """Do `act` with it as soon as it is made; at once where it is."""
        with self._one_at_a_time:
            if self._made is None:
                self._waiting.append(act)
            else:
                act(self._made)
