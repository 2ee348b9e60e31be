"""Small files of the desk's home."""

import os
import tempfile
from pathlib import Path

from receptiondesk.domain.errors import DeskError
from receptiondesk.i18n import N_


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
        raise DeskError("cannot_write", N_("{file} cannot be written."), file=str(file)) from error
