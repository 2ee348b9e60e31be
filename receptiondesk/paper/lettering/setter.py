"""The typesetter: sets a text in one line or wraps it into a column, in every script alike."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from receptiondesk.paper.lettering import bidi, breaks, cases
from receptiondesk.paper.lettering.lines import EMPTY, MISSING_BOX, MM, Glyph, Line, Missing, Piece, Run
from receptiondesk.paper.lettering.runs import Shaped, Stretch, gap_after, shape, size_in, stretches
from receptiondesk.paper.lettering.scripts import is_ideograph, is_invisible, is_joined, printable
from receptiondesk.paper.lettering.style import Style

ELLIPSIS = "…"
_BOX_ADVANCE = MISSING_BOX + 0.08


@lru_cache(maxsize=256)
def set_line(text: str, style: Style) -> Line:
    """The whole text in one line, however wide."""
    text = printable(text).replace("\n", " ").replace("\t", " ")
    return _line(text, bidi.levels(text), bidi.base_level(text), style) if text else EMPTY


def width(text: str, style: Style) -> float:
    """Millimetres that the text needs in one line."""
    return set_line(text, style).width


def shorten(text: str, style: Style, column: float) -> Line:
    """The text in one line; where it is too wide its end is cut off and "…" says so."""
    whole = set_line(text[:400], style)
    if whole.width <= column and len(text) <= 400:
        return whole
    low, high = 0, min(len(text), 400)
    while low < high:
        middle = (low + high + 1) // 2
        if width(text[:middle].rstrip() + ELLIPSIS, style) <= column:
            low = middle
        else:
            high = middle - 1
    while low and low < len(text) and is_joined(text[low]):
        low -= 1
    return set_line(text[:low].rstrip() + ELLIPSIS, style)


def wrap(text: str, style: Style, column: float, most: int = 0) -> tuple[Line, ...]:
    """The text in as many lines as it needs in a column of `column` millimetres.

    Line ends that were typed are kept. With `most` the last line that is allowed is cut with "…".
    """
    # What a form tries again and again is remembered; a whole page of matter is not.
    return _remembered(text, style, column, most) if len(text) <= 600 else _wrap(text, style, column, most)


def _wrap(text: str, style: Style, column: float, most: int) -> tuple[Line, ...]:
    text = printable(text).replace("\t", "    ").rstrip()
    lines: list[Line] = []
    for paragraph in text.split("\n"):
        lines.extend(_wrapped(paragraph.rstrip(), style, column))
    if most and len(lines) > most:
        rest = " ".join(line.text for line in lines[most - 1 :])
        return (*lines[: most - 1], shorten(f"{rest}{ELLIPSIS}", style, column))
    return tuple(lines)


_remembered = lru_cache(maxsize=64)(_wrap)


def _wrapped(text: str, style: Style, column: float) -> Iterator[Line]:
    if not text:
        yield EMPTY
        return
    levels, base = bidi.levels(text), bidi.base_level(text)
    ends = list(_line_ends(text, levels, style, column * MM))
    start = 0
    for end in ends:
        visible = end - (len(text[start:end]) - len(text[start:end].rstrip(" ")))
        yield _line(text[start:visible], levels[start:visible], base, style)
        start = end


def _line_ends(text: str, levels: Sequence[int], style: Style, column: float) -> list[int]:
    """Where the lines of a paragraph end, by the paragraph's own measures."""
    reach, clusters = _reach(text, levels, style)
    places = [*breaks.opportunities(text), len(text)]
    # How far a line that ends at each place really reaches: trailing spaces and empty halves do not count.
    seen = [_visible_reach(text, place, reach, style) for place in places]
    ends: list[int] = []
    start, first = 0, 0
    while start < len(text):
        limit = reach[start] + column + 0.01
        index = bisect_right(seen, limit, lo=first) - 1
        if index >= first:
            start, first = places[index], index + 1
        else:
            edge = bisect_right(reach, limit) - 1
            start = next((place for place in range(edge, start, -1) if clusters[place]), start + 1)
            while not clusters[start]:
                start += 1
            first = bisect_right(places, start)
        ends.append(start)
    if len(ends) > 1 and _is_widow(text[ends[-2] : ends[-1]]):
        # A lone Chinese character takes another one down with it, where the two have room.
        earlier = places[bisect_right(places, ends[-2] - 1) - 1]
        previous = ends[-3] if len(ends) > 2 else 0
        if previous < earlier < ends[-2] and reach[-1] - reach[earlier] <= column:
            ends[-2] = earlier
    return ends


def _is_widow(line: str) -> bool:
    return sum(is_ideograph(char) for char in line) == 1 and len(line.strip()) <= 2


def _visible_reach(text: str, place: int, reach: list[float], style: Style) -> float:
    end = place
    while end > 0 and text[end - 1] == " ":
        end -= 1
    hang = 0.45 * style.size if end and text[end - 1] in breaks.HANGS else 0.0
    return reach[end] - hang


