"""One font face: what it covers, how it shapes, where its bytes lie."""

import struct
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import uharfbuzz as hb

from receptiondesk.paper.lettering.style import Weight

Point = tuple[float, float]
OutlineStep = tuple[str, tuple[Point, ...]]
"""A PDF path operator with its points."""


@dataclass(frozen=True, slots=True)
class FaceKey:
    """Where a face is: file, member of a collection, weight of a variable font (0: not variable)."""

    path: str
    index: int = 0
    axis_weight: int = 0


class Face:
    """A font ready to shape. Files are mapped, not read: an unused glyph costs no memory."""

    def __init__(self, key: FaceKey) -> None:
        self.key = key
        self.hb_face = hb.Face(hb.Blob.from_file_path(key.path), key.index)
        self.font = hb.Font(self.hb_face)
        if key.axis_weight:
            self.font.set_variations({"wght": float(key.axis_weight)})
        self.upem: int = self.hb_face.upem
        self._known: dict[int, bool] = {}

    def covers(self, char: str) -> bool:
        """Whether the face has a glyph for the character."""
        code = ord(char)
        known = self._known.get(code)
        if known is None:
            known = self._known[code] = self.font.get_nominal_glyph(code) is not None
        return known

    @property
    def has_outlines(self) -> bool:
        """Whether it can be printed at all (colour bitmaps cannot)."""
        return not {"glyf", "CFF ", "CFF2"}.isdisjoint(self.hb_face.table_tags)

    def outline(self, number: int) -> tuple[OutlineStep, ...]:
        """A glyph's outline in the face's own units, y upwards."""
        pen = _OutlinePen()
        self.font.draw_glyph_with_pen(number, pen)
        return tuple(pen.steps)


class _OutlinePen:
    """Takes down what HarfBuzz draws; curves of two handles throughout."""

    def __init__(self) -> None:
        self.steps: list[OutlineStep] = []
        self.at: Point = (0.0, 0.0)

    def moveTo(self, point: Point) -> None:
        self._take("m", point)

    def lineTo(self, point: Point) -> None:
        self._take("l", point)

    def curveTo(self, first: Point, second: Point, point: Point) -> None:
        self._take("c", first, second, point)

    def qCurveTo(self, handle: Point, point: Point) -> None:
        first, second = (
            (end[0] + 2 / 3 * (handle[0] - end[0]), end[1] + 2 / 3 * (handle[1] - end[1]))
            for end in (self.at, point)
        )
        self._take("c", first, second, point)

    def closePath(self) -> None:
        self.steps.append(("h", ()))

    def _take(self, operator: str, *points: Point) -> None:
        self.steps.append((operator, points))
        self.at = points[-1]


@lru_cache(maxsize=64)
def load(key: FaceKey) -> Face:
    """The face, loaded once."""
    return Face(key)


@lru_cache(maxsize=64)
def pick(path: str, weight: Weight, family: str = "") -> FaceKey | None:
    """The member of a font file that is nearest to the family name and the weight; None if it is no font."""
    try:
        blob = hb.Blob.from_file_path(path)
        members = [hb.Face(blob, i) for i in range(max(1, _members(path)))]
    except (hb.HarfBuzzError, OSError):
        return None
    best = min(range(len(members)), key=lambda i: _distance(members[i], weight, family))
    if members[best].glyph_count == 0:
        return None
    has_weight_axis = any(axis.tag == "wght" for axis in members[best].axis_infos)
    return FaceKey(path, best, int(weight) if has_weight_axis else 0)


def _members(path: str) -> int:
    """How many faces the file holds."""
    with Path(path).open("rb") as file:
        head = file.read(12)
    return struct.unpack(">I", head[8:12])[0] if head[:4] == b"ttcf" else 1


def _distance(face: hb.Face, weight: Weight, family: str) -> tuple[bool, int]:
    name = face.get_name(1) or ""
    names = f"{name} {face.get_name(16) or ''}"
    return family not in names or "Mono" in names, abs(_weight_class(face) - weight)


def _weight_class(face: hb.Face) -> int:
    if "OS/2" not in face.table_tags:
        return Weight.REGULAR
    table = bytes(face.reference_table("OS/2").data)
    return int(struct.unpack(">H", table[4:6])[0]) if len(table) > 6 else Weight.REGULAR
