"""Small files of the desk's home."""

import errno
import json
import os
import re
import stat
from pathlib import Path
from typing import Any

from receptiondesk.domain.errors import DeskError
from receptiondesk.i18n import N_

MOST_SMALL = 1 << 20
"""Bytes of a small file; one that has more was not written by the desk, and might not end at all."""
# For a name of n parts (a.b.c …) Python's reader takes n² of memory.
_LONG_KEY = r"""(?:(?:(?<![\w-])[\w-]++|"[^"\n]*"|'[^'\n]*')[ \t]*+\.[ \t]*+){32}"""
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


def write_private(file: Path, data: bytes) -> None:
    """Write what somebody wants to have there; a new file is for its owner alone. Raises `DeskError`."""
    try:
        with open(file, "wb", opener=lambda name, how: os.open(name, how, 0o600)) as stream:
            stream.write(data)
    except OSError as error:
        raise cannot_write(file, error) from error


def require_file(file: Path) -> None:
    """Raise `OSError` where `file` cannot be read to an end: a folder, a pipe, a device, or no file at all."""
    try:
        mode = os.stat(file).st_mode
    except ValueError as error:  # a name that no system takes
        raise OSError(errno.ENOENT, os.strerror(errno.ENOENT)) from error
    if not stat.S_ISREG(mode):
        trouble = errno.EISDIR if stat.S_ISDIR(mode) else errno.EINVAL
        raise OSError(trouble, os.strerror(trouble))


def read_small(file: Path, *, encoding: str = "utf-8", most: int = MOST_SMALL) -> str:
    """The text of a small file, of `most` bytes; raises `OSError` (also where it is no small one) and `ValueError`."""
    require_file(file)
    with file.open("rb") as stream:
        held = stream.read(most + 1)
    if len(held) > most:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
    return held.decode(encoding)


def read_json(file: Path, *, most: int = MOST_SMALL) -> Any:
    """What a small JSON file holds; raises `OSError` and, for anything that is no JSON, `ValueError`."""
    return json_of(read_small(file, most=most))


def json_of(text: str | bytes) -> Any:
    """What a JSON text holds; raises `ValueError`, also where it is nested more deeply than Python follows."""
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def read_toml(file: Path, *, encoding: str = "utf-8") -> dict[str, Any]:
    """The same for a small TOML file."""
    import tomllib  # most of the desk's files are JSON

    text = read_small(file, encoding=encoding)
    if re.search(_LONG_KEY, text):
        raise ValueError("a name of too many parts")
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


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
