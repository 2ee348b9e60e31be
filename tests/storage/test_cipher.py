"""With a key the whole database is encrypted: the file, its log, every copy; without that key nobody opens it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from receptiondesk.bootstrap import open_desk
from receptiondesk.domain.people import Role
from receptiondesk.domain.task import LogbookFilter
from receptiondesk.services.home import Home
from receptiondesk.storage.sqlite import is_plain
from receptiondesk.tasks.phone_message.record import PhoneMessage

PLAIN = b"SQLite format 3\x00"
KEY = "it's a “secret” of the house"


DYING = """
import os, signal, sys

def dying(real):
    def call(*words, **more):
        global left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*words, **more)
    return call

left = int(sys.argv[1])
os.fsync, os.replace = dying(os.fsync), dying(os.replace)
from receptiondesk.cli.entry import main
sys.exit(main(sys.argv[2:]))
"""
"""A desk that is killed when it comes to the disk for the so-and-so-many-th time."""


def run(repo: Path, home: Path, *words: str, key: str, program: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "RECEPTIONDESK_LANG": "en", "RECEPTIONDESK_DATABASE_KEY": key}
    return subprocess.run(
        [sys.executable, *program, "--home", str(home), "--json", *words],
        cwd=repo, env=environment, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip


def say(repo: Path, home: Path, *words: str, key: str = KEY) -> tuple[int, Any]:
    """Run a command in a process of its own, with the key in its environment."""
    done = run(repo, home, *words, key=key, program=("-m", "receptiondesk"))
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
    assert refused["error"]["code"] == "not_encrypted"
    assert "encrypt" in refused["error"]["text"]
    assert (home / "desk.db").read_bytes() == before


@pytest.fixture
def plain(repo: Path, home: Path, tmp_path: Path) -> Home:
    """A home that began without a key: some messages, a copy in it, and one in the second folder."""
    own = Home(home)
    desk = open_desk(own, printer=lambda _pdf, _printer: None)
    desk.settings.keep(replace(desk.settings(), backup_folder=str(tmp_path / "stick")))
    (tmp_path / "stick").mkdir()
    for turn in range(3):
        message = PhoneMessage(recipient="Li Wei", caller="Wang Fang", matter=f"Rent {turn}")
        desk.tasks.take(desk.kinds["phone_message"], message)
    desk.backups.make_here_and_there()
    desk.close()
    return own


def databases(home: Home, tmp_path: Path) -> list[Path]:
    return [*home.folder.glob("desk.db*"), *home.backups.glob("*"), *(tmp_path / "stick").glob("*")]


def test_a_home_that_began_without_a_key_is_encrypted_with_all_its_copies_and_back(
    repo: Path, plain: Home, tmp_path: Path
) -> None:
    before = say(repo, plain.folder, "check", key="")[1]
    status, done = say(repo, plain.folder, "encrypt")
    assert (status, done) == (0, {"files": 4, "left": []})  # the database, two copies, and one made just before
    assert not [file for file in databases(plain, tmp_path) if b"Wang" in file.read_bytes()]
    assert say(repo, plain.folder, "check") == (0, before)
    assert say(repo, plain.folder, "list", key="")[1]["error"]["code"] == "not_a_database"
    assert say(repo, plain.folder, "encrypt") == (0, {"files": 0, "left": []})
    copy = max(plain.backups.glob("*.db"))
    assert say(repo, plain.folder, "restore", str(copy))[1]["tasks"] == 3
    status, done = say(repo, plain.folder, "decrypt")
    assert (status, done["left"]) == (0, [])
    assert all(file.read_bytes().startswith(PLAIN) for file in databases(plain, tmp_path))
    assert say(repo, plain.folder, "check", key="")[1]["in_order"] is True


@pytest.mark.parametrize("times", [1, 6, 11])
def test_whoever_is_killed_while_encrypting_has_the_old_form_or_the_new_one_and_can_go_on(
    repo: Path, plain: Home, tmp_path: Path, times: int
) -> None:
    killed = run(repo, plain.folder, "encrypt", key=KEY, program=("-c", DYING, str(times)))
    assert killed.returncode == -signal.SIGKILL
    key = "" if is_plain(plain.database) else KEY
    assert say(repo, plain.folder, "check", key=key)[1]["tasks"] == 3
    assert say(repo, plain.folder, "encrypt")[0] == 0
    assert say(repo, plain.folder, "check")[1]["tasks"] == 3
    left = [file for file in databases(plain, tmp_path) if b"Wang" in file.read_bytes()]
    assert [file for file in left if not file.name.startswith(".unfinished")] == []


def test_a_database_that_is_in_use_is_not_encrypted(repo: Path, plain: Home) -> None:
    desk = open_desk(plain, printer=lambda _pdf, _printer: None)
    desk.tasks.page(LogbookFilter())
    status, refused = say(repo, plain.folder, "encrypt")
    assert (status, refused["error"]["code"]) == (1, "in_use")
    desk.close()
    assert is_plain(plain.database)


def test_a_copy_that_nobody_can_read_is_named_and_stays(repo: Path, plain: Home) -> None:
    spoilt = plain.backups / "desk-20260101-120000.db"
    spoilt.write_bytes(PLAIN + b"not a page" * 1000)
    status, done = say(repo, plain.folder, "encrypt")
    assert (status, done["left"]) == (1, [str(spoilt)])
    assert spoilt.read_bytes().startswith(PLAIN)


def test_without_a_key_and_on_a_server_there_is_nothing_to_encrypt(
    repo: Path, plain: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert say(repo, plain.folder, "encrypt", key="")[1]["error"]["code"] == "no_key"
    monkeypatch.setenv("RECEPTIONDESK_DATABASE_URL", "postgresql://nobody@localhost:1/desk")
    assert say(repo, plain.folder, "encrypt")[1]["error"]["code"] == "on_a_server"


def test_who_may_not_put_copies_back_may_not_encrypt_either(repo: Path, plain: Home) -> None:
    desk = open_desk(plain, printer=lambda _pdf, _printer: None)
    desk.people.add("Zhao", Role.SUPERVISOR, "739164")
    desk.close()
    assert say(repo, plain.folder, "encrypt")[0] == 1
    assert is_plain(plain.database)


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
