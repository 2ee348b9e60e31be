"""One talk is broken off for another: first whoever was spoken with is asked for a moment (rule talk.interrupt)."""

from ui.coach.subject import Subject

INTERRUPT = "interrupt"
"""The moment in a kind's guide that has the words for it."""


class Leaving:
    """The talk that is left, until the new one has begun."""

    def __init__(self, left: Subject, taken_up: Subject) -> None:
        self.left, self._taken_up = left, taken_up
        self._began = self._seen()

    @property
    def is_over(self) -> bool:
        """Whether the new talk goes on: another field, the first letter, a call that is answered."""
        return self._seen() != self._began

    def _seen(self) -> tuple[str, bool, bool]:
        subject = self._taken_up
        return subject.field(), subject.is_begun, subject.call().ringing is not None
