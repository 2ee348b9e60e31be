"""What came of an import."""

from dataclasses import dataclass

from receptiondesk.domain.errors import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A row that was left out, and why."""

    row: int
    """As a spreadsheet counts: the header is row 1."""
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """How many rows were read, and where they went: ``read == added + known + len(refused)``."""

    read: int = 0
    added: int = 0
    known: int = 0
    """Already in the desk by an earlier import."""
    refused: tuple[Refused, ...] = ()
