"""How names are found: by their letters, by pinyin, by initials, by the tail of a number."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import islice, product

_PART = re.compile(r"[㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff]|[^\W_]+")
_TAIL = "~"
_MOST_READINGS = 12
_MOST_PARTS = 8


def fold(text: str) -> str:
    """`text` for comparing: one width, no case, no accents."""
    decomposed = unicodedata.normalize("NFKD", text)
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if not unicodedata.combining(c))).casefold()


def is_han(character: str) -> bool:
    """Whether a character is Chinese."""
    return bool(re.match(r"[㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff]", character))


def _parts(text: str) -> list[str]:
    """A name as its syllables: each Chinese character and each other word is one."""
    parts: list[str] = []
    for run in _PART.findall(fold(text)):
        # A word may hold both scripts (“李Wei”): cut at every Chinese character.
        parts += [piece for piece in re.split(r"([㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff])", run) if piece]
    return parts[:_MOST_PARTS]


def _readings(part: str) -> tuple[str, ...]:
    """The ways to type one syllable in Latin letters: every reading of the character (单 is shan, dan, chan)."""
    if not is_han(part):
        return (part,)
    from pypinyin import Style, pinyin  # 57 MiB: loaded with the first Chinese name

    found = pinyin(part, style=Style.NORMAL, heteronym=True, errors="ignore")
    readings = [fold(reading).replace("ü", "v") for reading in (found[0] if found else [])]
    return tuple(dict.fromkeys(readings))


def name_keys(*names: str) -> set[str]:
    """The keys under which names are found: from each syllable on, written, in pinyin, and as initials."""
    keys: set[str] = set()
    for name in names:
        parts = _parts(name)
        for start in range(len(parts)):
            keys.add("".join(parts[start:]))
        readings = [_readings(part) for part in parts]
        if all(readings):
            for spelling in islice(product(*readings), _MOST_READINGS):
                for start in range(len(spelling)):
                    keys.add("".join(spelling[start:]))
                    if len(spelling) - start > 1:
                        keys.add("".join(syllable[0] for syllable in spelling[start:]))
    return {key[:40] for key in keys if key}


def number_keys(*numbers: str) -> set[str]:
    """The keys under which numbers, extensions, plates and codes are found: from the front and by the tail."""
    keys: set[str] = set()
    for number in numbers:
        characters = "".join(_parts(number))
        if characters:
            keys |= {characters[:40], _TAIL + characters[::-1][:40]}
    return keys


def query_terms(text: str) -> list[str]:
    """What was typed, as words that must all be the beginning of some key."""
    return [fold(word) for word in re.findall(r"[^\W_]+", text)][:_MOST_PARTS]


def key_prefixes(term: str) -> tuple[str, ...]:
    """The beginnings of keys that one typed word may match; three digits or more also match a number's tail."""
    if term.isdigit() and len(term) >= 3:
        return (term, _TAIL + term[::-1])
    return (term,)


def search_text(texts: Iterable[str]) -> str:
    """One folded text in which the words of a task, and the pinyin of its short parts, are found."""
    words: list[str] = []
    for text in texts:
        words.append(fold(text))
        if len(text) <= 30 and any(is_han(c) for c in text):
            words += sorted(name_keys(text))
        digits = re.sub(r"\D", "", text)
        if len(digits) >= 5:
            words.append(digits)
    return "\n".join(dict.fromkeys(words))
