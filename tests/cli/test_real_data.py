"""Records that nobody made up, read by the column maps of the manual."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Say = Callable[..., Any]
CALLS, VISITS, PEOPLE = "calls-1971.csv", "waves-2022-01.csv", "directory-1971.csv"


@pytest.fixture(scope="session")
def data(repo: Path) -> Path:
    """The folder of real records, which is not part of the product."""
    folder = repo.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the folder of real records is not here")
    return folder


@pytest.fixture(scope="session")
def maps(repo: Path) -> Path:
    """The column maps that the manual shows."""
    return repo / "docs" / "examples"


def test_fifteen_hundred_calls_become_messages_once(ask: Say, data: Path, maps: Path) -> None:
    words = ("import", "phone_message", data / CALLS, "--columns", maps / "telephone-log.toml")
    assert ask(*words, "--dry-run") == {"read": 1500, "added": 1500, "known": 0, "refused": []}
    assert ask("list")["tasks"] == []
    assert ask(*words) == {"read": 1500, "added": 1500, "known": 0, "refused": []}
    assert ask(*words) == {"read": 1500, "added": 0, "known": 1500, "refused": []}
    found = ask("find", "001-003", "--kind", "phone_message")["tasks"]
    (first,) = (task for task in found if task["extra"]["conversation"] == "001-003")
    assert first["caller"] == "White House operator"
    assert first["taken_at"] == "1971-04-06T11:53:00-05:00"
    assert first["extra"]["end"] == "1971-04-06T12:10:00-05:00"
    found = ask("find", "kissinger", "--limit", 5)["tasks"]
    assert {task["caller"] for task in found} == {"Kissinger, Henry A."}
    assert [task["taken_at"] for task in found] == sorted((task["taken_at"] for task in found), reverse=True)


def test_every_row_of_the_visitor_log_is_a_visit_once(ask: Say, data: Path, maps: Path) -> None:
    words = ("import", "visit", data / VISITS, "--columns", maps / "visitor-log.toml")
    assert ask(*words) == {"read": 1185, "added": 1185, "known": 0, "refused": []}
    assert ask(*words) == {"read": 1185, "added": 0, "known": 1185, "refused": []}
    newest = ask("list", "visit", "--limit", 10_000)["tasks"]
    assert len(newest) == 1185
    assert any(len(task["expected_at"]) == 10 for task in newest), "a day stays a day"
    assert any(len(task["expected_at"]) == 25 for task in newest), "a time stays a time"
    assert not any(task["status"] in ("waiting", "with_host") for task in newest), "nobody of 2022 is on site"
    assert all(task["extra"]["UIN"] for task in newest)


def test_two_thousand_colleagues_go_into_the_directory_though_some_share_a_reference(ask: Say, data: Path) -> None:
    assert ask("directory", "import", data / PEOPLE) == {"read": 2000, "added": 2000, "known": 0, "refused": []}
    assert ask("directory", "import", data / PEOPLE) == {"read": 2000, "added": 0, "known": 2000, "refused": []}
    names = {person["name"] for person in ask("directory", "list")["colleagues"]}
    assert {"Fitzsimmons, Frank E.", "Flanigan, Peter M.", "Huntsman, Paul", "Huntsman, Peter"} <= names
    gone = ask("directory", "set", "Abate, Joseph", "out", "--note", "Trip")
    assert (gone["code"], gone["presence"], gone["note"]) == ("JA", "out", "Trip")


def test_wrong_rows_of_a_real_log_are_named_by_row_and_column(ask: Say, data: Path, maps: Path, tmp_path: Path) -> None:
    lines = (data / VISITS).read_text(encoding="utf-8-sig").splitlines(keepends=True)[:6]
    lines[2] = lines[2].replace("1/2/2022,1/2/2022 11:59", "32/1/2022,1/2/2022 11:59")
    lines[4] = lines[4].replace(lines[4].split(",")[14], "many", 1)
    file = tmp_path / "log.csv"
    file.write_text("".join(lines), encoding="utf-8-sig")
    read = ask("import", "visit", file, "--columns", maps / "visitor-log.toml")
    assert (read["read"], read["added"] + len(read["refused"])) == (5, 5)
    first = read["refused"][0]
    assert (first["row"], first["problems"][0]["field"], first["problems"][0]["code"]) == (
        3,
        "expected_at",
        "not_a_time",
    )
    assert "APPT_START_DATE" in first["problems"][0]["text"]


@pytest.fixture
def shared_database(monkeypatch: pytest.MonkeyPatch, postgres_address: str) -> None:
    """A PostgreSQL of this test's own instead of the desk's file."""
    monkeypatch.setenv("RECEPTIONDESK_DATABASE_URL", postgres_address)


@pytest.mark.postgres
def test_a_shared_database_serves_the_same(ask: Say, data: Path, maps: Path, shared_database: None, home: Path) -> None:
    words = ("import", "visit", data / VISITS, "--columns", maps / "visitor-log.toml")
    assert ask(*words)["added"] == 1185
    assert ask(*words, "--home", home.parent / "another desk")["known"] == 1185
    ask("directory", "import", data / PEOPLE)
    assert len(ask("directory", "list")["colleagues"]) == 2000
    number = ask("list", "visit", "--limit", 1)["tasks"][0]["number"]
    assert ask("do", "correct", number, "purpose=‮=1+1'; DROP TABLE task; --")["version"] == 2
    assert ask("find", "DROP", "TABLE")["tasks"][0]["number"] == number
    assert not (home / "desk.db").exists()
