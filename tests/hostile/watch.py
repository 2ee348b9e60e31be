"""Sees to it that nothing is run, called up or written outside a folder, whatever asks for it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_FORBIDDEN = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "socket.connect")
_CHANGES = {"os.remove": 1, "os.rmdir": 1, "os.mkdir": 1, "os.rename": 2, "os.link": 2, "os.symlink": 2, "os.chmod": 1}
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
_allowed: list[str] = []
"""The folders in which something may be written; while it is empty nobody watches."""
_hooked = False


class Trespassed(BaseException):
    """Something was done that no input may bring about; no `except Exception` on the way may swallow it."""


@contextmanager
def watched(folder: Path) -> Iterator[None]:
    """Raise `Trespassed` for a program, a connection, or a change outside `folder` while this lasts."""
    global _hooked
    if not _hooked:
        # A hook stays for good; it looks away while there is nothing to watch.
        sys.addaudithook(_audit)
        _hooked = True
    _allowed[:] = [str(folder.resolve()), "/dev/null"]
    try:
        yield
    finally:
        _allowed.clear()


def _audit(event: str, given: tuple[object, ...]) -> None:
    if not _allowed:
        return
    if event in _FORBIDDEN:
        raise Trespassed(f"{event} {given!r}")
    if event == "open" and isinstance(given[2], int) and given[2] & _WRITES:
        _require(event, given[0])
    for path in given[: _CHANGES.get(event, 0)]:
        _require(event, path)


def _require(event: str, path: object) -> None:
    if not isinstance(path, str | bytes | os.PathLike):
        return  # a descriptor that was opened before
    whole = os.path.realpath(os.fsdecode(path))
    if "__pycache__" not in whole and not any(whole == own or whole.startswith(own + os.sep) for own in _allowed):
        raise Trespassed(f"{event} {whole}")
