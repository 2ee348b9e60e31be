"""Files of which there is never half a one, whatever happens while they are written."""

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_PREFIX = ".unfinished-"
_NOBODYS_AFTER = 24 * 3600
"""Seconds after which nobody writes any more on what was begun: whoever did was cut short."""


@contextmanager
def becoming(target: Path) -> Iterator[Path]:
    """A file that takes the name `target` when it is whole and on the disk, and leaves nothing where it fails.

    It is readable by its owner alone. Raises `OSError`.
    """
    with passing(target.parent) as unfinished:
        yield unfinished
        with unfinished.open("rb+") as written:
            os.fsync(written.fileno())
        os.replace(unfinished, target)
        sync_folder(target.parent)


@contextmanager
def passing(folder: Path) -> Iterator[Path]:
    """A file in `folder` that is needed for a while, readable by its owner alone, and gone afterwards.

    What others were cut short with is cleared away beside it. Raises `OSError`.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    clear_away(folder)
    handle, name = tempfile.mkstemp(dir=folder, prefix=_PREFIX)
    os.close(handle)
    try:
        yield Path(name)
    finally:
        for left in folder.glob(f"{Path(name).name}*"):
            left.unlink(missing_ok=True)


def keep_to_owner(folder: Path) -> None:
    """Close a folder that was there before to everybody but its owner, with all that lies in it."""
    if os.name != "nt" and folder.stat().st_mode & 0o077:
        with suppress(PermissionError):  # somebody else's, who lets us write in it
            folder.chmod(0o700)


def keep_private(file: Path, *beside: Path) -> None:
    """Let nobody but its owner read a file that others write (SQLite, the log), from before its first word.

    `beside` are files that may lie there with it.
    One that cannot be kept so is written all the same: the trouble with its folder is said where it is written.
    """
    if os.name == "nt":
        return  # there a file has the rights of its folder
    with suppress(OSError):
        # Never opened where it is there: closing it would take SQLite's locks away.
        os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    for path in (file, *beside):
        with suppress(OSError):
            if path.stat().st_mode & 0o077:
                path.chmod(0o600)


def is_missing(file: Path) -> bool:
    """Whether nothing was ever written to `file`, be it there or not."""
    return not file.exists() or file.stat().st_size == 0


def clear_away(folder: Path) -> None:
    """Remove what was begun in `folder` long ago and never became whole; it may hold what somebody typed."""
    with suppress(OSError):  # it is in nobody's way, and whoever writes now shall not fail for it
        for left in folder.glob(f"{_PREFIX}*"):
            if left.stat().st_mtime < time.time() - _NOBODYS_AFTER:
                left.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Let the names in `folder` outlive a power cut."""
    if os.name == "nt":
        return  # there the name is written with the file
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
