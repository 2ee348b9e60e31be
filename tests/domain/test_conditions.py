"""Conditions are sentences about what is known; nothing in them is ever executed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from receptiondesk.domain.conditions import NotACondition, read_condition

NAMES = frozenset({"party_size", "colleague_out", "rain", "night"})


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("party_size >= 4", True),
        ("party_size > 4", False),
        ("2 <= party_size < 5", True),
        ("party_size == 4 and not colleague_out", True),
        ("party_size != 4 or colleague_out", False),
        ("not (party_size < 2)", True),
        ("rain", None),
        ("not rain", None),
        ("night > 2", None),
        ("rain and colleague_out", False),
        ("rain or party_size == 4", True),
        ("rain and party_size == 4", None),
    ],
)
def test_a_condition_holds_fails_or_stays_open_where_too_little_is_known(text: str, holds: bool | None) -> None:
    facts = {"party_size": 4, "colleague_out": False, "rain": None}
    assert read_condition(text, NAMES).holds(facts) is holds


@pytest.mark.parametrize(
    "text",
    [
        "",
        "party_size >",
        "weather",
        "__import__('os').remove('x')",
        "party_size.real > 1",
        "party_size + 1 > 2",
        "rain if night else rain",
        "lambda: rain",
        "[rain]",
        "'rain'",
        "party_size > 1.5",
        "party_size is rain",
        "party_size in night",
        "rain == True",
        "(rain and night) > 1",
        "True",
        "1",
        "rain = 1",
    ],
)
def test_anything_but_names_numbers_and_comparisons_is_refused(text: str) -> None:
    with pytest.raises(NotACondition):
        read_condition(text, NAMES)


@given(st.text(max_size=40))
def test_no_text_at_all_is_executed(text: str) -> None:
    try:
        condition = read_condition(text, NAMES)
    except NotACondition:
        return
    assert condition.names <= NAMES
    assert condition.holds({}) is None
