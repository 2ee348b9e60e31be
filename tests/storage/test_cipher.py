"""With a key the whole database is encrypted: the file, its log, every copy; without that key nobody opens it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

PLAIN = b"SQLite format 3\x00"
KEY = "it's a “secret” of the house"


def say(repo: Path, home: Path, *words: str, key: str = KEY) -> tuple[int, Any]:
    """Run a command in a process of its own, with the key in its environment."""
    environment = {**os.environ, "RECEPTIONDESK_LANG": "en", "RECEPTIONDESK_DATABASE_KEY": key}
    done = subprocess.run(
        [sys.executable, "-m", "receptiondesk", "--home", str(home), "--json", *words],
        cwd=repo, env=environment, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    return done.returncode, json.loads(done.stdout)


@pytest.fixture
def number(repo: Path, home: Path) -> str:
    """A message saved in a home that was encrypted from its first start."""
    message = ("recipient=Li Wei", "caller=Wang Fang", "matter=Ring back.")
    status, record = say(repo, home, "add", "phone_message", *message)
    assert status == 0
    taken: str = record["number"]
    return taken


def test_nothing_in_the_home_can_be_read_without_the_key(repo: Path, home: Path, number: str) -> None:
    status, made = say(repo, home, "backup")
    assert status == 0
    for file in (*home.glob("desk.db*"), Path(made["file"])):
        content = file.read_bytes()
        assert not content.startswith(PLAIN), file
        assert b"Wang" not in content
        assert b"phone_message" not in content
    for key in ("", "another key"):
        status, refused = say(repo, home, "show", number, key=key)
        assert status == 1
        assert refused["error"]["code"] == "not_a_database"
    assert say(repo, home, "show", number)[1]["caller"] == "Wang Fang"


def test_copies_go_back_and_the_history_holds_under_the_key(repo: Path, home: Path, number: str) -> None:
    copy = say(repo, home, "backup")[1]["file"]
    say(repo, home, "do", "deliver", number)
    status, checked = say(repo, home, "check")
    assert (status, checked["in_order"], checked["entries"]) == (0, True, 2)
    status, back = say(repo, home, "restore", copy)
    assert (status, back["tasks"]) == (0, 1)
    assert say(repo, home, "show", number)[1]["status"] == "taken"
    assert not Path(back["kept"]).read_bytes().startswith(PLAIN)


def test_a_damaged_file_is_put_right_from_an_encrypted_copy(repo: Path, home: Path, number: str) -> None:
    copy = say(repo, home, "backup")[1]["file"]
    (home / "desk.db").write_bytes(b"damaged" * 1000)
    assert say(repo, home, "restore", copy)[0] == 0
    assert say(repo, home, "show", number)[1]["caller"] == "Wang Fang"


def test_a_home_that_is_not_encrypted_is_refused_with_a_key_and_left_as_it_is(repo: Path, home: Path) -> None:
    say(repo, home, "add", "phone_message", "recipient=Li Wei", "caller=Wang Fang", "matter=Ring back.", key="")
    before = (home / "desk.db").read_bytes()
    status, refused = say(repo, home, "list")
    assert status == 1
    assert refused["error"]["code"] == "not_a_database"
    assert (home / "desk.db").read_bytes() == before


def test_a_key_without_anything_that_encrypts_is_said_in_words(
    repo: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without = home / "without" / "sqlcipher3"
    without.mkdir(parents=True)
    (without / "__init__.py").write_text("raise ModuleNotFoundError('sqlcipher3')", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(without.parent))
    status, refused = say(repo, home / "home", "add", "phone_message", "recipient=Li", "caller=Wang", "matter=Hello.")
    assert status == 1
    assert refused["error"]["code"] == "no_cipher"
    assert not (home / "home" / "desk.db").exists() or (home / "home" / "desk.db").stat().st_size == 0
