"""Statements that every save runs: compiled once, so that saving costs little more than the disk."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Dialect

Statement = sa.Insert | sa.Update | sa.Select[Any] | sa.TextClause


class Prepared:
    """One SQLAlchemy statement whose text and conversions are worked out once per dialect.

    Its result rows are the driver's own: columns of the desk's types (times, lists) are not converted back.
    """

    def __init__(self, statement: Statement, columns: Iterable[str]) -> None:
        """`columns` names the values that each run gives, all of them; the statement holds no others."""
        self._statement = statement
        self._columns = tuple(columns)
        self._compiled: dict[str, _Compiled] = {}

    def run(self, connection: sa.Connection, values: Mapping[str, Any]) -> sa.CursorResult[Any]:
        """Run it with one set of values."""
        compiled = self._for(connection.dialect)
        return connection.exec_driver_sql(compiled.text, compiled.parameters(values))

    def run_many(self, connection: sa.Connection, rows: Sequence[Mapping[str, Any]]) -> None:
        """Run it once for each set of values."""
        if rows:
            compiled = self._for(connection.dialect)
            connection.exec_driver_sql(compiled.text, [compiled.parameters(values) for values in rows])

    def _for(self, dialect: Dialect) -> "_Compiled":
        if dialect.name not in self._compiled:
            self._compiled[dialect.name] = _Compiled(self._statement, self._columns, dialect)
        return self._compiled[dialect.name]


class _Compiled:
    """The text for one dialect, and how the desk's values become the driver's."""

    def __init__(self, statement: Any, columns: tuple[str, ...], dialect: Dialect) -> None:
        compiled = statement.compile(dialect=dialect, column_keys=list(columns))
        self.text = str(compiled)
        self._is_positional = bool(compiled.positional)
        self._plan: tuple[tuple[str, Callable[[Any], Any] | None], ...] = tuple(
            (name, compiled.binds[name].type.dialect_impl(dialect).bind_processor(dialect))
            for name in compiled.positiontup or columns
        )

    def parameters(self, values: Mapping[str, Any]) -> Any:
        if self._is_positional:
            return tuple(convert(values[name]) if convert else values[name] for name, convert in self._plan)
        return {name: convert(values[name]) if convert else values[name] for name, convert in self._plan}
