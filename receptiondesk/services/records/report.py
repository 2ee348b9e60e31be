"""What came of an import."""

from dataclasses import dataclass

from receptiondesk.domain.errors import Problem

MOST_NAMED = 10_000
"""Rows; nobody mends more of them by hand, and a table may have millions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A row that was left out, and why."""

    row: int
    """As a spreadsheet counts: the header is row 1."""
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """How many rows were read, and where they went: ``read == added + known + left_out``."""

    read: int = 0
    added: int = 0
    known: int = 0
    """Already in the desk by an earlier import."""
    refused: tuple[Refused, ...] = ()
    """The first `MOST_NAMED` of those that were left out, each with what is wrong with it."""
    unnamed: int = 0
    """How many more were left out."""

    @property
    def left_out(self) -> int:
        """How many rows were left out."""
        return len(self.refused) + self.unnamed
