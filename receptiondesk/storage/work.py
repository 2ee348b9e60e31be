"""The database itself, open: SQLAlchemy's connections, and what is done together on one of them."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from receptiondesk.domain.errors import DeskError
from receptiondesk.storage import schema
from receptiondesk.storage.contacts import ContactStore
from receptiondesk.storage.counters import counted, raise_to, runs_behind
from receptiondesk.storage.directory import DirectoryStore
from receptiondesk.storage.engine import in_words, make_engine
from receptiondesk.storage.mark import Marks, lost_since, mark_of
from receptiondesk.storage.people import PeopleStore
from receptiondesk.storage.rows import KindRow
from receptiondesk.storage.tasks import TaskStore

if TYPE_CHECKING:
    from receptiondesk.storage.house import HouseStore
    from receptiondesk.storage.outgoing import OutgoingStore
    from receptiondesk.storage.privacy import PrivacyStore
    from receptiondesk.storage.proof import Proof


class Work:
    """What is done together: all of it is saved by `commit`, or none."""

    def __init__(self, connection: sa.Connection, rows: Mapping[str, KindRow[Any]], marks: Marks | None = None) -> None:
        """`marks` notes how far the history goes after each commit."""
        self._connection = connection
        self._rows = rows
        self._marks = marks
        self.tasks = TaskStore(connection, rows)
        self.contacts = ContactStore(connection)
        self.directory = DirectoryStore(connection)
        self.people = PeopleStore(connection)

    def proof(self) -> "Proof":
        """What proves that all is as the desk has written it."""
        from receptiondesk.storage.proof import Proof

        return Proof(self._connection, self.tasks)

    def privacy(self) -> "PrivacyStore":
        """What takes words out for good."""
        from receptiondesk.storage.privacy import PrivacyStore

        return PrivacyStore(self._connection, self._rows)

    def never_again(self, numbers: Iterable[str]) -> None:
        """Give none of these numbers to a new task, nor any before them: they were given once, and stand on paper."""
        raise_to(self._connection, counted(numbers))

    def outgoing(self) -> "OutgoingStore":
        """The mails to colleagues."""
        from receptiondesk.storage.outgoing import OutgoingStore

        return OutgoingStore(self._connection)

    def house(self) -> "HouseStore":
        """The entries of the history that belong to no task."""
        from receptiondesk.storage.house import HouseStore

        return HouseStore(self._connection)

    def commit(self) -> None:
        """Make it durable: when this returns it is on the disk."""
        mark = mark_of(self._connection) if self._marks else None
        self._connection.commit()
        if self._marks and mark:
            self._marks.keep(mark)


class Database:
    """One database of the shape that this program knows."""

    def __init__(
        self, url: str, rows: Mapping[str, KindRow[Any]], keep: schema.Keep, marks: Marks | None = None
    ) -> None:
        """Open it, made or brought up to date where needed; see `Store`."""
        self._rows, self._marks = rows, marks
        self.engine = make_engine(url)
        try:
            schema.prepare(self.engine, keep)
        except BaseException:
            self.engine.dispose()
            raise
        if marks is not None:
            # Whether it is damaged is found out, and said, by whoever looks at what is damaged.
            with suppress(DeskError):
                self._look_back(marks)

    @contextmanager
    def writing(self) -> Iterator[Work]:
        """A unit of work that may `commit`."""
        with in_words(), self.engine.connect().execution_options(writes=True) as connection:
            yield Work(connection, self._rows, self._marks)

    @contextmanager
    def reading(self) -> Iterator[Work]:
        """A unit of work that only looks."""
        with in_words(), self.engine.connect() as connection:
            yield Work(connection, self._rows)

    def _look_back(self, marks: Marks) -> None:
        """Find out whether anything is gone that was saved here, before it is built upon; no number is given again."""
        noted = marks.read()
        with in_words(), self.engine.connect() as connection:
            is_whole = lost_since(connection, noted) is None
            if is_whole and not runs_behind(mark_of(connection).counters, noted.counters):
                return
        with in_words(), self.engine.connect().execution_options(writes=True) as connection:
            if lost := lost_since(connection, noted):
                marks.lose(lost)
            raise_to(connection, noted.counters)
            now = mark_of(connection)
            connection.commit()
            marks.set(now)
