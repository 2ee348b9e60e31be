"""What a start is asked to do."""

import pytest

from ui.app import _parse, _request


@pytest.mark.parametrize(
    ("words", "number", "name"),
    [
        (["call", "13800138000"], "13800138000", ""),
        (["call", "+86 138 0013 8000", "--name", "王芳"], "+86 138 0013 8000", "王芳"),
        (["receptiondesk://call?from=13800138000"], "13800138000", ""),
        (["receptiondesk://call?from=%2B8613800138000&name=Wang+Fang"], "+8613800138000", "Wang Fang"),
        (["receptiondesk://call?from=+8613800138000"], "+8613800138000", ""),
        (["receptiondesk://call?from=138%200013%208000&name=%E7%8E%8B"], "138 0013 8000", "王"),
        (["--home", "desk", "receptiondesk://call?from=-1"], "-1", ""),
    ],
)
def test_a_call_is_understood_from_words_and_from_an_address(words: list[str], number: str, name: str) -> None:
    assert _request(_parse(words)) == {"verb": "call", "number": number, "name": name}


def test_a_second_start_without_words_only_wants_to_see_the_desk() -> None:
    assert _request(_parse([])) == {"verb": "show"}
