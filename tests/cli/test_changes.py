"""``changes`` lists what was changed in the house, for supervisors."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Ask, Say


def test_what_was_changed_is_listed_the_newest_first(ask: Ask, say: Say) -> None:
    ask("retention", "set", "visit", "id_number", "30")
    ask("retention", "set", "visit", "id_number", "60")
    newest, older = ask("changes")["changes"]
    assert newest["about"] == "retention"
    assert newest["verb"] == "keep"
    assert newest["changes"] == [{"field": "visit.id_number", "was": "30", "now": "60"}]
    assert ask("changes", "--limit", "1")["changes"] == [newest]
    assert ask("changes", "--before", newest["entry"])["changes"] == [older]
    assert ask("changes", "--about", "people")["changes"] == []
    assert "Visits, Document no.: 30 days → 60 days" in say("changes").out
    assert say("changes", "--about", "people").out.strip() == "Nothing found."


def test_what_is_no_entry_and_no_limit_is_said_beside_its_option(say: Say) -> None:
    assert say("changes", "--before", "yesterday", "--json").codes == [("before", "not_a_count")]
    assert say("changes", "--limit", "0", "--json").codes == [("limit", "out_of_range")]


def test_with_people_a_supervisor_sees_it_and_nobody_else(staffed: Path, say: Say, may: Ask) -> None:
    assert say("changes", "--json").document["error"]["code"] == "nobody_signed_in"
    assert {change["person"] for change in may("changes")["changes"]} == {"", "May Zhou"}