def _reach(text: str, levels: Sequence[int], style: Style) -> tuple[list[float], list[bool]]:
    """How far the text reaches before each character, in points, and whether the text may be cut there."""
    advances = [0.0] * len(text)
    begins = [False] * (len(text) + 1)
    begins[0] = begins[-1] = True
    for stretch in stretches(text, style.weight, levels):
        for glyph in _shaped(text, stretch, style):
            advances[glyph.place] += glyph.advance
            begins[glyph.place] = True
    reach = [0.0]
    for place, advance in enumerate(advances):
        reach.append(reach[-1] + advance + gap_after(text, place, style))
        if place and begins[place]:
            begins[place] = breaks.may_split(text, place)
    return reach, begins


def _shaped(text: str, stretch: Stretch, style: Style) -> Iterator[Shaped]:
    if stretch.face is not None:
        yield from shape(text, stretch, style)
        return
    for place in range(stretch.start, stretch.end):
        yield Shaped(0, place, _BOX_ADVANCE * style.size, 0.0, 0.0)


def _line(text: str, levels: Sequence[int], base: int, style: Style) -> Line:
    """Set one line: trailing spaces fall to the paragraph's side, runs stand in visual order."""
    parts = stretches(text, style.weight, levels)
    pieces: list[Piece] = []
    x = 0.0
    for index in bidi.visual_order([part.level for part in parts]):
        part = parts[index]
        if part.face is None:
            for place in range(part.start, part.end):
                pieces.append(_missing(text[place], x, style))
                x += _BOX_ADVANCE * style.size
        else:
            run, x = _run(text, part, style, x)
            pieces.append(run)
    hang = 0.45 * style.size / MM if text and text[-1] in breaks.HANGS else 0.0
    ink = max(0.0, x - style.tracking) / MM
    return Line(text=text, pieces=tuple(pieces), width=ink, reads_from_right=bool(base), hang=hang)


def _run(text: str, stretch: Stretch, style: Style, x: float) -> tuple[Run, float]:
    assert stretch.face is not None
    shaped = list(shape(text, stretch, style))
    said = _said(text, stretch, shaped)
    glyphs: list[Glyph] = []
    for glyph, saying in zip(shaped, said, strict=True):
        if not saying or not all(map(is_invisible, saying)):
            glyphs.append(Glyph(glyph.number, x + glyph.dx, glyph.dy, saying))
            x += glyph.advance
        if stretch.level % 2 == 0 and saying:
            x += gap_after(text, glyph.place + len(saying) - 1, style)
    words = text[stretch.start : stretch.end]
    # Readers of a PDF lose marks of no width: where there are any, the run says its text as a whole.
    has_marks = any(map(is_joined, words))
    plain = not has_marks and "".join(said) == words and all(len(saying) == 1 for saying in said)
    size, is_leftward = size_in(stretch, text, style), stretch.level % 2 == 1
    run = Run(stretch.face, size, tuple(glyphs), words, plain, is_leftward)
    return run, x


def _said(text: str, stretch: Stretch, shaped: Sequence[Shaped]) -> list[str]:
    """The text that each glyph stands for, so that what is printed can be found and copied again.

    Readers of a PDF turn right-to-left text round letter by letter: a ligature there says its letters backwards.
    """
    starts = sorted({glyph.place for glyph in shaped})
    following = dict(zip(starts, [*starts[1:], stretch.end], strict=True))
    is_leftward = stretch.level % 2 == 1
    members: dict[int, list[int]] = {}
    for index, glyph in enumerate(shaped):
        members.setdefault(glyph.place, []).append(index)
    said = [""] * len(shaped)
    for start, indices in members.items():
        cluster = text[start : following[start]]
        if len(cluster) < len(indices):
            said[indices[0]] = cluster
            continue
        extra = len(cluster) - len(indices) + 1
        parts = [cluster[:extra], *cluster[extra:]]
        for index, part in zip(reversed(indices) if is_leftward else indices, parts, strict=True):
            said[index] = part[::-1] if is_leftward else part
    return said


def _missing(char: str, x: float, style: Style) -> Missing:
    """The box, with the code point in two rows of small digits."""
    code = f"{ord(char):04X}"
    half = (len(code) + 1) // 2
    small = Style(style.size * 0.36, style.weight)
    label: list[Run] = []
    for row, digits in enumerate((code[:half], code[half:])):
        width_of_row = sum(glyph.advance for glyph in _digits(digits, small))
        shift = x + (MISSING_BOX * style.size - width_of_row) / 2 + 0.04 * style.size
        label.append(_small_run(digits, small, shift, style.size * (0.42, 0.04)[row]))
    return Missing(x=x + 0.04 * style.size, size=style.size, char=char, label=tuple(label))


def _digits(text: str, style: Style) -> list[Shaped]:
    return list(shape(text, Stretch(0, len(text), cases.own(style.weight), "Latn", 0), style))


def _small_run(text: str, style: Style, x: float, y: float) -> Run:
    glyphs: list[Glyph] = []
    for glyph in _digits(text, style):
        glyphs.append(Glyph(glyph.number, x, y, text[glyph.place]))
        x += glyph.advance
    return Run(cases.own(style.weight), style.size, tuple(glyphs), text, True)
