"""A durable save against the least that a disk can be asked for: 4 KiB written and synchronised."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from pathlib import Path

from receptiondesk.bootstrap import open_desk
from receptiondesk.domain.names import search_text
from receptiondesk.domain.task import AnyTask, HistoryEntry, Task
from receptiondesk.domain.when import now
from receptiondesk.services.home import Home
from receptiondesk.storage import tasks as statements
from receptiondesk.storage.address import sqlite_url
from receptiondesk.storage.store import Store
from receptiondesk.storage.work import Work
from receptiondesk.tasks.phone_message.kind import PhoneMessages
from receptiondesk.tasks.phone_message.record import PhoneMessage
from receptiondesk.tasks.rows import kind_rows
from tests.bench.figures import Figure, folder, interleaved, spoken

KIND = PhoneMessages()
ROW = kind_rows()[KIND.id]
BEGUN = now()
_later = count()


@dataclass(frozen=True)
class Disk:
    """The yardstick: a file that grows by 4 KiB, each on the disk before the next."""

    handle: int
    block: bytes = os.urandom(4096)

    def write(self) -> None:
        os.write(self.handle, self.block)
        getattr(os, "fdatasync", os.fsync)(self.handle)


def message() -> PhoneMessage:
    """A message as they come, each at its own minute."""
    return PhoneMessage(
        recipient="Li Ming", caller="Wang Fang", callback_number="138 0013 8000",
        matter="Please ring back about the lease of unit 12 before six.",
        taken_at=BEGUN + timedelta(minutes=next(_later)),
    )  # fmt: skip


def numbered(work: Work) -> AnyTask:
    """A whole task with the next number."""
    facts = message()
    return Task(
        number=work.tasks.next_number("M"), kind=KIND.id, status="taken", station="Lobby", taken_by="Chen",
        opened_at=facts.taken_at or BEGUN, facts=facts,
    )  # fmt: skip


def save_bare(store: Store) -> None:
    """Number, header and facts."""
    with store.writing() as work:
        task = numbered(work)
        connection = work.tasks._connection
        header = statements._header(task, is_open=True)
        task_id = statements._ADD_HEADER.run(connection, header).scalar_one()
        ROW.add.run(connection, {"task_id": task_id, **ROW.to_row(task.facts)})
        work.commit()


def save_findable(store: Store) -> None:
    """The same with the rows of its search and its history."""
    with store.writing() as work:
        task = numbered(work)
        entry = HistoryEntry(at=BEGUN, verb="take", person="Chen", station="Lobby")
        words = search_text(text for text in task.facts.texts().values() if text)
        work.tasks.add(task, entry, words, is_open=True)
        work.commit()


@contextmanager
def own_folder() -> Iterator[Path]:
    """A folder on the disk for this run."""
    made = Path(tempfile.mkdtemp(dir=folder(), prefix="saving-"))
    try:
        yield made
    finally:
        shutil.rmtree(made)


def figures() -> list[Figure]:
    """The save of a message."""
    with own_folder() as place:
        disk = Disk(os.open(place / "yardstick", os.O_CREAT | os.O_WRONLY, 0o600))
        store = Store(sqlite_url(place / "desk.db"), kind_rows)
        desk = open_desk(Home(place / "home"), printer=lambda pdf, printer: None)
        took = interleaved(
            {
                "disk": disk.write,
                "bare": lambda: save_bare(store),
                "findable": lambda: save_findable(store),
                "whole": lambda: desk.tasks.take(desk.kinds[KIND.id], message()),
            },
            times=400,
        )
        desk.close()
        store.close()
        os.close(disk.handle)
    against = f"against {spoken(took['disk'])} for 4 KiB and fdatasync"
    rows = (
        ("save a message", "bare", 2.5, "number, header and facts"),
        ("save it with search and history", "findable", 4.0, "the same, findable and with its history"),
        ("take it: checked, caller remembered", "whole", None, "the whole service"),
    )
    return [
        Figure(name=name, ratio=took[act] / took["disk"], limit=limit, of=f"{what}: {spoken(took[act])} {against}")
        for name, act, limit, what in rows
    ]
