"""What went wrong inside, told without what anybody has told the desk.

Whoever helps a desk is sent its log, and a terminal's words go into other logs. An exception's words may hold a name or
a number that somebody typed, and so may those of what caused it; where it happened and what kind it was never does.
"""

import logging
import sqlite3
import traceback
from typing import Any

from receptiondesk.domain.errors import DeskError

_DEEPEST = 10
"""Causes of causes that are told; a ring of them has no end."""
_OURS = ("receptiondesk", "ui", "desk")
"""Who writes words of which we know that they name nobody."""


class WithoutWords(logging.Formatter):
    """Writes a record down without the words of its exception, and of other people's programs only who spoke up."""

    def format(self, record: logging.LogRecord) -> str:
        if record.name.partition(".")[0] not in _OURS:
            record = logging.makeLogRecord({**record.__dict__, "msg": "(its words are left out)", "args": None})
        # Whoever wrote the record down before may have left the whole trace with it.
        record.exc_text = None
        try:
            return super().format(record)
        finally:
            record.exc_text = None

    def formatException(self, ei: Any) -> str:
        return trace_of(ei[1])


def trace_of(error: BaseException) -> str:
    """Where an error happened, through all that caused it, and of what kind it was; none of its words."""
    told: list[str] = []
    cause: BaseException | None = error
    while cause is not None and len(told) < _DEEPEST:
        told.append("".join(traceback.format_tb(cause.__traceback__)) + _kind(cause))
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    return "\nCaused by:\n".join(told)


def _kind(error: BaseException) -> str:
    name = type(error).__qualname__
    if isinstance(error, DeskError):
        return f"{name}: {error.code}"
    if isinstance(error, OSError):
        return f"{name}: {error.errno} {error.strerror}"
    if isinstance(error, sqlite3.Error):
        return f"{name}: {getattr(error, 'sqlite_errorname', '')}"
    return name
