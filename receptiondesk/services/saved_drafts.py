"""Drafts that were saved: kept until a copy of the database holds what was made from them.

A database may lose its newest entries with its log, or be replaced by the copy of yesterday. What was acknowledged is
still here then (`receptiondesk.services.left_open` opens it again).
"""

import os
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from receptiondesk.domain.when import now
from receptiondesk.services.drafts import Draft, read_draft
from receptiondesk.services.files import cannot_write, make_folder, remove
from receptiondesk.storage.early import EarlyReader

_NAME = re.compile(r"(?P<id>.+)\.(?P<number>[A-Z]{1,4}-\d{6,12})\.(?P<at>\d{8}T\d{12})\.json", re.ASCII)
_AT = "%Y%m%dT%H%M%S%f"
_LONGEST = timedelta(days=7)
"""A draft is personal data outside the database: where no copy is made it goes all the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedDraft:
    """A draft and the task that was made from it."""

    id: str
    number: str
    at: datetime
    file: Path

    @property
    def is_old(self) -> bool:
        """Whether it has been kept as long as any may be."""
        return now() - self.at > _LONGEST

    def read(self) -> Draft | None:
        """What was typed; None where the file cannot be read."""
        return read_draft(self.file, self.id)


class SavedDrafts:
    """The folder in which they lie."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put_by(self, draft_id: str, file: Path, number: str) -> None:
        """Move the file of a draft here that was saved as `number`; raises `DeskError` where that cannot be done."""
        make_folder(self._folder)
        try:
            os.replace(file, self._folder / f"{draft_id}.{number}.{now().astimezone(UTC):{_AT}}.json")
        except FileNotFoundError:
            return  # it never came to the disk, or was put by before
        except OSError as error:
            raise cannot_write(file, error) from error

    def all(self) -> tuple[SavedDraft, ...]:
        """What lies here, in the order of the numbers, without reading any."""
        found = [saved for file in self._folder.glob("*.json") if (saved := _saved(file)) is not None]
        return tuple(sorted(found, key=lambda saved: (saved.number, saved.at)))

    def forget(self, those: Iterable[SavedDraft]) -> None:
        """Remove them; raises `DeskError` where that cannot be done."""
        for saved in those:
            remove(saved.file)

    def besides(self, numbers: Collection[str]) -> tuple[Draft, ...]:
        """What was typed for all tasks but these."""
        found = (saved.read() for saved in self.all() if saved.number not in numbers)
        return tuple(draft for draft in found if draft is not None)

    def forget_numbers(self, numbers: Collection[str]) -> None:
        """Remove what was typed for these tasks, because of whom they are about."""
        self.forget(saved for saved in self.all() if saved.number in numbers)

    def forget_ids(self, ids: Collection[str]) -> None:
        """Remove these drafts, because of whom they are about."""
        self.forget(saved for saved in self.all() if saved.id in ids)

    def forget_what_is_in(self, copy: Path) -> None:
        """Remove what a proved copy of the database holds: it is safe there."""
        if not (saved := self.all()):
            return
        held = EarlyReader(copy, {}).made_from([one.id for one in saved]) or {}
        self.forget(one for one in saved if one.id in held)


def _saved(file: Path) -> SavedDraft | None:
    """What the name of a file says; None where no desk has given it."""
    match = _NAME.fullmatch(file.name)
    if match is None or not match["id"].isprintable():
        return None
    try:
        at = datetime.strptime(match["at"], _AT).replace(tzinfo=UTC)
    except ValueError:
        return None
    return SavedDraft(id=match["id"], number=match["number"], at=at, file=file)
