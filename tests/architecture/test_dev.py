"""The one command that starts everything: what it says and does on machines that lack something."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import dev


@pytest.fixture
def linux(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A Debian machine of an ordinary user that lacks two of Qt's libraries."""
    lacking = ("libxcb-cursor.so.0", "libxcb-icccm.so.4")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(dev, "loads", lambda library: library not in lacking)
    monkeypatch.setattr("shutil.which", lambda program: f"/usr/bin/{program}")
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    return monkeypatch


def test_an_ordinary_user_is_given_the_one_line_to_type(
    linux: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    linux.setattr(dev, "call", lambda *words, **options: pytest.fail(f"ran {words}"))
    assert not dev.install_packages(["libxcb-cursor0", "libxcb-icccm4"])
    said = capsys.readouterr().err
    assert "sudo apt-get install -y --no-install-recommends libxcb-cursor0 libxcb-icccm4" in said


def test_root_has_them_installed_and_a_fresh_machine_gets_its_lists_first(linux: pytest.MonkeyPatch) -> None:
    commands: list[tuple[str, ...]] = []

    def call(*words: str, **options: object) -> int:
        commands.append(words[:2])
        return 100 if len(commands) == 1 else 0

    linux.setattr("os.geteuid", lambda: 0)
    linux.setattr(dev, "call", call)
    assert dev.install_packages(["libxcb-cursor0"])
    assert commands == [("apt-get", "install"), ("apt-get", "update"), ("apt-get", "install")]


def test_only_what_is_missing_is_asked_for(linux: pytest.MonkeyPatch) -> None:
    fonts = subprocess.CompletedProcess(["fc-list"], 0, stdout="NotoSansCJK-Regular.ttc: Noto Sans CJK SC")
    linux.setattr("subprocess.run", lambda *words, **options: fonts)
    assert dev.missing_packages() == ["libxcb-cursor0", "libxcb-icccm4"]
    fonts.stdout = ""
    assert dev.missing_packages() == ["libxcb-cursor0", "libxcb-icccm4", "fonts-noto-cjk"]


def test_windows_and_mac_need_no_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(dev, "loads", lambda library: pytest.fail("looked for a library"))
    assert dev.missing_packages() == []


def test_a_second_start_sets_nothing_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    ran: list[tuple[object, ...]] = []

    def call(*words: object, **options: object) -> int:
        ran.append(words)
        return 0

    python = tmp_path / "bin" / "python"
    python.parent.mkdir()
    python.touch()
    monkeypatch.setattr(dev, "PYTHON", python)
    monkeypatch.setattr(dev, "STAMP", tmp_path / "desk-stamp.json")
    monkeypatch.setattr(dev, "missing_packages", lambda: [])
    monkeypatch.setattr(dev, "call", call)
    dev.set_up()
    assert any("--editable" in words for words in ran)
    assert set(json.loads((tmp_path / "desk-stamp.json").read_text())) == {"project", "translations", "system"}

    ran.clear()
    compiled = all(file.with_suffix(".mo").exists() for file in (dev.PROJECT / dev.CATALOGUES).parent.glob("*/*/*.po"))
    dev.set_up()
    assert ran == ([] if compiled else [(python, dev.CATALOGUES, "compile")])


def test_an_unknown_word_prints_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["frobnicate"]) == 2
    assert "python3 dev.py run" in capsys.readouterr().out
    assert dev.main(["help"]) == 0


def test_a_command_that_dies_of_a_signal_has_a_status_that_a_shell_understands() -> None:
    assert dev.call(sys.executable, "-c", "import os; os.kill(os.getpid(), 11)") == 139
