"""Changes that belong to no task: who made them, when and where, what was and is. Each is an entry of the history."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from receptiondesk.domain import when
from receptiondesk.domain.house import About, Deed
from receptiondesk.domain.permissions import Act, Require, everything_goes
from receptiondesk.domain.task import Change, HistoryEntry, Who
from receptiondesk.storage.store import Store

if TYPE_CHECKING:
    from receptiondesk.storage.house import HouseEntry
    from receptiondesk.storage.work import Work


class House:
    """Notes what is changed in the house, within the unit of work in which it is changed; and tells it."""

    def __init__(self, store: Store, *, who: Callable[[], Who], require: Require = everything_goes) -> None:
        """`who` sits here; `require` is asked whether they may look at what others have changed."""
        self._store, self._who, self._require = store, who, require

    def note(
        self,
        work: "Work",
        about: About,
        deed: Deed,
        *changes: Change,
        by: str | None = None,
        reason: str = "",
        draft: str | None = None,
    ) -> None:
        """Hang an entry on the history; it counts with the rest of `work`, or not at all.

        `by` takes the place of who sits here.
        """
        who = self._who() if by is None else replace(self._who(), person=by)
        work.house().note(about, entry_by(who, deed, *changes, reason=reason), draft)

    def newest(
        self, limit: int = 50, *, about: About | None = None, before: int | None = None
    ) -> "tuple[HouseEntry, ...]":
        """The newest changes, the newest first; only older ones than that of the id `before`. Raises `DeskError`."""
        self._require(Act.CHANGES)
        with self._store.reading() as work:
            return work.house().newest(limit, about=about, before=before)


def entry_by(who: Who, deed: Deed, *changes: Change, reason: str = "") -> HistoryEntry:
    """An entry of now."""
    return HistoryEntry(
        at=when.now(), verb=deed.value, person=who.person, station=who.station, reason=reason, changes=changes
    )
