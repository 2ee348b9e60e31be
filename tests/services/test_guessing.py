"""Guessing a PIN at several desks at once gains nothing: they share one count, on a file and on a server."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from receptiondesk.bootstrap import open_desk
from receptiondesk.desk import Desk
from receptiondesk.domain.errors import DeskError
from receptiondesk.domain.people import WRONG_BEFORE_WAITING, Role
from receptiondesk.services.home import Home
from tests.fixtures.moved_clock import moved_clock
from tests.fixtures.staff import prove_each_pin_once

GUESSES = tuple(f"55{number:04}" for number in range(24))


def open_one(home: Path) -> Desk:
    return open_desk(Home(home), printer=lambda _pdf, _printer: None)


def guess(desk: Desk, pin: str) -> str:
    try:
        desk.people.sign_in("Lin Tao", pin)
    except DeskError as refused:
        return refused.code
    return "let in"


def test_desks_that_guess_at_once_share_one_count(
    ready_address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved_clock(monkeypatch)
    prove_each_pin_once(monkeypatch)
    monkeypatch.setenv("RECEPTIONDESK_DATABASE_URL", ready_address)
    lobby, gate = open_one(tmp_path / "lobby"), open_one(tmp_path / "gate")
    lobby.people.add("May Zhou", Role.SUPERVISOR, "739182645")
    lobby.people.add("Lin Tao", Role.RECEPTIONIST, "258036")
    with ThreadPoolExecutor(max_workers=8) as hands:
        said = list(hands.map(guess, (lobby, gate) * (len(GUESSES) // 2), GUESSES))
    assert said.count("wrong_pin") == WRONG_BEFORE_WAITING - 1
    assert said.count("wait") == len(GUESSES) - WRONG_BEFORE_WAITING + 1
    assert guess(gate, "258036") == "wait", "even the right one"
    gate.close()
    again = open_one(tmp_path / "gate")
    assert guess(again, "258036") == "wait", "and after a restart"
    again.close()
    lobby.close()
