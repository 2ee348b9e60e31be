"""Commands at a desk where people have PINs: each is somebody's, and nobody's PIN stands among the words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from receptiondesk.bootstrap import open_desk
from receptiondesk.services.home import Home
from tests.cli.conftest import Ask, Say

MESSAGE = ("add", "phone_message", "recipient=Li Wei", "caller=Wang Fang", "matter=Ring back.")


def error_of(said: Any) -> str:
    assert said.status == 1, said.out
    return str(said.document["error"]["code"])


def test_without_people_nobody_is_asked_who_they_are(ask: Ask) -> None:
    assert ask(*MESSAGE)["number"] == "M-000001"
    assert len(ask("list")["tasks"]) == 1


@pytest.mark.parametrize(
    "words",
    [
        MESSAGE,
        ("list",),
        ("find", "Wang"),
        ("show", "M-000001"),
        ("guide", "phone_message", "--for", "M-000001"),
        ("restore", "some.db"),
    ],
)
def test_with_people_somebody_has_to_say_who_they_are(staffed: Path, say: Say, words: tuple[str, ...]) -> None:
    assert error_of(say(*words, "--json")) == "nobody_signed_in"


def test_what_is_done_by_a_command_is_done_in_somebodys_name(may: Ask) -> None:
    number = may(*MESSAGE)["number"]
    may("do", "deliver", number)
    shown = may("show", number)
    assert shown["taken_by"] == "May Zhou"
    assert [entry["person"] for entry in shown["history"]] == ["May Zhou", "May Zhou"]


def test_a_command_is_allowed_what_its_person_is_allowed(
    staffed: Path, say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECEPTIONDESK_PIN", "9026")
    bo = ("--person", "Bo Han", "--json")
    assert say(*MESSAGE, *bo).status == 0
    assert error_of(say("export", "phone_message", tmp_path / "log.csv", *bo)) == "not_allowed"
    refused = say("list", *bo)
    assert error_of(refused) == "not_allowed"
    assert "See hidden numbers, with a reason" in refused.document["error"]["text"]
    assert not (tmp_path / "log.csv").exists()


def test_a_wrong_pin_or_none_at_all_is_refused(staffed: Path, say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    assert error_of(say(*MESSAGE, "--person", "May Zhou", "--json")) == "pin_missing"
    monkeypatch.setenv("RECEPTIONDESK_PIN", "0815")
    assert error_of(say(*MESSAGE, "--person", "May Zhou", "--json")) == "wrong_pin"
    assert error_of(say(*MESSAGE, "--person", "Mei Zhou", "--json")) == "unknown_person"


def test_a_copy_is_put_back_by_a_supervisor_and_where_the_database_is_lost_by_anybody(
    may: Ask, say: Say, staffed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may(*MESSAGE)
    may("backup", tmp_path / "copy.db")
    may(*MESSAGE)
    monkeypatch.setenv("RECEPTIONDESK_PIN", "9026")
    assert error_of(say("restore", tmp_path / "copy.db", "--person", "Bo Han", "--json")) == "not_allowed"
    monkeypatch.setenv("RECEPTIONDESK_PIN", "7391")
    assert may("restore", tmp_path / "copy.db")["tasks"] == 1
    (staffed / "desk.db").write_bytes(b"lost" * 1000)
    assert say("restore", tmp_path / "copy.db", "--json").status == 0


def test_a_supervisor_gives_a_new_pin_and_nobody_else_does(may: Ask, say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RECEPTIONDESK_NEW_PIN", "4711")
    assert may("pin", "Bo Han") == {"name": "Bo Han"}
    monkeypatch.setenv("RECEPTIONDESK_PIN", "4711")
    assert say(*MESSAGE, "--person", "Bo Han").status == 0
    assert error_of(say("pin", "May Zhou", "--person", "Bo Han", "--json")) == "not_allowed"
    assert error_of(say("pin", "May Zhou", "--json")) == "nobody_signed_in"


def test_the_only_supervisor_who_has_forgotten_the_pin_is_let_in_again_and_the_history_says_how(
    staffed: Path, say: Say, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert error_of(say("pin", "May Zhou", "--forgotten", "--json")) == "pin_missing"
    monkeypatch.setenv("RECEPTIONDESK_NEW_PIN", "1234")
    assert say("pin", "May Zhou", "--forgotten", "--json").codes == [("pin", "too_simple")]
    monkeypatch.setenv("RECEPTIONDESK_NEW_PIN", "4711")
    assert error_of(say("pin", "Bo Han", "--forgotten", "--json")) == "not_a_supervisor"
    assert ask("pin", "May Zhou", "--forgotten") == {"name": "May Zhou"}

    monkeypatch.setenv("RECEPTIONDESK_PIN", "4711")
    assert say(*MESSAGE, "--person", "May Zhou").status == 0
    desk = open_desk(Home(staffed), printer=lambda _pdf, _printer: None)
    desk.people.sign_in("May Zhou", "4711")
    newest = desk.house.newest(1)[0].entry
    desk.close()
    assert (newest.verb, newest.person) == ("new_pin", "")
    assert newest.reason == "At the computer itself; nobody had signed in."
    assert ask("check")["in_order"]
