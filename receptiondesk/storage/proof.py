"""Proves that the database holds what the desk has written, and nothing else."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import sqlalchemy as sa

from receptiondesk.domain.privacy import HOLD, RELEASE
from receptiondesk.domain.task import AnyTask, LogbookFilter
from receptiondesk.storage.chain import Head, Told, breaks, digest_of, head, to_nobody
from receptiondesk.storage.tables import history, task
from receptiondesk.storage.tasks import TaskStore

_PORTION = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """One place where the history is not as it was written."""

    entry: int
    number: str
    """The task's; "" where the place belongs to none."""
    about: str
    """What of the house the entry is about; "" for one of a task."""
    what: str


class Proof:
    """Looks through the database within one unit of work."""

    def __init__(self, connection: sa.Connection, tasks: TaskStore) -> None:
        self._connection = connection
        self._tasks = tasks

    def head(self) -> Head:
        """Where the history ends now."""
        return head(self._connection)

    def count(self) -> int:
        """How many tasks there are."""
        return int(self._connection.execute(sa.select(sa.func.count()).select_from(task)).scalar_one())

    def damages(self) -> Iterator[str]:
        """What the file itself has suffered, in SQLite's words; nothing on a server, which looks after itself."""
        if self._connection.dialect.name == "sqlite":
            said = self._connection.exec_driver_sql("PRAGMA integrity_check").scalars()
            yield from (line for line in said if line != "ok")
            for table, *_ in self._connection.exec_driver_sql("PRAGMA foreign_key_check"):
                yield f"foreign key of {table}"

    def breaks(self, held: Head | None, told: Told = to_nobody) -> Iterator[Broken]:
        """Where the history is not as it was written, or has lost the `held` head."""
        for found in breaks(self._connection, held, told):
            number = self._number(found.owner)
            yield Broken(entry=found.entry, number=number, about="" if number else found.owner, what=found.what)

    def strangers(self, told: Told = to_nobody) -> Iterator[str]:
        """The numbers of tasks that are not as their newest history entry left them."""
        everything = self._tasks.each(LogbookFilter())
        while portion := list(islice(everything, _PORTION)):
            numbers = [one.number for one in portion]
            seals, holds = self._last_seals(numbers), self._last_holds(numbers)
            yield from (
                one.number
                for one in portion
                if not _fits(one, seals.get(one.number)) or one.held != (holds.get(one.number) == HOLD)
            )
            told(len(portion))

    def _number(self, owner: str) -> str:
        """The number of the task whose id that is; "" where it is none."""
        if not owner.isdecimal():
            return ""
        query = sa.select(task.c.number).where(task.c.id == int(owner))
        return self._connection.execute(query).scalar_one_or_none() or ""

    def _last_seals(self, numbers: Sequence[str]) -> Mapping[str, tuple[bytes | None, bytes]]:
        """The salt and the record's digest in the newest entry of each task."""
        found = self._newest(numbers, history.c.salt, history.c.facts)
        return {number: (salt, facts) for number, salt, facts in found}

    def _last_holds(self, numbers: Sequence[str]) -> Mapping[str, str]:
        """Whether each task that ever was held was held or released last."""
        return dict(self._newest(numbers, history.c.verb, among=history.c.verb.in_((HOLD, RELEASE))))

    def _newest(
        self, numbers: Sequence[str], *columns: sa.ColumnElement[Any], among: sa.ColumnElement[bool] | None = None
    ) -> Sequence[Any]:
        """The number and these columns of the newest entry of each task, `among` those entries alone if given."""
        of_them = history.c.task_id.in_(sa.select(task.c.id).where(task.c.number.in_(numbers)))
        wanted = of_them if among is None else sa.and_(of_them, among)
        newest = sa.select(sa.func.max(history.c.id)).where(wanted).group_by(history.c.task_id)
        query = sa.select(task.c.number, *columns).join(task, task.c.id == history.c.task_id)
        return self._connection.execute(query.where(history.c.id.in_(newest))).all()


def _fits(record: AnyTask, seal: tuple[bytes | None, bytes] | None) -> bool:
    if seal is None:
        return False  # nobody has taken it
    salt, facts = seal
    if salt is None or not facts:
        return True  # sealed before records were; the chain says whether that is allowed
    return facts in (digest_of(record, salt), digest_of(record, salt, with_head=False))
