"""Small files of the desk's home."""

import errno
from pathlib import Path

from receptiondesk.domain.errors import DeskError
from receptiondesk.i18n import N_

_FULL = (errno.ENOSPC, errno.EDQUOT)


def make_folder(folder: Path) -> None:
    """Make a folder of the home, open to its owner alone; raises `DeskError` where that cannot be done."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise cannot_write(folder, error) from error


def write_whole(file: Path, text: str) -> None:
    """Write a small file so that there is never half of it, readable by its owner alone."""
    from receptiondesk.storage.whole import becoming  # the first picture comes before anything of the storage

    try:
        with becoming(file) as unfinished:
            unfinished.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise cannot_write(file, error) from error


def remove(file: Path) -> None:
    """Remove a small file that may be gone already; raises `DeskError` where that cannot be done."""
    try:
        file.unlink(missing_ok=True)
    except OSError as error:
        raise cannot_write(file, error) from error


def cannot_write(path: Path, error: OSError) -> DeskError:
    """Why a file cannot be written, in words: there is no room for it, or no permission."""
    if error.errno in _FULL:
        return DeskError("disk_full", N_("The disk is full: {file} cannot be written. Make room."), file=str(path))
    return DeskError("cannot_write", N_("{file} cannot be written."), file=str(path))
