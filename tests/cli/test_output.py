"""What a person sees in the terminal, and what must never reach it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from receptiondesk.bootstrap import open_desk
from receptiondesk.cli.layout import columns, cut, pairs, width
from receptiondesk.services.home import Home
from receptiondesk.services.settings import Settings
from receptiondesk.services.tasks import Tasks

Say = Callable[..., Any]
HOSTILE = ["=1+1", "<b>bold</b>", "'; DROP TABLE task; --", "%s{0}{name}", "‮gnirts‬"]


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_is_typed_stays_text(ask: Say, text: str) -> None:
    number = ask("add", "visit", f"visitor={text}", "purpose=Talk")["number"]
    assert ask("show", number)["visitor"] == text
    assert len(ask("list")["tasks"]) == 1


def test_an_imported_escape_cannot_steer_the_terminal(say: Say, ask: Say, tmp_path: Path) -> None:
    file = tmp_path / "visits.csv"
    file.write_text("visitor,purpose,colour\nLi,Talk,\x1b[31mred\x9b2J\u202e\n", encoding="utf-8")
    assert ask("import", "visit", file)["added"] == 1
    shown = say("show", "V-000001")
    assert not {"\x1b", "\x9b", "\u202e"} & set(shown.out)
    assert "\\u001b[31mred" in shown.out
    raw = say("show", "V-000001", "--json")
    assert not {"\x1b", "\x9b", "\u202e"} & set(raw.out)
    assert raw.document["extra"]["colour"] == "\x1b[31mred\x9b2J\u202e"


def test_failures_go_to_standard_error_and_leave_standard_output_empty(say: Say) -> None:
    said = say("show", "M-000001")
    assert (said.status, said.out) == (1, "")
    assert "There is no task M-000001." in said.err
    said = say("add", "visit")
    assert (said.status, said.out) == (2, "")
    assert "visitor: Please fill this in." in said.err


def test_chinese_and_latin_names_stand_in_straight_columns() -> None:
    lines = columns([("M-1", "李伟", "x"), ("M-2", "Abe", "y"), ("M-3", "e\u0301a", "z")]).splitlines()
    assert [width(line) for line in lines] == [12, 12, 12]
    assert pairs([("来电人", "李"), ("Matter", "one\ntwo")]).splitlines() == [
        "来电人  李",
        "Matter  one",
        "        two",
    ]


def test_a_long_text_is_cut_where_it_would_break_a_character_in_two() -> None:
    assert cut("李伟很忙", 5) == "李伟…"
    assert cut("short", 5) == "short"


def test_the_screen_speaks_the_language_that_the_settings_say(
    say: Say, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(Home(home), printer=lambda pdf, name: None)
    desk.settings.keep(Settings(screen_language="zh_CN", receptionist="陈洁", station="大堂"))
    desk.close()
    monkeypatch.delenv("RECEPTIONDESK_LANG")
    said = say("add", "visit", "visitor=李伟", "purpose=面谈")
    assert "陈洁" in said.out
    assert said.out != say("add", "visit", "visitor=李伟", "purpose=面谈", "--home", home.parent / "other").out


def test_help_ends_well(say: Say) -> None:
    assert "directory list" in say("--help").out
    said = say("list", "--help")
    assert said.status == 0
    assert "--before" in said.out
    assert "--before" in say("list", "--help", "--json").document["help"]
    assert "directory list" in say("--help", "--json").document["help"]


def test_after_two_dashes_whatever_a_caller_typed_is_looked_for(say: Say, ask: Say) -> None:
    ask("add", "phone_message", "recipient=Li", "caller=-x", "matter=Rent")
    found = say("find", "--json", "--kind", "phone_message", "--", "-x").document["tasks"]
    assert [task["number"] for task in found] == ["M-000001"]
    assert say("find", "--json", "--", "--json").document["tasks"] == []


def test_an_option_that_cannot_be_is_named(say: Say, ask: Say) -> None:
    number = ask("add", "phone_message", "recipient=Li", "caller=Wang", "matter=Rent")["number"]
    said = say("slip", number, "--to", "x.pdf", "--paper", "a3", "--json")
    assert (said.status, said.codes) == (2, [("paper", "usage")])
    assert say("list", "--limit", "--json").codes == [("limit", "usage")]
    assert say("slip", number, "--json").codes == [("", "usage")]


def test_it_runs_as_a_program_whatever_the_terminal_can_write(repo: Path, home: Path) -> None:
    environment = {**os.environ, "RECEPTIONDESK_LANG": "zh_CN", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}

    def run(*words: str) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "receptiondesk", *words]
        return subprocess.run(command, cwd=repo, env=environment, capture_output=True, check=False)

    added = run("add", "visit", "visitor=李伟", "purpose=面谈", "--json")
    assert added.returncode == 0, added.stderr
    assert json.loads(added.stdout.decode())["visitor"] == "李伟"
    assert run("list").returncode == 0
    assert run("show", "V-000002").returncode == 1
    assert run("show").returncode == 2


def test_no_qt_is_loaded_by_any_command(repo: Path, home: Path) -> None:
    code = (
        "import sys; from receptiondesk.cli import main; main(['list', '--json']); main(['guide', 'visit', '--json']);"
        "sys.exit(any(name.startswith(('PySide6', 'ui')) for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=repo, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_bug_tells_where_and_of_what_kind_and_nothing_that_somebody_typed(
    say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = "Quennell 13987654321"

    def trip(*_given: Any, **_more: Any) -> None:
        raise ValueError(typed)

    monkeypatch.setattr(Tasks, "take", trip)
    said = say("add", "phone_message", "recipient=Li", "caller=Quennell", "matter=Rent")
    assert said.status == 1
    assert "in trip" in said.err
    assert "ValueError" in said.err
    assert "Quennell" not in said.err + said.out
