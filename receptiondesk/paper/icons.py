"""The tour ticket's pictures, on a grid of 24: shoe covers, a child by the hand, a sofa, a camera, a cigarette."""

from receptiondesk.paper.marks import Step
from receptiondesk.paper.pen import Pen

_ROUND = 0.5523
"""Bézier handles of a quarter circle, in radii."""
STROKE, FORBIDDEN = 1.1, 1.65
"""Points of the lines, and of the one stroke that forbids."""

Drawing = tuple[Step, ...]


def circle(x: float, y: float, radius: float) -> Drawing:
    """A circle as four curves."""
    k = radius * _ROUND
    return (
        ("M", x + radius, y),
        ("C", x + radius, y + k, x + k, y + radius, x, y + radius),
        ("C", x - k, y + radius, x - radius, y + k, x - radius, y),
        ("C", x - radius, y - k, x - k, y - radius, x, y - radius),
        ("C", x + k, y - radius, x + radius, y - k, x + radius, y),
        ("Z",),
    )


def _line(*points: tuple[float, float]) -> Drawing:
    first, *others = points
    return (("M", *first), *(("L", *point) for point in others))


SHOE: Drawing = (
    ("M", 2.6, 7.5),
    ("L", 2.6, 16.5),
    ("L", 21.4, 16.5),
    ("C", 21.4, 13.9, 19.6, 13.1, 17.4, 12.7),
    ("C", 14.4, 12.2, 12.2, 10.6, 10.2, 7.6),
    ("C", 9.2, 9.0, 7.4, 9.4, 5.8, 8.9),
    ("C", 4.4, 8.5, 3.4, 8.0, 2.6, 7.5),
    ("M", 11.4, 11.4),
    ("L", 13.2, 9.8),
    ("M", 13.8, 12.7),
    ("L", 15.4, 11.2),
    ("M", 2.2, 19.4),
    ("C", 3.8, 18.4, 5.4, 18.4, 7.0, 19.4),
    ("C", 8.6, 20.4, 10.2, 20.4, 11.8, 19.4),
    ("C", 13.4, 18.4, 15.0, 18.4, 16.6, 19.4),
    ("C", 18.2, 20.4, 19.8, 20.4, 21.6, 19.4),
)
CHILD: Drawing = (
    *circle(8.0, 4.2, 2.2),
    *_line((8.0, 8.4), (8.0, 14.6), (5.6, 21.4)),
    *_line((8.0, 14.6), (10.4, 21.4)),
    *_line((4.4, 12.8), (8.0, 8.6), (13.0, 14.4), (17.0, 14.6)),
    *circle(17.0, 10.6, 1.7),
    *_line((17.0, 13.6), (17.0, 17.4), (15.4, 21.4)),
    *_line((17.0, 17.4), (18.6, 21.4)),
    *_line((17.0, 14.2), (20.4, 16.6)),
)
SOFA: Drawing = (
    ("M", 5.4, 11.4),
    ("L", 5.4, 7.6),
    ("C", 5.4, 6.0, 6.4, 5.0, 8.0, 5.0),
    ("L", 16.0, 5.0),
    ("C", 17.6, 5.0, 18.6, 6.0, 18.6, 7.6),
    ("L", 18.6, 11.4),
    ("M", 5.6, 15.2),
    ("L", 18.4, 15.2),
    ("M", 5.6, 15.2),
    ("L", 5.6, 13.0),
    ("C", 5.6, 10.6, 2.4, 10.6, 2.4, 13.0),
    ("L", 2.4, 18.4),
    ("L", 21.6, 18.4),
    ("L", 21.6, 13.0),
    ("C", 21.6, 10.6, 18.4, 10.6, 18.4, 13.0),
    ("L", 18.4, 15.2),
    ("M", 5.0, 18.6),
    ("L", 5.0, 20.4),
    ("M", 19.0, 18.6),
    ("L", 19.0, 20.4),
)
CAMERA: Drawing = (
    ("M", 2.4, 8.6),
    ("C", 2.4, 7.6, 3.0, 7.0, 4.0, 7.0),
    ("L", 7.6, 7.0),
    ("L", 9.2, 4.6),
    ("L", 14.8, 4.6),
    ("L", 16.4, 7.0),
    ("L", 20.0, 7.0),
    ("C", 21.0, 7.0, 21.6, 7.6, 21.6, 8.6),
    ("L", 21.6, 18.0),
    ("C", 21.6, 19.0, 21.0, 19.6, 20.0, 19.6),
    ("L", 4.0, 19.6),
    ("C", 3.0, 19.6, 2.4, 19.0, 2.4, 18.0),
    ("Z",),
    *circle(12.0, 13.0, 3.6),
    *circle(18.4, 9.8, 0.3),
)
CIGARETTE: Drawing = (
    *_line((2.4, 14.2), (16.4, 14.2), (16.4, 17.8), (2.4, 17.8), (2.4, 14.2)),
    *_line((12.6, 14.2), (12.6, 17.8)),
    *_line((18.8, 14.2), (18.8, 17.8)),
    *_line((21.2, 14.2), (21.2, 17.8)),
    ("M", 18.8, 11.6),
    ("C", 18.8, 9.8, 16.0, 10.2, 16.0, 8.0),
    ("C", 16.0, 6.8, 16.8, 6.2, 17.6, 6.0),
)
STRUCK: Drawing = _line((3.4, 21.4), (20.6, 3.0))


def draw_icon(
    pen: Pen, x: float, y: float, side: float, drawing: Drawing, *, is_forbidden: bool = False
) -> None:
    """Draw a picture with its top left corner at the point, `side` millimetres large."""
    unit = side / 24
    pen.path(_placed(drawing, x, y, unit), STROKE)
    if is_forbidden:
        struck = _placed(STRUCK, x, y, unit)
        # A white edge keeps the stroke apart from the picture below it.
        pen.path(struck, FORBIDDEN * 2.2, is_white=True)
        pen.path(struck, FORBIDDEN)


def _placed(drawing: Drawing, x: float, y: float, unit: float) -> Drawing:
    placed: list[Step] = []
    for step in drawing:
        values = tuple((x, y)[index % 2] + value * unit for index, value in enumerate(step[1:]))
        placed.append((step[0], *values))  # type: ignore[arg-type]  # as many numbers as the step had
    return tuple(placed)
