"""People's data on the command line: handed over, held, erased, and kept only so long."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from receptiondesk.services.home import Home
from receptiondesk.services.settings import Settings, write_settings
from tests.cli.conftest import Say

NAME, PHONE = "Xaviera Quennell", "13987654321"


def visit(ask: Any, name: str = NAME, **texts: str) -> str:
    given = {"visitor": name, "phone": PHONE, "host": "Li Wei", **texts}
    return str(ask("add", "visit", *(f"{field}={text}" for field, text in given.items()))["number"])


def test_all_that_is_known_of_a_person_is_written_to_a_file_and_noted(ask: Any, tmp_path: Path) -> None:
    number = visit(ask, id_number="320501198804174417")
    mentioned = ask("add", "phone_message", "recipient=Li", "caller=Wang", f"matter=Rang for {NAME}")["number"]
    file = tmp_path / "person.json"
    said = ask("person", "export", NAME, "--to", file, "--reason", "She asked for it")
    assert said["records"] == [number]
    written = json.loads(file.read_text(encoding="utf-8"))
    assert written["records"][0]["phone"] == PHONE
    assert written["records"][0]["id_number"] == "320501198804174417"
    assert written["contacts"][0]["times"] == {"visit": 1}
    assert written["mentioned_in"] == [mentioned]
    assert file.stat().st_mode & 0o077 == 0
    history = ask("show", number)["history"]
    assert (history[-1]["verb"], history[-1]["reason"]) == ("hand_over", "She asked for it")


def test_nobody_is_erased_before_somebody_says_yes(ask: Any, say: Say) -> None:
    number = visit(ask)
    would = ask("person", "erase", NAME, "--reason", "Asked")
    assert would["would_erase"] == [number]
    assert ask("show", number)["visitor"] == NAME
    assert "--yes" in say("person", "erase", NAME, "--reason", "Asked").out
    done = ask("person", "erase", NAME, "--reason", "Asked", "--yes")
    assert done["erased"] == [number]
    assert done["file_is_clean"] is True
    assert ask("show", number)["visitor"] == ""
    assert ask("find", "Xaviera")["tasks"] == []
    assert ask("check")["in_order"] is True
    assert say("person", "erase", NAME, "--reason", "Asked", "--yes", "--json").status == 1


def test_what_only_mentions_a_person_is_erased_when_it_is_named(ask: Any) -> None:
    visit(ask)
    mentioned = ask("add", "phone_message", "recipient=Li", "caller=Wang", f"matter=Rang for {NAME}")["number"]
    done = ask("person", "erase", NAME, "--reason", "Asked", "--yes", "--also", mentioned.lower())
    assert mentioned in done["erased"]
    assert ask("find", "Xaviera")["tasks"] == []


def test_backups_are_made_anew_where_that_is_wanted(ask: Any, say: Say, home: Path) -> None:
    visit(ask)
    ask("backup")
    assert any(NAME.encode() in file.read_bytes() for file in (home / "backups").glob("*.db"))
    assert "--new-copies" in say("person", "erase", "nobody at all", "--help").out
    done = ask("person", "erase", NAME, "--reason", "Asked", "--yes", "--new-copies")
    copies = list((home / "backups").glob("*.db"))
    assert [str(copy) for copy in copies] == [done["new_copy"]]
    assert NAME.encode() not in copies[0].read_bytes()


def test_a_second_folder_that_is_gone_does_not_hide_that_the_person_is_erased(
    ask: Any, say: Say, home: Path, tmp_path: Path
) -> None:
    visit(ask)
    write_settings(Home(home).settings, Settings(backup_folder=str(tmp_path / "stick")))
    said = say("person", "erase", NAME, "--reason", "Asked", "--yes", "--new-copies")
    assert said.status == 0
    assert "erased from 1 record" in said.out
    assert "stick is not there. The others still hold the person" in said.out


def test_two_of_one_name_must_be_told_apart(ask: Any, say: Say) -> None:
    one, _other = visit(ask, "张伟"), visit(ask, "张伟", phone="13800138000")
    said = say("person", "erase", "张伟", "--reason", "Asked", "--yes", "--json")
    assert (said.status, said.document["error"]["code"]) == (1, "several_people")
    assert ask("person", "erase", "张伟", "--phone", PHONE, "--reason", "Asked", "--yes")["erased"] == [one]


def test_a_record_is_held_and_released(ask: Any) -> None:
    number = visit(ask)
    assert ask("hold", number.lower(), "--reason", "A dispute")["held"] is True
    assert ask("person", "erase", NAME, "--reason", "Asked", "--yes")["held"] == [number]
    assert ask("release", number, "--reason", "Settled")["held"] is False
    assert [entry["verb"] for entry in ask("show", number)["history"]] == ["take", "hold", "release"]


def test_periods_are_set_listed_and_run(ask: Any, say: Say) -> None:
    old = visit(ask, arrived_at="2020-01-05 09:00", left_at="2020-01-05 10:00")
    listed = ask("retention", "set", "visit", "all", "30")["periods"]
    assert {period["days"] for period in listed if period["kind"] == "visit"} == {30}
    assert {period["days"] for period in listed if period["kind"] != "visit"} == {0}
    assert ask("retention", "run") == {"erased": 1}
    assert ask("retention", "run") == {"erased": 0}
    assert ask("show", old)["phone"] == ""
    assert say("retention", "set", "visit", "host", "30", "--json").status == 2
    assert say("retention", "set", "visit", "phone", "soon", "--json").status == 2
    assert "30 days" in say("retention", "list").out
