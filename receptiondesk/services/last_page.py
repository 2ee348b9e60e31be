"""Which page of the window stood open: the desk opens with it again, as with the forms among the drafts."""

import json
from pathlib import Path

from receptiondesk.services.files import read_json, write_whole


class LastPage:
    """One word in a file of the home."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def id(self) -> str:
        """The page; "" where nobody knows it any more."""
        try:
            return str(read_json(self._file)["page"])
        except (OSError, ValueError, KeyError, TypeError):
            return ""

    def keep(self, page_id: str) -> None:
        """Write it down; raises `DeskError` where that cannot be done."""
        write_whole(self._file, json.dumps({"page": page_id}))
