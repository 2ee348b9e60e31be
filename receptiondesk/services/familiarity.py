"""What each receptionist has seen often: for those who know a moment well the coach shows it short.

Kept per person in the home, as plain counts; nothing else is known of anybody, and nothing leaves the desk.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from receptiondesk.services.files import make_folder, read_json, write_whole

PRACTISED = 25
"""Seen so often, a moment is practised."""


class Familiarity:
    """Counts the moments that a person has had before them during their work."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen: dict[str, dict[str, int]] = {}

    def note(self, person: str, kind: str, moment: str) -> None:
        """`person` has had that moment before them once more."""
        seen = self._of(person)
        seen[f"{kind}.{moment}"] = seen.get(f"{kind}.{moment}", 0) + 1

    def is_practised(self, person: str, kind: str, moment: str) -> bool:
        """Whether `person` has seen it so often that a word is enough."""
        return self._of(person).get(f"{kind}.{moment}", 0) >= PRACTISED

    def counts(self) -> Mapping[str, Mapping[str, int]]:
        """What is to be kept of everybody who sat here today, to be handed to `keep` on another thread."""
        return {person: dict(seen) for person, seen in self._seen.items() if seen}

    def keep(self, counts: Mapping[str, Mapping[str, int]]) -> None:
        """Write `counts` down; raises `DeskError` where that cannot be done."""
        if counts:
            make_folder(self._folder)
        for person, seen in counts.items():
            write_whole(self._file(person), json.dumps({"person": person, "seen": seen}, ensure_ascii=False))

    def _of(self, person: str) -> dict[str, int]:
        if person not in self._seen:
            self._seen[person] = _read(self._file(person))
        return self._seen[person]

    def _file(self, person: str) -> Path:
        # A name may be longer than a file's, and hold what no file system takes.
        from hashlib import sha256  # brings a whole library of ciphers with it

        return self._folder / f"{sha256(person.encode()).hexdigest()[:24]}.json"


def _read(file: Path) -> dict[str, int]:
    """What was counted before; a file that is missing or damaged counts for nothing."""
    try:
        seen = read_json(file)["seen"]
        return {str(moment): int(times) for moment, times in seen.items()}
    except (OSError, ValueError, KeyError, AttributeError, TypeError, OverflowError):
        return {}
