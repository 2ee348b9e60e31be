"""A log of which SQLite would drop commits is kept aside before anybody writes over it; any other is left alone."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from threading import Event, Thread

import pytest

from receptiondesk.storage import dropped
from receptiondesk.storage.dropped import damaged_folder, keep_dropped

COMMITS = 60


@pytest.fixture
def live(tmp_path: Path) -> Iterator[tuple[Path, sqlite3.Connection]]:
    """A database in use, everything still in its log."""
    file = tmp_path / "live.db"
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.executescript("PRAGMA journal_mode=WAL; CREATE TABLE line (text TEXT)")
        for turn in range(COMMITS):
            connection.execute("INSERT INTO line VALUES (?)", (f"{turn} " * 300,))
        yield file, connection


def dead(live: Path, folder: Path) -> tuple[Path, Path]:
    """The same database, and its log, as they lie there when its desk was killed."""
    shutil.copy(live, folder / "desk.db")
    shutil.copy(live.with_name("live.db-wal"), folder / "desk.db-wal")
    return folder / "desk.db", folder / "desk.db-wal"


def lines(file: Path) -> int:
    with closing(sqlite3.connect(file)) as connection:
        return int(connection.execute("SELECT count(*) FROM line").fetchone()[0])


def test_wherever_a_byte_was_flipped_the_log_is_kept_where_commits_would_be_dropped(
    live: tuple[Path, sqlite3.Connection], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dropped, "_A_WHILE", 0.0)  # nobody else writes here
    size = live[0].with_name("live.db-wal").stat().st_size
    dice = Random(20261122)
    for turn in range(60):
        home = tmp_path / f"{turn}"
        home.mkdir()
        file, log = dead(live[0], home)
        spoilt, at = bytearray(log.read_bytes()), dice.choice((dice.randrange(32), dice.randrange(size)))
        spoilt[at] ^= dice.randrange(1, 255)
        log.write_bytes(spoilt)
        keep_dropped(file)
        assert log.read_bytes() == spoilt
        kept = [one.read_bytes() for one in damaged_folder(file).glob("desk-*.db-wal")]
        try:
            is_whole = lines(file) == COMMITS
        except sqlite3.OperationalError:  # not even the first page is there: the table was in the log as well
            is_whole = False
        assert kept == ([] if is_whole else [bytes(spoilt)]), at
        assert all(one.stat().st_mode & 0o077 == 0 for one in damaged_folder(file).glob("*"))


def test_the_same_log_is_kept_once(live: tuple[Path, sqlite3.Connection], tmp_path: Path) -> None:
    file, log = dead(live[0], tmp_path)
    spoilt = bytearray(log.read_bytes())
    spoilt[len(spoilt) // 2] ^= 255
    log.write_bytes(spoilt)
    keep_dropped(file)
    keep_dropped(file)
    assert len(list(damaged_folder(file).iterdir())) == 1


def test_a_log_that_a_kill_has_left_behind_is_no_damaged_one(
    live: tuple[Path, sqlite3.Connection], tmp_path: Path
) -> None:
    file, connection = live
    connection.executescript("PRAGMA cache_size=1; BEGIN")
    for turn in range(200):
        connection.execute("INSERT INTO line VALUES (?)", (f"never committed {turn} " * 100,))
    killed, log = dead(file, tmp_path)
    keep_dropped(killed)
    connection.execute("ROLLBACK")
    connection.execute("INSERT INTO line VALUES ('over what was taken back')")
    keep_dropped(dead(file, tmp_path)[0])
    connection.execute("PRAGMA wal_checkpoint(RESTART)")
    connection.execute("INSERT INTO line VALUES ('the log begins anew, over its old frames')")
    keep_dropped(dead(file, tmp_path)[0])
    log.write_bytes(log.read_bytes()[: 32 + 1000])
    keep_dropped(killed)
    log.write_bytes(b"")
    keep_dropped(killed)
    log.unlink()
    keep_dropped(killed)
    assert not damaged_folder(killed).exists()


def test_a_log_in_which_another_desk_just_writes_is_no_damaged_one(live: tuple[Path, sqlite3.Connection]) -> None:
    file, over = live[0], Event()

    def go_on_saving() -> None:
        with closing(sqlite3.connect(file, isolation_level=None)) as connection:
            while not over.is_set():
                connection.execute("INSERT INTO line VALUES ('one more')")

    saving = Thread(target=go_on_saving)
    saving.start()
    try:
        for _ in range(50):
            keep_dropped(file)
    finally:
        over.set()
        saving.join()
    assert not damaged_folder(file).exists()
