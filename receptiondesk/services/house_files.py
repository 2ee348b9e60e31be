"""Files of the house (its settings, its own words) that change together with the entry that tells of it.

A file and a database cannot be written in one moment, and the power may go between any two. So the new file first lies
ready, whole and on the disk, in a folder that nobody reads. Then its entry is committed, which bears its name: that
is the moment of the change. Only after it the file takes its place; where that did not happen any more, the next start
finds it ready, asks the history for its entry, and lets it. What is ready without an entry never counts. So neither
the file nor the history ever tells what the other does not know.
"""

import logging
import os
import shutil
import time
from contextlib import suppress
from pathlib import Path

from receptiondesk.domain.errors import DeskError
from receptiondesk.domain.house import About, Deed
from receptiondesk.domain.task import Change
from receptiondesk.services.drafts import new_id
from receptiondesk.services.files import make_folder, write_whole
from receptiondesk.services.home import Home
from receptiondesk.services.house import House
from receptiondesk.storage.store import Store

_NOBODYS_AFTER = 24 * 3600
"""Seconds after which nobody is about to commit the entry of what is ready."""
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
        change = self._home.ready / new_id()
        ready = change / file.relative_to(self._home.folder)
        for folder in (file.parent, self._home.ready, ready.parent):
            make_folder(folder)
        write_whole(ready, text)
        try:
            with self._store.writing() as work:
                self._house.note(work, about, deed, *changes, draft=change.name)
                work.commit()
        except DeskError:
            with suppress(DeskError):  # whether it was committed all the same, the next start will ask
                self._drop_unknown(change)
            raise
        self._take_place(change)

    def finish(self) -> bool:
        """Let files whose entry is in the history take their place, where whoever changed them was cut short.

        Gives whether there was any. Raises `DeskError` where the history cannot be asked.
        """
        left = sorted(self._home.ready.glob("*"), key=_age, reverse=True)
        if not left:
            return False
        with self._store.reading() as work:
            known = [change for change in left if work.house().knows(change.name)]
        for change in known:
            self._take_place(change)
        for change in left:
            if _age(change) > _NOBODYS_AFTER:
                shutil.rmtree(change, ignore_errors=True)
        return bool(known)

    def _drop_unknown(self, change: Path) -> None:
        with self._store.reading() as work:
            if not work.house().knows(change.name):
                shutil.rmtree(change, ignore_errors=True)

    def _take_place(self, change: Path) -> None:
        """From here on nothing is raised any more: it is changed. What does not go now goes with the next start."""
        from receptiondesk.storage.whole import is_missing, sync_folder

        for ready in [path for path in change.rglob("*") if path.is_file()]:
            file = self._home.folder / ready.relative_to(change)
            try:
                if is_missing(ready):
                    file.unlink(missing_ok=True)
                else:
                    os.replace(ready, file)
                sync_folder(file.parent)
            except FileNotFoundError:
                pass  # another program of this home has done it
            except OSError as error:
                _log.warning("%s takes its place with the next start: %s", file.name, error.strerror)
                return
        shutil.rmtree(change, ignore_errors=True)


def _age(change: Path) -> float:
    """Seconds since it was made ready."""
    try:
        return time.time() - change.stat().st_mtime
    except FileNotFoundError:
        return 0
