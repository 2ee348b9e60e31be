"""Numbers on the command line: people read them in part, and whole for a reason that is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Ask, Say

PHONE, OLD_PHONE, DOCUMENT = "13987654321", "13876549876", "320501198804174417"
VISIT = ("add", "visit", "visitor=Quennell", "host=Li", f"phone={OLD_PHONE}", f"id_number={DOCUMENT}")
HIDDEN_PARTS = ("8765", "7654", "50119880417")


def tells(said: str) -> list[str]:
    return [part for part in HIDDEN_PARTS if part in said.replace(" ", "")]


def test_lines_for_people_show_numbers_in_part(say: Say) -> None:
    said = [say(*VISIT), say("do", "correct", "V-000001", f"phone={PHONE}"), say("show", "V-000001")]
    say("add", "phone_message", "recipient=Li", "caller=May", f"matter=ring {PHONE}")
    said += [say("list"), say("find", "4321")]
    for one in said:
        assert one.status == 0, one.err
        assert tells(one.out) == []
    assert "139 •••• 4321" in said[2].out
    assert "320 •••• 17" in said[2].out
    assert "139 •••• 4321" in said[3].out


def test_who_says_why_sees_numbers_whole_and_the_record_knows(say: Say, ask: Ask) -> None:
    say(*VISIT)
    shown = say("show", "V-000001", "--reason", "To call back").out
    assert OLD_PHONE in shown
    assert DOCUMENT in shown
    entry = ask("show", "V-000001")["history"][-1]
    assert (entry["verb"], entry["reason"]) == ("reveal", "To call back")
    assert [change["field"] for change in entry["changes"]] == ["phone", "id_number"]


def test_no_reason_is_none(say: Say, ask: Ask) -> None:
    say(*VISIT)
    assert say("show", "V-000001", "--reason", "  ", "--json").codes == [("reason", "required")]
    assert len(ask("show", "V-000001")["history"]) == 1


def test_a_record_in_which_nothing_is_hidden_is_shown_without_a_note(say: Say, ask: Ask) -> None:
    say("add", "phone_message", "recipient=Li", "caller=May", "matter=Rent", f"callback_number={PHONE}")
    assert PHONE in say("show", "M-000001", "--reason", "To call back").out
    assert len(ask("show", "M-000001")["history"]) == 1


def test_programs_read_whole_records_where_nobody_has_a_pin(ask: Ask) -> None:
    assert ask(*VISIT)["phone"] == OLD_PHONE
    assert ask("show", "V-000001")["id_number"] == DOCUMENT


def test_where_people_have_pins_programs_say_why_too(may: Ask) -> None:
    assert may(*VISIT)["phone"] == "138 •••• 9876"
    may("do", "correct", "V-000001", f"phone={PHONE}")
    for words in (("show", "V-000001"), ("list",), ("find", "4321"), ("hold", "V-000001", "--reason", "A dispute")):
        assert tells(str(may(*words))) == [], words
    shown = may("show", "V-000001", "--reason", "To call back")
    assert shown["phone"] == PHONE
    assert shown["history"][-1]["person"] == "May Zhou"


def test_a_guard_who_checks_somebody_in_is_shown_no_number(
    may: Ask, ask: Ask, monkeypatch: pytest.MonkeyPatch, staffed: Path
) -> None:
    may(*VISIT, "expected_at=2026-11-22 09:00")
    monkeypatch.setenv("RECEPTIONDESK_PIN", "9026")
    assert tells(str(ask("do", "check_in", "V-000001", "--person", "Bo Han"))) == []
