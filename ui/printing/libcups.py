"""The few functions of CUPS's library that `ui.printing.queue` calls, with their signatures from cups.h and ipp.h."""

from __future__ import annotations

import ctypes
import sys
from ctypes import POINTER, Structure, c_char_p, c_int, c_long, c_void_p
from functools import cache


class Option(Structure):
    """cups_option_t"""

    _fields_ = (("name", c_char_p), ("value", c_char_p))


class Destination(Structure):
    """cups_dest_t"""

    _fields_ = (
        ("name", c_char_p),
        ("instance", c_char_p),
        ("is_default", c_int),
        ("num_options", c_int),
        ("options", POINTER(Option)),
    )


class Job(Structure):
    """cups_job_t"""

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


# Where a connection is wanted, None stands for the default server; ipp_t and ipp_attribute_t stay opaque.
_SIGNATURES = {
    "cupsGetNamedDest": (POINTER(Destination), (c_void_p, c_char_p, c_char_p)),
    "cupsFreeDests": (None, (c_int, POINTER(Destination))),
    "cupsGetJobs2": (c_int, (c_void_p, POINTER(POINTER(Job)), c_char_p, c_int, c_int)),
    "cupsFreeJobs": (None, (c_int, POINTER(Job))),
    "cupsCancelJob2": (c_int, (c_void_p, c_char_p, c_int, c_int)),
    "cupsDoRequest": (c_void_p, (c_void_p, c_void_p, c_char_p)),
    "ippNewRequest": (c_void_p, (c_int,)),
    "ippAddString": (c_void_p, (c_void_p, c_int, c_int, c_char_p, c_char_p, c_char_p)),
    "ippFindAttribute": (c_void_p, (c_void_p, c_char_p, c_int)),
    "ippGetString": (c_char_p, (c_void_p, c_int, c_void_p)),
    "ippDelete": (None, (c_void_p,)),
}


@cache
def library() -> ctypes.CDLL | None:
    """CUPS's library, the one that Qt's print plugin is linked with; None where printing does not go through it."""
    if sys.platform == "win32":
        return None
    try:
        found = ctypes.CDLL("libcups.2.dylib" if sys.platform == "darwin" else "libcups.so.2")
    except OSError:
        return None
    for name, (result, arguments) in _SIGNATURES.items():
        function = getattr(found, name)
        function.restype = result
        function.argtypes = arguments
    return found


def no_jobs() -> ctypes._Pointer[Job]:
    """Where `cupsGetJobs2` puts its list."""
    return POINTER(Job)()
