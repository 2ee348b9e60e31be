"""Looks through everything that a desk keeps, and says what is not as it should be."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from receptiondesk.domain.errors import DraftRefused, Problem
from receptiondesk.domain.house import ABOUT_LABELS, About
from receptiondesk.i18n import N_, _
from receptiondesk.storage.chain import Head
from receptiondesk.storage.proof import Proof
from receptiondesk.storage.store import Store

_MOST = 100
"""Findings that are told; whoever has more needs a copy and no list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is not as it should be."""

    code: str
    """For programs: ``damaged``, ``altered``, ``removed``, ``cut``, ``emptied``, ``held``, ``record``."""
    template: str
    values: Mapping[str, str | int]

    @property
    def text(self) -> str:
        """The sentence to show."""
        about = str(self.values.get("about", ""))
        values = {**self.values, "number": _(ABOUT_LABELS[About(about)])} if about in tuple(About) else self.values
        return _(self.template).format(**values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What came of a check."""

    tasks: int
    head: Head
    """The end of the history; whoever holds it outside can prove that nothing was taken away."""
    findings: tuple[Finding, ...]

    @property
    def is_in_order(self) -> bool:
        """Whether everything is as it was written."""
        return not self.findings


_SENTENCES = {
    "altered": N_("Entry {entry} of the history ({number}) was altered."),
    "removed": N_("Before entry {entry} of the history ({number}) something was removed or added."),
    "cut": N_("The end of the history is missing: it holds {entry} entries."),
    "emptied": N_("Entry {entry} of the history ({number}) was emptied, and nothing says by whom."),
    "held": N_("The history does not hold the head that was given, with {entry} entries."),
    "record": N_("{number} is not what its history says."),
    "file": N_("The database file is damaged: {detail}"),
}


Told = Callable[[int, int], None]
"""Hears from time to time how much is looked through, and of how much."""


def check(store: Store, *, held: Head | None = None, told: Told = lambda _done, _of: None) -> Checked:
    """Read the database through: file, history, and every record against its history.

    `held` is a head that was kept outside. Raises `DeskError` where the database cannot be read.
    """
    with store.reading() as work:
        proof = work.proof()
        end, tasks = proof.head(), proof.count()
        looked_at = _count_up(end.entries + tasks, told)
        found = tuple(islice(_findings(proof, held, looked_at), _MOST))
        return Checked(tasks=tasks, head=end, findings=found)


def read_head(written: str) -> Head:
    """A head as the check gives it: entries, a colon, the link; raises `DraftRefused` with the field ``held``."""
    entries, _colon, link = "".join(written.split()).replace("：", ":").partition(":")
    entries = entries.replace(",", "")
    if not entries.isdecimal() or not re.fullmatch("[0-9a-fA-F]{64}", link):
        template = N_("A head is written as the check gives it: entries, a colon, the head.")
        raise DraftRefused([Problem(field="held", code="not_a_head", template=template)])
    return Head(entries=int(entries), link=link.lower())


def write_head(head: Head) -> str:
    """A head as a supervisor holds it outside the desk."""
    return f"{head.entries}:{head.link}"


def _count_up(of: int, told: Told) -> Callable[[int], None]:
    """Adds up what was looked at, and tells it."""
    done = 0

    def looked_at(many: int) -> None:
        nonlocal done
        done += many
        told(done, of)

    return looked_at


def _findings(proof: Proof, held: Head | None, looked_at: Callable[[int], None]) -> Iterator[Finding]:
    for detail in proof.damages():
        yield Finding(code="file", template=_SENTENCES["file"], values={"detail": detail})
    for broken in proof.breaks(held, looked_at):
        values: dict[str, str | int] = {"entry": broken.entry, "number": broken.number, "about": broken.about}
        yield Finding(code=broken.what, template=_SENTENCES[broken.what], values=values)
    for number in proof.strangers(looked_at):
        yield Finding(code="record", template=_SENTENCES["record"], values={"number": number})
