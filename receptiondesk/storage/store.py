"""The desk's database as the services see it: opened when somebody needs it, handing out units of work."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from receptiondesk.domain.errors import DeskError
from receptiondesk.domain.facts import Facts
from receptiondesk.domain.later import Later
from receptiondesk.storage import schema
from receptiondesk.storage.address import sqlite_file
from receptiondesk.storage.early import EarlyReader
from receptiondesk.storage.sqlite import driver

if TYPE_CHECKING:
    import sqlalchemy as sa

    from receptiondesk.storage.mark import Marks
    from receptiondesk.storage.rows import KindRow
    from receptiondesk.storage.work import Database, Work


class Store:
    """The desk's database, one file of SQLite or a PostgreSQL."""

    def __init__(
        self,
        url: str,
        rows: "Callable[[], Mapping[str, KindRow[Any]]]",
        keep: schema.Keep = lambda _version: None,
        *,
        early: Mapping[str, type[Facts]] | None = None,
        marks: "Marks | None" = None,
    ) -> None:
        """The database at an SQLAlchemy URL, made or brought up to date where needed.

        `rows` is asked when it is opened; `keep` puts an older one aside first. Raises `DeskError` where it is newer,
        foreign or cannot be reached. With the facts of each kind in `early` a file that is ready is opened with the
        first unit of work, and who is on site is read `early`, before SQLAlchemy is loaded. `marks` keeps how far the
        history goes, and finds out when it is opened whether it still does.
        """
        self.early = EarlyReader(file, early) if early and (file := _ready_file(url)) else None
        """Reads until the database is open; None from then on."""
        self._database = Later(lambda: _open(url, rows, keep, marks))
        self._database.once_made(lambda _database: self._end_early())
        if self.early is None:
            self._database()

    @property
    def engine(self) -> "sa.Engine":
        """SQLAlchemy's own way to the database."""
        return self._database().engine

    def writing(self) -> "AbstractContextManager[Work]":
        """A unit of work that may `commit`; without it everything is rolled back."""
        return self._database().writing()

    def reading(self) -> "AbstractContextManager[Work]":
        """A unit of work that only looks."""
        return self._database().reading()

    def close(self) -> None:
        """Let go of the database."""
        self._end_early()
        if (database := self._database.made) is not None:
            database.engine.dispose()

    def _end_early(self) -> None:
        early, self.early = self.early, None
        if early is not None:
            early.close()


def _open(
    url: str, rows: "Callable[[], Mapping[str, KindRow[Any]]]", keep: schema.Keep, marks: "Marks | None"
) -> "Database":
    from receptiondesk.storage.work import Database

    return Database(url, rows(), keep, marks)


def _ready_file(url: str) -> Path | None:
    """The file behind the address where nothing has to be done to it; what is wrong with one is said by opening it."""
    file = sqlite_file(url)
    try:
        return file if file is not None and schema.version_of(file) == schema.SCHEMA else None
    except (DeskError, driver.Error, OSError):
        return None
