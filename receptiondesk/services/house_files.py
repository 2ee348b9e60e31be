"""Files of the house (its settings, its own words) that change together with the entry that tells of it.

A file and a database cannot be written in one moment, and the power may go between any two. So the new file first lies
ready, whole and on the disk, under a name that nobody reads. Then its entry is committed, which bears that name: that
is the moment of the change. Only after it the file takes its place; where that did not happen any more, the next start
finds it ready, asks the history for its entry, and lets it. What is ready without an entry never counts. So neither
the file nor the history ever tells what the other does not know.
"""

import logging
import os
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote
from uuid import uuid4

from receptiondesk.domain.errors import DeskError
from receptiondesk.domain.house import About, Deed
from receptiondesk.domain.task import Change
from receptiondesk.services.files import make_folder, remove, write_whole
from receptiondesk.services.home import Home
from receptiondesk.services.house import House
from receptiondesk.storage.store import Store

if TYPE_CHECKING:
    from receptiondesk.storage.work import Work

_NOBODYS_AFTER = 24 * 3600
"""Seconds after which nobody is about to commit the entry of a file that is ready."""
_log = logging.getLogger(__name__)


class HouseFiles:
    """Writes such files in one home."""

    def __init__(self, home: Home, store: Store, house: House) -> None:
        self._home, self._store, self._house = home, store, house

    def write(self, file: Path, text: str, about: About, deed: Deed, *changes: Change) -> None:
        """Let `file`, which lies in the home, say `text` from now on, or be gone for ""; with the entry that tells so.

        Raises `DeskError` where the one or the other cannot be written, and changes nothing then.
        """
        self.finish()
        make_folder(self._home.ready)
        make_folder(file.parent)
        ready = self._home.ready / f"{uuid4().hex}.{quote(file.relative_to(self._home.folder).as_posix(), safe='')}"
        write_whole(ready, text)
        try:
            with self._store.writing() as work:
                self._house.note(work, about, deed, *changes, draft=_draft(ready))
                work.commit()
        except DeskError:
            with suppress(DeskError):  # whether it was committed all the same, the next start will ask
                self._drop_unknown(ready)
            raise
        self._take_place(ready)

    def finish(self) -> bool:
        """Let files whose entry is in the history take their place, where whoever changed them was cut short.

        Gives whether there was any. Raises `DeskError` where the history cannot be asked.
        """
        left = sorted(self._home.ready.glob("*.*"), key=os.path.getmtime)
        if not left:
            return False
        with self._store.reading() as work:
            known = [ready for ready in left if _is_known(work, ready)]
        for ready in known:
            self._take_place(ready)
        for ready in left:
            if ready not in known and _is_nobodys(ready):
                remove(ready)
        return bool(known)

    def _drop_unknown(self, ready: Path) -> None:
        with self._store.reading() as work:
            if not _is_known(work, ready):
                remove(ready)

    def _take_place(self, ready: Path) -> None:
        """From here on nothing is raised any more: it is changed. What does not go now goes with the next start."""
        from receptiondesk.storage.whole import is_missing, sync_folder

        file = self._home.folder / unquote(ready.name.partition(".")[2])
        try:
            if is_missing(ready):
                file.unlink(missing_ok=True)
                ready.unlink(missing_ok=True)
            else:
                os.replace(ready, file)
            sync_folder(file.parent)
        except FileNotFoundError:
            pass  # another program of this home has done it
        except OSError as error:
            _log.warning("%s takes its place with the next start: %s", file.name, error.strerror)


def _draft(ready: Path) -> str:
    return ready.name.partition(".")[0]


def _is_known(work: "Work", ready: Path) -> bool:
    return work.house().knows(_draft(ready))


def _is_nobodys(ready: Path) -> bool:
    with suppress(FileNotFoundError):
        return ready.stat().st_mtime < time.time() - _NOBODYS_AFTER
    return False
