"""Options that several commands share: days, and how many."""

import argparse
from datetime import date

from receptiondesk.domain.errors import DraftRefused, Problem
from receptiondesk.domain.fields import Count, Day, Reading, Unreadable
from receptiondesk.i18n import N_, _

_MOST = 10_000


def add_days(parser: argparse.ArgumentParser) -> None:
    """``--from`` and ``--to``."""
    parser.add_argument("--from", dest="first", metavar="DATE", help=_("the first day"))
    parser.add_argument("--to", dest="last", metavar="DATE", help=_("the last day"))


def read_days(given: argparse.Namespace, reading: Reading) -> tuple[date | None, date | None]:
    """The first and the last day asked for; raises `DraftRefused`."""
    first, last = read_day("from", given.first, reading), read_day("to", given.last, reading)
    if first and last and last < first:
        raise DraftRefused(
            [Problem(field="to", code="before_start", template=N_("This lies before the beginning."))],
        )
    return first, last


def read_day(name: str, text: str | None, reading: Reading) -> date | None:
    """The day that an option gives; raises `DraftRefused`."""
    try:
        day: date | None = Day().read(text or "", reading)
    except Unreadable as trouble:
        raise DraftRefused([trouble.as_problem(name)]) from trouble
    return day


def add_limit(parser: argparse.ArgumentParser) -> None:
    """``--limit``."""
    parser.add_argument("--limit", metavar="N", default="50", help=_("at most so many (50)"))


def read_limit(given: argparse.Namespace, reading: Reading) -> int:
    """How many at most; raises `DraftRefused`."""
    try:
        limit = Count().read(given.limit, reading)
        if limit is None or not 1 <= limit <= _MOST:
            raise Unreadable("out_of_range", N_("Between {least} and {most}, please."), least=1, most=_MOST)
    except Unreadable as trouble:
        raise DraftRefused([trouble.as_problem("limit")]) from trouble
    return limit
