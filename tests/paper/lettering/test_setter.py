"""Every script is drawn in letters that exist, in the order in which it is read."""

import pytest

from receptiondesk.paper.lettering.lines import Missing, Run
from receptiondesk.paper.lettering.setter import set_line
from receptiondesk.paper.lettering.style import Style, Weight

BODY = Style(10)


def runs(text: str, style: Style = BODY) -> list[Run]:
    return [piece for piece in set_line(text, style).pieces if isinstance(piece, Run)]


@pytest.mark.parametrize(
    "text",
    [
        "Zoë Łukasz Nguyễn Thị Ánh",
        "Ελένη",
        "Жанна",
        "李伟王芳",
        "꿈 하나",
        "さくら",
        "คุณสมชาย",
        "محمد",
        "דוד",
        "नमस्ते",
    ],
)
def test_every_letter_has_a_glyph(text: str) -> None:
    for weight in (Weight.REGULAR, Weight.SEMIBOLD):
        pieces = set_line(text, Style(10, weight)).pieces
        assert pieces
        for piece in pieces:
            assert isinstance(piece, Run)
            assert all(glyph.number for glyph in piece.glyphs)


def test_a_character_that_no_font_draws_shows_its_code_point() -> None:
    line = set_line("a\U0010fffdb", BODY)
    (missing,) = [piece for piece in line.pieces if isinstance(piece, Missing)]
    assert missing.char == "\U0010fffd"
    assert "".join(run.text for run in missing.label) == "10FFFD"
    assert line.width > set_line("ab", BODY).width + 2


def test_latin_letters_come_from_the_desks_own_face_wherever_they_stand() -> None:
    faces = {run.text.strip(): run.face.key.path for run in runs("李伟 Li Wei")}
    assert "DeskInter" in faces["Li Wei"]
    assert "DeskInter" not in faces["李伟"]


def test_quotes_follow_the_text_around_them() -> None:
    assert len(runs("她说“下周一也可以”。")) == 1
    assert len(runs("She said “Monday” … and left")) == 1


def test_chinese_and_digits_get_air_between_them() -> None:
    loose = set_line("周五10点", BODY).width
    parts = sum(set_line(part, BODY).width for part in ("周五", "10", "点"))
    assert loose == pytest.approx(parts + 2 * 0.17 * 10 * 25.4 / 72, abs=0.02)


def test_arabic_is_joined_and_runs_from_right_to_left() -> None:
    line = set_line("محمد", BODY)
    assert line.reads_from_right
    (run,) = [piece for piece in line.pieces if isinstance(piece, Run)]
    said = [glyph.text for glyph in sorted(run.glyphs, key=lambda glyph: -glyph.x)]
    assert "".join(said) == "محمد"
    # Joined letters are other glyphs than the same letters alone.
    alone = {runs(letter)[0].glyphs[0].number for letter in "محد"}
    assert alone.isdisjoint({glyph.number for glyph in run.glyphs[1:]})


def test_numbers_and_latin_names_inside_arabic_keep_their_own_direction() -> None:
    line = set_line("الاجتماع مع Mr. Smith في 10:30", BODY)
    order = [piece.text.strip() for piece in line.pieces if isinstance(piece, Run)]
    assert order.index("10:30") < order.index("Mr. Smith")


def test_an_arabic_name_inside_english_keeps_its_place() -> None:
    line = set_line("Call محمد at 10:30", BODY)
    assert not line.reads_from_right
    first = line.pieces[0]
    assert isinstance(first, Run)
    assert first.text.strip() == "Call"


def test_what_is_typed_is_what_is_printed() -> None:
    for text in ("<b>&amp;", "->", "fi ffi", "3x4", "%s {0}"):
        assert "".join(glyph.text for run in runs(text) for glyph in run.glyphs) == text


def test_steering_characters_draw_nothing() -> None:
    assert set_line("a\u200eb\u00adc", BODY).width == pytest.approx(set_line("abc", BODY).width, abs=0.1)
