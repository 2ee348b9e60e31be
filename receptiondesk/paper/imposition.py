"""Where cells go: one to a page, four to a sheet with cut marks, or one strip of the roll."""

from collections.abc import Sequence

from receptiondesk.paper.marks import Cell, Mark, Path
from receptiondesk.paper.press import Page, Placed
from receptiondesk.paper.values import Paper

A4_WIDTH, A4_HEIGHT = 210.0, 297.0
_CUT = 0.35
"""Points of a cut mark's stroke."""


def impose(cells: Sequence[Cell], paper: Paper) -> tuple[Page, ...]:
    """The pages that carry the cells, in order."""
    if paper is Paper.A4:
        return tuple(_sheet(cells[start : start + 4]) for start in range(0, len(cells), 4))
    if paper is Paper.ROLL80:
        return tuple(_strip(cell) for cell in cells)
    width, height = (105.0, 148.0) if paper is Paper.A6 else (148.0, 210.0)
    return tuple(
        _card_page(cell, width, height) if cell.is_card else _page(cell, width, height) for cell in cells
    )


def _page(cell: Cell, width: float, height: float) -> Page:
    if cell.width > cell.height:
        width, height = height, width
    return Page(width, height, (Placed(cell),))


def _card_page(cell: Cell, width: float, height: float) -> Page:
    """A card of its own size on a larger paper, with marks where to cut."""
    x, y = (width - cell.width) / 2, 7.5
    return Page(width, height, (Placed(cell, x, y),), _corner_marks(x, y, cell.width, cell.height))


def _strip(cell: Cell) -> Page:
    if not cell.is_card:
        return Page(80.0, cell.height, (Placed(cell),))
    # Wider than what the roll prints: it lies along the paper.
    return Page(80.0, cell.width + 14, (Placed(cell, (80 - cell.height) / 2, 4.0, is_turned=True),))


def _sheet(cells: Sequence[Cell]) -> Page:
    placed: list[Placed] = []
    marks: list[Mark] = [*_cut_marks()]
    for number, cell in enumerate(cells):
        x, y = number % 2 * A4_WIDTH / 2, number // 2 * A4_HEIGHT / 2
        if cell.is_card:
            x, y = x + (A4_WIDTH / 2 - cell.width) / 2, y + 7.5
            marks += _corner_marks(x, y, cell.width, cell.height)
        placed.append(Placed(cell, x, y, is_turned=not cell.is_card and cell.width > cell.height))
    return Page(A4_WIDTH, A4_HEIGHT, tuple(placed), tuple(marks))


def _cut_marks() -> tuple[Mark, ...]:
    """Ticks of 9 mm at the edges and a cross of 8 mm in the middle."""
    x, y = A4_WIDTH / 2, A4_HEIGHT / 2
    return (
        _stroke(x, 0, x, 9),
        _stroke(x, A4_HEIGHT - 9, x, A4_HEIGHT),
        _stroke(0, y, 9, y),
        _stroke(A4_WIDTH - 9, y, A4_WIDTH, y),
        _stroke(x - 4, y, x + 4, y),
        _stroke(x, y - 4, x, y + 4),
    )


def _corner_marks(x: float, y: float, width: float, height: float) -> tuple[Mark, ...]:
    marks: list[Mark] = []
    for corner_x, away_x in ((x, -1), (x + width, 1)):
        for corner_y, away_y in ((y, -1), (y + height, 1)):
            marks.append(_stroke(corner_x + away_x * 1.5, corner_y, corner_x + away_x * 5, corner_y))
            marks.append(_stroke(corner_x, corner_y + away_y * 1.5, corner_x, corner_y + away_y * 5))
    return tuple(marks)


def _stroke(x: float, y: float, to_x: float, to_y: float) -> Path:
    return Path((("M", x, y), ("L", to_x, to_y)), _CUT, has_square_ends=True)
