"""Takes words out of the database for good, and knows how long which may stay."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from receptiondesk.domain.errors import UnknownTask
from receptiondesk.domain.privacy import ERASE, EXTRA, REVEAL
from receptiondesk.storage.engine import in_words
from receptiondesk.storage.rows import KindRow
from receptiondesk.storage.tables import history, retention, task


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A record of which something has been kept long enough."""

    number: str
    opened_sort: int
    """Its place in time, as `receptiondesk.domain.when.sort_key` gives it."""


class PrivacyStore:
    """What is erased and what is kept, within one unit of work."""

    def __init__(self, connection: sa.Connection, rows: Mapping[str, KindRow[Any]]) -> None:
        self._connection = connection
        self._rows = rows

    def kept_days(self) -> Mapping[tuple[str, str], int]:
        """For how many days which field of which kind is kept; what is not named is kept for ever."""
        return {(kind, field): days for kind, field, days in self._connection.execute(sa.select(retention))}

    def keep(self, kind: str, field: str, days: int) -> None:
        """Keep a field for so many days from now on; 0 for ever."""
        here = (retention.c.kind == kind, retention.c.field == field)
        self._connection.execute(sa.delete(retention).where(*here))
        if days:
            self._connection.execute(sa.insert(retention).values(kind=kind, field=field, days=days))

    def set_held(self, number: str, *, held: bool) -> None:
        """Keep a record whatever its age, or not any more. Its version stays: nobody who corrects it is hindered."""
        self._connection.execute(sa.update(task).where(task.c.number == number).values(held=held))

    def is_held(self, number: str) -> bool:
        """Whether a record must be kept; on a server nobody holds it from here on before this unit of work is over."""
        query = sa.select(task.c.held).where(task.c.number == number).with_for_update()
        held = self._connection.execute(query).scalar_one_or_none()
        if held is None:
            raise UnknownTask(number)
        return bool(held)

    def told(self, words: Collection[str]) -> tuple[str, ...]:
        """The numbers of the records whose history says one of `words`, as somebody once typed them."""
        said = [
            sa.func.lower(sa.type_coerce(column, sa.Text)).contains(word.lower(), autoescape=True)
            for word in words
            for column in (history.c.changes, history.c.reason)
        ]
        query = sa.select(task.c.number).join(history, history.c.task_id == task.c.id).where(sa.or_(*said)).distinct()
        return tuple(self._connection.execute(query).scalars())

    def due(self, kind: str, befores: Mapping[str, int], *, limit: int) -> tuple[Due, ...]:
        """The oldest records of a kind that still say, or whose history still says, what came before its time.

        `befores` gives for each field the moment before which it is not kept any more. Records that are held are
        left out.
        """
        query = self._due(sa.select(task.c.number, task.c.opened_sort), kind, befores)
        # On a server nobody holds one of them from here on before this unit of work is over.
        first = query.order_by(task.c.opened_sort, task.c.id).limit(limit).with_for_update(of=task)
        found = self._connection.execute(first)
        return tuple(Due(number=number, opened_sort=sort) for number, sort in found)

    def count_due(self, kind: str, befores: Mapping[str, int]) -> int:
        """How many records of a kind `due` would give in all."""
        return int(self._connection.execute(self._due(sa.select(sa.func.count()), kind, befores)).scalar_one())

    def _due(self, query: sa.Select[Any], kind: str, befores: Mapping[str, int]) -> sa.Select[Any]:
        table = self._rows[kind].table
        said = sa.or_(
            *(
                sa.and_(task.c.opened_sort < before, sa.or_(_filled(table, field), _told(field)))
                for field, before in befores.items()
            )
        )
        return (
            query.select_from(task)
            .join(table, table.c.task_id == task.c.id)
            .where(task.c.kind == kind, task.c.opened_sort < max(befores.values()), sa.not_(task.c.held), said)
        )

    def empty_history(self, number: str, fields: Collection[str], *, reasons: bool) -> None:
        """Take `fields`, and `reasons` if wanted, out of what a record's history says.

        The salts of all its entries go as well: with them one could still try which telephone number it was.
        An entry with the verb ``erase`` must follow in the same unit of work.
        """
        task_id = self._connection.execute(sa.select(task.c.id).where(task.c.number == number)).scalar_one_or_none()
        if task_id is None:
            raise UnknownTask(number)
        query = sa.select(history.c.id, history.c.changes, history.c.reason).where(history.c.task_id == task_id)
        for entry_id, changes, reason in self._connection.execute(query).all():
            left = {field: change for field, change in changes.items() if field not in fields}
            values = {"salt": None, "changes": left, "reason": "" if reasons else reason}
            self._connection.execute(sa.update(history).where(history.c.id == entry_id).values(values))


def _filled(table: sa.Table, field: str) -> sa.ColumnElement[bool]:
    if field == EXTRA:
        return sa.type_coerce(task.c.extra, sa.Text) != "{}"
    column = table.c[field]
    if column.nullable:
        return column.is_not(None)
    return sa.type_coerce(column, sa.Text).not_in(("", "[]"))


def _told(field: str) -> sa.ColumnElement[bool]:
    """Whether the history of a record holds what a field was."""
    changes = sa.type_coerce(history.c.changes, sa.Text)
    return sa.exists().where(
        history.c.task_id == task.c.id,
        history.c.verb.not_in((ERASE, REVEAL)),
        changes.contains(f'"{field}":', autoescape=True),
    )


def make_sure_it_is_gone(engine: sa.Engine, *, whole: bool = False) -> bool:
    """See to it that what was erased does not lie in the file or its log either; False where somebody reads just now.

    What is deleted is written over at once (``secure_delete``); the log is emptied here. `whole` writes the file anew,
    for what a desk deleted before it knew how. A server looks after its files itself.
    """
    if engine.dialect.name != "sqlite":
        return True
    with in_words():
        connection = engine.raw_connection()
        try:
            cursor = connection.cursor()
            if whole:
                cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            busy: Sequence[Any] = cursor.fetchone() or (0,)
            return not busy[0]
        finally:
            connection.close()
