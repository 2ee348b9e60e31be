"""The company's own words for the coach, as files in the home: read, kept while they are written, saved."""

from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar
from urllib.parse import unquote

import resources
from receptiondesk.domain.errors import DeskError
from receptiondesk.domain.house import About, Deed, named
from receptiondesk.domain.own_words import Where, Written
from receptiondesk.domain.permissions import Act, Require, everything_goes
from receptiondesk.domain.task import Change
from receptiondesk.domain.when import now
from receptiondesk.i18n import N_
from receptiondesk.services.coach import Coach, station_folder
from receptiondesk.services.files import cannot_write, make_folder, read_small, remove, write_whole
from receptiondesk.services.guide_files import GuideUnreadable, read_table
from receptiondesk.services.guide_layers import Table
from receptiondesk.services.home import Home
from receptiondesk.services.house_files import HouseFiles
from receptiondesk.services.own_guide import OwnGuide
from receptiondesk.services.own_phrases import OwnPhrases
from receptiondesk.services.own_preview import usual_words
from receptiondesk.services.phrase_files import PhrasesUnreadable, read_phrases
from receptiondesk.services.phrase_watch import PhraseWatch
from receptiondesk.services.phrases_file import PHRASES, PhrasesFile
from receptiondesk.services.words_file import WordsFile

F = TypeVar("F", bound=WordsFile)
_TOLD_IN = "phrase"
"""The topic that tells how each phrase sounds."""


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

    def __init__(
        self,
        home: Home,
        coach: Coach,
        files: HouseFiles,
        phrases: Callable[[], PhraseWatch] | None = None,
        require: Require = everything_goes,
    ) -> None:
        """`coach`, and `phrases` where somebody listens for them, read everything anew after each save.

        `files` accounts for what is saved; `require` is asked whether somebody may.
        """
        self.folder = home.etiquette
        self._house, self._unsaved = resources.path("etiquette"), home.drafts / "etiquette"
        self._coach, self._files, self._phrases, self._require = coach, files, phrases, require

    def open(self, where: Where) -> OwnGuide:
        """A guide to write on, with what was written and not saved the last time.

        A file of the company that is not understood is as if it were not there; `trouble` says so.
        """
        file, saved = self._file(where), _read(self._file(where)) or ""
        kept = _read(self._draft(where))
        texts, examples = [saved if kept is None else kept, saved], usual_words(now(), where.locale)
        house = self._house / where.locale / f"{where.guide}.toml"
        if where.guide == PHRASES:
            return OwnPhrases(
                where,
                house=_in_folder(self._house, where),
                told=self._coach.guide(_TOLD_IN, where.locale),
                file=_understood(PhrasesFile, file.name, texts),
                begun_from=saved,
                examples=examples,
            )
        return OwnGuide(
            where,
            house=read_table(house),
            company=self._company(where) if where.station else {},
            file=_understood(WordsFile, file.name, texts),
            begun_from=saved,
            examples=examples,
        )

    def trouble(self, where: Where) -> DeskError | None:
        """Why the company's file is not understood; `None` where it is, or is not there."""
        file = self._file(where)
        try:
            if where.guide == PHRASES:
                read_phrases([_in_folder(self._house, where), *([file] if file.exists() else ())])
                PhrasesFile(file.name, _read(file) or "")
            else:
                read_table(file)
                WordsFile(file.name, _read(file) or "")
        except (GuideUnreadable, PhrasesUnreadable) as error:
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
        self._require(Act.COACH_WORDS)
        file = self._file(written.where)
        if (found := _read(file) or "") != written.begun_from:
            raise ChangedMeanwhile(file.name, found)
        if self.trouble(written.where) is not None:
            _put_aside(file)
        changes = _what_changed(file.relative_to(self.folder).with_suffix("").as_posix(), found, written.text)
        self._files.write(file, written.text, About.WORDS, Deed.WORDS, *changes)
        remove(self._draft(written.where))
        self._coach.forget()
        if written.where.guide == PHRASES and self._phrases is not None:
            self._phrases().forget()

    def discard(self, where: Where) -> None:
        """Forget what was written and not saved; raises `DeskError`."""
        remove(self._draft(where))

    def unsaved(self) -> tuple[Where, ...]:
        """Everything that was written and not saved."""
        company = (_where(file) for file in self._unsaved.glob("*/*.toml"))
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


def _what_changed(name: str, was: str, now_is: str) -> tuple[Change, Change]:
    """Which words, and the lines of their file that have gone and come."""
    before, after = was.splitlines(), now_is.splitlines()
    gone, come = Counter(before) - Counter(after), Counter(after) - Counter(before)
    return named(name), Change(
        field="words",
        was="\n".join(line for line in dict.fromkeys(before) if line in gone),
        now="\n".join(line for line in dict.fromkeys(after) if line in come),
    )


def _where(file: Path) -> Where:
    """Where a file of the whole company belongs."""
    if file.parent.name == PHRASES:
        return Where(guide=PHRASES, locale=file.stem)
    return Where(guide=file.stem, locale=file.parent.name)


def _in_folder(folder: Path, where: Where) -> Path:
    if where.guide == PHRASES:
        return folder / PHRASES / f"{where.locale}.toml"
    of_whom = station_folder(folder, where.station) if where.station else folder
    return of_whom / where.locale / f"{where.guide}.toml"


def _read(file: Path) -> str | None:
    """What stands in a small file; `None` where there is none, or nobody can read it as text."""
    try:
        return read_small(file)
    except (OSError, ValueError):
        return None


def _understood(kind: type[F], name: str, texts: Iterable[str]) -> F:
    """The first of these that is understood, else an empty file."""
    for text in texts:
        with suppress(GuideUnreadable):
            return kind(name, text)
    return kind(name)


def _put_aside(file: Path) -> None:
    try:
        file.replace(file.with_name(f"{file.name}.old"))
    except OSError as error:
        raise cannot_write(file, error) from error


def _write(file: Path, text: str) -> None:
    make_folder(file.parent)
    write_whole(file, text)
