"""How a kind's facts lie in its own table."""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import sqlalchemy as sa

from receptiondesk.domain.facts import Facts
from receptiondesk.storage.columns import column_for
from receptiondesk.storage.prepared import Prepared
from receptiondesk.storage.tables import metadata, task

F = TypeVar("F", bound=Facts)


@dataclass(frozen=True, slots=True)
class KindRow(Generic[F]):
    """A kind's table and the way between its rows and the kind's facts."""

    table: sa.Table
    facts: type[F]
    add: Prepared
    """Adds a row; wants `to_row` and the `task_id`."""
    save: Prepared
    """Writes over a row; wants `to_row` and the `saved_id`."""

    def to_row(self, facts: F) -> dict[str, Any]:
        """The column values of `facts`, without the task's id."""
        return facts.values()

    def to_facts(self, row: sa.RowMapping) -> F:
        """The facts that a row of the table holds."""
        return self.facts(**{field.name: row[field.name] for field in self.facts.FIELDS})


def kind_row(name: str, facts: type[F]) -> KindRow[F]:
    """The row of a kind: one column per declared field, keyed by the task."""
    table = sa.Table(
        name,
        metadata,
        sa.Column("task_id", task.c.id.type, sa.ForeignKey(task.c.id), primary_key=True, autoincrement=False),
        *(column_for(field) for field in facts.FIELDS),
    )
    names = [field.name for field in facts.FIELDS]
    return KindRow(
        table,
        facts,
        add=Prepared(sa.insert(table), ["task_id", *names]),
        save=Prepared(sa.update(table).where(table.c.task_id == sa.bindparam("saved_id")), ["saved_id", *names]),
    )
