"""Takes the pictures in docs/screenshots: every page of the real window, on a sample day.

Run by hand when the screen has changed: ``python -m tests.screen.take_screenshots``. Language, scheme and text size
narrow it down (``zh_CN dark 150``); ``--to FOLDER`` puts the pictures elsewhere.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from functools import partial
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from receptiondesk.domain import when

AFTERNOON = datetime(2026, 11, 20, 16, 16).astimezone()
"""The moment at which all pictures are taken."""
LANGUAGES, SCHEMES, SIZES = ("en", "zh_CN"), ("light", "dark"), ("100", "150")
PICTURES = Path(__file__).resolve().parents[2] / "docs" / "screenshots"


def main() -> None:
    """Take the pictures that were asked for, each look in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("only", nargs="*", choices=(*LANGUAGES, *SCHEMES, *SIZES, []))
    parser.add_argument("--to", type=Path, default=PICTURES)
    asked = parser.parse_args()
    looks = [look for look in product(LANGUAGES, SCHEMES, SIZES) if set(asked.only) <= set(look)]
    if len(looks) > 1:
        for look in looks:
            subprocess.run([sys.executable, "-m", "tests.screen.take_screenshots", *look, "--to", asked.to], check=True)
        return
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # Before anything else is imported, so that all of the desk knows this time only.
    with patch.object(when, "now", lambda: AFTERNOON), TemporaryDirectory() as folder:
        take(Path(folder), asked.to, *looks[0])


def take(home: Path, to: Path, language: str, scheme: str, size: str) -> None:
    """All pages in one look."""
    from tests.screen.sample_window import SampleWindow

    to.mkdir(parents=True, exist_ok=True)
    window = SampleWindow(home, language=language, appearance=scheme, text_size=size)
    pages: dict[str, Callable[[], object]] = {
        "first-start": window.first_start,
        "message": window.message,
        "hold": window.hold,
        "visitor": window.visitor,
        "tour": window.tour,
        "on-site": partial(window.page, "on_site"),
        "logbook": window.logbook,
        "directory": partial(window.page, "directory"),
        "library": partial(window.page, "library"),
        "practice": partial(window.page, "practice"),
        "own-words": partial(window.page, "own_words"),
        "booklet": partial(window.page, "booklet"),
        "settings": partial(window.page, "settings"),
        "people": partial(window.page, "people"),
        "privacy": partial(window.page, "privacy"),
        "changes": partial(window.page, "house_changes"),
        "find": window.find,
    }
    suffix = "" if size == "100" else f"-{size}"
    for name, show in pages.items():
        show()
        window.save_picture(to / f"{name}-{language}-{scheme}{suffix}.png")
    window.close()


if __name__ == "__main__":
    main()
