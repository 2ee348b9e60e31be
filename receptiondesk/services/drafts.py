"""What was typed and not yet saved, kept in the home so that nothing is lost with the window."""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from receptiondesk.domain.clocks import Call, Hold
from receptiondesk.domain.errors import DeskError
from receptiondesk.domain.when import EARLIEST_YEAR, LATEST_YEAR, now
from receptiondesk.i18n import N_
from receptiondesk.services.files import cannot_write, make_folder, read_json, remove, write_whole
from receptiondesk.storage.counters import counted
from receptiondesk.storage.whole import clear_away

_LARGEST_DRAFT = 1 << 26
"""Bytes; the longest matter that the settings allow is less, in whatever script."""
_LARGEST_FIGURE = 2**31 - 1
"""As the window counts."""
ERASED = "draft_erased"
"""The code of the trouble that a form is about somebody who was erased meanwhile."""
_ERASED = N_("The person in this form was erased: the form is closed, and nothing of it is kept.")
_FULL = N_("The disk is full: what you type is kept in this window only. Leave it open and make room.")
_CANNOT_WRITE = N_(
    "Nothing can be written to the desk’s folder: what you type is kept in this window only. Leave it open."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cursor:
    """Where somebody stands within the text of a field."""

    at: int = 0
    """The place of the cursor, as the window counts it."""
    anchor: int = 0
    """Where the selection began; the same as `at` where nothing is selected."""
    scroll: int = 0
    """How far the text is scrolled, in pixels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One open task: what its form holds, letter for letter."""

    id: str
    kind: str
    texts: Mapping[str, str] = field(default_factory=dict)
    focus: str = ""
    """The field in which the cursor stood."""
    cursor: Cursor | None = None
    """Where in that field; None where nobody has stood in a text yet."""
    correcting: str = ""
    """The number of the record that is being corrected; "" for a new task."""
    version: int = 0
    """The version at which that record was read."""
    begun_at: datetime
    place: int = 0
    """Its place among the open tasks: the clock may be set back between two of them."""
    parked_at: datetime | None = None
    call: Call = field(default_factory=Call)
    """The telephone call behind it: what is counted goes on when the desk opens again."""
    in_part: tuple[str, ...] = ()
    """The fields of which the form shows a part: what the desk knew before, and nobody has typed."""
    after: str = ""
    """The id of the draft that was just being saved when this was typed into the same form; "" for none."""
    number: str = ""
    """The number under which it was saved once, where the database has lost it; "" for none."""


class Drafts:
    """The folder of drafts."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, draft: Draft) -> None:
        """Keep `draft` over its last state; raises `DeskError` where it was erased meanwhile, or cannot be written."""
        self.require_kept(draft.id)
        values = {
            "kind": draft.kind,
            "texts": dict(draft.texts),
            "focus": draft.focus,
            "cursor": asdict(draft.cursor) if draft.cursor else None,
            "correcting": draft.correcting,
            "version": draft.version,
            "begun_at": draft.begun_at.isoformat(),
            "place": draft.place,
            "parked_at": draft.parked_at.isoformat() if draft.parked_at else "",
            "call": _written(draft.call),
            "in_part": list(draft.in_part),
            "after": draft.after,
            "number": draft.number,
        }
        # Escaped: a form may for a moment hold half a character, which no file takes.
        written = json.dumps(values)
        try:
            make_folder(self._folder)
            write_whole(self.file(draft.id), written)
        except DeskError as trouble:
            raise DeskError(trouble.code, _FULL if trouble.code == "disk_full" else _CANNOT_WRITE) from trouble
        self.require_kept(draft.id)

    def require_kept(self, draft_id: str) -> None:
        """Raise `DeskError` where the draft was erased, here or by another program: its form is open no longer."""
        if self._mark(draft_id).exists():
            remove(self.file(draft_id))
            raise DeskError(ERASED, _ERASED)

    def erase(self, draft_id: str) -> None:
        """Drop a draft because of the person it is about; whoever has its form open does not write it down again."""
        mark = self._mark(draft_id)
        try:
            mark.touch(mode=0o600)
        except OSError as error:
            raise cannot_write(mark, error) from error
        self.drop(draft_id)

    def forget_marks(self) -> None:
        """Forget which drafts were erased: no form is open yet. What cannot be removed is in nobody's way."""
        for mark in self._folder.glob("*.erased"):
            with suppress(OSError):
                mark.unlink(missing_ok=True)

    def drop(self, draft_id: str) -> None:
        """Forget a draft that was saved or emptied; raises `DeskError` where its file cannot be removed."""
        remove(self.file(draft_id))

    def find(self, draft_id: str) -> Draft | None:
        """One kept draft; None where there is none, or none that can be read."""
        return read_draft(self.file(draft_id), draft_id)

    def all(self) -> tuple[Draft, ...]:
        """Every kept draft as the tabs stood; a file that cannot be read stays where it is and is passed over."""
        clear_away(self._folder)
        found = [draft for file in sorted(self._folder.glob("*.json")) if (draft := read_draft(file, file.stem))]
        return tuple(sorted(found, key=lambda draft: (draft.place, draft.begun_at)))

    def file(self, draft_id: str) -> Path:
        """Where an open draft lies."""
        return self._folder / f"{draft_id}.json"

    def _mark(self, draft_id: str) -> Path:
        return self._folder / f"{draft_id}.erased"


def read_draft(file: Path, draft_id: str) -> Draft | None:
    """The draft in a file; None for what no desk has written."""
    try:
        values = read_json(file, most=_LARGEST_DRAFT)
        parked = values["parked_at"]
        return Draft(
            id=_name(draft_id),
            kind=str(values["kind"]),
            texts={str(name): str(text) for name, text in values["texts"].items()},
            focus=str(values["focus"]),
            cursor=_cursor(values.get("cursor")),
            correcting=str(values["correcting"]),
            version=_figure(values["version"]),
            begun_at=_moment(values["begun_at"]),
            place=_figure(values.get("place", 0)),
            parked_at=_moment(parked) if parked else None,
            call=_call(values.get("call", {})),
            in_part=tuple(str(name) for name in values.get("in_part", ())),
            after=_name(str(values.get("after", ""))),
            number=_number(str(values.get("number", ""))),
        )
    except (OSError, ValueError, KeyError, AttributeError, TypeError, OverflowError):
        return None


def _name(text: str) -> str:
    """The id of a draft, which every database can be asked for; raises `ValueError`."""
    if not text.isprintable():
        raise ValueError(text)
    return text


def _number(text: str) -> str:
    """The number of a task, or ""; raises `ValueError`."""
    if text and not counted([text]):
        raise ValueError(text)
    return text


def _figure(value: Any) -> int:
    """A number that a desk has written; raises `ValueError`."""
    if type(value) is not int or abs(value) > _LARGEST_FIGURE:
        raise ValueError(value)
    return value


def _moment(text: str) -> datetime:
    """A moment that a desk has written, with its offset; raises `ValueError`."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None or not EARLIEST_YEAR <= moment.year <= LATEST_YEAR:
        raise ValueError(text)
    return moment


def _cursor(values: Mapping[str, Any] | None) -> Cursor | None:
    if values is None:
        return None
    return Cursor(at=_figure(values["at"]), anchor=_figure(values["anchor"]), scroll=_figure(values["scroll"]))


def _written(call: Call) -> dict[str, int | str]:
    """What is known of a call; that it rings just now is over when the desk opens again."""
    written: dict[str, int | str] = {}
    if call.rings is not None:
        written["rings"] = call.rings
    if call.hold is not None:
        written |= {"hold_since": call.hold.since.isoformat(), "hold_minutes": call.hold.minutes}
    return written


def _call(values: Mapping[str, Any]) -> Call:
    hold = None
    if since := values.get("hold_since"):
        hold = Hold(since=_moment(since).astimezone(), minutes=_figure(values["hold_minutes"]))
    rings = values.get("rings")
    return Call(rings=None if rings is None else _figure(rings), hold=hold)


def new_draft(kind: str, place: int = 0) -> Draft:
    """An empty draft with a name of its own."""
    return Draft(id=new_id(), kind=kind, begun_at=now(), place=place)


def new_id() -> str:
    """A name that no other draft has."""
    return os.urandom(16).hex()
