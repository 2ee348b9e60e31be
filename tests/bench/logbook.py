"""The logbook of twenty years opens as quickly as that of a quarter."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import sqlalchemy as sa

from receptiondesk.domain.task import LogbookFilter
from receptiondesk.storage import schema
from receptiondesk.storage.address import sqlite_url
from receptiondesk.storage.store import Store
from receptiondesk.tasks.phone_message.record import PhoneMessage
from receptiondesk.tasks.rows import kind_rows
from tests.bench.figures import Figure, folder, interleaved, spoken

SMALL, LARGE = 10_000, 1_000_000
_WORDS = "Words of a usual length"
_MIGRATIONS = Path(schema.__file__).parent / "migrations" / "versions"
_EPOCH = 1_577_836_800
"""The first of January 2020, in seconds since 1970; from there on a message every ten minutes."""

_HEADERS = f"""
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :many)
    INSERT INTO task (id, number, kind, status, is_open, station, taken_by, opened_at, opened_sort, day, version, extra)
    SELECT i, printf('M-%06d', i), 'phone_message', CASE WHEN i % 20 THEN 'closed' ELSE 'taken' END, i % 20 = 0,
           'Lobby', 'Chen', strftime('%Y-%m-%dT%H:%M:%S+00:00', {_EPOCH} + i * 600, 'unixepoch'),
           ({_EPOCH} + i * 600) * 1000000, strftime('%Y-%m-%d', {_EPOCH} + i * 600, 'unixepoch'), 1, '{{}}'
    FROM n
"""


def filled(many: int) -> Path:
    """A database of so many messages, made once and kept."""
    shape = sha256(b"".join(file.read_bytes() for file in sorted(_MIGRATIONS.glob("*.py")))).hexdigest()[:12]
    file = folder() / f"logbook-{shape}-{many}.db"
    if file.exists():
        return file
    unfinished = file.with_suffix(".part")
    unfinished.unlink(missing_ok=True)
    store = Store(sqlite_url(unfinished), kind_rows)
    facts = kind_rows()["phone_message"]
    values = {name: value or _WORDS for name, value in PhoneMessage().values().items() if isinstance(value, str)}
    values = {**PhoneMessage().values(), **values}
    with store.engine.connect().execution_options(writes=True) as connection:
        connection.execute(sa.text(_HEADERS), {"many": many})
        named = [facts.table.c.task_id, *(facts.table.c[name] for name in values)]
        constants = [sa.literal(value, facts.table.c[name].type) for name, value in values.items()]
        every = sa.select(sa.column("id"), *constants).select_from(sa.table("task"))
        connection.execute(sa.insert(facts.table).from_select(named, every))
        connection.commit()
    store.close()
    unfinished.rename(file)
    return file


def opening(file: Path) -> Callable[[], None]:
    """Opens the logbook at that file as a desk does: connect, look at the shape, fetch the newest fifty."""

    def open_logbook() -> None:
        store = Store(sqlite_url(file), kind_rows)
        with store.reading() as work:
            assert len(work.tasks.page(LogbookFilter())) == 50
        store.close()

    return open_logbook


def figures() -> list[Figure]:
    """Opening the logbook."""
    took = interleaved({"small": opening(filled(SMALL)), "large": opening(filled(LARGE))}, times=80)
    of = f"{LARGE:,} tasks in {spoken(took['large'])} against {SMALL:,} in {spoken(took['small'])}"
    return [Figure(name="open the logbook", ratio=took["large"] / took["small"], limit=1.2, of=of)]
