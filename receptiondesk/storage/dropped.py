"""Keeps a copy of a log of which SQLite would drop the end.

SQLite reads its write-ahead log up to the first frame whose checksum is wrong and forgets the rest without a word,
though whole commits may stand there; the next writer writes over them. The format is described at
https://sqlite.org/walformat.html.
"""

import os
import shutil
import struct
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from receptiondesk.storage.sqlite import connect
from receptiondesk.storage.whole import becoming

FOLDER = "damaged"
"""Beside the database: what was damaged and may still be of use to somebody."""
_HEADER = struct.Struct(">8xI4xII8x")
"""The log's own head: the size of a page, and the two salts of what was written since it began anew."""
_ORDERS = {b"\x37\x7f\x06\x82": "<", b"\x37\x7f\x06\x83": ">"}
"""The sign with which it begins says in which order of bytes its checksums are reckoned."""
_FRAME = struct.Struct(">4xIII8x")
"""Before each page: the size of the database where this frame ends a commit (else 0), and the two salts."""
_ACCEPTED_AT = 16
"""Where SQLite notes, in the index beside the log, how many frames it has taken."""
_A_WHILE, _OFTEN = 0.02, 100


def damaged_folder(database: Path) -> Path:
    """Where what was damaged of a database is kept."""
    return database.with_name(FOLDER)


def keep_dropped(database: Path) -> None:
    """Copy the log of `database` aside where commits stand in it that SQLite does not take.

    To be called before the file is opened for writing; it changes nothing in it. Raises `OSError` where no copy can
    be kept, `driver.Error` where the file is damaged itself.
    """
    log = database.with_name(f"{database.name}-wal")
    if not log.exists() or log.stat().st_size <= _HEADER.size:
        return
    with closing(connect(database, "mode=ro")) as connection:
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()  # it goes through its log now
        if _drops_commits(log, database.with_name(f"{database.name}-shm")):
            _keep(log, damaged_folder(database))


def _drops_commits(log: Path, index: Path) -> bool:
    """Whether commits stay dropped. What another desk is just writing is taken when its disk has it."""
    begun = _head(log)  # it is another one when the log has begun anew
    with log.open("rb") as opened:
        last = max(_commits_after(_accepted(index), opened), default=0)
    for _look in range(_OFTEN):
        if last <= _accepted(index) or _head(log) != begun:
            return False
        time.sleep(_A_WHILE)
    return True


def _head(log: Path) -> bytes:
    with log.open("rb") as opened:
        return opened.read(_HEADER.size)


def _accepted(index: Path) -> int:
    with index.open("rb") as opened:
        opened.seek(_ACCEPTED_AT)
        return int.from_bytes(opened.read(4), sys.byteorder)


def _commits_after(accepted: int, log: BinaryIO) -> Iterator[int]:
    """The places, from 1, of frames after so many that end a commit."""
    head, size = log.read(_HEADER.size), os.fstat(log.fileno()).st_size
    if not _is_whole(head):
        yield size  # without its head SQLite takes nothing of it
        return
    page, *salts = _HEADER.unpack(head)
    step = _FRAME.size + page
    for place in range(accepted, (size - _HEADER.size) // step):
        log.seek(_HEADER.size + place * step)
        ends, *found = _FRAME.unpack(log.read(_FRAME.size))
        # What was written before the log began anew has neither of its salts.
        if ends and any(salt == wanted for salt, wanted in zip(found, salts, strict=True)):
            yield place + 1


def _is_whole(head: bytes) -> bool:
    order = _ORDERS.get(head[:4])
    if order is None:
        return False
    first = second = 0
    for one, other in struct.iter_unpack(f"{order}II", head[:24]):
        first = (first + one + second) & 0xFFFFFFFF
        second = (second + other + first) & 0xFFFFFFFF
    return struct.unpack(">II", head[24:]) == (first, second)


def _keep(log: Path, folder: Path) -> None:
    written = datetime.fromtimestamp(log.stat().st_mtime, UTC)
    target = folder / f"desk-{written:%Y%m%d-%H%M%S%f}.db-wal"
    if not target.exists():  # a desk that was killed meets the same log again
        with becoming(target) as unfinished:
            shutil.copyfile(log, unfinished)
