"""What is heavy is made once, when somebody first asks for it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from receptiondesk.domain.later import Later


def test_nothing_is_made_before_somebody_asks_and_then_only_once() -> None:
    made: list[str] = []

    def make() -> list[str]:
        made.append("made")
        return made

    later = Later(make)
    assert later.made is None
    with ThreadPoolExecutor(8) as desks:
        assert all(found is made for found in desks.map(lambda _turn: later(), range(50)))
    assert made == ["made"]
    assert later.made is made


def test_who_waits_for_it_is_told_when_it_is_made_and_who_comes_later_at_once() -> None:
    told: list[str] = []
    later = Later(lambda: "coach")
    later.once_made(lambda made: told.append(f"early: {made}"))
    assert told == []
    later()
    later.once_made(lambda made: told.append(f"late: {made}"))
    later()
    assert told == ["early: coach", "late: coach"]


def test_what_could_not_be_made_is_tried_again() -> None:
    answers = iter([OSError("the disk is away"), None])

    def make() -> str:
        if (trouble := next(answers)) is not None:
            raise trouble
        return "here"

    later = Later(make)
    with pytest.raises(OSError, match="away"):
        later()
    assert later() == "here"
