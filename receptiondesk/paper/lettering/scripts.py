"""What kind of letter a character is, as far as setting it needs to know."""

import re
import unicodedata
from functools import lru_cache

_HAN = (
    "\u2e80-\u2fdf\u3001-\u30ff\u3100-\u312f\u31a0-\u31ff\u3200-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff"
    "\u1100-\u11ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U0001b000-\U0001b16f\U00020000-\U0003ffff"
)
_HAN_LETTER = re.compile(f"[{_HAN}\u3000]")
_IDEOGRAPH = re.compile("[\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff"
    "\U0001e800-\U0001efff]"
)
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufeff]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u052f\u1e00-\u1fff]")

EITHER = "“”‘’…—"
"""Marks that both Latin and Han typography use: the text decides from which face they come."""


_UNPRINTABLE = re.compile("[\ud800-\udfff\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")


def printable(text: str) -> str:
    """The text without what cannot stand on paper: other line ends become typed ones, broken characters "�"."""
    if not _UNPRINTABLE.search(text):
        return text
    text = re.sub("\r\n|[\r\x0b\x0c\x85\u2028\u2029]", "\n", text)
    return _UNPRINTABLE.sub(lambda match: "\ufffd" if match[0] >= "\ud800" else "", text)


def is_han(char: str) -> bool:
    """Whether the character is set on the Han square (ideographs, kana, hangul and their punctuation)."""
    return _HAN_LETTER.match(char) is not None


def is_ideograph(char: str) -> bool:
    """Whether it is a Chinese character proper."""
    return _IDEOGRAPH.match(char) is not None


def is_arabic(char: str) -> bool:
    """Whether it belongs to the Arabic script."""
    return _ARABIC.match(char) is not None


def has_right_to_left(text: str) -> bool:
    """Whether anything in the text runs from right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def mainly_chinese(text: str) -> bool:
    """Whether the text has more ideographs than Latin words would need."""
    return len(_IDEOGRAPH.findall(text)) * 2 > len(_LATIN.findall(text))


@lru_cache(maxsize=4096)
def is_joined(char: str) -> bool:
    """Whether the character belongs to the one before it: marks, joiners, variation selectors."""
    return unicodedata.category(char) in ("Mn", "Mc", "Me") or char in "\u200c\u200d"


@lru_cache(maxsize=4096)
def is_invisible(char: str) -> bool:
    """Whether it steers the setting and draws nothing (direction marks, soft hyphens, zero-width spaces)."""
    return unicodedata.category(char) in ("Cf", "Cc") and char not in "\u200c\u200d"


@lru_cache(maxsize=4096)
def script_of(char: str) -> str:
    """The script's four-letter tag, "" where it belongs to all of them (digits, spaces, punctuation)."""
    code = ord(char)
    if code < 0x250:
        return "Latn" if char.isalpha() else ""
    if is_ideograph(char):
        return "Hani"
    from fontTools import unicodedata as scripts  # only for the rarer scripts

    tag: str = scripts.script(char)
    return "" if tag in ("Zyyy", "Zinh", "Zzzz") else tag


@lru_cache(maxsize=256)
def script_name(char: str) -> str:
    """The script's English name without spaces, as font files carry it (``Devanagari``)."""
    from fontTools import unicodedata as scripts

    return str(scripts.script_name(scripts.script(char))).replace("_", "").replace(" ", "")
