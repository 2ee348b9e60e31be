"""Asks CUPS how a print queue is and what became of a job, because Qt does not say.

Qt hands a finished print to CUPS and does not look at the answer: a queue that takes no jobs swallows a slip
in silence. The same library that Qt's print plugin is linked with is asked directly. On Windows there is
no CUPS, and everything here answers None.
"""

from __future__ import annotations

import ctypes
import sys
from ctypes import POINTER, Structure, byref, c_char_p, c_int, c_long, c_void_p
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

_ALL_JOBS = -1
_ONLY_MINE = 1


class JobState(IntEnum):
    """The job-state of RFC 8011, 5.3.7."""

    PENDING = 3
    HELD = 4
    PROCESSING = 5
    STOPPED = 6
    CANCELED = 7
    ABORTED = 8
    COMPLETED = 9


_PRINTER_STOPPED = "5"
"""The printer-state of RFC 8011, 5.4.11, that takes jobs and prints none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """How a print queue is now."""

    accepting: bool
    stopped: bool
    says: str
    """The queue's own words on its state, in the language of the server; often ""."""


class _Option(Structure):
    _fields_ = (("name", c_char_p), ("value", c_char_p))


class _Destination(Structure):
    _fields_ = (
        ("name", c_char_p),
        ("instance", c_char_p),
        ("is_default", c_int),
        ("num_options", c_int),
        ("options", POINTER(_Option)),
    )


class _Job(Structure):
    _fields_ = (
        ("id", c_int),
        ("dest", c_char_p),
        ("title", c_char_p),
        ("user", c_char_p),
        ("format", c_char_p),
        ("state", c_int),
        ("size", c_int),
        ("priority", c_int),
        ("completed_time", c_long),
        ("creation_time", c_long),
        ("processing_time", c_long),
    )


@cache
def _cups() -> ctypes.CDLL | None:
    """CUPS's library, or None where printing does not go through it."""
    if sys.platform == "win32":
        return None
    try:
        library = ctypes.CDLL("libcups.2.dylib" if sys.platform == "darwin" else "libcups.so.2")
    except OSError:
        return None
    library.cupsGetNamedDest.argtypes = (c_void_p, c_char_p, c_char_p)
    library.cupsGetNamedDest.restype = POINTER(_Destination)
    library.cupsFreeDests.argtypes = (c_int, POINTER(_Destination))
    library.cupsFreeDests.restype = None
    library.cupsGetJobs2.argtypes = (c_void_p, POINTER(POINTER(_Job)), c_char_p, c_int, c_int)
    library.cupsGetJobs2.restype = c_int
    library.cupsFreeJobs.argtypes = (c_int, POINTER(_Job))
    library.cupsFreeJobs.restype = None
    return library


def queue_of(printer: str) -> Queue | None:
    """How the printer's queue is; None when CUPS does not know it, or there is no CUPS."""
    library = _cups()
    if library is None:
        return None
    name, _slash, instance = printer.partition("/")
    found = library.cupsGetNamedDest(None, name.encode(), instance.encode() or None)
    if not found:
        return None
    try:
        there = found.contents
        options = {
            (there.options[i].name or b"").decode(): (there.options[i].value or b"").decode(errors="replace")
            for i in range(there.num_options)
        }
    finally:
        library.cupsFreeDests(1, found)
    return Queue(
        accepting=options.get("printer-is-accepting-jobs", "true") == "true",
        stopped=options.get("printer-state") == _PRINTER_STOPPED,
        says=options.get("printer-state-message", ""),
    )


def jobs_of(printer: str, title: str) -> dict[int, JobState] | None:
    """This user's jobs of that title on that printer, by their number; None when CUPS cannot be asked."""
    library = _cups()
    if library is None:
        return None
    jobs = POINTER(_Job)()
    name = printer.partition("/")[0].encode()
    count = library.cupsGetJobs2(None, byref(jobs), name, _ONLY_MINE, _ALL_JOBS)
    if count < 0:
        return None
    try:
        return {
            jobs[i].id: JobState(jobs[i].state)
            for i in range(count)
            if (jobs[i].title or b"").decode(errors="replace") == title
        }
    finally:
        library.cupsFreeJobs(count, jobs)
