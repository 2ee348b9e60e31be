"""Lines for people: aligned columns, also where Chinese characters take two places each."""

import shutil
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import datetime

from receptiondesk.domain.when import When

_GAP = "  "


def width(text: str) -> int:
    """How many places `text` takes in a terminal."""
    return sum(map(_places, text))


def _places(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def cut(text: str, places: int) -> str:
    """`text` on one line, cut to `places` with an ellipsis where it is longer."""
    text = " ".join(text.split())
    if width(text) <= places:
        return text
    kept, left = "", places - 1
    for character in text:
        left -= _places(character)
        if left < 0:
            break
        kept += character
    return kept.rstrip() + "…"


def columns(rows: Iterable[Sequence[str]]) -> str:
    """A table without lines; the last column is cut where the terminal ends."""
    table = [[" ".join(cell.split()) for cell in row] for row in rows]
    if not table:
        return ""
    widths = [max(width(row[place]) for row in table) for place in range(len(table[0]) - 1)]
    left = max(20, shutil.get_terminal_size((120, 24)).columns - sum(widths) - len(_GAP) * len(widths))
    return "\n".join(
        _GAP.join([*(padded(cell, w) for cell, w in zip(row, widths, strict=False)), cut(row[-1], left)]).rstrip()
        for row in table
    )


def padded(text: str, places: int) -> str:
    """`text` with blanks up to `places`."""
    return text + " " * max(0, places - width(text))


def pairs(rows: Sequence[tuple[str, str]]) -> str:
    """Labels and values below each other; further lines of a value stand under its first."""
    places = max((width(label) for label, _value in rows), default=0)
    indent = " " * places + _GAP
    return "\n".join(
        padded(label, places) + _GAP + ("\n" + indent).join(value.expandtabs().splitlines() or [""])
        for label, value in rows
    )


def when_text(when: When | None) -> str:
    """A time to the minute, a day as a day."""
    if when is None:
        return ""
    return when.strftime("%Y-%m-%d %H:%M") if isinstance(when, datetime) else when.isoformat()
