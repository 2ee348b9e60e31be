"""How a person is addressed, and how one speaks of a colleague: “Ms Wang”, “王女士”, “李经理”.

A name is kept as somebody typed it; what is said aloud is decided here. Where a name or a title is not known,
nothing is guessed: a gender is never read out of a name.
"""

import re

from receptiondesk.domain.names import is_han
from receptiondesk.domain.surnames import LATIN, READINGS

_MEN = {"mr", "先生"}
_WOMEN = {"ms", "mrs", "miss", "女士", "小姐", "太太", "夫人"}
_TO_CHINESE = {
    "mr": "先生", "ms": "女士", "mrs": "女士", "miss": "小姐", "dr": "博士", "prof": "教授",
    "manager": "经理", "director": "总监", "captain": "队长", "engineer": "工程师", "teacher": "老师",
}  # fmt: skip
_TO_ENGLISH = {
    "mr": "Mr", "ms": "Ms", "mrs": "Mrs", "miss": "Miss", "dr": "Dr", "prof": "Professor", "professor": "Professor",
    "先生": "Mr", "女士": "Ms", "小姐": "Ms", "太太": "Mrs", "夫人": "Mrs", "博士": "Dr", "医生": "Dr", "大夫": "Dr",
    "教授": "Professor", "captain": "Captain", "judge": "Judge",
}  # fmt: skip
_CHINESE_TITLES = (
    "先生", "女士", "小姐", "太太", "夫人", "老师", "博士", "教授", "医生", "大夫", "律师", "师傅", "阿姨", "护士",
    "总经理", "副总", "总裁", "总监", "总", "经理", "主管", "主任", "组长", "队长", "班长", "店长", "部长", "局长",
    "处长", "科长", "院长", "校长", "所长", "会长", "董事长", "书记", "秘书", "助理", "会计", "顾问", "警官", "工程师",
    "工", "董",
)  # fmt: skip
_SHORT = {"总经理": "总", "副总": "总", "总裁": "总", "工程师": "工"}
_AFTER_THE_NAME = re.compile(r"^(jr|sr|i{1,3}|iv|v|esq|phd|md)\.?$", re.IGNORECASE)
_PARTICLES = {"van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "du", "la", "le", "bin", "al", "el",
              "ter", "st", "st."}  # fmt: skip
_PINYIN = re.compile(
    r"^(?:(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])"
    r"(?:i?ang|i?ong|uang|eng|ing|i?an|i?ao|u?ai|uan|ei|en|ia|ie|iu|in|ou|ua|ui|un|uo|[uüv]e|[aeiouüv])"
    r"|ang?|eng?|er|ai|ei|ao|ou|[aeo])['’-]?){1,3}$",
    re.IGNORECASE,
)
_ONE_SYLLABLE = re.compile(r"^[^aeiou\W\d_]{0,2}[aeiou]{1,3}(?:ng|[ptkmnhlg])?$", re.IGNORECASE)
_LATIN_LETTER = re.compile(r"[A-Za-zÀ-ɏ]")


def addressed(name: str, title: str, locale: str) -> str:
    """How one speaks to a person, or "" where the language has no polite way with what is known.

    Chinese never calls a customer by the bare name: without a title the line has to do with 您.
    """
    said = spoken_of(name, title, locale)
    is_bare = locale == "zh_CN" and not _chinese_title(_taken_apart(name, title)[1])
    return "" if is_bare else said


def spoken_of(name: str, title: str, locale: str) -> str:
    """How one speaks of a colleague to somebody from outside; the name alone where no title is known."""
    whole = plain_name(name)
    if not whole or is_unnamed(whole):
        return ""
    bare, code = _taken_apart(name, title)
    return (_chinese(bare, code) if locale == "zh_CN" else _english(bare, code)) or whole


def pronoun(name: str, title: str, case: str) -> str:
    """``he``, ``him`` or ``his`` (for women ``she``, ``her``, ``her``); "" where the title does not tell."""
    code = _taken_apart(name, title)[1]
    if code in _MEN:
        return case
    return {"he": "she", "him": "her", "his": "her"}[case] if code in _WOMEN else ""


def plain_name(name: str) -> str:
    """The name as one says it: “Nixon, Richard M. (President)” → “Richard M. Nixon”, not in capitals."""
    family, given = _indexed(name)
    if not family:
        return _calmed(_tidy(name))
    first, *suffixes = given
    in_order = (family, first) if _stands_first([family, *first.split()]) else (first, family)
    return _calmed(_tidy(" ".join((*in_order, *suffixes))))


