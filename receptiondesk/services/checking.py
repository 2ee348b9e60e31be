"""Looks through everything that a desk keeps, and says what is not as it should be."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

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
        return _(self.template).format(**self.values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What came of a check."""

    tasks: int
    entries: int
    """The length of the history."""
    head: str
    """The last link of the history, hexadecimal; whoever holds it outside can prove that nothing was taken away."""
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


def check(store: Store, *, held: Head | None = None) -> Checked:
    """Read the database through: file, history, and every record against its history.

    `held` is a head that was kept outside. Raises `DeskError` where the database cannot be read.
    """
    with store.reading() as work:
        proof = work.proof()
        found = tuple(islice(_findings(proof, held), _MOST))
        end = proof.head()
        return Checked(tasks=proof.count(), entries=end.entries, head=end.link, findings=found)


def _findings(proof: Proof, held: Head | None) -> Iterator[Finding]:
    for detail in proof.damages():
        yield Finding(code="file", template=_SENTENCES["file"], values={"detail": detail})
    for broken in proof.breaks(held):
        values: dict[str, str | int] = {"entry": broken.entry, "number": broken.number}
        yield Finding(code=broken.what, template=_SENTENCES[broken.what], values=values)
    for number in proof.strangers():
        yield Finding(code="record", template=_SENTENCES["record"], values={"number": number})
