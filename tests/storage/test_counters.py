"""Running numbers, in stretches as people say them."""

from __future__ import annotations

from receptiondesk.storage.counters import numbers_between, stretches


def test_numbers_without_a_gap_are_one_stretch_and_each_kind_is_told_by_itself() -> None:
    numbers = ["M-000009", "M-000010", "M-000012", "V-000013", "M-999999", "M-1000000"]
    assert list(stretches(numbers)) == [
        ("M-000009", "M-000010"),
        ("M-000012", "M-000012"),
        ("V-000013", "V-000013"),
        ("M-999999", "M-1000000"),
    ]
    assert list(stretches([])) == []


def test_a_stretch_is_all_the_numbers_from_its_first_to_its_last() -> None:
    assert list(stretches(numbers_between("T-000098", "T-000101"))) == [("T-000098", "T-000101")]
