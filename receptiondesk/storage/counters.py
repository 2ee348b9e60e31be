"""How far the running numbers of the kinds have gone: a number that stood on paper once is never given again."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlalchemy as sa

Counters = Mapping[str, int]
"""The last number that was given, by prefix: ``{"M": 123}`` after ``M-000123``."""

RAISE = (
    "INSERT INTO counter (prefix, last) VALUES (:prefix, :last) "
    "ON CONFLICT (prefix) DO UPDATE SET last = excluded.last WHERE counter.last < excluded.last"
)
"""Lets one prefix go on after `last` at the earliest; the same for both databases."""
_NUMBER = re.compile(r"([A-Z]{1,4})-(\d{6,12})", re.ASCII)


def number_of(prefix: str, running: int) -> str:
    """The number as it stands on paper, e.g. ``M-000123``."""
    return f"{prefix}-{running:06d}"


def numbers_between(first: str, last: str) -> Iterator[str]:
    """All numbers of one prefix from `first` to `last`."""
    ((prefix, begin),) = counted([first]).items()
    ((_prefix, end),) = counted([last]).items()
    return (number_of(prefix, running) for running in range(begin, end + 1))


def stretches(numbers: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Numbers in their order as stretches without a gap: the first and the last of each."""
    first = last = following = ""
    for number in numbers:
        if number != following:
            if last:
                yield first, last
            first = number
        last = number
        ((prefix, running),) = counted([number]).items()
        following = number_of(prefix, running + 1)
    if last:
        yield first, last


def counted(numbers: Iterable[str]) -> dict[str, int]:
    """The highest of these numbers for each prefix; whatever is no number of a task is passed over."""
    found: dict[str, int] = {}
    for number in numbers:
        if match := _NUMBER.fullmatch(number):
            found[match[1]] = max(found.get(match[1], 0), int(match[2]))
    return found


def highest(*each: Counters) -> dict[str, int]:
    """The highest number of all for each prefix."""
    found: dict[str, int] = {}
    for counters in each:
        for prefix, last in counters.items():
            found[prefix] = max(found.get(prefix, 0), last)
    return found


def runs_behind(counters: Counters, least: Counters) -> bool:
    """Whether a number up to `least` would be given again."""
    return any(counters.get(prefix, 0) < last for prefix, last in least.items())


def raise_to(connection: "sa.Connection", least: Counters) -> None:
    """Give no number up to these again; a counter that has gone on stays where it is."""
    import sqlalchemy as sa  # whoever has a connection has loaded it

    for prefix, last in least.items():
        connection.execute(sa.text(RAISE), {"prefix": prefix, "last": last})
