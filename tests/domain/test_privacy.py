"""What passers-by may see of a number, and which fields belong to a person."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from receptiondesk.domain.privacy import HIDDEN, Mask, masked, masked_by_itself, masked_within
from tests.fixtures.records import KINDS


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("13800138000", "138 •••• 8000"),
        ("138 0013 8000", "138 •••• 8000"),
        ("+86 138-0013-8000", "138 •••• 8000"),
        ("008613800138000", "138 •••• 8000"),
        ("１３８００１３８０００", "138 •••• 8000"),
        ("+86 512 6288 8888", "512 •••• 8888"),
        ("0512-62888888", "051 •••• 8888"),
        ("62888888", "•••• 8888"),
        ("628888", "•••• 88"),
        ("8023", "8023"),
        ("none", "none"),
        ("", ""),
    ],
)
def test_the_middle_of_a_telephone_number_is_hidden(typed: str, shown: str) -> None:
    assert masked(typed, Mask.PHONE) == shown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("320501198804174417", "320 •••• 17"),
        ("32050119880417441X", "320 •••• 1X"),
        ("E1234567", "•••• 67"),
        ("12345", "••••"),
        ("", ""),
    ],
)
def test_of_a_document_the_first_three_and_the_last_two_characters_are_seen(typed: str, shown: str) -> None:
    assert masked(typed, Mask.DOCUMENT) == shown


@pytest.mark.parametrize(
    ("typed", "mask"), [("13800138000", Mask.PHONE), ("320501198804174417", Mask.DOCUMENT), ("a@b.cn", Mask.EMAIL)]
)
def test_what_is_hidden_once_is_not_hidden_twice(typed: str, mask: Mask) -> None:
    once = masked(typed, mask)
    assert HIDDEN in once
    assert masked(once, mask) == once


def test_of_an_address_the_first_letter_and_the_place_are_seen() -> None:
    assert masked("wang.fang@example.com", Mask.EMAIL) == "w••••@example.com"
    assert masked("no address at all", Mask.EMAIL) == "noa •••• ll"
    assert masked("anything", None) == "anything"


@given(st.text(max_size=60), st.sampled_from(list(Mask)))
def test_at_least_half_of_a_long_number_is_hidden(typed: str, mask: Mask) -> None:
    shown = masked(typed, mask)
    digits = [c for c in typed if c.isdigit()]
    if mask is Mask.PHONE and len(digits) > 13:
        assert sum(c.isdigit() for c in shown) <= 7
    if mask is Mask.DOCUMENT and len("".join(typed.split())) > 10:
        assert len(shown.replace(HIDDEN, "").replace(" ", "")) <= 5


@pytest.mark.parametrize("told", ["13800138000", "+86 138 0013 8000", "0512-62888888", "320501198804174417", "a@b.cn"])
def test_an_imported_value_that_can_only_be_such_a_number_is_hidden_too(told: str) -> None:
    assert HIDDEN in masked_by_itself(told)


@pytest.mark.parametrize("told", ["2026-11-20", "2026-11-20 09:38", "12", "1,250,000", "B座12层", "苏E·8K321", ""])
def test_other_imported_values_are_shown_as_they_are(told: str) -> None:
    assert masked_by_itself(told) == told


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_whatever_is_hidden_belongs_to_a_person(kind) -> None:  # type: ignore[no-untyped-def]
    assert all(field.personal for field in kind.fields if field.mask)
    assert any(field.personal for field in kind.fields)
    # A colleague's name is the house's own; a state or a count tells nothing of anybody.
    own = {field.name for field in kind.fields if not field.personal}
    assert own & {"recipient", "host", "guide"}


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("打13800138000找王先生", "打138 •••• 8000找王先生"),
        ("Wang, +86 138 0013 8000, at 3", "Wang, 138 •••• 8000, at 3"),
        ("１３８００１３８０００ 王", "138 •••• 8000 王"),
        ("身份证320501198804174417", "身份证320 •••• 17"),
        ("写信给wang.fang@example.com。", "写信给w••••@example.com。"),
        ("On 2026-11-20 at 09:38, for 1,250,000", "On 2026-11-20 at 09:38, for 1,250,000"),
        ("Parcel SF1234567890123", "Parcel SF1234567890123"),
    ],
)
def test_a_number_within_the_words_of_a_list_is_hidden(written: str, shown: str) -> None:
    assert masked_within(written) == shown


@given(st.text(alphabet="王 ，打。(-:", max_size=200), st.text(alphabet="王 ，打。):", max_size=200))
def test_a_number_is_hidden_whatever_words_stand_around_it(before: str, after: str) -> None:
    assert masked_within(f"{before}13800138000{after}") == f"{before}138 •••• 8000{after}"
