"""Running text on lines of a fixed height."""

import pytest

from ui.look import Role, look
from ui.look.paint import as_set, text_width
from ui.look.wrap import Wrapped


def test_a_chinese_name_does_not_push_the_lines_apart() -> None:
    plain = Wrapped("Wang Fang for Li Wei", Role.BODY, 400)
    mixed = Wrapped("王芳 for Li Wei", Role.BODY, 400)
    assert plain.height == mixed.height == look().line(Role.BODY)


@pytest.mark.parametrize("text", ["x" * 400, "长" * 200, "a b " * 80, "สวัสดีครับ" * 20, "مرحبا " * 40])
def test_nothing_is_lost_when_a_text_wraps(text: str) -> None:
    wrapped = Wrapped(text, Role.BODY, 200)
    assert wrapped.lines > 1
    assert "".join(wrapped.line_text(line) for line in range(wrapped.lines)) == text


def test_a_line_break_that_was_typed_is_kept() -> None:
    assert Wrapped("one\ntwo", Role.BODY, 400).lines == 2


def test_an_empty_text_keeps_one_line() -> None:
    assert Wrapped("", Role.BODY, 100).height == look().line(Role.BODY)


def test_an_apostrophe_in_a_name_leaves_no_hole_on_a_chinese_screen(chinese: None) -> None:
    plain, curly = text_width("Michael OBrien", Role.BODY), text_width("Michael O’Brien", Role.BODY)
    assert curly - plain < 8
    assert as_set("他说‘好’") == "他说‘好’"


def test_the_dot_between_two_parts_of_a_line_is_narrow_and_that_within_a_name_is_chinese(chinese: None) -> None:
    assert text_width("工程部 · 分机 204", Role.BODY) - text_width("工程部  分机 204", Role.BODY) < 8
    assert text_width("· 访客", Role.BODY) - text_width(" 访客", Role.BODY) < 8
    assert as_set("艾米·王") == "艾米·王"
