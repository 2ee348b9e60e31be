"""Who was erased stays erased, also when a copy is put back that was made before."""

import json
from collections.abc import Mapping
from pathlib import Path

from receptiondesk.services.files import read_json, remove, write_whole


class ErasedBefore:
    """A note of records whose words a copy has brought back: numbers and names of fields, and nothing else.

    The next daily run takes them out again. A note and no act of the moment: whoever puts a copy back may be stopped
    half-way, and the desk that erases may be another one.
    """

    def __init__(self, file: Path) -> None:
        self._file = file

    def all(self) -> Mapping[str, frozenset[str]]:
        """By the number of a record: the fields that are to go again."""
        try:
            return {str(number): frozenset(map(str, fields)) for number, fields in read_json(self._file).items()}
        except (OSError, ValueError, AttributeError, TypeError):
            return {}

    def note(self, old: Path, copy: Path) -> None:
        """`copy` was put back in place of what is kept in `old`: note what had been erased there, and not yet here.

        Raises `DeskError`.
        """
        from receptiondesk.storage.erased import erased_in

        here, again = erased_in(copy), dict(self.all())
        for number, fields in erased_in(old).items():
            if left := fields - here.get(number, frozenset()):
                again[number] = again.get(number, frozenset()) | left
        if again:
            write_whole(self._file, json.dumps({number: sorted(fields) for number, fields in again.items()}))

    def forget(self) -> None:
        """It is done. Raises `DeskError` where the note cannot be removed."""
        remove(self._file)
