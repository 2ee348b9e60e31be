"""How a newcomer did, scene by scene: a small file of their own in the home, so that progress can be seen."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import quote

from receptiondesk.services.files import read_json, write_whole

MOST_KEPT = 200
"""Results kept per person; the oldest go first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One scene played to its end."""

    scene: str
    day: date
    kept: int
    asked: int


class Results:
    """The results of each person. Nobody is compared with anybody."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def of(self, person: str) -> tuple[Result, ...]:
        """A person's results, the oldest first; none where their file is damaged or missing."""
        try:
            entries = read_json(self._file(person))
            return tuple(_result(entry) for entry in entries)
        except (OSError, ValueError, KeyError, TypeError, AttributeError, OverflowError):
            return ()

    def latest(self, person: str) -> Mapping[str, Result]:
        """The latest result of each scene that the person has played."""
        return {result.scene: result for result in self.of(person)}

    def keep(self, person: str, result: Result) -> None:
        """Add a result; for a desk without a name nothing is kept. Raises `DeskError` where it cannot be written."""
        if not person:
            return
        kept = (*self.of(person), result)[-MOST_KEPT:]
        self._folder.mkdir(exist_ok=True, mode=0o700)
        write_whole(self._file(person), json.dumps([_entry(each) for each in kept], indent=1) + "\n")

    def forget(self, person: str) -> None:
        """Throw a person's results away."""
        self._file(person).unlink(missing_ok=True)

    def _file(self, person: str) -> Path:
        return self._folder / f"{quote(person, safe=' ')[:180]}.json"


def _entry(result: Result) -> dict[str, str | int]:
    return {"scene": result.scene, "day": result.day.isoformat(), "kept": result.kept, "asked": result.asked}


def _result(entry: Mapping[str, str]) -> Result:
    return Result(
        scene=str(entry["scene"]),
        day=date.fromisoformat(entry["day"]),
        kept=int(entry["kept"]),
        asked=int(entry["asked"]),
    )
