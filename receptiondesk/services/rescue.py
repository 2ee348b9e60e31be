"""What can be done about a damaged database: the last good copy, and what would be missing in it."""

from dataclasses import dataclass
from pathlib import Path

from receptiondesk.services.backup_files import Backup
from receptiondesk.services.backups import Backups
from receptiondesk.storage.wreck import Shown, shown_in

DAMAGED = frozenset({"damaged", "not_a_database", "inconsistent", "database_failed"})
"""The troubles (codes of `DeskError`) in which a copy may help."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rescue:
    """A copy that may be put back, beside what there is."""

    copy: Backup
    """Read from end to end and found sound."""
    newest: str
    """The number of its newest task, "" where it holds none."""
    damaged: Shown | None
    """What the damaged file still shows; None where it cannot be read."""


def find_rescue(backups: Backups, file: Path | None) -> Rescue | None:
    """The newest sound copy, and what `file`, the damaged one, still shows; None where there is no such copy.

    Takes as long as reading the copy from end to end.
    """
    best = backups.best()
    if best is None:
        return None
    held = shown_in(best.file)
    damaged = shown_in(file) if file is not None else None
    return Rescue(copy=best, newest=held.newest if held else "", damaged=damaged)
