"""An open desk goes on while others knock with nonsense, and opens though its drafts are none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from receptiondesk.services.home import Home
from receptiondesk.services.settings import Settings, write_settings
from tests.fixtures.sitting import sit_down, stand_up
from tests.hostile.seeds import SEEDS
from ui.context import FormWanted
from ui.shell import one_desk
from ui.shell.one_desk import OneDesk

_DRAFT = json.loads(SEEDS["draft"][0])
NO_DRAFTS: tuple[dict[str, object], ...] = (
    {"kind": "no kind of this desk"},
    {"kind": "../../etc/passwd"},
    {"focus": "no field", "cursor": {"at": 2**31 - 1, "anchor": -(2**31) + 1, "scroll": -1}},
    {"texts": {"no field": "x", "visitor": "\x00\n" * 500, "expected_at": "9:" + " " * 5000 + "x"}},
    {"texts": {"visitor": "\ud800"}},
    {"correcting": "M-999999", "version": -5},
    {"correcting": "'; DROP TABLE task; --"},
    {"place": 2**31 - 1, "parked_at": "2199-01-01T00:00:00+00:00"},
    {"call": {"rings": 2**31 - 1, "hold_since": "1900-01-01T00:00:00+00:00", "hold_minutes": 2**31 - 1}},
    {"after": "\ud800\x00"},
    {"after": "'; DROP TABLE task; --", "in_part": ["no field", "visitor"]},
    {"in_part": 7},
    {"number": "../../etc/passwd"},
    {"number": "M-99999999999999999999999999"},
    {"call": {"rings": -1, "hold_since": "2199-01-01T00:00:00+00:00", "hold_minutes": -1}},
)


def say(home: Path, qtbot: QtBot, words: bytes) -> bytes:
    """Say something to the desk that is open on `home`; what it answers before it hangs up."""
    socket = QLocalSocket()
    socket.connectToServer(one_desk._name(home))
    assert socket.waitForConnected(5000)
    socket.write(words)
    gone = QLocalSocket.LocalSocketState.UnconnectedState
    qtbot.waitUntil(lambda: socket.state() is gone or socket.bytesAvailable() > 0, timeout=30_000)
    return bytes(socket.readAll().data())


def test_nonsense_is_not_answered_and_a_call_still_gets_through(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(one_desk, "_PATIENCE_MS", 300)
    asked: list[dict[str, str]] = []
    owner = QObject()
    OneDesk(tmp_path, asked.append, owner)
    for nonsense in (b"\n", b"[" * 4000 + b"\n", b"x" * 100_000, b"\xff\xfe\n", b'"call"\n', b"", b'{"verb": '):
        assert say(tmp_path, qtbot, nonsense) == b""
    assert asked == []
    assert say(tmp_path, qtbot, b'{"verb": "call", "number": 8106, "name": null}\n') == b"ok\n"
    assert asked == [{"verb": "call", "number": "8106", "name": "None"}]


@pytest.mark.expects_log("The record of a correction was not found")
def test_the_desk_opens_whatever_lies_among_its_drafts(tmp_path: Path, qtbot: QtBot) -> None:
    home = Home(tmp_path / "desk")
    home.make()
    write_settings(home.settings, Settings(company="House", station="Lobby", receptionist="Chen", screen_language="en"))
    for number, wrong in enumerate(NO_DRAFTS):
        (home.drafts / f"{number}.json").write_text(json.dumps({**_DRAFT, **wrong}), encoding="utf-8")
    (home.drafts / "folder.json").mkdir()
    home.saved_drafts.mkdir()
    for name in ("\udcff", "a name with 'quotes'", "M-000001"):
        (home.drafts / f"{name}.json").write_text(json.dumps(_DRAFT), encoding="utf-8")
    for told in (
        "lost.M-000001.20261122", "\udcff.M-000002.20261122", "l.M-99999999999999999999.20261122", "..20261122",
        "m.M-000003.20269999", "'4'.M-000004.20261122",
    ):  # fmt: skip
        texts = json.dumps({**_DRAFT, "texts": {"visitor": "\x00" * 50}})
        (home.saved_drafts / f"{told}T060000000000.json").write_text(texts, encoding="utf-8")
    sitting = sit_down(home, qtbot)
    try:
        hostile = {"callback_number": "1\n\x00" * 50, "caller": "<b>\u202e'; --\x1b[31m" * 20, "no field": "x"}
        sitting.context.form_wanted.emit(FormWanted(kind="phone_message", texts=hostile, ringing=True))
        sitting.rest()
        assert sitting.form is not None
        taken = sitting.take("visit", visitor="Zhang", host="Li")
        assert [task.number for task in sitting.all_tasks()] == [taken]
        qtbot.waitUntil(lambda: any("2 tasks are not in" in notice for notice in sitting.notices))
    finally:
        stand_up(sitting)
    assert len(list(home.drafts.glob("*.json"))) >= len(NO_DRAFTS)
