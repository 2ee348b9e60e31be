"""Asks CUPS how a print queue is and what became of a job, because Qt does not say.

Qt hands a finished print to CUPS and does not look at the answer: a queue that takes no jobs swallows a slip
in silence. The same library that Qt's print plugin is linked with is asked directly. On Windows there is
no CUPS, and everything here answers None.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from enum import IntEnum

from ui.printing import libcups

_ALL_JOBS = -1
_ONLY_MINE = 1
_GET_PRINTER_ATTRIBUTES = 0x000B
_OPERATION_GROUP = 0x01
_URI_VALUE = 0x45


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
_NOBODY_ANSWERS = (
    "The printer did not respond.",
    "The printer is not connected.",
    "The printer is not responding.",
    "The printer is unreachable at this time.",
    "The printer may not exist or is unavailable at this time.",
    "Unable to locate printer",
    "Waiting for printer to become available.",
    "打印机无响应。",
    "打印机未连接。",
    "打印机暂时无法访问。",
    "打印机暂时不存在或不可用。",
    "无法定位打印机",
    "正在等待打印机变得可用。",
)
"""How CUPS begins to say that a printer is off or unplugged, in its words for the desk's two languages.

Its printer-state-reasons stay ``none`` all the while, so there is nothing but these words to go by.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """How a print queue is now."""

    accepting: bool
    stopped: bool
    answering: bool
    """False while it tries in vain to reach the printer itself, which may be off or unplugged."""


def queue_of(printer: str) -> Queue | None:
    """How the printer's queue is; None when CUPS does not know it, or there is no CUPS."""
    library = libcups.library()
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
        answering=not _message(library, options.get("printer-uri-supported", "")).startswith(_NOBODY_ANSWERS),
    )


def _message(library: ctypes.CDLL, uri: str) -> str:
    """What the queue says about itself; the only one of its attributes that a destination does not carry."""
    request = library.ippNewRequest(_GET_PRINTER_ATTRIBUTES)
    library.ippAddString(request, _OPERATION_GROUP, _URI_VALUE, b"printer-uri", None, uri.encode())
    answer = library.cupsDoRequest(None, request, b"/")
    if not answer:
        return ""
    try:
        attribute = library.ippFindAttribute(answer, b"printer-state-message", 0)
        said: bytes | None = library.ippGetString(attribute, 0, None) if attribute else None
        return (said or b"").decode(errors="replace")
    finally:
        library.ippDelete(answer)


def jobs_of(printer: str, title: str) -> dict[int, JobState] | None:
    """This user's jobs of that title on that printer, by their number; None when CUPS cannot be asked."""
    library = libcups.library()
    if library is None:
        return None
    jobs = libcups.no_jobs()
    name = printer.partition("/")[0].encode()
    count = library.cupsGetJobs2(None, ctypes.byref(jobs), name, _ONLY_MINE, _ALL_JOBS)
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


def cancel(printer: str, job: int) -> None:
    """Take a job out of the queue; one that is gone already stays gone."""
    library = libcups.library()
    if library is not None:
        library.cupsCancelJob2(None, printer.partition("/")[0].encode(), job, 0)
