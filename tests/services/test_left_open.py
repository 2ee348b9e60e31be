"""What was saved is saved once, and comes back as a form where the database loses it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from receptiondesk.bootstrap import open_desk
from receptiondesk.desk import Desk
from receptiondesk.domain.errors import DeskError
from receptiondesk.domain.when import now
from receptiondesk.services import left_open, saved_drafts
from receptiondesk.services.checking import check
from receptiondesk.services.home import Home
from receptiondesk.services.left_open import Back
from receptiondesk.services.saved_drafts import SavedDrafts
from tests.fixtures.typed import committed, correcting, saved, typed


@pytest.fixture
def desk(ready_address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A desk on its own file, and on a server."""
    monkeypatch.setenv("RECEPTIONDESK_DATABASE_URL", ready_address)
    opened = open_desk(Home(tmp_path / "home"), printer=lambda _pdf, _printer: None)
    yield opened
    opened.close()


def kept(desk: Desk) -> list[str]:
    """The numbers of which what was typed is kept although it was saved."""
    return [one.number for one in SavedDrafts(desk.home.saved_drafts).all()]


def loses_what_comes_now(desk: Desk, tmp_path: Path) -> Path:
    """A copy outside the desk, to be put back later."""
    return desk.backups.make(tmp_path / "stick.db").file


def test_what_is_saved_is_typed_text_no_longer_but_is_kept(desk: Desk) -> None:
    task = saved(desk, typed(desk))
    assert desk.drafts.all() == ()
    assert kept(desk) == [task.number]
    assert desk.left_open.bring_back() == Back()
    if os.name != "nt":
        everything = [desk.home.saved_drafts, *desk.home.saved_drafts.iterdir()]
        assert [path.stat().st_mode & 0o077 for path in everything] == [0, 0]


def test_a_form_that_was_saved_before_the_desk_stopped_is_not_open_any_more(desk: Desk) -> None:
    task, other = committed(desk, typed(desk)), typed(desk, matter="Another")
    corrected = committed(desk, correcting(desk, task.number, matter="The lease, by six"))
    left = desk.left_open.at_start()
    assert left.drafts == (other,)
    assert left.saved == (task.number, task.number)
    assert desk.drafts.all() == (other,)
    assert desk.tasks.get(task.number) == corrected
    assert desk.left_open.at_start().saved == ()


def test_the_same_form_saved_twice_is_one_task(desk: Desk) -> None:
    draft = typed(desk)
    task = committed(desk, draft)
    assert committed(desk, draft) == task
    correction = correcting(desk, task.number, matter="The lease, by six")
    corrected = committed(desk, correction)
    assert committed(desk, correction) == corrected
    assert [entry.verb for entry in desk.tasks.record(task.number).history] == ["take", "correct"]


def test_what_was_typed_after_a_save_of_which_nobody_heard_is_not_lost(desk: Desk) -> None:
    draft = typed(desk)
    task = committed(desk, draft)
    again = committed(desk, replace(draft, texts={**draft.texts, "matter": "The lease and the keys"}))
    assert (again.number, again.facts.matter) == (task.number, "The lease and the keys")
    assert check(desk.store).is_in_order


def test_a_correction_of_nothing_is_no_entry_and_leaves_nothing_behind(desk: Desk) -> None:
    number = saved(desk, typed(desk)).number
    desk.backups.make()
    saved(desk, correcting(desk, number))
    assert kept(desk) == []
    assert desk.drafts.all() == ()


def test_what_was_typed_while_the_form_was_saved_becomes_a_correction_of_it(desk: Desk) -> None:
    draft = typed(desk)
    on = replace(typed(desk, matter="The lease and the keys"), after=draft.id)
    desk.drafts.keep(on)
    number = committed(desk, draft).number
    left = desk.left_open.at_start()
    assert left.drafts == (replace(on, after="", correcting=number),)
    assert left.saved == (number,)


def test_what_was_typed_while_a_save_did_not_come_to_its_end_is_the_whole_form(desk: Desk) -> None:
    draft = typed(desk)
    on = replace(typed(desk, matter="The lease and the keys"), after=draft.id)
    desk.drafts.keep(on)
    assert desk.left_open.at_start().drafts == (replace(on, after=""),)
    assert desk.drafts.all() == (on,)
    assert desk.left_open.at_start().drafts == (replace(on, after=""),)


def test_saved_forms_of_tasks_that_are_lost_are_open_again_with_their_numbers(desk: Desk, tmp_path: Path) -> None:
    saved(desk, typed(desk))
    copy = loses_what_comes_now(desk, tmp_path)
    lost = saved(desk, typed(desk, matter="The keys"))
    visit = saved(desk, typed(desk, "visit", visitor="Zhang Wei", host="Li Wei"))
    desk.backups.put_back(copy)

    back = desk.left_open.bring_back().drafts
    assert [draft.number for draft in back] == [lost.number, visit.number]
    assert back == desk.drafts.all()
    assert [draft.parked_at is not None for draft in back] == [True, True]
    assert [draft.correcting for draft in back] == ["", ""]
    assert back[0].texts["matter"] == "The keys"
    assert desk.left_open.bring_back() == Back()

    # Nobody else is given what stands on paper already; who has it keeps it.
    other = saved(desk, typed(desk, matter="Another"))
    assert other.number not in (lost.number, visit.number)
    again = [saved(desk, draft) for draft in back]
    assert [task.number for task in again] == [lost.number, visit.number]
    assert [task.facts for task in again] == [lost.facts, visit.facts]
    assert check(desk.store).is_in_order


