"""The log of one home."""

from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

from receptiondesk.services.traces import WithoutWords
from receptiondesk.storage.whole import keep_private

_BYTES, _FILES = 500_000, 3


class DeskLog(RotatingFileHandler):
    """The log of one home, readable by its owner alone."""

    def __init__(self, file: Path) -> None:
        super().__init__(file, maxBytes=_BYTES, backupCount=_FILES, encoding="utf-8")
        self.setFormatter(WithoutWords("%(asctime)s %(levelname)s %(name)s: %(message)s"))

    def _open(self) -> Any:
        keep_private(Path(self.baseFilename))
        return super()._open()
