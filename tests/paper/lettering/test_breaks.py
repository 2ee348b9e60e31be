"""Where lines end, in every script."""

from hypothesis import given
from hypothesis import strategies as some

from receptiondesk.paper.lettering.breaks import NOT_FIRST, NOT_LAST
from receptiondesk.paper.lettering.setter import shorten, width, wrap
from receptiondesk.paper.lettering.style import Style

BODY = Style(10)


def lines(text: str, column: float) -> list[str]:
    return [line.text for line in wrap(text, BODY, column)]


def test_latin_breaks_after_spaces_hyphens_and_slashes() -> None:
    assert lines("needs the loading-bay gate", 24) == ["needs the", "loading-bay", "gate"]
    assert lines("curtains/blinds/carpets", 20) == ["curtains/", "blinds/", "carpets"]


def test_a_word_wider_than_the_column_is_cut_without_a_hyphen() -> None:
    name = "Wolfeschlegelsteinhausenbergerdorff"
    parts = lines(name, 30)
    assert len(parts) > 1
    assert "".join(parts) == name


def test_typed_line_ends_stay() -> None:
    assert lines("Please ring back.\n\nThank you.", 90) == ["Please ring back.", "", "Thank you."]


def test_chinese_breaks_anywhere_but_before_closing_and_after_opening_marks() -> None:
    text = "请回电（确认时间），若周五不便，改到下周一“也可以”。谢谢！"
    for column in range(15, 60):
        for line in lines(text, column):
            assert line[0] not in NOT_FIRST
            assert line[-1] not in NOT_LAST


def test_no_chinese_character_is_left_alone_on_the_last_line() -> None:
    text = "需要打开卸货区大门让小型货车进入"
    for column in range(10, 60):
        assert len(lines(text, column)[-1]) > 1


def test_numbers_keep_their_measure_words_telephone_groups_and_plates_stay_whole() -> None:
    text = "样品箱 2 只、笔记本电脑 1 台，电话 138 0013 8000，车牌 苏E·8K321，请放行"
    for column in range(32, 70):
        read = "\n".join(lines(text, column))
        for together in ("2 只", "1 台", "138 0013 8000", "苏E·8K321"):
            assert together in read


def test_thai_breaks_at_spaces_and_never_inside_a_letter_with_its_marks() -> None:
    assert lines("คุณ สมชาย วงศ์สุวรรณพานิชเจริญกิจ", 45)[0] == "คุณ สมชาย"
    parts = lines("ขอให้ติดต่อกลับเรื่องใบเสนอราคาห้องตัวอย่างภายในวันศุกร์นี้", 20)
    assert "".join(parts) == "ขอให้ติดต่อกลับเรื่องใบเสนอราคาห้องตัวอย่างภายในวันศุกร์นี้"
    for part in parts:
        assert part[0] not in "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e47\u0e48\u0e49\u0e4aะาำ"
        assert part[-1] not in "เแโใไ"


def test_what_is_cut_says_so_with_three_dots() -> None:
    line = shorten("Hubert Wolfeschlegelsteinhausenbergerdorff", BODY, 35)
    assert line.text.endswith("…")
    assert line.width <= 35
    arabic = shorten("شركة الأفق للتجارة والمقاولات العامة", BODY, 30)
    assert arabic.text.endswith("…")
    # At the end of reading, which is the left.
    assert arabic.reads_from_right


@given(
    some.text(alphabet=some.sampled_from("ab -/，。（）中文字1 2\nกัเ"), max_size=80), some.integers(8, 60)
)
def test_nothing_is_lost_and_nothing_is_wider_than_the_column(text: str, column: int) -> None:
    wrapped = wrap(text, BODY, column)
    assert "".join("".join(line.text for line in wrapped).split()) == "".join(text.split())
    for line in wrapped:
        assert line.width - line.hang <= column + 0.2 or len(line.text) <= 2


def test_a_line_is_as_wide_as_its_letters() -> None:
    assert width("", BODY) == 0
    assert 0 < width("Li", BODY) < width("Li Wei", BODY)
