"""Copies of the database: made every day unasked, kept by days, weeks and months, put back when needed."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from receptiondesk.domain.errors import DeskError
from receptiondesk.domain.house import Deed
from receptiondesk.domain.house import named as about
from receptiondesk.domain.permissions import Act, Require
from receptiondesk.domain.task import HistoryEntry, Who
from receptiondesk.domain.when import now
from receptiondesk.i18n import N_
from receptiondesk.services.backup_files import (
    Backup,
    copies_in,
    day_before_a_leap,
    found_in,
    is_just_ahead,
    is_too_old,
    named,
    not_worth_keeping,
    remove_copy,
)
from receptiondesk.services.copy_places import SecondFolder, place_for
from receptiondesk.services.damaged import forget_damaged
from receptiondesk.services.erased_before import ErasedBefore
from receptiondesk.services.files import cannot_write, remove
from receptiondesk.services.home import Home
from receptiondesk.services.house import entry_by
from receptiondesk.services.saved_drafts import SavedDrafts
from receptiondesk.storage.address import sqlite_file, sqlite_url
from receptiondesk.storage.counters import Counters, counted, highest
from receptiondesk.storage.early import EarlyReader
from receptiondesk.storage.mark import Lost, Mark, Marks
from receptiondesk.storage.whole import is_missing

_PARTS = ("", "-wal", ".ready")
"""Files in any of which a database may lie: its own, its log, one that is just being put back."""
_log = logging.getLogger(__name__)
ALTERED = "history_altered"


class Backups:
    """The copies of one desk."""

    def __init__(
        self,
        home: Home,
        url: str,
        *,
        second_folder: Callable[[], str],
        who: Callable[[], Who],
        require: Require | None = None,
    ) -> None:
        """`url` is the database's; `second_folder` names a folder for a second copy of each, "" for none.

        `require` is asked whether `who` may put a copy back; without it nobody has proved who they are.
        """
        self._folder, self._url, self._second = home.backups, url, SecondFolder(second_folder)
        self._saved_drafts = SavedDrafts(home.saved_drafts)
        self._erased_before = ErasedBefore(home.erased_before)
        self._who, self._require = who, require
        self.marks = Marks(home.mark, url)
        """How far the history went when this desk last saved."""

    def require_database(self) -> None:
        """Let nobody begin anew, with numbers that stand on paper already, where the database is gone.

        Raises `DeskError` where there are copies and the file that they were made of is not there, or empty.
        """
        file = sqlite_file(self._url)
        if file is None or not all(is_missing(file.with_name(file.name + ending)) for ending in _PARTS):
            return
        if self.all():
            gone = N_("The database file is gone or empty, but there are copies of it. Put one back.")
            raise DeskError("damaged", gone)

    @property
    def lost(self) -> Lost | None:
        """What this desk has saved once and its database, when it was opened, did not hold any more."""
        return self.marks.lost

    def still_lost(self, lost: Lost) -> None:
        """This is what is left of it; the rest is back. Raises `DeskError` where that cannot be noted."""
        try:
            self.marks.set_lost(lost)
        except OSError as error:
            raise cannot_write(self.marks.lost_file, error) from error

    def take_note(self) -> None:
        """Somebody knows what was lost: say it no more. Raises `DeskError` where the note cannot be removed."""
        remove(self.marks.lost_file)

    def make(self, file: Path | None = None) -> Backup:
        """Copy the database as it is now, while it is in use, into `file` or the folder of backups; proved.

        Raises `DeskError`, also where `file` is something else than a copy; with the code `ALTERED` where the copy is
        there, and its history is not as it was written: then nothing goes for it. Saved drafts that a copy in the
        folder of backups holds are not needed any more.
        """
        from receptiondesk.storage.copies import copy_out

        moment = now()
        target = place_for(file, sqlite_file(self._url)) if file else self._name(moment)
        proved = copy_out(self._url, target)
        if not proved.is_as_written:
            text = N_(
                "The copy {file} is made, but its history was altered. A supervisor has to look: older copies stay."
            )
            raise DeskError(ALTERED, text, file=str(target))
        if file is None:
            self._saved_drafts.forget_what_is_in(target)
        return Backup(file=target, made_at=moment, before="", tasks=proved.tasks, entries=proved.head.entries)

    def daily(self) -> Backup | None:
        """The copy of today where there is none yet; then only those stay that are worth keeping.

        Raises `DeskError`, with the code `NO_SECOND_COPY` where all is well but in the second folder, and `ALTERED`
        once a day where the history is not as it was written.
        """
        moment = now().replace(tzinfo=None)
        for copy in self.all():
            if not copy.before and (copy.made_at.date() == moment.date() or is_just_ahead(copy.made_at, moment)):
                self._second.take(copy.file, ())
                return None
        return self.make_here_and_there()

    def make_here_and_there(self) -> Backup:
        """A copy of now, in the second folder too; then only those stay that are worth keeping. Raises `DeskError`.

        All of them stay on a day on which the clock may be wrong (`day_before_a_leap`).
        """
        made = self.make()
        if self.day_before_a_leap() is not None:
            self._second.take(made.file, ())
            return made
        gone = not_worth_keeping(self.all(), now())
        for copy in gone:
            remove_copy(copy.file)
        forget_damaged(self._url, before=now())
        # In the second folder another desk may have copies too: only what was this desk's goes, and what is too old.
        old = (copy for copy in copies_in(self._second.files()) if is_too_old(copy, now()))
        self._second.take(made.file, {copy.file.name for copy in (*gone, *old)})
        return made

    def day_before_a_leap(self) -> date | None:
        """The day of the last copy before today, where that is so long ago that the clock may be wrong.

        Nothing goes for its age on such a day; what is over its time goes on the next one.
        """
        return day_before_a_leap(self.all(), now())

    def last(self) -> tuple[Backup | None, Backup | None]:
        """The newest copy that was not made before something else, here and in the second folder."""
        there = copies_in(self._second.files())
        here, away = ([one for one in found if not one.before] for found in (self.all(), there))
        return (here[0] if here else None), (away[0] if away else None)

    def make_anew(self) -> Backup:
        """A copy of now in place of all others, in both folders: what was erased lies in none of them any more.

        The others go when the new one is proved. Raises `DeskError`, also where one of them cannot be removed.
        """
        made = self.make()
        for backup in self.all():
            if backup.file != made.file:
                remove_copy(backup.file)
        forget_damaged(self._url)
        self._second.take(made.file, {file.name for file in self._second.files() if file.name != made.file.name})
        return made

    def all(self) -> tuple[Backup, ...]:
        """Every copy in the folder of backups, the newest first."""
        return found_in(self._folder)

    def best(self) -> Backup | None:
        """The newest copy that is sound from end to end; None where there is none."""
        from receptiondesk.storage.copies import prove

        for backup in self.all():
            try:
                proved = prove(backup.file)
            except DeskError as trouble:
                _log.warning("A copy is of no use: %s", trouble.text)
            else:
                return replace(backup, tasks=proved.tasks, entries=proved.head.entries)
        return None

    def put_back(self, file: Path, *, of_another_desk: bool = False) -> Backup:
        """Make the database what the copy holds; gives the backup in which the old state is kept.

        Its counts are those of what was put back.

        Raises `DeskError` where the copy is not sound, or another desk's unless that is wanted (`of_another_desk`), and
        changes nothing then.
        """
        from receptiondesk.storage.copies import put_back

        if self._require is not None:
            self._require(Act.RESTORE)
        if not of_another_desk:
            self._require_own(file)
        moment = now()
        aside = self._name(moment, "restore")
        given = highest(self.marks.read().counters, counted(saved.number for saved in self._saved_drafts.all()))
        with self._marks_anew(given):
            proved = put_back(file, self._url, aside, given, self._restored(file))
        self._erased_before.note(aside, file)
        return Backup(file=aside, made_at=moment, before="restore", tasks=proved.tasks, entries=proved.head.entries)

    def _require_own(self, copy: Path) -> None:
        from receptiondesk.storage.origin import origin_of

        here, there = origin_of(self._url), origin_of(sqlite_url(copy))
        if here and there and here != there:
            text = N_("{file} is a copy of another desk. If it shall take this desk’s place, add --other-desk.")
            raise DeskError("another_desk", text, file=str(copy))

    def keep_before_upgrade(self, version: str) -> None:
        """Copy the database before it is brought up to date from `version`; raises `DeskError` where that fails."""
        self.make_before(f"upgrade-from-{version}")

    def make_before(self, what: str) -> None:
        """Copy the database before `what` is done with all of it; raises `DeskError` where that fails."""
        from receptiondesk.storage.copies import copy_out

        copy_out(self._url, self._name(now(), what))

    def every_file(self) -> tuple[Path, ...]:
        """All copies, those in the second folder too."""
        return (*(copy.file for copy in self.all()), *self._second.files())

    def _restored(self, copy: Path) -> HistoryEntry:
        """What the history says of it: from which copy, and by whom where that is known."""
        who = self._who()
        if self._require is None and any(person.active for person in EarlyReader(copy, {}).people() or ()):
            who = replace(who, person="")
        return entry_by(who, Deed.RESTORE, about(copy.name))

    @contextmanager
    def _marks_anew(self, given: Counters) -> Iterator[None]:
        """The history may be shorter from here on, and whoever puts the copy back knows it; the numbers go on."""
        noted = self.marks.read()
        self._mark(Mark(counters=given))
        try:
            yield
        except BaseException:
            self._mark(noted)
            raise
        self.take_note()

    def _mark(self, mark: Mark) -> None:
        try:
            self.marks.set(mark)
        except OSError as error:
            raise cannot_write(self.marks.file, error) from error

    def _name(self, moment: datetime, before: str = "") -> Path:
        return named(self._folder, moment, before)
