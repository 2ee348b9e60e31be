"""Adding, moving, showing, listing and finding tasks by typing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Say = Callable[..., Any]
COMMON = ["number", "kind", "status", "station", "taken_by", "opened_at", "closed_at", "version", "extra"]
MESSAGE = ("add", "phone_message", "recipient=王芳", "caller=Mr Smith", "matter=Please ring.")


def test_add_prints_the_record_itself_flat_and_in_order(ask: Say) -> None:
    record = ask(*MESSAGE, "wishes=please_call,telephoned", "urgent=true", "taken_at=2026-11-20T09:38:00+08:00")
    assert list(record)[:9] == COMMON
    assert record["number"] == "M-000001"
    assert record["status"] == "taken"
    assert record["wishes"] == ["please_call", "telephoned"]
    assert record["urgent"] is True
    assert record["taken_at"] == record["opened_at"] == "2026-11-20T09:38:00+08:00"


def test_a_day_alone_stays_a_day(ask: Say) -> None:
    number = ask("add", "visit", "visitor=Li Wei", "host=Chen", "expected_at=2026-11-20")["number"]
    assert ask("show", number)["expected_at"] == "2026-11-20"
    assert ask("list", "--on", "2026-11-20")["tasks"][0]["opened_at"] == "2026-11-20"


def test_a_value_is_read_from_a_file(ask: Say, tmp_path: Path) -> None:
    file = tmp_path / "matter.txt"
    file.write_text("First line.\r\n第二行。\n", encoding="utf-8-sig")
    assert ask(*MESSAGE[:-1], f"matter=@{file}")["matter"] == "First line.\n第二行。"


def test_a_file_that_is_not_there_is_a_problem_of_its_field(say: Say) -> None:
    said = say("add", "phone_message", "recipient=Li", "caller=Chen", "matter=@nowhere.txt", "--json")
    assert said.status == 2
    assert said.codes == [("matter", "file_unreadable")]


def test_problems_are_all_named_and_nothing_is_written(say: Say, ask: Say) -> None:
    said = say("add", "phone_message", "caller=Chen", "wishes=whistle", "colour=red", "--json")
    assert said.status == 2
    assert set(said.codes) >= {("recipient", "required"), ("wishes", "not_a_choice"), ("colour", "unknown_field")}
    assert ask("list") == {"tasks": []}


def test_words_without_a_field_are_named(say: Say) -> None:
    said = say("add", "visit", "Li Wei", "visitor=Li", "visitor=Wei", "--json")
    assert said.codes == [("Li Wei", "not_an_assignment"), ("visitor", "given_twice")]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("add", "parcel", "a=b"), "unknown_kind"),
        (("list", "parcel"), "unknown_kind"),
        (("show", "M-000999"), "unknown_task"),
        (("do", "deliver", "M-000999"), "unknown_task"),
        (("list", "--before", "M-000999"), "unknown_task"),
        (("slip", "M-000999", "--to", "slip.pdf"), "unknown_task"),
        (("export", "visit", "visits.doc"), "unknown_format"),
        (("import", "visit", "nowhere.csv"), "file_unreadable"),
        (("directory", "set", "Nobody", "in"), "unknown_colleague"),
        (("guide", "visit", "dance"), "unknown_moment"),
    ],
)
def test_what_fails_says_so_in_json_with_status_one(say: Say, words: tuple[str, ...], code: str) -> None:
    said = say(*words, "--json")
    assert said.status == 1
    assert said.document["error"]["code"] == code
    assert said.document["error"]["text"]


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("frobnicate",),
        ("directory", "paint"),
        ("show",),
        ("list", "--colour"),
        ("slip", "M-000001"),
        ("slip", "M-000001", "--to", "a.pdf", "--paper", "a0"),
        ("list", "--on", "yesterday"),
        ("list", "--on", "2026-11-20", "--from", "2026-11-19"),
        ("list", "--from", "2026-11-20", "--to", "2026-11-19"),
        ("list", "--limit", "0"),
        ("directory", "set", "Li", "away"),
        ("list", "--home"),
    ],
)
def test_what_is_typed_wrongly_is_a_problem_with_status_two(say: Say, words: tuple[str, ...]) -> None:
    said = say("--json", *words)
    assert said.status == 2
    assert said.document["problems"][0]["text"]


def test_do_moves_one_task_and_prints_it(ask: Say) -> None:
    number = ask(*MESSAGE)["number"]
    record = ask("do", "deliver", number.lower())
    assert (record["status"], record["version"]) == ("delivered", 2)


def test_do_moves_several_tasks_or_none(ask: Say, say: Say) -> None:
    first, second = ask(*MESSAGE)["number"], ask(*MESSAGE)["number"]
    moved = ask("do", "deliver", first, second)["tasks"]
    assert [task["status"] for task in moved] == ["delivered", "delivered"]
    third = ask(*MESSAGE)["number"]
    said = say("do", "deliver", third, first, "--json")
    assert (said.status, said.document["error"]["code"]) == (1, "wrong_state")
    assert ask("show", third)["status"] == "taken"


def test_do_correct_keeps_the_old_value_in_the_history(ask: Say) -> None:
    number = ask(*MESSAGE)["number"]
    assert ask("do", "correct", number, "caller=Mrs Smith")["caller"] == "Mrs Smith"
    history = ask("show", number)["history"]
    assert [entry["verb"] for entry in history] == ["take", "correct"]
    assert history[1]["changes"] == [{"field": "caller", "was": "Mr Smith", "now": "Mrs Smith"}]


def test_do_without_a_number_is_a_problem(say: Say) -> None:
    said = say("do", "deliver", "caller=Li", "--json")
    assert (said.status, said.codes) == (2, [("number", "required")])


def test_list_is_newest_first_and_goes_on_where_it_ended(ask: Say) -> None:
    for day in (3, 1, 2):
        ask(*MESSAGE, f"taken_at=2026-11-0{day}")
    newest = ask("list", "phone_message", "--limit", 2)["tasks"]
    assert [task["opened_at"] for task in newest] == ["2026-11-03", "2026-11-02"]
    rest = ask("list", "--before", newest[-1]["number"])["tasks"]
    assert [task["opened_at"] for task in rest] == ["2026-11-01"]
    days = ask("list", "--from", "2026-11-01", "--to", "2026-11-02", "phone_message")["tasks"]
    assert len(days) == 2


def test_list_can_leave_out_what_is_done(ask: Say) -> None:
    number = ask(*MESSAGE)["number"]
    assert len(ask("list", "--open")["tasks"]) == 1
    ask("do", "close", number)
    assert ask("list", "--open")["tasks"] == []


def test_a_sign_finds_itself_and_not_everything(ask: Say) -> None:
    for matter in ("Rent", "50 % off", "the {0} form", "it's_here"):
        ask("add", "phone_message", "recipient=Li", "caller=Wang", f"matter={matter}")
    found = {sign: [task["matter"] for task in ask("find", sign)["tasks"]] for sign in ("%", "_", "'", "{", "*", "👩")}
    assert found == {
        "%": ["50 % off"],
        "_": ["it's_here"],
        "'": ["it's_here"],
        "{": ["the {0} form"],
        "*": [],
        "👩": [],
    }


def test_find_knows_pinyin_and_puts_the_person_before_who_only_mentions_them(ask: Say) -> None:
    ask(*MESSAGE[:2], "recipient=Li Na", "caller=王芳", "matter=Hello", "taken_at=2026-11-01")
    ask(*MESSAGE[:2], "recipient=王芳", "caller=Chen Jie", "matter=Hello", "taken_at=2026-11-02")
    ask(*MESSAGE[:2], "recipient=Li Na", "caller=Zhou Bo", "matter=王芳", "taken_at=2026-11-03")
    found = ask("find", "wangfang")["tasks"]
    assert [task["opened_at"] for task in found] == ["2026-11-01", "2026-11-02", "2026-11-03"]
    assert len(ask("find", "wang", "fang", "--kind", "phone_message", "--limit", 1)["tasks"]) == 1
    assert ask("find", "wangfang", "--kind", "visit")["tasks"] == []


def test_kinds_tells_a_program_all_it_needs_to_know(ask: Say, home: Path) -> None:
    kinds = {kind["id"]: kind for kind in ask("kinds")["kinds"]}
    assert {kind["prefix"] for kind in kinds.values()} == {"M", "V", "T"}
    message = kinds["phone_message"]
    fields = {field["name"]: field for field in message["fields"]}
    assert fields["recipient"]["required"] and not fields["caller"]["required"]
    assert ["caller", "callback_number"] in message["required_one_of"]
    assert "please_call" in fields["wishes"]["choices"]
    assert message["verbs"] == ["deliver", "acknowledge", "call_back", "close", "correct"]
    assert "refused" in kinds["visit"]["statuses"]
    assert all(kind["moments"] for kind in kinds.values())
    assert not home.exists(), "looking at the kinds makes no desk"


def test_the_home_may_be_named_before_or_after_the_command(ask: Say, tmp_path: Path, home: Path) -> None:
    there = tmp_path / "there"
    ask("--home", there, *MESSAGE)
    assert len(ask("list", "--home", there)["tasks"]) == 1
    assert ask("list")["tasks"] == []
