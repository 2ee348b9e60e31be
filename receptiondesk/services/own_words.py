"""The company's own words for the coach, as files in the home: read, kept while they are written, saved."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote

import resources
from receptiondesk.domain.errors import DeskError
from receptiondesk.domain.own_words import Where, Written
from receptiondesk.domain.when import now
from receptiondesk.i18n import N_
from receptiondesk.services.coach import Coach, station_folder
from receptiondesk.services.files import make_folder, remove, write_whole
from receptiondesk.services.guide_files import GuideUnreadable, read_table
from receptiondesk.services.guide_layers import Table
from receptiondesk.services.home import Home
from receptiondesk.services.own_guide import OwnGuide
from receptiondesk.services.own_preview import usual_words
from receptiondesk.services.words_file import WordsFile


class ChangedMeanwhile(DeskError):
    """Somebody else has written the file since it was read here; nothing was overwritten."""

    def __init__(self, file: str, found: str) -> None:
        self.found = found
        """What stands in the file now; who begins from it may save."""
        super().__init__(
            "changed_elsewhere",
            N_("{file} was changed by somebody else meanwhile. Save once more to put these words in its place."),
            file=file,
        )


class OwnWords:
    """The folder of the company's words. Copied to another desk's home, they count there as well."""

    def __init__(self, *, house: Path, folder: Path, unsaved: Path, coach: Coach) -> None:
        """`house` holds the words that the program brings, `folder` the company's, `unsaved` what is being written.

        `coach` reads everything anew after each save.
        """
        self.folder = folder
        self._house, self._unsaved, self._coach = house, unsaved, coach

    @classmethod
    def at(cls, home: Home, coach: Coach) -> "OwnWords":
        """The words of the company whose desk lives in `home`."""
        house, unsaved = resources.path("etiquette"), home.drafts / "etiquette"
        return cls(house=house, folder=home.etiquette, unsaved=unsaved, coach=coach)

    def open(self, where: Where) -> OwnGuide:
        """A guide to write on, with what was written and not saved the last time.

        A file of the company that is not understood is as if it were not there; `trouble` says so.
        """
        file, saved = self._file(where), _read(self._file(where)) or ""
        kept = _read(self._draft(where))
        return OwnGuide(
            where,
            house=read_table(self._house / where.locale / f"{where.guide}.toml"),
            company=self._company(where) if where.station else {},
            file=_understood(file.name, [saved if kept is None else kept, saved]),
            begun_from=saved,
            examples=usual_words(now(), where.locale),
        )

    def trouble(self, where: Where) -> GuideUnreadable | None:
        """Why the company's file is not understood; `None` where it is, or is not there."""
        file = self._file(where)
        try:
            read_table(file)
            WordsFile(file.name, _read(file) or "")
        except GuideUnreadable as error:
            return error
        return None

    def keep(self, written: Written) -> None:
        """Keep what is written so far for the next time; raises `DeskError`."""
        if written.is_saved:
            remove(self._draft(written.where))
        else:
            _write(self._draft(written.where), written.text)

    def save(self, written: Written) -> None:
        """Let checked words count from now on.

        Raises `DeskError` where they cannot be written, `ChangedMeanwhile` where somebody else has written the file
        since. A file that was not understood is kept beside the new one.
        """
        file = self._file(written.where)
        if (found := _read(file) or "") != written.begun_from:
            raise ChangedMeanwhile(file.name, found)
        if self.trouble(written.where) is not None:
            _write(file.with_name(f"{file.name}.old"), file.read_text(encoding="utf-8", errors="replace"))
        if written.text:
            _write(file, written.text)
        else:
            remove(file)
        remove(self._draft(written.where))
        self._coach.forget()

    def discard(self, where: Where) -> None:
        """Forget what was written and not saved; raises `DeskError`."""
        remove(self._draft(where))

    def unsaved(self) -> tuple[Where, ...]:
        """Everything that was written and not saved."""
        company = (Where(guide=file.stem, locale=file.parent.name) for file in self._unsaved.glob("*/*.toml"))
        stations = (
            Where(guide=file.stem, locale=file.parent.name, station=unquote(file.parent.parent.name))
            for file in self._unsaved.glob("stations/*/*/*.toml")
        )
        return (*company, *stations)

    def _company(self, where: Where) -> Table:
        try:
            return read_table(self.folder / where.locale / f"{where.guide}.toml")
        except GuideUnreadable:
            return {}  # the coach has told so when it read the file

    def _file(self, where: Where) -> Path:
        return _in_folder(self.folder, where)

    def _draft(self, where: Where) -> Path:
        return _in_folder(self._unsaved, where)


def _in_folder(folder: Path, where: Where) -> Path:
    of_whom = station_folder(folder, where.station) if where.station else folder
    return of_whom / where.locale / f"{where.guide}.toml"


def _read(file: Path) -> str | None:
    """What stands in a file; `None` where there is none, or nobody can read it as text."""
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return None


def _understood(name: str, texts: Iterable[str]) -> WordsFile:
    """The first of these that is understood, else an empty file."""
    for text in texts:
        with suppress(GuideUnreadable):
            return WordsFile(name, text)
    return WordsFile(name)


def _write(file: Path, text: str) -> None:
    make_folder(file.parent)
    write_whole(file, text)
