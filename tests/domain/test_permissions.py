"""What each may do, and which PINs are any good."""

from pathlib import Path

import pytest

from receptiondesk import i18n
from receptiondesk.domain import when
from receptiondesk.domain.fields import Reading
from receptiondesk.domain.people import ROLE_LABELS, Pin, Role, as_typed, wait_after
from receptiondesk.domain.permissions import MAY, Act, NotAllowed, may
from receptiondesk.i18n import _


def wrong_with(pin: str) -> list[str]:
    return [trouble.code for trouble in Pin().judge(as_typed(pin), Reading(now=when.now()))]


def test_every_act_stands_in_the_table_and_a_supervisor_may_do_it() -> None:
    assert set(MAY) == set(Act)
    assert all(may(Role.SUPERVISOR, act) for act in Act)


def test_a_guard_lets_people_in_and_out_and_corrects_nothing() -> None:
    assert [act for act in Act if may(Role.GUARD, act)] == [
        Act.TAKE, Act.MOVE_ON, Act.UNDO, Act.PRINT, Act.PRESENCE,
    ]  # fmt: skip


def test_whoever_may_less_may_nothing_that_the_next_may_not() -> None:
    for act in Act:
        assert may(Role.GUARD, act) <= may(Role.RECEPTIONIST, act) <= may(Role.SUPERVISOR, act)


def test_a_refusal_names_what_was_wanted_and_whom_to_ask() -> None:
    assert NotAllowed(Act.EXPORT).text == (
        "“Write records to a file” is for a supervisor. Ask one, or let one sign in here."
    )


def test_a_refusal_speaks_the_language_of_the_screen(chinese: None) -> None:
    assert i18n.language() == "zh_CN"
    assert not NotAllowed(Act.EXPORT).text.isascii()
    assert "Write records" not in NotAllowed(Act.EXPORT).text


@pytest.mark.parametrize("pin", ["4711", "739182645", "２５８１", " 9053 ", "112358"])
def test_a_pin_is_four_to_twelve_digits(pin: str) -> None:
    assert wrong_with(pin) == []


@pytest.mark.parametrize(
    ("pin", "code"),
    [
        ("471", "wrong_length"),
        ("4711471147114", "wrong_length"),
        ("47a1", "not_digits"),
        ("47 11", "not_digits"),
        ("٤٧١١", "not_digits"),
        ("0000", "too_simple"),
        ("1234", "too_simple"),
        ("98765432", "too_simple"),
        ("7890", "too_simple"),
        ("2468", "too_simple"),
    ],
)
def test_a_pin_that_is_none_or_that_everybody_tries_first_is_refused(pin: str, code: str) -> None:
    assert wrong_with(pin) == [code]


def test_four_wrong_pins_cost_nothing_and_then_the_wait_doubles_up_to_an_hour() -> None:
    waits = [int(wait_after(wrong).total_seconds() / 60) for wrong in range(1, 14)]
    assert waits == [0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]
    assert wait_after(1_000_000).total_seconds() == 3600


def test_the_manual_shows_the_same_table(repo: Path) -> None:
    lines = (repo / "docs" / "people.md").read_text(encoding="utf-8").splitlines()
    shown = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines if line.startswith("| ")]
    assert shown == [
        ("", *(_(ROLE_LABELS[role]) for role in Role)),
        *((act.label, *("yes" if may(role, act) else "–" for role in Role)) for act in Act),
    ]
