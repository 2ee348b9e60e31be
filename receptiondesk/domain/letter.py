"""What a colleague is told in a mail, before it becomes one: values without any markup."""

import re
import unicodedata
from dataclasses import dataclass

_TURNS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One thing that is said, with its label."""

    label: str
    value: str
    dial: str = ""
    """What a telephone dials for it (digits, perhaps with ``+``); "" for everything that is no number to ring."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One mail, from top to bottom."""

    subject: str
    urgent: str = ""
    """The word for it; "" where it is not."""
    heading: str
    """What it is and for whom."""
    said: tuple[Said, ...]
    ticked: tuple[str, ...] = ()
    """What was ticked of several boxes."""
    text: str = ""
    """Running words, in as many lines as they have."""


def plain(text: str) -> str:
    """`text` with nothing in it that steers a screen: no control characters, no marks that turn the writing round.

    Lines stay lines; halves of characters become "�".
    """
    text = _TURNS.sub("", text.replace("\r\n", "\n"))
    return text if text.isprintable() else "".join(map(_shown, text))


def in_one_line(text: str, most: int) -> str:
    """`text` in one line of at most `most` characters, plain."""
    line = " ".join(plain(text[: most * 4]).split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}{_ELLIPSIS}"


def _shown(letter: str) -> str:
    category = unicodedata.category(letter)
    if category in ("Zl", "Zp") or letter in "\n\r\x0b\x0c\x85":
        return "\n"
    if letter == "\t":
        return letter
    return "�" if category == "Cs" else "" if category == "Cc" else letter
