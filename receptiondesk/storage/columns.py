"""How the desk's values are kept in columns, alike in SQLite and PostgreSQL."""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from receptiondesk.domain.fields import Count, Day, Field, FieldType, Flag, Several, Time
from receptiondesk.domain.when import When, write_when
from receptiondesk.storage.values import map_in, map_text, when_in, words_in, words_text


class WhenText(TypeDecorator[When]):
    """A moment with its offset, or a day that stays a day, as ISO text (a database's own type would lose either)."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: When | None, dialect: Dialect) -> str | None:
        return None if value is None else write_when(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> When | None:
        return when_in(value)


class WordsText(TypeDecorator[tuple[str, ...]]):
    """A list of words as JSON text."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str:
        return words_text(value or ())

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[str, ...]:
        return words_in(value)


class MapText(TypeDecorator[Mapping[str, Any]]):
    """A small map as JSON text."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: Mapping[str, Any] | None, dialect: Dialect) -> str:
        return map_text(value or {})

    def process_result_value(self, value: Any, dialect: Dialect) -> Mapping[str, Any]:
        return map_in(value)


KEY_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
"""Text that is compared byte by byte, so that a range finds a prefix."""

_TYPES: dict[type[FieldType], type[sa.types.TypeEngine[Any]]] = {
    Count: sa.Integer,
    Flag: sa.Boolean,
    Time: WhenText,
    Day: WhenText,
    Several: WordsText,
}


def column_for(field: Field) -> sa.Column[Any]:
    """The column that keeps one field of a kind."""
    nullable = field.type.empty is None
    return sa.Column(field.name, _TYPES.get(type(field.type), sa.Text)(), nullable=nullable)
