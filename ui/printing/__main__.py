"""``python -m ui.printing FILE.pdf PRINTER [TITLE]``: prints for the command line, which knows no Qt.

Prints one JSON line: ``{"printed": 2, "printer": …}`` and exit status 0, or
``{"error": {"code": …, "text": …}}`` and exit status 1. The text is in the language that RECEPTIONDESK_LANG
names, else the system's.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from receptiondesk import i18n
from receptiondesk.domain.errors import DeskError
from receptiondesk.i18n import N_


def main(words: list[str]) -> int:
    """Print, and say in one line what came of it."""
    if len(words) not in (2, 3):
        print(__doc__, file=sys.stderr)
        return 2
    i18n.install(os.environ.get("RECEPTIONDESK_LANG") or i18n.system_language())
    try:
        answer = send(Path(words[0]), words[1], *words[2:])
    except DeskError as trouble:
        answer = {"error": {"code": trouble.code, "text": trouble.text}}
    # Bytes, because a Windows console's own encoding may lack the characters.
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode() + b"\n")
    return 1 if "error" in answer else 0


def send(file: Path, printer: str, title: str = "") -> dict[str, object]:
    """Print the file; returns the answer for a success."""
    # Nothing is shown, so no screen is needed.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from pypdfium2 import PdfiumError
    from PySide6.QtGui import QGuiApplication

    from ui.printing import print_pdf

    application = QGuiApplication([sys.argv[0]])
    try:
        count = print_pdf(file.read_bytes(), printer, title=title)
    except (OSError, PdfiumError) as trouble:
        words = N_("“{file}” cannot be read as a PDF.")
        raise DeskError("file_unreadable", words, file=str(file)) from trouble
    finally:
        application.shutdown()
    return {"printed": count, "printer": printer}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
