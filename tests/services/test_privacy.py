"""People's data: looked at with a reason, kept for a dispute, handed over, erased so that nothing finds it."""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from receptiondesk.desk import Desk
from receptiondesk.domain.errors import ChangedElsewhere, DeskError, DraftRefused
from receptiondesk.domain.facts import read_facts
from receptiondesk.domain.people import Role
from receptiondesk.domain.permissions import NotAllowed
from receptiondesk.domain.task import LogbookFilter
from receptiondesk.domain.when import now, write_when
from receptiondesk.services.checking import check
from receptiondesk.services.drafts import new_draft

NAME, PHONE, DOCUMENT = "Xaviera Quennell", "13987654321", "320501198804174417"
SAID = ("Xaviera", "Quennell", PHONE, DOCUMENT, "xq@example.org", "quaint hedgehog")


def take(desk: Desk, kind_id: str, **texts: str) -> str:
    kind = desk.kinds[kind_id]
    understood = read_facts(kind.empty, texts, desk.settings.reading())
    assert not understood.problems, understood.problems
    return desk.tasks.take(kind, understood.facts).task.number


def visit(desk: Desk, name: str = NAME, *, days_ago: int = 0, **texts: str) -> str:
    arrived = write_when(now() - timedelta(days=days_ago))
    usual = {"visitor": name, "phone": PHONE, "host": "Li Wei", "arrived_at": arrived}
    return take(desk, "visit", **{**usual, **texts})


def message(desk: Desk, **texts: str) -> str:
    usual = {"recipient": "Li Wei", "caller": NAME, "callback_number": PHONE, "matter": "A quaint hedgehog."}
    return take(desk, "phone_message", **{**usual, **texts})


def in_the_files(desk: Desk, *words: str) -> set[str]:
    """Which of the words lie somewhere in the database's file or its log."""
    home = desk.home
    bytes_there = b"".join(file.read_bytes() for file in home.folder.glob("desk.db*"))
    return {word for word in words if word.encode() in bytes_there or word.casefold().encode() in bytes_there}


def test_a_hidden_value_is_shown_for_a_reason_that_stands_in_the_history(desk: Desk) -> None:
    number = visit(desk, id_number=DOCUMENT)
    assert desk.privacy.reveal(number, "id_number", "  To compare with the document ") == DOCUMENT
    last = desk.tasks.record(number).history[-1]
    assert (last.verb, last.person, last.station) == ("reveal", "Chen", "Lobby")
    assert last.reason == "To compare with the document"
    assert [(change.field, change.was, change.now) for change in last.changes] == [("id_number", "", "")]
    assert check(desk.store).is_in_order


def test_nobody_looks_without_a_reason_or_at_what_is_not_hidden(desk: Desk) -> None:
    number = visit(desk)
    for field, reason in (("phone", ""), ("phone", "  "), ("visitor", "Curiosity"), ("no_field", "Curiosity")):
        with pytest.raises(DraftRefused):
            desk.privacy.reveal(number, field, reason)
    assert len(desk.tasks.record(number).history) == 1


def test_looking_hinders_nobody_who_corrects_or_undoes(desk: Desk) -> None:
    number = visit(desk)
    seen = desk.tasks.do("meet", [number])[0]
    desk.privacy.reveal(number, "phone", "Curiosity")
    desk.privacy.hold(number, "A dispute")
    desk.privacy.release(number, "It is settled")
    assert desk.tasks.undo_all([seen])[0].status == "waiting"
    with pytest.raises(DeskError, match="no step"):
        desk.tasks.undo(number)


