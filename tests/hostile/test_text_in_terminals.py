"""What stands in a record, in a file or in what was typed never steers a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from receptiondesk.cli import main
from receptiondesk.services.home import Home
from tests.hostile.nasty import STEERING

TOLD = (
    *(("list",), ("find", "a"), ("show", "M-000013"), ("show", "V-000013"), ("show", "T-000013"), ("kinds",)),
    *(("guide", "phone_message"), ("guide", "phone_message", "--for", "M-000013"), ("directory", "list"), ("check",)),
    ("changes",),
)
"""What the command line says of a desk."""


@pytest.mark.parametrize("as_json", [(), ("--json",)])
@pytest.mark.parametrize("words", TOLD, ids=" ".join)
def test_a_terminal_is_never_steered(
    whole_home: Home, words: tuple[str, ...], as_json: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*words, *as_json, "--home", str(whole_home.folder)]) == 0
    written = capsys.readouterr()
    assert not STEERING - {"\n"} & set(written.out + written.err)
    if words[0] in ("list", "show", "directory"):
        assert "\\u202e" in written.out  # it is seen instead


def test_a_table_does_not_steer_it_by_its_name_its_columns_or_its_rows(
    whole_home: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = "".join(sorted(STEERING - set("\0\r\n")))
    tables = {f"{said}.csv": f"{said},b\n1,2\n", "a.csv": f"visitor,host,arrived_at\nLi,Li,{said}\n"}
    for name, text in tables.items():
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        for words in (["import", "visit"], ["directory", "import"]):
            main([*words, str(file), "--home", str(whole_home.folder)])
            written = capsys.readouterr()
            assert written.out + written.err
            assert not STEERING - {"\n"} & set(written.out + written.err)


def test_a_problem_with_what_was_typed_does_not_steer_the_terminal_either(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in (
        ["add", "visit", "visitor=\x1b[31mLi"],
        ["add", "\x1b[31mvisit"],
        ["\x1b[31m"],
        ["add", "visit", "\x1b]0;x\x07=1", "--\x9b"],
        ["import", "visit", "/\x1b[31m\u202e"],
        ["show", "\x1b[2J"],
        ["list", "--on", "\u202e"],
    ):
        assert main(words) in (1, 2)
        written = capsys.readouterr()
        assert not STEERING - {"\n"} & set(written.out + written.err)
