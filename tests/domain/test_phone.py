"""Telephone numbers in every form in which people give them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from receptiondesk.domain.phone import comparable, read_phone


@pytest.mark.parametrize(
    "typed",
    [
        "13800138000",
        "138 0013 8000",
        "138-0013-8000",
        "+86 138 0013 8000",
        "+8613800138000",
        "0086-138-0013-8000",
        "8613800138000",
        "１３８００１３８０００",
        " (138) 0013.8000 ",
        "138–0013–8000",
        "13800138000转801",
    ],
)
def test_one_number_is_one_number_in_any_form(typed: str) -> None:
    number = read_phone(typed)
    assert (number.typed, number.digits, number.trouble) == (typed, "13800138000", "")
    assert number.groups == ("138", "0013", "8000")
    assert number.spoken == "138 – 0013 – 8000"
    assert comparable(typed) == "13800138000"


@pytest.mark.parametrize(
    ("typed", "digits", "extension"),
    [
        ("010-88888888转8023", "1088888888", "8023"),
        ("010 8888 8888 转分机 8023", "1088888888", "8023"),
        ("(0755) 2688 8888 分机 12", "75526888888", "12"),
        ("0755-26888888 分机号：12", "75526888888", "12"),
        ("0755-26888888-801", "75526888888", "801"),
        ("+86-571-88888888-8001", "57188888888", "8001"),
        ("021 5888 8888 ext. 5", "2158888888", "5"),
        ("021 5888 8888 EXT5", "2158888888", "5"),
        ("021 5888 8888 extension 5", "2158888888", "5"),
        ("021 5888 8888;ext=5", "2158888888", "5"),
        ("021 5888 8888 x 5", "2158888888", "5"),
        ("02158888888,,801", "2158888888", "801"),
        ("021 5888 8888 #801", "2158888888", "801"),
        ("400 820 8820 转 2", "4008208820", "2"),
        ("+44 20 7946 0958 x12", "442079460958", "12"),
        ("内线8023", "8023", ""),
        ("转 801", "801", ""),
        ("8023", "8023", ""),
    ],
)
def test_extensions_are_told_from_the_number(typed: str, digits: str, extension: str) -> None:
    number = read_phone(typed)
    assert (number.digits, number.extension, number.trouble) == (digits, extension, "")


@pytest.mark.parametrize(
    ("typed", "groups"),
    [
        ("4008208820", ("400", "820", "8820")),
        ("800-810-8888", ("800", "810", "8888")),
        ("01088888888", ("010", "8888", "8888")),
        ("88888888", ("8888", "8888")),
        ("021-6888888", ("021", "688", "8888")),
        ("+852 23456789", ("+852", "2345", "6789")),
        ("+886 912345678", ("+886", "912", "345", "678")),
        ("+886 223456789", ("+886", "2", "2345", "6789")),
        ("+12024561414", ("+1", "202", "456", "1414")),
        ("+81 312345678", ("+81", "3", "1234", "5678")),
        ("110", ("110",)),
        ("95588", ("95588",)),
        ("268801", ("268801",)),
    ],
)
def test_a_number_is_read_back_in_its_own_groups(typed: str, groups: tuple[str, ...]) -> None:
    number = read_phone(typed)
    assert (number.groups, number.trouble) == (groups, "")


@pytest.mark.parametrize(
    ("typed", "region", "digits", "groups"),
    [
        ("2345 6789", "HK", "23456789", ("2345", "6789")),
        ("0912 345 678", "TW", "912345678", ("0912", "345", "678")),
        ("(202) 456-1414", "US", "2024561414", ("202", "456", "1414")),
        ("020 7946 0958", "GB", "2079460958", ("020", "7946", "0958")),
        ("+86 138 0013 8000", "US", "8613800138000", ("+86", "138", "0013", "8000")),
    ],
)
def test_a_desk_elsewhere_reads_its_own_countrys_numbers(
    typed: str, region: str, digits: str, groups: tuple[str, ...]
) -> None:
    number = read_phone(typed, region)
    assert (number.digits, number.groups, number.trouble) == (digits, groups, "")


@pytest.mark.parametrize(
    ("typed", "trouble"),
    [
        ("1380013800", "too_short"),
        ("138001380001", "too_long"),
        ("1", "too_short"),
        ("12", "too_short"),
        ("+86 13", "too_short"),
        ("9" * 40, "too_long"),
        ("13800138000 13900139000", "too_long"),
        ("+999 123 4567", "not_a_number"),
        ("call me", "not_a_number"),
        ("138-OOI3-8000", "not_a_number"),
        ("+", "not_a_number"),
        ("()", "not_a_number"),
        ("", "not_a_number"),
    ],
)
def test_what_cannot_be_a_number_is_said_to_be_so(typed: str, trouble: str) -> None:
    assert read_phone(typed).trouble == trouble


@given(st.text(max_size=70) | st.text(alphabet="+0123456789 -()转x#,;分机ext.", max_size=30))
def test_reading_never_fails_and_never_invents_a_digit(typed: str) -> None:
    number = read_phone(typed)
    assert number.typed == typed
    if not number.trouble:
        assert number.digits
        assert number.groups
