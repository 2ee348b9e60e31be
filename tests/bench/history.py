"""A million entries of the history are verified in seconds."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from time import perf_counter

import sqlalchemy as sa

from receptiondesk.domain.chain import BEGINNING, entry_digest, facts_digest, linked, new_salt
from receptiondesk.storage.address import sqlite_url
from receptiondesk.storage.chain import breaks, head
from tests.bench.figures import Pace
from tests.bench.logbook import LARGE, filled

LEAST = 200_000
"""Entries in a second."""
TIMES = 3
_INSERT = (
    "INSERT INTO history (task_id, at, verb, person, station, reason, changes, salt, facts, digest, link)"
    " VALUES (?, ?, 'take', 'Chen', 'Lobby', '', '{}', ?, ?, ?, ?)"
)


def sealed(many: int) -> Path:
    """The logbook of so many tasks with how each of them came about, sealed as the desk does; made once and kept."""
    logbook = filled(many)
    file = logbook.with_name(logbook.name.replace("logbook", "history"))
    if file.exists():
        return file
    unfinished = file.with_suffix(".part")
    shutil.copy(logbook, unfinished)
    with closing(sqlite3.connect(unfinished)) as connection:
        connection.execute("PRAGMA synchronous=OFF")
        connection.executemany(_INSERT, _entries(many))
        last = connection.execute("SELECT link FROM history ORDER BY id DESC LIMIT 1").fetchone()[0]
        connection.execute("INSERT INTO chain (id, entries, link) VALUES (1, ?, ?)", (many, last))
        connection.commit()
    unfinished.rename(file)
    return file


def _entries(many: int) -> Iterator[tuple[object, ...]]:
    link, at = BEGINNING, "2026-03-14T09:38:00+08:00"
    for task in range(1, many + 1):
        salt = new_salt()
        facts = facts_digest(f"M-{task:06d}", "taken", {"caller": "Wang Fang", "recipient": "Li Wei"}, {}, salt)
        digest = entry_digest((str(task), at, "take", "Chen", "Lobby", "", "{}"), facts, salt)
        link = linked(link, digest)
        yield task, at, salt, facts, digest, link


def figures() -> list[Pace]:
    """Verifying the whole history, as `check` does; the best of a few runs, for others use the machine too."""
    engine = sa.create_engine(sqlite_url(sealed(LARGE)))
    seconds = []
    with engine.connect() as connection:
        assert head(connection).entries == LARGE
        for _ in range(TIMES):
            begun = perf_counter()
            found = list(breaks(connection))
            seconds.append(perf_counter() - begun)
            assert not found, found[:3]
    engine.dispose()
    of = f"{LARGE:,} entries in {min(seconds):.2f} s, the best of {TIMES}"
    return [Pace(name="verify the history", of=of, per_second=LARGE / min(seconds), limit=LEAST)]
