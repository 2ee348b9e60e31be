"""Names and words, compared and found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from receptiondesk.domain.names import fold, key_prefixes, name_keys, query_terms, search_text, spelt


@pytest.mark.parametrize(
    ("one", "other"),
    [("José", "jose"), ("ＷＡＮＧ", "wang"), ("Straße", "STRASSE"), ("Łódź", "lodz"), ("Đặng", "dang"), ("٣", "٣")],
)
def test_width_case_and_accents_do_not_tell_names_apart(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("name", "reading"),
    [("单乐行", "shan"), ("曾国藩", "zeng"), ("仇英", "qiu"), ("区志坚", "ou"), ("解缙", "xie"), ("朴正欢", "piao")],
)
def test_a_surname_is_put_in_order_as_it_is_spoken(name: str, reading: str) -> None:
    assert spelt(name).startswith(reading)


def test_a_name_of_many_readings_keeps_few_keys_and_every_reading_of_each_character() -> None:
    keys = name_keys("单乐行")
    assert all(any(key.startswith(reading) for key in keys) for reading in ("shan", "dan", "chan"))
    assert {"xing", "hang", "heng"} <= keys
    assert len(name_keys("行乐单" * 5)) < 250


def test_three_digits_may_be_the_tail_of_a_number_two_may_not() -> None:
    assert key_prefixes("800") == ("800", "~008")
    assert key_prefixes("80") == ("80",)


def test_a_task_is_found_by_pinyin_of_short_parts_and_by_bare_digits() -> None:
    text = search_text(["王芳", "138-0013-8000", "Lease\x00 of\x1b 6th floor"])
    for term in ("wangf", "wf", "13800138000", "lease", "6th"):
        assert term in text
    assert "\x00" not in text
    assert "\x1b" not in text


@given(st.text(max_size=60), st.text(max_size=20))
def test_a_word_of_a_text_finds_it(text: str, word: str) -> None:
    found_by = search_text([f"{text} {word}"])
    assert all(term in found_by for term in query_terms(word))


@given(st.text(min_size=1, max_size=30))
def test_every_name_that_can_be_typed_can_be_found_by_its_first_letters(name: str) -> None:
    terms = query_terms(name)
    keys = name_keys(name)
    for term in terms[:1]:
        assert any(key.startswith(term[:40]) for key in keys)