def test_an_imported_number_that_is_hidden_can_be_seen_for_a_reason(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "visits.csv"
    file.write_text("visitor,host,arrived_at,备用电话\nWang,Li,2026-11-20 09:00,13800138000\n", encoding="utf-8")
    desk.records.import_file(desk.kinds["visit"], file)
    number = desk.tasks.page(LogbookFilter())[0].number
    assert desk.privacy.reveal(number, "备用电话", "To call back") == "13800138000"


def test_a_person_is_found_by_name_or_number_however_it_is_typed(desk: Desk) -> None:
    first, second = visit(desk), message(desk)
    third = message(desk, caller="", callback_number="+86 139 8765 4321")
    visit(desk, "Xaviera Quennelli", phone="")
    mentioned = message(desk, caller="Wang", callback_number="", matter=f"Rang for {NAME}.")
    by_name = desk.privacy.find("xaviera quennell")
    assert set(by_name.numbers) == {first, second}
    assert mentioned in by_name.mentions
    by_number = desk.privacy.find("139-8765-4321")
    assert set(by_number.numbers) == {first, second, third}
    assert len(by_name.contacts) == 1
    with pytest.raises(DeskError, match="Nobody"):
        desk.privacy.find("Quennell Xaviera Zz")


def test_two_people_of_one_name_are_told_apart_by_their_numbers(desk: Desk) -> None:
    one, other = visit(desk, "张伟", phone="13800138000"), visit(desk, "张伟", phone="13900139000")
    with pytest.raises(DeskError, match="138 •••• 8000"):
        desk.privacy.find("张伟")
    found = desk.privacy.find("张伟", phone="138 0013 8000")
    assert found.numbers == (one,)
    desk.privacy.erase(found, "Asked for it")
    assert desk.tasks.get(other).facts.visitor == "张伟"
    assert [contact.person.phone for contact in desk.contacts.find("张伟")] == ["13900139000"]


def test_an_erased_person_is_in_no_record_no_list_no_suggestion_and_no_file(desk: Desk) -> None:
    numbers = (
        visit(desk, id_number=DOCUMENT, email="xq@example.org", notes="quaint hedgehog", days_ago=3),
        visit(desk),
        message(desk),
    )
    desk.tasks.correct(numbers[1], {"visitor": "Xaviera Q."}, reason="Xaviera spelt it")
    desk.tasks.correct(numbers[1], {"visitor": NAME})
    desk.tasks.do("meet", [numbers[1]])
    bystander = visit(desk, "Bystander", phone="13800138000")
    draft = new_draft("visit")
    desk.drafts.keep(type(draft)(id=draft.id, kind="visit", texts={"visitor": NAME}, begun_at=draft.begun_at))
    (desk.home.slips / f"{numbers[0]}.pdf").write_bytes(b"%PDF " + NAME.encode())
    counts = desk.tasks.counts(LogbookFilter())
    assert in_the_files(desk, *SAID) == set(SAID)

    erased = desk.privacy.erase(desk.privacy.find(NAME), "She asked for it")

    assert set(erased.numbers) == set(numbers)
    assert (erased.held, erased.contacts, erased.drafts, erased.file_is_clean) == ((), 1, 1, True)
    assert in_the_files(desk, *SAID) == set()
    assert not any(desk.home.slips.iterdir())
    assert desk.drafts.all() == ()
    for text in ("Xaviera", "Quennell", "4321", PHONE):
        assert desk.tasks.find(text) == ()
        assert desk.contacts.find(text) == ()
    assert desk.tasks.counts(LogbookFilter()) == counts
    assert desk.tasks.get(bystander).facts.visitor == "Bystander"
    assert desk.contacts.find("Bystander")
    recorded = desk.tasks.record(numbers[1])
    assert [entry.verb for entry in recorded.history] == ["take", "correct", "correct", "meet", "erase"]
    assert recorded.history[-1].reason == "She asked for it"
    assert check(desk.store).is_in_order
    with pytest.raises(DeskError, match="no step"):
        desk.tasks.undo(numbers[1])
    assert desk.kinds["visit"].headline(recorded.task.facts) == "Name erased"


def test_a_form_that_was_open_meanwhile_brings_nobody_back(desk: Desk) -> None:
    number = visit(desk)
    seen = desk.tasks.get(number)
    desk.privacy.erase(desk.privacy.find(NAME), "Asked for it")
    with pytest.raises(ChangedElsewhere):
        desk.tasks.correct(number, {"visitor": NAME}, version=seen.version)


def test_an_erased_record_can_be_taken_further(desk: Desk) -> None:
    number = visit(desk)
    desk.privacy.erase(desk.privacy.find(NAME), "Asked for it")
    assert desk.tasks.do("check_out", [number])[0].status == "left"
    assert desk.contacts.find("Name erased") == ()
    assert check(desk.store).is_in_order


def test_a_record_that_is_held_is_not_erased(desk: Desk) -> None:
    held, free = visit(desk), message(desk)
    desk.privacy.hold(held, "A dispute over a pass")
    erased = desk.privacy.erase(desk.privacy.find(NAME), "Asked for it")
    assert (erased.numbers, erased.held) == ((free,), (held,))
    assert desk.tasks.get(held).facts.visitor == NAME
    desk.privacy.release(held, "It is settled")
    assert desk.privacy.erase(desk.privacy.find(NAME), "Asked for it").numbers == (held,)
    assert [entry.verb for entry in desk.tasks.record(held).history] == ["take", "hold", "release", "erase"]
    assert check(desk.store).is_in_order


def test_a_history_that_was_emptied_without_account_is_still_found_out(desk: Desk) -> None:
    number = visit(desk)
    desk.privacy.erase(desk.privacy.find(NAME), "Asked for it")
    other = visit(desk, "Wang")
    connection = sqlite3.connect(desk.home.database)
    connection.execute(
        "UPDATE history SET salt = NULL WHERE task_id = (SELECT id FROM task WHERE number = ?)", (other,)
    )
    connection.commit()
    connection.close()
    assert [finding.values["number"] for finding in check(desk.store).findings] == [other]
    assert number != other


def test_what_is_handed_over_is_noted_in_each_record(desk: Desk) -> None:
    numbers = (visit(desk), message(desk))
    desk.privacy.hand_over(desk.privacy.find(NAME), "The person asked for it")
    for number in numbers:
        assert desk.tasks.record(number).history[-1].verb == "hand_over"
    assert check(desk.store).is_in_order


def test_a_copy_made_after_an_erasure_is_sound(desk: Desk, tmp_path: Path) -> None:
    visit(desk)
    desk.privacy.erase(desk.privacy.find(NAME), "Asked for it")
    made = desk.backups.make(tmp_path / "copy.db")
    assert made.tasks == 1
    assert NAME.encode() not in made.file.read_bytes()


def test_time_is_the_desks_own(desk: Desk) -> None:
    number = visit(desk)
    desk.privacy.reveal(number, "phone", "Curiosity")
    at = desk.tasks.record(number).history[-1].at
    assert isinstance(at, datetime)
    assert abs(at - now()) < timedelta(minutes=5)


def test_each_does_what_their_role_allows(desk: Desk) -> None:
    number = visit(desk)
    desk.people.add("Su Wei", Role.SUPERVISOR, "7391")
    desk.people.add("Old Wang", Role.GUARD, "4826")
    desk.people.add("Chen", Role.RECEPTIONIST, "5837")
    found = desk.privacy.find(NAME)
    desk.people.sign_in("Old Wang", "4826")
    with pytest.raises(NotAllowed):
        desk.privacy.reveal(number, "phone", "Curiosity")
    desk.people.sign_in("Chen", "5837")
    desk.privacy.reveal(number, "phone", "To call back")
    for act in (
        lambda: desk.privacy.hold(number, "A dispute"),
        lambda: desk.privacy.hand_over(found, "Asked"),
        lambda: desk.privacy.erase(found, "Asked"),
        lambda: desk.retention.keep(),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert [entry.verb for entry in desk.tasks.record(number).history] == ["take", "reveal"]
    desk.people.leave_seat()
    assert desk.retention.run() == 0, "the daily run is nobody's act"
    desk.people.sign_in("Su Wei", "7391")
    assert desk.privacy.erase(found, "Asked").numbers == (number,)
