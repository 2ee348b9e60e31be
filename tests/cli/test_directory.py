"""The directory by typing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Say = Callable[..., Any]
CARDS = """BEGIN:VCARD
VERSION:3.0
UID:a-1
FN:王芳
ORG:Tower Ltd;销售部
TITLE:经理
TEL;TYPE=CELL:+86 138 0013 8000
TEL;TYPE=WORK:+86 10 8888 0000;ext=123
EMAIL:wang@example.org
END:VCARD
BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E6=9D=8E;=E4=BC=9F
TEL;WORK:5678
END:VCARD
BEGIN:VCARD
VERSION:4.0
FN:
END:VCARD
"""


@pytest.fixture
def people(ask: Say, tmp_path: Path) -> Path:
    """Two colleagues who share a name, and one who is alone with theirs."""
    file = tmp_path / "people.csv"
    file.write_text("姓名,Department,extension\n张伟,销售部,101\n张伟,工程部,102\nLi Na,,103\n", encoding="gb18030")
    assert ask("directory", "import", file) == {"read": 3, "added": 3, "known": 0, "refused": []}
    return file


def test_reading_the_directory_again_adds_nobody(ask: Say, people: Path) -> None:
    assert ask("directory", "import", people) == {"read": 3, "added": 0, "known": 3, "refused": []}
    assert [c["extension"] for c in ask("directory", "list")["colleagues"]] == ["103", "101", "102"]


def test_reading_the_directory_again_brings_it_up_to_date_but_leaves_who_is_out_out(ask: Say, people: Path) -> None:
    ask("directory", "set", "li na", "out", "--until", "2199-01-01", "--note", "Trip to 北京")
    people.write_text("name,email\nLi Na,li@example.org\n", encoding="utf-8")
    ask("directory", "import", people)
    li = next(c for c in ask("directory", "list")["colleagues"] if c["name"] == "Li Na")
    assert (li["email"], li["extension"], li["presence"], li["note"]) == (
        "li@example.org",
        "103",
        "out",
        "Trip to 北京",
    )


def test_a_colleague_goes_and_comes(ask: Say, people: Path) -> None:
    gone = ask("directory", "set", "Li Na", "out", "--until", "2199-01-01")
    assert (gone["presence"], gone["until"]) == ("out", "2199-01-01")
    back = ask("directory", "set", "Li Na", "in")
    assert (back["presence"], back["until"]) == ("in", None)


def test_a_shared_name_is_said_and_nobody_is_moved(say: Say, ask: Say, people: Path) -> None:
    said = say("directory", "set", "张伟", "out", "--json")
    assert (said.status, said.document["error"]["code"]) == (1, "shared_name")
    assert {c["presence"] for c in ask("directory", "list")["colleagues"]} == {"in"}


def test_a_wrong_time_or_note_is_a_problem(say: Say, people: Path) -> None:
    said = say("directory", "set", "Li Na", "out", "--until", "later", "--note", "\x1b[0m", "--json")
    assert (said.status, set(said.codes)) == (2, {("until", "not_a_time"), ("note", "control_characters")})


def test_address_cards_are_read(ask: Say, tmp_path: Path) -> None:
    file = tmp_path / "people.vcf"
    file.write_text(CARDS, encoding="utf-8", newline="\r\n")
    read = ask("directory", "import", file)
    assert (read["read"], read["added"], [refused["row"] for refused in read["refused"]]) == (3, 2, [3])
    people = {person["name"]: person for person in ask("directory", "list")["colleagues"]}
    wang = people["王芳"]
    assert (wang["department"], wang["title"], wang["email"]) == ("销售部", "经理", "wang@example.org")
    assert (wang["phone"], wang["extension"], wang["reference"]) == ("+86 10 8888 0000", "123", "a-1")
    assert people["伟 李"]["phone"] == "5678"
    assert ask("directory", "import", file)["known"] == 2


def test_a_file_without_names_is_refused_in_words(say: Say, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text("colour,size\nred,3\n", encoding="utf-8")
    assert say("directory", "import", file, "--json").document["error"]["code"] == "unknown_columns"


def test_an_empty_directory_says_so(say: Say) -> None:
    assert say("directory", "list").out == "The directory is empty.\n"
