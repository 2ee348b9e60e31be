"""A row as a file has it, before anybody has understood it."""

from collections.abc import Sequence
from typing import NamedTuple

from receptiondesk.domain.errors import Problem
from receptiondesk.i18n import N_

LONGEST_ROW = 1 << 22
"""Characters (in a workbook bytes) of one row; no table of people has a longer one, and memory has an end."""


class RawRow(NamedTuple):
    """One row of a file."""

    number: int
    """As a spreadsheet counts, from 1."""
    cells: Sequence[str]
    trouble: Problem | None = None
    """Why its cells are not there."""


def too_long(number: int) -> RawRow:
    """A row that nobody can have meant."""
    text = N_("The row has more than {most} characters. A quotation mark may be missing.")
    return _without_cells(number, "row_too_long", text, most=f"{LONGEST_ROW:,}")


def endless(number: int) -> RawRow:
    """A row after which nothing more is read."""
    text = N_("The row does not end; what follows was not read. A quotation mark may be missing.")
    return _without_cells(number, "row_endless", text)


def one_too_many(number: int, most: int) -> RawRow:
    """The row after the last one of those that a table may have."""
    text = N_("A table may have {most} rows; what follows was not read. Please divide it.")
    return _without_cells(number, "too_many_rows", text, most=f"{most:,}")


def unreadable(number: int, why: str) -> RawRow:
    """A row that breaks the rules of its format."""
    return _without_cells(number, "row_unreadable", N_("The row cannot be read ({why})."), why=why)


def _without_cells(number: int, code: str, text: str, **values: str) -> RawRow:
    return RawRow(number, (), Problem(field="", code=code, template=text, values=values))