def test_a_number_that_somebody_else_has_by_now_is_not_given_twice(desk: Desk, tmp_path: Path) -> None:
    copy = loses_what_comes_now(desk, tmp_path)
    number = saved(desk, typed(desk)).number
    desk.backups.put_back(copy)
    with desk.store.writing() as work:
        kind = desk.kinds["phone_message"]
        facts = replace(kind.empty, recipient="Chen", caller="Zhou", matter="Somebody else’s")
        desk.tasks.add(work, kind, facts, number=number)
        work.commit()
    (back,) = desk.left_open.bring_back().drafts
    assert (back.number, back.correcting) == (number, "")
    assert saved(desk, back).number != number
    assert desk.tasks.get(number).facts.matter == "Somebody else’s"


def test_a_lost_correction_is_a_correction_of_its_record_again(desk: Desk, tmp_path: Path) -> None:
    number = saved(desk, typed(desk)).number
    copy = loses_what_comes_now(desk, tmp_path)
    desk.tasks.do("deliver", [number])
    desk.tasks.undo(number)
    for words in ("The lease, by six", "The lease, by seven"):
        saved(desk, correcting(desk, number, matter=words))
    desk.backups.put_back(copy)

    (back,) = desk.left_open.bring_back().drafts
    assert (back.correcting, back.texts["matter"]) == (number, "The lease, by seven")
    assert saved(desk, back).facts.matter == "The lease, by seven"
    assert check(desk.store).is_in_order


def test_a_task_that_is_lost_with_its_correction_is_one_form_with_the_newest_words(desk: Desk, tmp_path: Path) -> None:
    copy = loses_what_comes_now(desk, tmp_path)
    first = typed(desk)
    number = saved(desk, first).number
    saved(desk, correcting(desk, number, matter="The lease, by six"))
    desk.backups.put_back(copy)

    (back,) = desk.left_open.bring_back().drafts
    assert (back.id, back.correcting, back.number) == (first.id, "", number)
    assert back.texts["matter"] == "The lease, by six"
    assert kept(desk) == []


def test_of_a_lost_day_so_many_forms_come_back_as_one_can_work_with(desk: Desk, tmp_path: Path) -> None:
    copy = loses_what_comes_now(desk, tmp_path)
    numbers = [saved(desk, typed(desk, matter=f"Matter {turn}")).number for turn in range(25)]
    desk.backups.put_back(copy)
    first = desk.left_open.bring_back()
    assert [draft.number for draft in first.drafts] == numbers[:20]
    assert first.waiting == tuple(numbers[20:])
    assert desk.left_open.bring_back() == Back(waiting=tuple(numbers[20:]))
    for draft in first.drafts:
        saved(desk, draft)
    assert [draft.number for draft in desk.left_open.bring_back().drafts] == numbers[20:]
    assert desk.left_open.bring_back() == Back()


def test_a_form_that_came_back_is_put_by_when_the_database_knows_it_after_all(desk: Desk, tmp_path: Path) -> None:
    saved(desk, typed(desk, matter="The first"))
    copy = loses_what_comes_now(desk, tmp_path)
    number = saved(desk, typed(desk)).number
    whole = desk.backups.put_back(copy).file
    assert len(desk.left_open.bring_back().drafts) == 1
    desk.backups.put_back(whole)
    left = desk.left_open.at_start()
    assert (left.drafts, left.saved) == ((), (number,))


def test_a_copy_that_holds_a_task_relieves_its_form(desk: Desk, tmp_path: Path) -> None:
    number = saved(desk, typed(desk)).number
    desk.backups.make(tmp_path / "stick.db")
    assert kept(desk) == [number]  # who knows where that goes
    desk.backups.make()
    assert kept(desk) == []
    later = saved(desk, typed(desk)).number
    assert kept(desk) == [later]


def test_where_no_copy_is_made_a_form_is_kept_for_some_days_only(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    number = saved(desk, typed(desk)).number
    today = now()
    for days, expected in ((6, [number]), (8, [])):
        later = today + timedelta(days=days)
        monkeypatch.setattr(saved_drafts, "now", lambda: later)  # noqa: B023
        assert desk.left_open.bring_back() == Back()
        assert kept(desk) == expected


def test_beside_an_encrypted_database_nothing_that_was_saved_lies_in_the_clear(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(left_open, "key", lambda: "a key of the house")
    saved(desk, typed(desk))
    assert kept(desk) == []
    assert desk.drafts.all() == ()


def test_a_saved_form_that_cannot_be_read_hides_no_other(desk: Desk, tmp_path: Path) -> None:
    copy = loses_what_comes_now(desk, tmp_path)
    spoilt, good = saved(desk, typed(desk)), saved(desk, typed(desk, matter="The keys"))
    file = SavedDrafts(desk.home.saved_drafts).all()[0].file
    file.write_text(json.dumps([]), encoding="utf-8")
    (desk.home.saved_drafts / "note.json").write_text("{}", encoding="utf-8")
    desk.backups.put_back(copy)
    assert [draft.number for draft in desk.left_open.bring_back().drafts] == [good.number]
    assert kept(desk) == [spoilt.number]
    assert saved(desk, typed(desk)).number not in (spoilt.number, good.number)


def test_a_form_about_somebody_who_was_erased_is_not_written_down_again(desk: Desk) -> None:
    draft = typed(desk)
    desk.drafts.erase(draft.id)
    for _time in range(2):
        with pytest.raises(DeskError) as refused:
            desk.drafts.keep(draft)
        assert refused.value.code == "draft_erased"
    assert desk.drafts.all() == ()
    assert desk.left_open.at_start().drafts == ()
    assert list(desk.home.drafts.glob("*.*")) == []
