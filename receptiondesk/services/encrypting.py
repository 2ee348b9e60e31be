"""Encrypts the database of a desk that began without a key, with all its copies, or takes the encryption away."""

from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from receptiondesk.domain.errors import DeskError
from receptiondesk.i18n import N_
from receptiondesk.services.backups import Backups
from receptiondesk.storage.sqlite import is_plain, require_key, without_key
from receptiondesk.storage.whole import is_missing


@dataclass(frozen=True, slots=True, kw_only=True)
class Converted:
    """What came of it."""

    files: int
    """How many files have got their other form, the database among them."""
    left: tuple[Path, ...]
    """Files that are as they were, because nobody can read them any more or because they are only a part."""


def convert_desk(file: Path | None, backups: Backups, *, encrypt: bool) -> Converted:
    """Give the database `file` and every copy of it the other form; a proved copy of now is made before.

    May be cut short and done again: each file is old or new, and what is new already is left alone. Raises `DeskError`
    where there is no key, where somebody has the database open, and where it is on a server.
    """
    require_key()
    if file is None:
        text = N_("The database is on a server. Whoever looks after that server encrypts its disk.")
        raise DeskError("on_a_server", text)
    from receptiondesk.storage.cipher import convert

    files, left = 0, list[Path]()
    if not is_missing(file) and is_plain(file) is encrypt:
        with without_key() if encrypt else nullcontext():
            backups.make_before("encrypting" if encrypt else "decrypting")
        files += convert(file, encrypt=encrypt)
    for copy in backups.every_file():
        try:
            files += convert(copy, encrypt=encrypt)
        except DeskError:
            left.append(copy)
    return Converted(files=files, left=(*left, *_parts(backups.every_file(), file)))


def _parts(copies: Iterable[Path], file: Path) -> Iterator[Path]:
    """Logs that were put aside: pages of a database, and none by themselves."""
    from receptiondesk.storage.dropped import damaged_folder

    for copy in copies:
        yield from copy.parent.glob(f"{copy.name}-wal")
    yield from damaged_folder(file).glob("*-wal")
