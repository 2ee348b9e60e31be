"""Reads address cards (vCard 2.1, 3.0 and 4.0), as telephones and mail programs give them away."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, TextIO

_LONGEST_CARD = 1 << 15
_LONGEST_WORD = 40
_LONGEST_NUMBER = 200
_NO_TEXT = ("photo", "logo", "sound", "key", "x-ms-cardpicture")
_BEGIN, _END = "begin:vcard", "end:vcard"
_EXTENSION = re.compile(r"(?:;ext=|\s*(?:ext\.?|x|转|#)\s*)(\d{1,8})$", re.IGNORECASE)


def read_vcards(stream: TextIO) -> Iterator[Mapping[str, str]]:
    """The texts of each card, by the names of a colleague's fields; {} for a card that cannot be read."""
    for card in _cards(stream):
        yield _texts(card)


def _cards(stream: TextIO) -> Iterator[str]:
    """Each card without what is no text (pictures, sounds, keys); "" for one that is too long to be one."""
    lines: list[str] = []
    length, passes = 0, False
    for line in iter(lambda: stream.readline(_LONGEST_CARD), ""):
        word = line[:_LONGEST_WORD].strip().lower()
        if word == _BEGIN:
            lines, length = [], 0
        # A part goes on in the lines that begin with a blank.
        passes = (passes and line.startswith((" ", "\t"))) or word.startswith(_NO_TEXT)
        if not passes and length <= _LONGEST_CARD:
            lines.append(line)
            length += len(line)
        if word == _END:
            yield "".join(lines) if length <= _LONGEST_CARD else ""
            lines, length = [], 0
    if any(line.strip() for line in lines):
        yield "".join(lines) if length <= _LONGEST_CARD else ""


def _texts(card: str) -> Mapping[str, str]:
    from vobject import readOne  # loaded with the first card

    try:
        read = readOne(card, allowQP=True)
    except Exception:
        return {}  # the library raises whatever it stumbles over in a card that breaks the rules
    if read is None:
        return {}
    phone, extension = _phone(read)
    texts = {
        "name": _text(read, "fn") or _name(read),
        "title": _text(read, "title") or _text(read, "role"),
        "department": _department(read),
        "phone": phone,
        "extension": extension,
        "email": _text(read, "email"),
        "reference": _text(read, "uid"),
    }
    return {name: text for name, text in texts.items() if text}


def _text(card: Any, part: str) -> str:
    values = [str(line.value).strip() for line in card.contents.get(part, ())]
    return next(filter(None, values), "")


def _name(card: Any) -> str:
    """The name in its parts, put together, where a card has it in parts only."""
    for line in card.contents.get("n", ()):
        parts = (line.value.given, line.value.additional, line.value.family)
        return " ".join(str(part).strip() for part in parts if part)
    return ""


def _department(card: Any) -> str:
    """The smallest unit named; the house itself where there is no other."""
    for line in card.contents.get("org", ()):
        units = [str(unit).strip() for unit in (line.value if isinstance(line.value, list) else [line.value])]
        return next(filter(None, reversed(units)), "")
    return ""


def _phone(card: Any) -> tuple[str, str]:
    """The number at work, or else the first one, and its extension."""
    lines = sorted(card.contents.get("tel", ()), key=lambda line: not _is_at_work(line))
    for line in lines:
        number = str(line.value).strip().removeprefix("tel:")[:_LONGEST_NUMBER]
        found = _EXTENSION.search(number)
        return (number[: found.start()], found[1]) if found else (number, "")
    return ("", "")


def _is_at_work(line: Any) -> bool:
    return any("work" in str(value).lower() for value in line.params.get("TYPE", ()))
