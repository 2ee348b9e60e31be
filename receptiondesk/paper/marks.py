"""A laid-out piece of paper before ink: marks with their places in millimetres from the top left."""

from collections.abc import Iterable
from dataclasses import dataclass

from receptiondesk.paper.lettering.lines import Line

Step = tuple[str, float, float] | tuple[str, float, float, float, float, float, float] | tuple[str]
"""One step of a drawn path: ``("M", x, y)``, ``("L", x, y)``, ``("C", x1, y1, x2, y2, x, y)`` or ``("Z",)``."""


@dataclass(frozen=True, slots=True)
class Text:
    """A set line; `y` is its baseline."""

    x: float
    y: float
    line: Line
    is_white: bool = False


@dataclass(frozen=True, slots=True)
class Path:
    """A drawn path: stroked with round ends at `stroke` points, or filled where that is 0."""

    steps: tuple[Step, ...]
    stroke: float = 0.0
    is_white: bool = False
    has_square_ends: bool = False


@dataclass(frozen=True, slots=True)
class Dots:
    """A row of round dots from one point to another (perforations, lines to write on)."""

    x: float
    y: float
    to_x: float
    to_y: float
    size: float
    """Diameter in points."""
    pitch: float
    """Points from dot to dot."""


@dataclass(frozen=True, slots=True)
class Qr:
    """The running number for a scanner: 21 modules a side, level H."""

    x: float
    y: float
    module: float
    """Millimetres of one module."""
    number: str


Mark = Text | Path | Dots | Qr


@dataclass(frozen=True, slots=True)
class Cell:
    """One drawn slip: its size in its own millimetres, and how much larger it is printed."""

    width: float
    height: float
    marks: tuple[Mark, ...]
    scale: float = 1.0
    is_card: bool = False
    """Whether it is a card of fixed size that is cut out of whatever it is printed on."""


def transcript(cell: Cell) -> str:
    """What is written on a cell, one text to a line with the millimetres from its top: for reading and comparing."""
    texts = [
        (mark.y, mark.line.text) for mark in cell.marks if isinstance(mark, Text) and mark.line.text.strip()
    ]
    return "".join(f"{y:6.1f}  {text}\n" for y, text in texts)


def box(x: float, y: float, width: float, height: float) -> tuple[Step, ...]:
    """The path of a rectangle."""
    return polygon(((x, y), (x + width, y), (x + width, y + height), (x, y + height)))


def polygon(points: Iterable[tuple[float, float]]) -> tuple[Step, ...]:
    """The path of a closed polygon."""
    first, *others = points
    return (("M", *first), *(("L", *point) for point in others), ("Z",))
