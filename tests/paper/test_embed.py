"""Fonts of every make end up inside the file as they look on the screen."""

from pathlib import Path

import pypdfium2
import pytest
from fontTools import subset, varLib
from fontTools.designspaceLib import AxisDescriptor, DesignSpaceDocument, SourceDescriptor
from fontTools.ttLib import TTFont

import resources
from receptiondesk.paper.embed import EmbeddedFace
from receptiondesk.paper.lettering import faces
from receptiondesk.paper.lettering.lines import Glyph, Line, Run
from receptiondesk.paper.lettering.runs import Stretch, shape
from receptiondesk.paper.lettering.style import Style, Weight
from receptiondesk.paper.marks import Cell, Text
from receptiondesk.paper.press import Page, Placed, print_pages

WORD = "Hamburg"


@pytest.fixture(scope="module")
def variable_font(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A font with a weight axis, such as newer systems have for Chinese."""
    folder = tmp_path_factory.mktemp("fonts")
    space = DesignSpaceDocument()
    axis = AxisDescriptor()
    axis.tag, axis.name, axis.minimum, axis.default, axis.maximum = "wght", "Weight", 400, 400, 600
    space.addAxis(axis)
    for name, weight in (("Regular", 400), ("SemiBold", 600)):
        font = TTFont(resources.path("fonts", f"DeskInter-{name}.ttf"))
        options = subset.Options(layout_features=[], hinting=False, notdef_outline=True)
        cutter = subset.Subsetter(options)
        cutter.populate(text=WORD)
        cutter.subset(font)
        for table in ("GSUB", "GPOS", "GDEF", "STAT"):
            if table in font:
                del font[table]
        path = folder / f"{name}.ttf"
        font.save(path)
        source = SourceDescriptor()
        source.path, source.font, source.location = str(path), TTFont(path), {"Weight": weight}
        space.addSource(source)
    made, _, _ = varLib.build(space)
    made.save(folder / "variable.ttf")
    return folder / "variable.ttf"


def set_in(path: Path, weight: Weight) -> Run:
    """The word in a given font."""
    key = faces.pick(str(path), weight)
    assert key is not None
    face = faces.load(key)
    glyphs: list[Glyph] = []
    x = 0.0
    for glyph in shape(WORD, Stretch(0, len(WORD), face, "Latn", 0), Style(20, weight)):
        glyphs.append(Glyph(glyph.number, x, 0.0, WORD[glyph.place]))
        x += glyph.advance
    return Run(face, 20, tuple(glyphs), WORD, True)


def ink(run: Run) -> float:
    """How much black the word leaves on the paper."""
    cell = Cell(80, 20, (Text(5, 12, Line(WORD, (run,), 70, False)),))
    document = pypdfium2.PdfDocument(print_pages((Page(80, 20, (Placed(cell),)),), title=""))
    assert WORD in document[0].get_textpage().get_text_bounded()
    histogram = document[0].render(scale=3, grayscale=True).to_pil().histogram()
    return float(sum((255 - value) * count for value, count in enumerate(histogram)))


def test_a_font_with_a_weight_axis_is_printed_at_the_weight_that_is_wanted(variable_font: Path) -> None:
    regular, bold = (ink(set_in(variable_font, weight)) for weight in (Weight.REGULAR, Weight.SEMIBOLD))
    assert bold > regular * 1.15
    for weight, name, black in ((Weight.REGULAR, "Regular", regular), (Weight.SEMIBOLD, "SemiBold", bold)):
        own = ink(set_in(resources.path("fonts", f"DeskInter-{name}.ttf"), weight))
        assert black == pytest.approx(own, rel=0.03)


def test_only_the_glyphs_that_are_used_are_in_the_file() -> None:
    run = set_in(resources.path("fonts", "DeskInter-Regular.ttf"), Weight.REGULAR)
    embedded = EmbeddedFace(run.face, [run])
    assert len(embedded.code) == len(set(WORD)) + 1
    assert len(bytes(embedded.program.blob.data)) < 10_000


def test_a_file_that_is_no_font_is_passed_over(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"not a font at all")
    assert faces.pick(str(broken), Weight.REGULAR) is None
    assert faces.pick(str(tmp_path / "nowhere.ttf"), Weight.REGULAR) is None
