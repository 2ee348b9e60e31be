"""`backup`, `restore` and `check` as scripts use them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Say


def add(say: Say) -> str:
    said = say("add", "phone_message", "recipient=Li Wei", "caller=Wang Fang", "matter=Ring back.", "--json")
    number: str = said.document["number"]
    return number


def behind_its_back(home: Path, statement: str) -> None:
    with closing(sqlite3.connect(home / "desk.db")) as connection:
        connection.execute(statement)
        connection.commit()


def test_what_was_backed_up_comes_back_and_the_old_state_is_kept(say: Say, tmp_path: Path) -> None:
    first = add(say)
    copied = say("backup", str(tmp_path / "copy.db"), "--json")
    assert copied.status == 0
    assert copied.document["tasks"] == 1
    second = add(say)
    back = say("restore", str(tmp_path / "copy.db"), "--json")
    assert back.status == 0
    assert say("show", first).status == 0
    assert say("show", second).status == 1
    assert say("restore", back.document["kept"]).status == 0
    assert say("show", second).status == 0


def test_a_backup_without_a_name_goes_to_the_desks_own_folder(say: Say, home: Path) -> None:
    add(say)
    copied = say("backup", "--json")
    assert Path(copied.document["file"]).parent == home / "backups"
    assert "1 task is copied to" in say("backup").out


def test_a_restore_of_something_else_is_refused_and_nothing_changes(say: Say, tmp_path: Path) -> None:
    number = add(say)
    (tmp_path / "other.db").write_bytes(b"What a day.")
    refused = say("restore", str(tmp_path / "other.db"), "--json")
    assert refused.status == 1
    assert refused.document["error"]["code"] == "not_a_database"
    assert say("restore", str(tmp_path / "nothing.db")).status == 1
    assert say("show", number).status == 0


def test_a_copy_of_another_desk_takes_this_ones_place_only_when_that_is_said(
    say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(say)
    monkeypatch.setenv("RECEPTIONDESK_HOME", str(tmp_path / "other"))
    other = add(say)
    add(say)
    say("backup", str(tmp_path / "other.db"))
    monkeypatch.setenv("RECEPTIONDESK_HOME", str(tmp_path / "home"))
    refused = say("restore", str(tmp_path / "other.db"), "--json")
    assert refused.document["error"]["code"] == "another_desk"
    assert len(say("list", "--json").document["tasks"]) == 1
    assert say("restore", str(tmp_path / "other.db"), "--other-desk").status == 0
    assert len(say("list", "--json").document["tasks"]) == 2
    assert say("show", other).status == 0


def test_a_desk_that_is_new_takes_any_copy(say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    number = add(say)
    say("backup", str(tmp_path / "copy.db"))
    monkeypatch.setenv("RECEPTIONDESK_HOME", str(tmp_path / "new"))
    say("list")
    assert say("restore", str(tmp_path / "copy.db")).status == 0
    assert say("show", number).status == 0


def test_a_desk_that_cannot_be_opened_any_more_is_restored(say: Say, home: Path, tmp_path: Path) -> None:
    number = add(say)
    say("backup", str(tmp_path / "copy.db"))
    (home / "desk.db").write_bytes(b"damaged" * 1000)
    assert say("check", "--json").document["error"]["code"] == "not_a_database"
    assert say("restore", str(tmp_path / "copy.db")).status == 0
    assert say("show", number).status == 0


def test_an_untouched_desk_is_in_order_and_its_head_can_be_held_outside(say: Say) -> None:
    number = add(say)
    checked = say("check", "--json")
    assert checked.status == 0
    assert checked.document["in_order"] is True
    assert (checked.document["tasks"], checked.document["entries"]) == (1, 1)
    head = checked.document["head"]
    say("do", "deliver", number)
    assert say("check", "--held", head).status == 0
    assert say("check", "--json").document["head"] in say("check").out


def test_a_history_that_was_altered_is_found(say: Say, home: Path) -> None:
    number = add(say)
    behind_its_back(home, "UPDATE history SET person = 'Somebody else'")
    checked = say("check", "--json")
    assert checked.status == 1
    assert checked.document["error"]["code"] == "not_in_order"
    assert [(f["code"], f["number"]) for f in checked.document["findings"]] == [("altered", number)]
    assert f"Entry 1 of the history ({number}) was altered." in say("check").err


def test_a_record_that_was_altered_or_slipped_in_is_found(say: Say, home: Path) -> None:
    first, second = add(say), add(say)
    behind_its_back(home, "UPDATE phone_message SET matter = 'Nothing.' WHERE task_id = 1")
    assert [f["number"] for f in say("check", "--json").document["findings"]] == [first]
    behind_its_back(home, "UPDATE phone_message SET matter = 'Ring back.' WHERE task_id = 1")
    assert say("check").status == 0
    behind_its_back(home, "UPDATE task SET status = 'closed' WHERE id = 2")
    assert [f["number"] for f in say("check", "--json").document["findings"]] == [second]


@pytest.mark.parametrize(
    "column", ["taken_by = 'Nobody'", "station = 'Gate'", "opened_at = '2020-01-01'", "closed_at = '2020-01-01'"]
)
def test_who_took_a_task_where_and_when_cannot_be_altered_unseen(say: Say, home: Path, column: str) -> None:
    number = add(say)
    behind_its_back(home, f"UPDATE task SET {column}")
    assert [f["number"] for f in say("check", "--json").document["findings"]] == [number]


def test_a_hold_cannot_be_lifted_or_laid_on_unseen(say: Say, home: Path) -> None:
    held, other = add(say), add(say)
    assert say("hold", held, "--reason", "A dispute").status == 0
    assert say("check").status == 0
    behind_its_back(home, "UPDATE task SET held = NOT held")
    assert {f["number"] for f in say("check", "--json").document["findings"]} == {held, other}
    behind_its_back(home, "UPDATE task SET held = NOT held")
    assert say("release", held, "--reason", "It is settled").status == 0
    assert say("check").status == 0


def test_a_head_that_the_desk_does_not_know_any_more_is_found(say: Say, home: Path) -> None:
    add(say)
    add(say)
    head = say("check", "--json").document["head"]
    behind_its_back(home, "DELETE FROM history WHERE id = 2")
    checked = say("check", "--held", head, "--json")
    assert {"cut", "held"} <= {finding["code"] for finding in checked.document["findings"]}


def test_a_head_that_is_none_is_a_problem(say: Say) -> None:
    wrong = say("check", "--held", "yesterday", "--json")
    assert wrong.status == 2
    assert wrong.codes == [("held", "not_a_head")]
