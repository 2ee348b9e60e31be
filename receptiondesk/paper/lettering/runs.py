"""Cuts a paragraph into runs of one face, script and direction, and shapes them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import uharfbuzz as hb

from receptiondesk.paper.lettering import cases
from receptiondesk.paper.lettering.faces import Face
from receptiondesk.paper.lettering.scripts import (
    EITHER,
    is_arabic,
    is_han,
    is_invisible,
    is_joined,
    mainly_chinese,
    script_of,
)
from receptiondesk.paper.lettering.style import Style, Weight

HAN_SIZE, ARABIC_SIZE = 0.95, 1.10
"""Optical sizes beside Latin of the same nominal size."""
HAN_LATIN_GAP = 0.17
"""Space between Chinese and Latin letters that were typed without one, in ems."""
# Inter turns "->" into an arrow and "1x2" into a multiplication sign: what was typed is what is printed.
_AS_TYPED = {"calt": False, "liga": False, "clig": False}
_NORMAL: dict[str, bool] = {}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Consecutive characters that are shaped together; no face means that none draws them."""

    start: int
    end: int
    face: Face | None
    script: str
    level: int


@dataclass(frozen=True, slots=True)
class Shaped:
    """One shaped glyph, in points: number, place of its first character, advance and offsets."""

    number: int
    place: int
    advance: float
    dx: float
    dy: float


def stretches(text: str, weight: Weight, levels: Sequence[int]) -> list[Stretch]:
    """The runs of a paragraph in reading order."""
    found: list[Stretch] = []
    chinese = mainly_chinese(text)
    face: Face | None = None
    script, start = "", 0
    for place, char in enumerate(text):
        new_face, new_script = _belongs(char, weight, face, script, chinese)
        if place and new_face is face and new_script == script and levels[place] == levels[place - 1]:
            continue
        if place:
            found.append(Stretch(start, place, face, script, levels[place - 1]))
        face, script, start = new_face, new_script, place
    if text:
        found.append(Stretch(start, len(text), face, script, levels[-1]))
    return found


def _belongs(
    char: str, weight: Weight, face: Face | None, script: str, chinese: bool
) -> tuple[Face | None, str]:
    """The face and script of the next character, given those of the one before."""
    if is_joined(char) or is_invisible(char):
        if face is not None and (face.covers(char) or is_invisible(char)):
            return face, script
        return (
            (cases.own(weight), "") if is_invisible(char) else (cases.face_for(char, weight), script_of(char))
        )
    if char in " \u00a0" and face is not None and script not in ("", "Hani", "Latn") and face.covers(char):
        return face, script
    if char in EITHER:
        return (cases.face_for("。", weight), "Hani") if chinese else (cases.own(weight), "Latn")
    if is_han(char):
        return cases.face_for(char, weight), "Hani"
    own_script = script_of(char)
    if not own_script and face is not None and script not in ("", "Hani", "Latn") and face.covers(char):
        return face, script
    return cases.face_for(char, weight), own_script or "Latn"


def size_in(stretch: Stretch, text: str, style: Style) -> float:
    """The size in points at which a stretch looks as large as Latin of the style."""
    if stretch.script == "Hani":
        return style.size * HAN_SIZE
    return (
        style.size * ARABIC_SIZE if is_arabic(text[stretch.start]) or stretch.script == "Arab" else style.size
    )


def shape(text: str, stretch: Stretch, style: Style) -> Iterator[Shaped]:
    """The stretch's glyphs in visual order; `place` counts in `text`."""
    face = stretch.face
    if face is None:
        return
    buffer = hb.Buffer()
    buffer.add_str(text, stretch.start, stretch.end - stretch.start)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if stretch.level % 2 else "ltr"
    if stretch.script:
        buffer.script = stretch.script
    if stretch.script == "Hani":
        buffer.language = "zh-Hans"
    hb.shape(face.font, buffer, _AS_TYPED if stretch.script == "Latn" else _NORMAL)
    scale = size_in(stretch, text, style) / face.upem
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        tracking = style.tracking if position.x_advance else 0.0
        yield Shaped(
            info.codepoint,
            info.cluster,
            position.x_advance * scale + tracking,
            position.x_offset * scale,
            position.y_offset * scale,
        )


def gap_after(text: str, place: int, style: Style) -> float:
    """The space in points that Chinese and Latin letters want between them when none was typed."""
    if place + 1 >= len(text):
        return 0.0
    here, there = text[place], text[place + 1]
    if is_han(here) == is_han(there):
        return 0.0
    han, other = (here, there) if is_han(here) else (there, here)
    return HAN_LATIN_GAP * style.size if han.isalnum() and other.isalnum() else 0.0
