"""Where a line may end: after spaces, hyphens and slashes; between Chinese characters; never inside what belongs
together."""

import re

from receptiondesk.paper.lettering.scripts import is_han, is_joined

NOT_FIRST = frozenset(
    "，。、；：？！）》】」』〉〕］｝”’…—·%‰℃°,.;:?!)]}»›ー々～〜ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
)
"""Marks that close: they never begin a line."""
NOT_LAST = frozenset("（《【「『〈〔［｛“‘([{«‹￥＄$#＃№")
"""Marks that open: they never end a line."""
HANGS = frozenset("，。、；：？！）》】」』〉〕］｝")
"""Full-width closing marks whose right half is empty, so that it may stand outside the column."""

_MEASURE = "个只台件套本张层号室栋座楼期人位名辆箱袋份把支瓶间次天日月年点分元岁米户组批盒块条"
_TOGETHER = re.compile(
    rf"\d+ ?[{_MEASURE}]"
    r"|\+\d{1,3}(?:[ -]\d+)+|\(?\d{3,}[)\-]?(?: \d{2,})+"
    r"|[\u4e00-\u9fff] ?[A-Z] ?· ?[A-Z0-9]{4,6}|[\u4e00-\u9fff][A-Z][A-Z0-9]{5,6}"
)
_LONGEST_TOGETHER = 24
_THAI_LEADING = frozenset("เแโใไ")
_THAI_FOLLOWING = frozenset("ะาำๅๆฯ")
_AFTER = frozenset("-/–—\u200b\u00ad")


def opportunities(text: str) -> list[int]:
    """The indices before which a new line may begin, ascending."""
    forbidden = _kept_together(text)
    return [
        place
        for place in range(1, len(text))
        if place not in forbidden
        and _may_break(text[place - 1], text[place])
        and _hyphen_is_free(text, place)
    ]


def _may_break(before: str, after: str) -> bool:
    if after == " " or after == "\u00a0" or before == "\u00a0" or is_joined(after):
        return False
    if before == " ":
        return after not in NOT_FIRST or after in "—…"
    if after in NOT_FIRST or before in NOT_LAST:
        return False
    if is_han(before) or is_han(after):
        return True
    return before in _AFTER


def may_split(text: str, place: int) -> bool:
    """Whether a word that is wider than the column may be cut here.

    Never between a letter and its marks; in scripts without spaces a leading vowel keeps its consonant and a
    following one is not left alone.
    """
    before, after = text[place - 1], text[place]
    if is_joined(after) or before in "\u200d\u1039\u17d2":
        return False
    return before not in _THAI_LEADING and after not in _THAI_FOLLOWING


def _hyphen_is_free(text: str, place: int) -> bool:
    """A hyphen or slash separates words; before a digit it belongs to a number, a date or a sign."""
    if text[place - 1] not in "-/–":
        return True
    return (
        place >= 2
        and text[place - 2] not in " -/–"
        and not (text[place].isdigit() and text[place - 2].isdigit())
    )


def _kept_together(text: str) -> set[int]:
    """The places inside a number with its measure word, a telephone number's groups, a vehicle plate."""
    inside: set[int] = set()
    for match in _TOGETHER.finditer(text):
        if match.end() - match.start() <= _LONGEST_TOGETHER:
            inside.update(range(match.start() + 1, match.end()))
    return inside
