"""The press: ink on pages. The only module that knows ReportLab's canvas."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from receptiondesk.paper.embed import EmbeddedFace, box_operators, operators
from receptiondesk.paper.lettering.faces import Face
from receptiondesk.paper.lettering.lines import MM, Missing, Piece, Run
from receptiondesk.paper.marks import Cell, Dots, Mark, Path, Qr, Step, Text, box

# Page contents need no second, printable coding: they are never sent by mail.
rl_config.useA85 = 0
_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell on a page, its top left corner in millimetres; `is_turned`: a quarter turn clockwise."""

    cell: Cell
    x: float = 0.0
    y: float = 0.0
    is_turned: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One page in millimetres, with cells and marks of its own (where to cut)."""

    width: float
    height: float
    placed: tuple[Placed, ...]
    marks: tuple[Mark, ...] = ()
    bookmark: str = ""
    """What readers of the PDF list the page as, beside it; "" for not at all."""


def print_pages(pages: Sequence[Page], title: str, author: str = "") -> bytes:
    """The pages as a PDF; the same pages give the same bytes."""
    out = BytesIO()
    canvas = _Sheet(out, pagesize=(1, 1), pageCompression=1, invariant=1)
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setCreator("Reception Desk")
    faces = _embed(canvas, pages)
    for number, page in enumerate(pages):
        if page.bookmark:
            canvas.bookmarkPage(f"P{number}")
            canvas.addOutlineEntry(page.bookmark, f"P{number}")
        canvas.setPageSize((page.width * MM, page.height * MM))
        canvas.setLineCap(1)
        for mark in page.marks:
            _Ink(canvas, faces, page.height).draw(mark)
        for placed in page.placed:
            _print_cell(canvas, faces, page, placed)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


class _Sheet(Canvas):  # type: ignore[misc]  # ReportLab is untyped
    """A canvas that does not name Helvetica on every page: all its letters are embedded."""

    def _make_preamble(self) -> None:
        self._preamble = "1 0 0 1 0 0 cm"


def _embed(canvas: Canvas, pages: Sequence[Page]) -> dict[Face, EmbeddedFace]:
    used: defaultdict[Face, list[Run]] = defaultdict(list)
    unseen: defaultdict[Face, list[str]] = defaultdict(list)
    for piece in _pieces(pages):
        if isinstance(piece, Missing):
            face = piece.label[0].face
            used[face] += piece.label
            unseen[face].append(piece.char)
        else:
            used[piece.face].append(piece)
    faces = {face: EmbeddedFace(face, runs, unseen[face]) for face, runs in used.items()}
    for number, embedded in enumerate(faces.values(), start=1):
        embedded.add_to(canvas._doc, f"D{number}")
    return faces


def _pieces(pages: Iterable[Page]) -> Iterator[Piece]:
    for page in pages:
        for mark in (*page.marks, *(mark for placed in page.placed for mark in placed.cell.marks)):
            if isinstance(mark, Text):
                yield from mark.line.pieces


def _print_cell(canvas: Canvas, faces: dict[Face, EmbeddedFace], page: Page, placed: Placed) -> None:
    cell = placed.cell
    canvas.saveState()
    canvas.translate(placed.x * MM, (page.height - placed.y) * MM)
    canvas.scale(cell.scale, cell.scale)
    if placed.is_turned:
        canvas.translate(cell.height * MM, 0)
        canvas.rotate(-90)
    ink = _Ink(canvas, faces, 0.0)
    for mark in cell.marks:
        ink.draw(mark)
    canvas.restoreState()


class _Ink:
    """Draws marks whose origin is `top` millimetres above the canvas's own."""

    def __init__(self, canvas: Canvas, faces: dict[Face, EmbeddedFace], top: float) -> None:
        self.canvas = canvas
        self.faces = faces
        self.top = top

    def draw(self, mark: Mark) -> None:
        """Ink for one mark."""
        match mark:
            case Text():
                self._text(mark)
            case Path():
                self._path(mark)
            case Dots():
                self._dots(mark)
            case Qr():
                self._qr(mark)

    def _text(self, mark: Text) -> None:
        self._gray(mark.is_white)
        x, y = mark.x * MM, (self.top - mark.y) * MM
        code: list[str] = []
        for piece in mark.line.pieces:
            if isinstance(piece, Missing):
                code += box_operators(piece, self.faces[piece.label[0].face], x, y)
            else:
                inside = list(operators(piece, self.faces[piece.face], x, y))
                code += inside if self.faces[piece.face].says(piece) else _saying(piece.text, inside)
        self.canvas._code.extend(code)

    def _gray(self, is_white: bool) -> None:
        self.canvas.setFillGray(1 if is_white else 0)
        self.canvas.setStrokeGray(1 if is_white else 0)

    def _path(self, mark: Path) -> None:
        self._gray(mark.is_white)
        code = self._steps(mark.steps)
        if mark.stroke:
            ends = "0 J 0 j" if mark.has_square_ends else "1 J 1 j"
            self.canvas._code.append(f"q {ends} {mark.stroke:.3f} w {code} S Q")
        else:
            self.canvas._code.append(f"{code} f")

    def _steps(self, steps: Iterable[Step]) -> str:
        return " ".join(f"{self._points(step[1:])}{_OPERATORS[step[0]]}" for step in steps)

    def _points(self, values: Sequence[float]) -> str:
        pairs = zip(values[::2], values[1::2], strict=True)
        return "".join(f"{x * MM:.3f} {(self.top - y) * MM:.3f} " for x, y in pairs)

    def _dots(self, mark: Dots) -> None:
        self._gray(False)
        self.canvas.setLineWidth(mark.size)
        self.canvas.setDash(0, mark.pitch)
        self.canvas.line(mark.x * MM, (self.top - mark.y) * MM, mark.to_x * MM, (self.top - mark.to_y) * MM)
        self.canvas.setDash()

    def _qr(self, mark: Qr) -> None:
        # One path: a printer rounds its edges once, and no seams open between the modules.
        self._gray(False)
        modules, dark = _dark(mark.number)
        side = mark.module * 21 / modules  # a number too long for version 1 keeps to the same square
        bars = (box(mark.x + left * side, mark.y + row * side, length * side, side) for left, row, length in dark)
        self.canvas._code.append(" ".join(map(self._steps, bars)) + " f")


def _saying(text: str, code: list[str]) -> list[str]:
    """The operators marked with the text they draw, so that it is found and copied whatever the glyphs are."""
    spelled = b"\xfe\xff" + text.encode("utf-16-be")
    return [f"/Span << /ActualText <{spelled.hex().upper()}> >> BDC", *code, "EMC"]


@lru_cache(maxsize=64)
def _dark(number: str) -> tuple[int, tuple[tuple[int, int, int], ...]]:
    """Modules along a side of a number's code, and the dark ones as horizontal bars: first column, row, length."""
    import segno

    # A micro code is not read by desk scanners; the number alone fits version 1 at the highest level.
    code = segno.make_qr(number, error="h", boost_error=False)
    bars: list[tuple[int, int, int]] = []
    for row, modules in enumerate(code.matrix):
        column = 0
        while column < len(modules):
            length = 0
            while column + length < len(modules) and modules[column + length]:
                length += 1
            if length:
                bars.append((column, row, length))
            column += max(length, 1)
    return len(code.matrix), tuple(bars)
