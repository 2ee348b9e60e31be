"""Which letters the desk is set in: families, the four text sizes, and how they grow."""

import sys
from dataclasses import dataclass
from enum import Enum

LATIN = "Desk Inter"
"""Inter with tabular figures, shipped with the desk for systems without a typeface of their own."""

_CHINESE = {
    "win32": ("Microsoft YaHei UI", "Microsoft YaHei"),
    "darwin": ("PingFang SC",),
}.get(sys.platform, ("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "WenQuanYi Micro Hei"))
_SYSTEM = {"win32": "Segoe UI", "darwin": ".AppleSystemUIFont"}.get(sys.platform, LATIN)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSize:
    """One text size at 100 %: pixels of type, pixels per line in English and in Chinese, usual weight."""

    pixels: int
    line: int
    chinese_line: int
    weight: int
    growth: float = 1.0
    """How much of an increase in text size this one takes on; what is large already grows slower."""


class Role(Enum):
    """What a text is for, and thereby its size."""

    LABEL = TextSize(pixels=13, line=18, chinese_line=20, weight=500)
    BODY = TextSize(pixels=15, line=22, chinese_line=23, weight=400)
    TITLE = TextSize(pixels=20, line=28, chinese_line=30, weight=600)
    SPOKEN = TextSize(pixels=24, line=33, chinese_line=36, weight=500, growth=0.62)
    READ_BACK = TextSize(pixels=18, line=24, chinese_line=27, weight=600)
    HEADING = TextSize(pixels=28, line=36, chinese_line=42, weight=600)


REGULAR, MEDIUM, STRONG = 400, 500, 600


def needs_bundled_font() -> bool:
    """Whether this system has no typeface of its own that the desk could be set in."""
    return _SYSTEM == LATIN


def families(*, chinese: bool) -> list[str]:
    """The families to try in order; Chinese is set in a Chinese typeface throughout, figures included."""
    first, second = (_CHINESE, (_SYSTEM,)) if chinese else ((_SYSTEM,), _CHINESE)
    return [*first, *second, "sans-serif"]


def shown_weight(weight: int, *, chinese: bool) -> int:
    """Chinese typefaces have two weights: medium falls to regular, semi-bold rises to bold."""
    if not chinese:
        return weight
    return 400 if weight < STRONG else 700
