"""Words that are underlined in a field: quietly, in amber, and only for the eye; the text stays as it is."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtGui import QTextCharFormat

from ui.look import look


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters (code points) of a field's text from `start` up to, not including, `end`."""

    start: int
    end: int


class MarkedField(Protocol):
    """A field in which words can be underlined and replaced."""

    cursorPositionChanged: SignalInstance

    def set_marks(self, marks: Iterable[Mark]) -> None: ...
    def marks(self) -> tuple[Mark, ...]: ...
    def place(self) -> int: ...
    def replace_words(self, mark: Mark, words: str) -> None: ...


def underline() -> QTextCharFormat:
    """How marked words look in the present scheme."""
    shape = QTextCharFormat()
    shape.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    shape.setUnderlineColor(look().colours.amber)
    return shape


class Units:
    """Qt counts in halves of the rarer characters (𠮷, 😀), Python in whole ones."""

    def __init__(self, text: str) -> None:
        self._double = [] if text.isascii() else [at for at, letter in enumerate(text) if letter > "\uffff"]

    def qt(self, at: int) -> int:
        """Qt's position of the character `at`."""
        return at + bisect_left(self._double, at)

    def character(self, position: int) -> int:
        """The character at Qt's position."""
        return position - sum(1 for before, at in enumerate(self._double) if at + before < position)


def moved(marks: Iterable[Mark], old: str, new: str) -> tuple[Mark, ...]:
    """The marks of `old` where they stand in `new`; one whose own words were changed is gone."""
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    step = len(new) - len(old)
    before = [mark for mark in marks if mark.end <= head]
    after = [mark for mark in marks if mark.start >= len(old) - tail and mark not in before]
    return (*before, *(Mark(mark.start + step, mark.end + step) for mark in after))


def _alike(one: str, other: str) -> int:
    """How many characters two texts have in common from their beginning."""
    shorter = min(len(one), len(other))
    return next((at for at in range(shorter) if one[at] != other[at]), shorter)
