"""Everything Qt: it shows what `receptiondesk` knows and does."""

import builtins
import gc

# All that Qt's modules make stays: to look for garbage meanwhile takes a twentieth of the time until the first picture.
gc.disable()
import PySide6.QtWidgets  # noqa: E402, F401  (it also wraps __import__)

gc.freeze()
gc.enable()

# PySide wraps __import__ so that a module may say “from __feature__ import snake_case”. To that end it reads the source
# of every module that anybody imports, and `linecache` keeps it: a tenth of a second and 16 MiB by the time the desk is
# open. No feature is used here, so the plain import, which PySide publishes beside the other, is put back.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
