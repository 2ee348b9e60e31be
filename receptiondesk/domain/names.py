"""How names are found: by their letters, by pinyin, by initials, by the tail of a number."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations, groupby, islice, product
from unicodedata import category

from receptiondesk.domain.normal import normal
from receptiondesk.domain.surnames import READINGS

_WORD = re.compile(r"[^\W_]+")
# Compared by hand: a regular expression over these ranges takes longer to compile than the desk has to start.
_HAN = (("\u4e00", "\u9fff"), ("\u3400", "\u4dbf"), ("\uf900", "\ufaff"), ("\U00020000", "\U0003ffff"))
_TAIL = "~"
_MOST_READINGS = 16
_LONGEST_KEY = 40
_MOST_PARTS = 8


def fold(text: str) -> str:
    """`text` for comparing: one width, no case, no accents."""
    if text.isascii():
        return text.casefold()
    decomposed = normal("NFKD", text)
    bare = "".join(c for c in decomposed if category(c) != "Mn")
    return normal("NFC", bare).casefold().translate(_STROKED)


# Letters with a stroke through them, which do not come apart into a letter and an accent.
_STROKED = str.maketrans({"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})


def is_han(character: str) -> bool:
    """Whether a character is Chinese; "" is not."""
    return character >= "\u3400" and any(first <= character <= last for first, last in _HAN)


def _parts(text: str) -> list[str]:
    """A name as its syllables: each Chinese character and each other word is one."""
    parts: list[str] = []
    for word in _WORD.findall(fold(text)):
        # A word may hold both scripts (“李Wei”): cut at every Chinese character.
        for has_han, run in groupby(word, is_han):
            letters = "".join(run)
            parts += letters if has_han else [letters]
    return parts[:_MOST_PARTS]


def _readings(part: str) -> tuple[str, ...]:
    """The ways to type one syllable in Latin letters: every reading of the character (单 is shan, dan, chan)."""
    # Of characters there is an end, of Latin words and numbers there is none: these are not remembered.
    return _read_aloud(part) if is_han(part) else (part,)


@lru_cache(maxsize=8192)
def _read_aloud(part: str) -> tuple[str, ...]:
    from pypinyin import Style, pinyin  # 57 MiB: loaded with the first Chinese name

    found = pinyin(part, style=Style.NORMAL, heteronym=True, errors="ignore")
    readings = [READINGS[part]] if part in READINGS else []
    for reading in (*readings, *(found[0] if found else [])):
        # 吕 is typed lv, and written Lu in a passport.
        letters = fold(reading.replace("ü", "v").replace("Ü", "V"))
        readings += [letters, letters.replace("v", "u")]
    return tuple(dict.fromkeys(fold(reading) for reading in readings))


def _spellings(readings: list[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """A name in Latin letters: first as each syllable is read most often, then with one other reading, then two."""
    usual = [choices[0] for choices in readings]
    several = [place for place, choices in enumerate(readings) if len(choices) > 1]
    for others in range(len(several) + 1):
        for places in combinations(several, others):
            for chosen in product(*(readings[place][1:] for place in places)):
                spelling = usual.copy()
                for place, reading in zip(places, chosen, strict=True):
                    spelling[place] = reading
                yield tuple(spelling)


def spelt(name: str) -> str:
    """A name in small Latin letters, for putting names in order; the same each time."""
    readings = [_readings(part) for part in _parts(name)]
    if not all(readings):
        return fold(name)
    return "".join(choices[0] for choices in readings)


def whole_key(name: str) -> str:
    """The key that only the whole name has (and names that begin with it)."""
    return "".join(_parts(name))[:_LONGEST_KEY]


def name_keys(*names: str) -> set[str]:
    """The keys under which names are found: from each syllable on, written, in pinyin, and as initials."""
    keys: set[str] = set()
    for name in names:
        parts = _parts(name)
        for start in range(len(parts)):
            keys.add("".join(parts[start:]))
        readings = [_readings(part) for part in parts]
        if all(readings):
            for spelling in islice(_spellings(readings), _MOST_READINGS):
                for start in range(len(spelling)):
                    keys.add("".join(spelling[start:]))
                    if len(spelling) - start > 1:
                        keys.add("".join(syllable[0] for syllable in spelling[start:]))
    return {key[:_LONGEST_KEY] for key in keys if key}


def number_keys(*numbers: str) -> set[str]:
    """The keys under which numbers, extensions, plates and codes are found: from the front and by the tail."""
    keys: set[str] = set()
    for number in numbers:
        characters = "".join(_parts(number))
        if characters:
            keys |= {characters[:_LONGEST_KEY], _TAIL + characters[::-1][:_LONGEST_KEY]}
    return keys


def query_terms(text: str) -> list[str]:
    """What was typed, as words that must all be the beginning of some key."""
    return _WORD.findall(fold(text))[:_MOST_PARTS]


def search_terms(text: str) -> list[str]:
    """What was typed, as pieces that must all stand in some `search_text`; signs count where there is no word."""
    return query_terms(text) or _without_controls(fold(text)).split()[:_MOST_PARTS]


def query_choices(text: str) -> list[list[list[str]]]:
    """What was typed, as groups that must all match; a group offers choices of words.

    “138 0013 8000” is one number in groups as well as three pieces of one.
    """
    groups: list[list[list[str]]] = []
    pieces: list[str] = []
    for term in [*query_terms(text), ""]:
        if term.isdigit():
            pieces.append(term)
            continue
        if pieces:
            groups.append([pieces] if len(pieces) == 1 else [["".join(pieces)], pieces])
            pieces = []
        if term:
            groups.append([[term]])
    return groups


def key_prefixes(term: str) -> tuple[str, ...]:
    """The beginnings of keys that one typed word may match; three digits or more also match a number's tail."""
    if term.isdigit() and len(term) >= 3:
        return (term, _TAIL + term[::-1])
    return (term,)


_NEVER_KEPT = ("Cc", "Cs")
"""Control characters and halves of characters: not every database takes them."""


def _without_controls(text: str) -> str:
    return "".join(" " if category(letter) in _NEVER_KEPT else letter for letter in text)


def search_text(texts: Iterable[str]) -> str:
    """One folded text in which the words of a task, and the pinyin of its short parts, are found."""
    words: list[str] = []
    for text in texts:
        words.append(fold(text) if text.isprintable() else _without_controls(fold(text)))
        if len(text) <= 30 and not text.isascii() and any(is_han(c) for c in text):
            words += sorted(name_keys(text))
        digits = re.sub(r"\D", "", text)
        if len(digits) >= 5:
            words.append(digits)
    return "\n".join(dict.fromkeys(words))
