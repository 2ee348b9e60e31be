"""The database's shape: made on first start, brought up to date without losing a row, others left untouched."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from receptiondesk.domain.errors import DeskError
from receptiondesk.storage import schema
from receptiondesk.storage.store import Store
from receptiondesk.storage.tables import metadata
from tests.fixtures.databases import ROWS, OpenStore
from tests.fixtures.records import added

MIGRATIONS = Path(schema.__file__).with_name("migrations")


def test_the_program_writes_the_newest_shape() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_heads() == [schema.SCHEMA]


def test_the_migrations_lead_to_exactly_the_tables_that_the_program_declares(store: Store) -> None:
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_keys_are_compared_byte_by_byte_so_that_a_beginning_finds_its_range(postgres_address: str) -> None:
    store = Store(postgres_address, ROWS)
    keys = {("contact_key", "key"), ("colleague_key", "key"), ("contact", "digits"), ("task", "day")}
    with store.engine.connect() as connection:
        query = "SELECT table_name, column_name FROM information_schema.columns WHERE collation_name = 'C'"
        assert keys <= {tuple(row) for row in connection.exec_driver_sql(query)}
    store.close()


def test_a_database_can_be_taken_back_to_nothing(address: str) -> None:
    store = Store(address, ROWS)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with store.engine.connect().execution_options(writes=True) as connection:
        connection.detach()
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
    assert sa.inspect(store.engine).get_table_names() == ["alembic_version"]
    store.close()


def test_opening_again_keeps_everything(open_store: OpenStore) -> None:
    number = added(open_store()).number
    with open_store().reading() as work:
        assert work.tasks.get(number).number == number


def test_desks_that_start_together_on_nothing_make_one_database(address: str, repo: Path) -> None:
    starts = (
        "import sys\n"
        "from tests.fixtures.records import added\n"
        "from tests.fixtures.databases import ROWS\n"
        "from receptiondesk.storage.store import Store\n"
        "print('ready', flush=True)\n"
        "sys.stdin.readline()\n"
        "print(added(Store(sys.argv[1], ROWS)).number)\n"
    )
    words = [sys.executable, "-c", starts, address]
    desks = [
        subprocess.Popen(words, cwd=repo, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(3)
    ]
    assert [desk.stdout.readline() for desk in desks if desk.stdout] == ["ready\n"] * 3
    for desk in desks:
        assert desk.stdin
        desk.stdin.write("go\n")
        desk.stdin.flush()
    said = sorted(desk.communicate()[0].strip() for desk in desks)
    assert said == ["M-000001", "M-000002", "M-000003"]


REBUILT = f'''
"""Makes a parent table anew, as a later migration will."""
import sqlalchemy as sa
from alembic import op

revision, down_revision = "9001", "{schema.SCHEMA}"


def upgrade() -> None:
    with op.batch_alter_table("task", recreate="auto") as table:
        table.alter_column("station", existing_type=sa.Text(), nullable=True)
        table.add_column(sa.Column("shift", sa.Text(), nullable=False, server_default="day"))
    with op.batch_alter_table("contact") as table:
        table.drop_column("host")
'''


def test_a_migration_that_makes_a_parent_table_anew_keeps_its_children(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(address, ROWS)
    for _ in range(3):
        added(store, found_by="words")
    store.close()
    later = shutil.copytree(MIGRATIONS, tmp_path / "program" / "migrations")
    (later / "versions" / "9001_rebuilt.py").write_text(REBUILT, encoding="utf-8")
    monkeypatch.setattr(schema, "__file__", str(tmp_path / "program" / "schema.py"))
    monkeypatch.setattr(schema, "SCHEMA", "9001")
    store = Store(address, ROWS)
    with store.engine.connect() as connection:
        counted = {
            table: connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar()
            for table in ("task", "phone_message", "history", "task_search")
        }
        columns = {column["name"] for column in sa.inspect(connection).get_columns("task")}
        children = {key["referred_table"] for key in sa.inspect(connection).get_foreign_keys("history")}
    assert counted == {"task": 3, "phone_message": 3, "history": 3, "task_search": 3}
    assert "shift" in columns
    assert children == {"task"}
    store.close()


def test_a_migration_that_fails_changes_nothing(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Store(address, ROWS).close()
    later = shutil.copytree(MIGRATIONS, tmp_path / "program" / "migrations")
    (later / "versions" / "9001_broken.py").write_text(REBUILT + "    raise ZeroDivisionError\n", encoding="utf-8")
    with monkeypatch.context() as patched, pytest.raises(ZeroDivisionError):
        patched.setattr(schema, "__file__", str(tmp_path / "program" / "schema.py"))
        patched.setattr(schema, "SCHEMA", "9001")
        Store(address, ROWS)
    store = Store(address, ROWS)
    assert added(store).number == "M-000001"
    assert "shift" not in {column["name"] for column in sa.inspect(store.engine).get_columns("task")}
    store.close()


def whole_folder(folder: Path) -> dict[str, str]:
    return {file.name: sha256(file.read_bytes()).hexdigest() for file in sorted(folder.iterdir())}


def made_newer(file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()


def made_foreign(file: Path) -> None:
    file.unlink()
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE music (title TEXT)")
    connection.close()


def made_another_programs(file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.execute("UPDATE alembic_version SET version_num = '0a1b2c3d4e5f'")
    connection.commit()
    connection.close()


def made_no_database(file: Path) -> None:
    file.write_text("Dear diary, today a database was expected of me. " * 200, encoding="utf-8")


def made_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5000])


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (made_newer, "database_newer"),
        (made_foreign, "not_a_database"),
        (made_another_programs, "not_a_database"),
        (made_no_database, "not_a_database"),
        (made_short, "damaged"),
    ],
)
def test_a_database_that_is_not_ours_to_write_is_refused_and_left_byte_for_byte(
    tmp_path: Path, spoil: Callable[[Path], None], code: str
) -> None:
    folder = tmp_path / "home"
    folder.mkdir()
    file = folder / "desk.db"
    Store(f"sqlite:///{file}", ROWS).close()
    spoil(file)
    before = whole_folder(folder)
    with pytest.raises(DeskError) as refused:
        Store(f"sqlite:///{file}", ROWS)
    assert refused.value.code == code
    assert whole_folder(folder) == before


def test_a_newer_database_that_is_open_elsewhere_is_refused_as_well(tmp_path: Path) -> None:
    file = tmp_path / "home.db"
    elsewhere = Store(f"sqlite:///{file}", ROWS)
    with elsewhere.engine.connect().execution_options(writes=True) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
        before = file.read_bytes()
        with pytest.raises(DeskError) as refused:
            Store(f"sqlite:///{file}", ROWS)
        assert refused.value.code == "database_newer"
        assert file.read_bytes() == before
    elsewhere.close()


@pytest.mark.postgres
@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        ("CREATE TABLE alembic_version (version_num TEXT); INSERT INTO alembic_version VALUES ('9999')",
         "database_newer"),
        ("CREATE TABLE alembic_version (version_num TEXT); INSERT INTO alembic_version VALUES ('0a1b2c')",
         "not_a_database"),
        ("CREATE TABLE task (id INT)", "not_a_database"),
    ],
)  # fmt: skip
def test_a_server_with_somebody_elses_tables_is_refused(postgres_address: str, spoil: str, code: str) -> None:
    server = sa.create_engine(sa.make_url(postgres_address).set(drivername="postgresql+psycopg"))
    with server.begin() as connection:
        connection.exec_driver_sql(spoil)
    before = sorted(sa.inspect(server).get_table_names())
    with pytest.raises(DeskError) as refused:
        Store(postgres_address, ROWS)
    assert refused.value.code == code
    assert sorted(sa.inspect(server).get_table_names()) == before
    server.dispose()
