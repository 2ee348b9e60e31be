"""What was still open when the desk stopped, and what the database has lost since it was saved."""

import logging
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from receptiondesk.domain.clocks import Call
from receptiondesk.domain.errors import DeskError
from receptiondesk.domain.when import now
from receptiondesk.services.drafts import Draft, Drafts
from receptiondesk.services.saved_drafts import SavedDraft, SavedDrafts
from receptiondesk.storage.sqlite import key
from receptiondesk.storage.store import Store

_log = logging.getLogger(__name__)
_MOST = 20
"""Forms that come back at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What a desk finds when it opens."""

    drafts: tuple[Draft, ...]
    """The forms that are open, as the tabs stood."""
    saved: tuple[str, ...]
    """The numbers of tasks whose forms were still open although they were saved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Back:
    """What has come back because the database has lost it."""

    drafts: tuple[Draft, ...] = ()
    """Forms that are open again, parked."""
    waiting: tuple[str, ...] = ()
    """The numbers of tasks that come back when those are saved: nobody can work with a day's tabs at once."""


class LeftOpen:
    """Compares the drafts with the database."""

    def __init__(self, drafts: Drafts, saved: SavedDrafts, store: Store) -> None:
        self._drafts, self._saved, self._store = drafts, saved, store

    def at_start(self) -> Left:
        """The forms to open. Those that were saved before the desk stopped are put by; nothing is raised.

        Where the database cannot be asked every form is open still: to save one again is no error.
        """
        self._drafts.forget_marks()
        drafts = self._drafts.all()
        numbers = self._asked_early({name for draft in drafts for name in (draft.id, draft.after) if name})
        overtaken = {draft.after for draft in drafts} - numbers.keys()
        still_open: list[Draft] = []
        saved: list[str] = []
        for draft in drafts:
            try:
                if draft.id in numbers:
                    saved.append(numbers[draft.id])
                    self.put_by(draft.id, numbers[draft.id])
                elif draft.id in overtaken:
                    self._drafts.drop(draft.id)
                else:
                    still_open.append(_gone_on_with(draft, numbers))
            except DeskError as trouble:
                _log.warning("A draft stays where it is: %s", trouble.text)
        return Left(drafts=tuple(still_open), saved=tuple(saved))

    def number_of(self, draft_id: str) -> str:
        """The number of the task that was made from a draft, or corrected; "" where nothing was changed.

        Raises `DeskError`.
        """
        return self._made_from([draft_id]).get(draft_id, "")

    def put_by(self, draft_id: str, number: str) -> None:
        """Keep a draft as one that was saved; drop it where there is no number. Raises `DeskError`.

        Where the database is encrypted, nothing that was saved lies beside it for everybody to read.
        """
        if number and not key():
            self._saved.put_by(draft_id, self._drafts.file(draft_id), number)
        else:
            self._drafts.drop(draft_id)

    def bring_back(self) -> Back:
        """Make parked drafts of whatever was saved and is not in the database any more.

        Their numbers are given to nobody else. Raises `DeskError` where the database cannot be read.
        """
        if not (saved := self._saved.all()):
            return Back()
        known = self._made_from([one.id for one in saved])
        self._saved.forget(one for one in saved if one.id in known and one.is_old)
        lost = [one for one in saved if one.id not in known]
        if not lost:
            return Back()
        with self._store.writing() as work:
            work.never_again(one.number for one in lost)
            there = {one.number for one in lost if work.tasks.has(one.number)}
            work.commit()
        open_now = self._drafts.all()
        place = max((draft.place for draft in open_now), default=0)
        room = _MOST - sum(bool(draft.number) for draft in open_now)
        back: list[Draft] = []
        waiting: list[str] = []
        for number, group in groupby(lost, key=lambda one: one.number):
            pieces = tuple(group)
            if len(back) >= room:
                waiting.append(number)
                continue
            if (draft := _pieced(pieces, is_there=number in there)) is None:
                continue  # it cannot be read: it stays where it is
            if draft.id not in {one.id for one in open_now}:
                draft = replace(draft, place=place + len(back) + 1)
                self._drafts.keep(draft)
                back.append(draft)
            self._saved.forget(pieces)
        return Back(drafts=tuple(back), waiting=tuple(waiting))

    def _asked_early(self, drafts: Collection[str]) -> Mapping[str, str]:
        """The same as `_made_from` for the first tabs, for which nobody waits long, and nothing is loaded."""
        if not drafts:
            return {}
        if self._store.early is not None:
            return self._store.early.made_from(drafts) or {}
        try:
            return self._made_from(drafts)
        except DeskError as trouble:
            _log.warning("Nobody can say what was saved: %s", trouble.text)
            return {}

    def _made_from(self, drafts: Collection[str]) -> Mapping[str, str]:
        """Which of these drafts were saved, with the numbers of their tasks; raises `DeskError`."""
        early = self._store.early
        if early is not None and (found := early.made_from(drafts)) is not None:
            return found
        with self._store.reading() as work:
            return work.tasks.made_from(drafts)


def _gone_on_with(draft: Draft, numbers: Mapping[str, str]) -> Draft:
    """What was typed while its own form was being saved: a correction, if that was saved, else all there is."""
    if number := numbers.get(draft.after):
        return replace(draft, after="", correcting=number, version=0)
    return replace(draft, after="")


def _pieced(lost: tuple[SavedDraft, ...], *, is_there: bool) -> Draft | None:
    """One draft of everything that was saved of one task: the newest of it, for each form was whole.

    It corrects the record where there is one, and where that is not somebody else's who was given the number since.
    """
    drafts = sorted((draft for one in lost if (draft := one.read())), key=lambda draft: draft.version)
    if len(drafts) < len(lost):
        return None
    first, newest, number = drafts[0], drafts[-1], lost[0].number
    back = replace(newest, number=number, version=0, after="", parked_at=now(), call=Call())
    if first.correcting and is_there:
        return replace(back, correcting=number)
    return replace(back, id=first.id, correcting="")