def _indexed(name: str) -> tuple[str, list[str]]:
    """Surname and the rest of a name written as in an index (“Abad, Francis L., Jr.”); "" where it is not."""
    head, _, rest = _tidy(name).partition(",")
    parts = [part.strip() for part in rest.split(",") if part.strip()]
    if not parts or _AFTER_THE_NAME.match(parts[0]):
        return "", []
    return head.strip(), parts


def _tidy(name: str) -> str:
    return " ".join(re.sub(r"[(（\[].*?[)）\]]", " ", name).split())


def is_unnamed(name: str) -> bool:
    """Whether it stands for nobody in particular (“unknown person”, “operator”)."""
    return bool(
        re.search(r"\b(unknown|unidentified|anonymous|operator)\b|不详|匿名|未知", name, re.IGNORECASE)
    )


def surname(name: str) -> str:
    """The part of a name that a title goes with; the whole name where that cannot be told."""
    family, _ = _indexed(name)
    if family:
        return _calmed(family)
    name = plain_name(name)
    if is_han(name[:1]):
        return _han_surname(name)
    words = [word for word in re.split(r"[\s·]+", name) if not _AFTER_THE_NAME.match(word.strip(".,"))]
    if len(words) < 2 or not _LATIN_LETTER.search(name):
        return name
    if _stands_first(words):
        return words[0]
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in _PARTICLES:
        start -= 1
    return " ".join(words[start:])


def _han_surname(name: str) -> str:
    if "·" in name or "•" in name or name in READINGS:
        return name
    if name[:2] in READINGS:
        return name[:2]
    # Four characters and more without a double surname: a name from elsewhere, which is said whole.
    return name[:1] if len(name) <= 3 else name


def _stands_first(words: list[str]) -> bool:
    """Whether a name in Latin letters is in Chinese (or Korean) order: “Wang Fang”, “Chan Tai Man”."""
    first, *rest = (part for word in words for part in word.split("-"))
    if first.casefold() not in LATIN or not 1 <= len(rest) <= 2:
        return False
    return bool(_PINYIN.match("".join(rest))) or (len(rest) == 2 and all(map(_ONE_SYLLABLE.match, rest)))


def _chinese(name: str, title: str) -> str:
    word = _chinese_title(title)
    if not word:
        return ""
    family = surname(name)
    # A name in Latin letters keeps a space before the Chinese word.
    return f"{family} {word}" if _LATIN_LETTER.search(family[-1:]) else f"{family}{word}"


def _chinese_title(title: str) -> str:
    """What is said after a surname: of a post (租赁部经理) only its end, in short where that is the custom (工, 总)."""
    word = _TO_CHINESE.get(title.rpartition(" ")[2], title)
    for ending in _CHINESE_TITLES:
        if word.endswith(ending):
            return _SHORT.get(ending, ending)
    return ""


def _english(name: str, title: str) -> str:
    word = _TO_ENGLISH.get(title, "")
    if not word:
        return ""
    family = surname(name)
    return f"{word} {READINGS.get(family, family)}"


def _taken_apart(name: str, title: str) -> tuple[str, str]:
    """Name and title where both were typed into the name: “Dr. Kissinger”, “王总”, “陈小姐”."""
    name, title = _tidy(name), title.strip().rstrip(".").casefold()
    first, _, rest = name.partition(" ")
    if rest and (code := first.rstrip(".").casefold()) in _TO_ENGLISH:
        return rest, title or code
    if is_han(name[:1]):
        for ending in _CHINESE_TITLES:
            before = name.removesuffix(ending)
            if before != name and (before in READINGS or (len(ending) > 1 and before)):
                return before, title or ending
    return name, title


def _is_shouted(name: str) -> bool:
    return name.isupper() and len(name) > 3 and bool(_LATIN_LETTER.search(name))


def _calmed(name: str) -> str:
    """A name typed in capitals as one would write it."""
    return re.sub(r"[^\W\d_]+", _calm_word, name) if _is_shouted(name) else name


def _calm_word(match: re.Match[str]) -> str:
    word = match[0]
    if word in ("II", "III", "IV"):
        return word
    if word.startswith("MC") and len(word) > 4:
        return f"Mc{word[2:].capitalize()}"
    return word.capitalize()
