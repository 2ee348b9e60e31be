"""Small files of the desk's home."""

import os
import tempfile
from pathlib import Path

from receptiondesk.domain.errors import DeskError
from receptiondesk.i18n import N_


def make_folder(folder: Path) -> None:
    """Make a folder of the home, open to its owner alone; raises `DeskError` where that cannot be done."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise _cannot_write(folder) from error


def write_whole(file: Path, text: str) -> None:
    """Write a small file so that there is never half of it, readable by its owner alone."""
    try:
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as stream:
                stream.write(text)
                stream.flush()
                os.fsync(stream.fileno())
            os.replace(name, file)
        except BaseException:
            os.unlink(name)
            raise
    except OSError as error:
        raise _cannot_write(file) from error


def remove(file: Path) -> None:
    """Remove a small file that may be gone already; raises `DeskError` where that cannot be done."""
    try:
        file.unlink(missing_ok=True)
    except OSError as error:
        raise _cannot_write(file) from error


def _cannot_write(path: Path) -> DeskError:
    return DeskError("cannot_write", N_("{file} cannot be written."), file=str(path))
