"""What is said to be saved is on the disk; what cannot be saved is said in words."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa

from receptiondesk.domain.errors import DeskError
from receptiondesk.storage import engine as engines
from receptiondesk.storage.address import sqlite_file, sqlite_url
from receptiondesk.storage.engine import in_words, make_engine
from receptiondesk.storage.store import Store
from tests.fixtures.databases import ROWS
from tests.fixtures.records import added, message


def pragmas(store: Store) -> dict[str, object]:
    names = ("journal_mode", "synchronous", "foreign_keys")
    with store.engine.connect() as connection:
        return {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names}


def test_a_commit_is_durable_from_the_first_start_on(sqlite_address: str) -> None:
    for _ in ("first start", "second start"):
        store = Store(sqlite_address, ROWS)
        assert pragmas(store) == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
        with store.writing(), store.reading():  # also where several connections are open
            assert pragmas(store) == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
        store.close()


def test_what_was_saved_outlives_a_desk_that_dies_on_the_spot(sqlite_address: str, repo: Path) -> None:
    dies = (
        "import os, sys\n"
        "from tests.fixtures.records import added\n"
        "from tests.fixtures.databases import ROWS\n"
        "from receptiondesk.storage.store import Store\n"
        "added(Store(sys.argv[1], ROWS))\n"
        "os._exit(9)\n"
    )
    assert subprocess.run([sys.executable, "-c", dies, sqlite_address], cwd=repo, check=False).returncode == 9
    store = Store(sqlite_address, ROWS)
    with store.reading() as work:
        assert work.tasks.get("M-000001").facts == message()
    store.close()


def test_the_folder_may_be_called_anything(tmp_path: Path) -> None:
    folder = tmp_path / "what? 100% 前台 #1 & co"
    folder.mkdir()
    store = Store(sqlite_url(folder / "desk.db"), ROWS)
    added(store)
    store.close()
    assert (folder / "desk.db").stat().st_size > 0


def test_somebody_who_reads_does_not_stop_somebody_who_saves(sqlite_address: str) -> None:
    store = Store(sqlite_address, ROWS)
    added(store)
    with store.reading() as reader:
        assert reader.tasks.get("M-000001").number == "M-000001"
        assert added(store).number == "M-000002"
    store.close()


def test_another_program_that_holds_the_database_is_named(sqlite_address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "_BUSY_MS", 20)
    store = Store(sqlite_address, ROWS)
    holder = sqlite3.connect(sqlite_file(sqlite_address) or "", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(DeskError) as refused:
        added(store)
    holder.execute("ROLLBACK")
    holder.close()
    assert refused.value.code == "database_locked"
    assert "Another program" in refused.value.text
    assert added(store).number == "M-000001"
    store.close()


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("database is locked", "database_locked"),
        ("attempt to write a readonly database", "read_only"),
        ("cannot execute INSERT in a read-only transaction", "read_only"),
        ("database or disk is full", "disk_full"),
        ("could not extend file: No space left on device", "disk_full"),
        ("unable to open database file", "cannot_open"),
        ("database disk image is malformed", "damaged"),
        ("server closed the connection unexpectedly", "database_failed"),
    ],
)
def test_what_the_database_says_becomes_a_way_out(said: str, code: str) -> None:
    matter = "The database is locked, the disk is full, the file is malformed."
    with pytest.raises(DeskError) as refused, in_words():
        raise sa.exc.OperationalError("INSERT …", {"matter": matter}, sqlite3.OperationalError(said))
    assert refused.value.code == code


@pytest.mark.parametrize("address", ["nonsense", "oracle://desk", "sqlite://", "sqlite:///:memory:", "post gres://x"])
def test_an_address_that_leads_nowhere_is_said_to_be_wrong(address: str) -> None:
    with pytest.raises(DeskError) as refused:
        make_engine(address)
    assert refused.value.code == "database_address"


def test_a_server_that_does_not_answer_is_said_in_words() -> None:
    with pytest.raises(DeskError) as refused:
        Store("postgresql://desk@127.0.0.1:1/desk?connect_timeout=3", ROWS)
    assert refused.value.code == "database_failed"


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="folders have no such permissions here")
@pytest.mark.parametrize("mode", [0o500, 0o000])
def test_a_folder_that_cannot_be_written_to_is_said_in_words(tmp_path: Path, repo: Path, mode: int) -> None:
    folder = tmp_path / "closed"
    folder.mkdir()
    tries = (
        "import os, sys\n"
        "from receptiondesk.domain.errors import DeskError\n"
        "from receptiondesk.storage.address import sqlite_url\n"
        "import receptiondesk.storage.work\n"  # which the store loads later, when not everything can be read any more
        "from receptiondesk.storage.store import Store\n"
        "from receptiondesk.services.home import Home\n"
        "from pathlib import Path\n"
        "os.chdir(sys.argv[1])\n"  # while root still may
        f"os.chmod('.', {mode})\n"
        "if os.geteuid() == 0: os.setuid(65534)\n"
        "acts = {'home': Home(Path('.')).make, 'store': lambda: Store(sqlite_url(Path('desk.db')), dict)}\n"
        "for name, act in acts.items():\n"
        "    try: act()\n"
        "    except DeskError as error: print(name, error.code)\n"
    )  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", tries, str(folder)], cwd=repo, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(repo)},
    )  # fmt: skip
    folder.chmod(0o700)
    assert done.stdout.splitlines() == ["home home_not_writable", "store cannot_open"], done.stderr
    assert list(folder.iterdir()) == []
