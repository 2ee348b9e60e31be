"""Where copies go besides the desk's own folder: to a file that somebody names, and to a second folder every day."""

from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryFile
from threading import Thread
from typing import TypeVar

from receptiondesk.domain.errors import DeskError
from receptiondesk.i18n import N_
from receptiondesk.services.files import cannot_write, remove

NO_SECOND_COPY = "no_second_copy"
"""The code of the trouble that a copy lies in the desk's own folder alone."""
_FIRST_SIGN, _WHOLE = 5.0, 600.0
"""Seconds in which a share has to show that it is there, and in which a copy has to be on it."""

T = TypeVar("T")


def place_for(file: Path, database: Path | None) -> Path:
    """The file for a copy where somebody has said `file`; a link is followed.

    Raises `DeskError` for a folder, for the `database` itself, for a file that is no copy (nobody's table of figures
    shall be written over), and where nothing can be written.
    """
    place = file.resolve()
    try:
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        TemporaryFile(dir=place.parent).close()
    except OSError as error:
        raise cannot_write(file, error) from error
    if place.is_dir():
        raise DeskError("is_a_folder", N_("{file} is a folder. Add the name of a file."), file=str(file))
    if not place.exists():
        return place
    if database is not None and database.exists() and place.samefile(database):
        raise DeskError(
            "is_the_database", N_("{file} is the desk’s own database. Choose another name."), file=str(file)
        )
    if not place.is_file() or not _is_a_desks(place):
        text = N_("There is a file {file} already, and it is no copy of a desk. Choose another name.")
        raise DeskError("exists", text, file=str(file))
    return place


def _is_a_desks(file: Path) -> bool:
    from receptiondesk.storage import schema
    from receptiondesk.storage.engine import in_words

    try:
        with in_words():
            return schema.version_of(file) is not None
    except DeskError:
        return False


class SecondFolder:
    """The folder on a stick or a share in which each copy lies once more. It may be gone, full, or not answer."""

    def __init__(self, folder: Callable[[], str]) -> None:
        """`folder` names it; "" for none."""
        self._folder = folder
        self._stuck: Thread | None = None

    @property
    def folder(self) -> Path | None:
        """Where it is; None where there shall be no second copy."""
        named = self._folder()
        return Path(named) if named else None

    def files(self) -> tuple[Path, ...]:
        """The copies in it; none where it does not answer."""
        folder = self.folder
        try:
            return self._asked(lambda: tuple(folder.glob("desk-*.db")), _FIRST_SIGN) if folder else ()
        except (OSError, DeskError):
            return ()

    def take(self, copy: Path, gone: Iterable[str]) -> None:
        """Let `copy` lie there too, compared letter for letter; those of the names in `gone` go.

        Raises `DeskError` with the code `NO_SECOND_COPY` where it cannot.
        """
        folder = self.folder
        if folder is None:
            return
        try:
            if not self._asked(folder.is_dir, _FIRST_SIGN):
                raise DeskError("not_there", N_("{folder} is not there."), folder=str(folder))
            self._asked(lambda: _put(copy, folder, tuple(gone)), _WHOLE)
        except (OSError, DeskError) as trouble:
            why = trouble if isinstance(trouble, DeskError) else cannot_write(folder, trouble)
            text = N_("The newest copy lies in the desk’s own folder only. {why}")
            raise DeskError(NO_SECOND_COPY, text, why=why.text) from trouble

    def _asked(self, work: Callable[[], T], seconds: float) -> T:
        """What `work` gives; raises what it raises, and `DeskError` where a share leaves it waiting for so long.

        Nobody can stop whoever waits for a share. One does, and no more: the desk goes on, and closes, without it.
        """
        folder = self.folder
        silent = DeskError("does_not_answer", N_("{folder} does not answer."), folder=str(folder))
        if self._stuck is not None and self._stuck.is_alive():
            raise silent
        answers: list[T] = []
        troubles: list[Exception] = []

        def wait() -> None:
            try:
                answers.append(work())
            except Exception as trouble:
                troubles.append(trouble)

        self._stuck = Thread(target=wait, name="second folder", daemon=True)
        self._stuck.start()
        self._stuck.join(seconds)
        if troubles:
            raise troubles[0]
        if not answers:
            raise silent
        return answers[0]


def _put(copy: Path, folder: Path, gone: Iterable[str]) -> None:
    from receptiondesk.storage.copies import copy_again

    if not (folder / copy.name).exists():
        copy_again(copy, folder / copy.name)
    for name in gone:
        remove(folder / name)
