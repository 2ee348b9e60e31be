"""How the desk's values lie in text columns, and how they are read from there."""

import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import wraps
from typing import Any, TypeVar

from receptiondesk.domain.fields import Day, FieldType, Flag, Several, Time
from receptiondesk.domain.when import When
from receptiondesk.storage.sqlite import driver

T = TypeVar("T")


def _as_it_was_written(read: Callable[[str | None], T]) -> Callable[[str | None], T]:
    """What cannot be read was never written by a desk: the file has suffered, and that shall be said in words."""

    @wraps(read)
    def reading(text: str | None) -> T:
        try:
            return read(text)
        except (ValueError, TypeError) as error:
            raise driver.DatabaseError("malformed value") from error

    return reading


@_as_it_was_written
def when_in(text: str | None) -> When | None:
    """A moment with its offset, or a day that stays a day."""
    if text is None:
        return None
    return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)


def words_text(words: Sequence[str]) -> str:
    """A list of words as it lies in its column."""
    return json.dumps(list(words), ensure_ascii=False)


@_as_it_was_written
def words_in(text: str | None) -> tuple[str, ...]:
    """A list of words."""
    return tuple(json.loads(text)) if text else ()


def map_text(value: Mapping[str, Any]) -> str:
    """A small map as it lies in its column."""
    return json.dumps(dict(value), ensure_ascii=False)


@_as_it_was_written
def map_in(text: str | None) -> Mapping[str, Any]:
    """A small map."""
    return dict(json.loads(text)) if text else {}


READERS: Mapping[type[FieldType], Callable[[Any], Any]] = {
    Time: when_in,
    Day: when_in,
    Several: words_in,
    Flag: bool,
}
"""How what SQLite gives becomes the value of a field; fields of other types are kept as they are."""

_AT_ONCE = 500


def portions(values: Collection[str]) -> Iterator[list[str]]:
    """All values, as many at a time as any database takes in one question."""
    every = list(values)
    for start in range(0, len(every), _AT_ONCE):
        yield every[start : start + _AT_ONCE]
