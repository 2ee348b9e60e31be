"""A set line of text: glyphs with their places, ready to draw and still knowing what they say."""

from dataclasses import dataclass

from receptiondesk.paper.lettering.faces import Face

MM = 72 / 25.4
"""Points in a millimetre."""
MISSING_BOX = 0.86
"""The side of the box for a character without a glyph, in ems."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph: its number in the face, where it stands, and the text it stands for ("" within a cluster)."""

    number: int
    x: float
    """Points from the start of the line."""
    y: float
    """Points above the baseline."""
    text: str


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one face at one size, from left to right."""

    face: Face
    size: float
    glyphs: tuple[Glyph, ...]
    text: str
    """What the run says, in reading order."""
    is_plain: bool
    """Whether reading its glyphs one by one gives the text, so that copying needs no help."""
    reads_from_right: bool = False


@dataclass(frozen=True, slots=True)
class Missing:
    """A character that no font of this machine draws: a box with its code point."""

    x: float
    size: float
    char: str
    label: tuple[Run, ...]
    """The code point in small digits, its glyphs placed from the line's start."""


Piece = Run | Missing


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text, its pieces from left to right."""

    text: str
    pieces: tuple[Piece, ...]
    width: float
    """Millimetres from the first letter to the last."""
    reads_from_right: bool
    hang: float = 0.0
    """Millimetres of empty space at the end that may stand outside the column."""


EMPTY = Line(text="", pieces=(), width=0.0, reads_from_right=False)
