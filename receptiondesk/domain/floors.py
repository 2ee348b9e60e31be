"""Floors in what people write of a place: “18F”, “18/F”, “Floor 18”, “18楼”, “18层”."""

import re

_WRITTEN = re.compile(
    r"(?<![0-9A-Za-z.])(-?\d{1,3})\s*(?:/?F\b|楼|层)|\b(?:floor|level)\s+(-?\d{1,3})\b",
    re.IGNORECASE,
)


def floor_in(place: str) -> int | None:
    """The floor that a place names; `None` where it names none. Flat numbers are not guessed at."""
    found = _WRITTEN.search(place)
    if found is None:
        return None
    floor = int(found[1] or found[2])
    return floor or None


def spoken_floor(floor: int, locale: str) -> str:
    """The floor as one says it on the way to the lift: “floor 18”, “18楼”; below the ground “basement 2”, “地下2层”."""
    if locale == "zh_CN":
        return f"{floor}楼" if floor > 0 else f"地下{-floor}层"
    return f"floor {floor}" if floor > 0 else f"basement {-floor}"
