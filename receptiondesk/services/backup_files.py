"""The files of the copies: how they are called, which there are, and which are worth keeping."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from receptiondesk.domain.when import now
from receptiondesk.services.files import remove

_DAYS, _WEEKS, _MONTHS, _UPGRADES = 7, 4, 12, 3
_NAME = re.compile(r"desk-(\d{8}-\d{6})(-before-[\w-]+)?\.db")
_STAMP = "%Y%m%d-%H%M%S"
_SET_BACK = timedelta(days=1)
_LONGEST = timedelta(days=366)
_A_LONG_PAUSE = timedelta(days=31)


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One copy in the folder of backups."""

    file: Path
    made_at: datetime
    """The desk's own clock."""
    before: str
    """What it was made before (``restore``, ``upgrade-from-0001``); "" for a day's copy."""
    tasks: int = 0
    """How many tasks it holds; known when it was just made or proved."""
    entries: int = 0
    """How long its history is."""


def named(folder: Path, moment: datetime, before: str = "") -> Path:
    """The file for a copy made at `moment`, or in the next second that has none: no copy takes another one's place.

    Nor does it seem older than one that was made before it, when the clock was not yet set back.
    """
    ending = f"-before-{before}" if before else ""
    moment = moment.replace(tzinfo=None)
    newest = max((backup.made_at for backup in found_in(folder)), default=datetime.min)
    if is_just_ahead(newest, moment):
        moment = newest + timedelta(seconds=1)
    while (file := folder / f"desk-{moment:{_STAMP}}{ending}.db").exists():
        moment += timedelta(seconds=1)
    return file


def is_just_ahead(made: datetime, moment: datetime) -> bool:
    """Whether a copy bears a time to come because the clock was set back (one from farther ahead had a wrong clock)."""
    return moment <= made < moment + _SET_BACK


def found_in(folder: Path) -> tuple[Backup, ...]:
    """Every copy in a folder, the newest first."""
    return copies_in(folder.glob("desk-*.db"))


def copies_in(files: Iterable[Path]) -> tuple[Backup, ...]:
    """The copies among `files`, the newest first; behind them those of a day to come, when the clock was wrong."""
    found, ahead = [], now().replace(tzinfo=None) + _SET_BACK
    for file in files:
        if match := _NAME.fullmatch(file.name):
            before = (match[2] or "").removeprefix("-before-")
            made = datetime.strptime(match[1], _STAMP)
            found.append(Backup(file=file, made_at=made, before=before))
    return tuple(sorted(found, key=lambda backup: (backup.made_at < ahead, backup.file.name), reverse=True))


def is_too_old(copy: Backup, moment: datetime) -> bool:
    """Whether a copy was made more than a year before `moment`: what is erased shall be gone some day."""
    return moment.replace(tzinfo=None) - copy.made_at > _LONGEST


def day_before_a_leap(backups: Iterable[Backup], moment: datetime) -> date | None:
    """The day of the last copy, where the clock has leapt so far since that it may simply be wrong; None elsewhere.

    Only the first day there counts as one: on the next the copy of the day before is at hand.
    """
    today = moment.date()
    earlier = [day for backup in backups if not backup.before and (day := backup.made_at.date()) < today]
    return max(earlier) if earlier and today - max(earlier) > _A_LONG_PAUSE else None


def not_worth_keeping(backups: Iterable[Backup], moment: datetime) -> tuple[Backup, ...]:
    """All but the newest of the last days, weeks and months that have one, and the last upgrades.

    Nothing stays for more than a year, except the newest.
    """
    newest_first = sorted(backups, key=lambda backup: backup.made_at, reverse=True)
    daily = [backup for backup in newest_first if not backup.before]
    kept = {backup.file for backup in [b for b in newest_first if b.before][:_UPGRADES]}
    for period, many in ((_day, _DAYS), (_week, _WEEKS), (_month, _MONTHS)):
        newest: dict[object, Path] = {}
        for backup in daily:
            newest.setdefault(period(backup.made_at.date()), backup.file)
        kept |= set(list(newest.values())[:many])
    kept -= {backup.file for backup in newest_first if is_too_old(backup, moment)}
    kept |= {backup.file for backup in daily[:1]}
    return tuple(backup for backup in newest_first if backup.file not in kept)


def _day(day: date) -> object:
    return day


def _week(day: date) -> object:
    return day.isocalendar()[:2]


def _month(day: date) -> object:
    return (day.year, day.month)


def remove_copy(copy: Path) -> None:
    """Remove a copy, and the log beside one that was put aside as it was."""
    for ending in ("", "-wal", "-shm"):
        remove(copy.with_name(copy.name + ending))
