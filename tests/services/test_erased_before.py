"""Who was erased does not come back with an old copy."""

from __future__ import annotations

from pathlib import Path

import pytest

from receptiondesk.desk import Desk
from receptiondesk.domain.errors import DeskError
from receptiondesk.services.checking import check
from tests.services.test_privacy import DOCUMENT, NAME, PHONE, in_the_files, message, visit


def test_who_was_erased_is_erased_again_when_an_older_copy_is_put_back(desk: Desk) -> None:
    number, held, later = visit(desk, id_number=DOCUMENT), visit(desk), message(desk, caller="Rowland")
    copy = desk.backups.make()
    desk.privacy.hold(held, "A dispute")
    desk.privacy.erase(desk.privacy.find(NAME), "The person asked for it")
    desk.privacy.release(held, "It is settled")
    desk.privacy.erase(desk.privacy.find(NAME), "The person asked for it")
    desk.backups.put_back(copy.file)
    assert desk.tasks.get(number).facts.id_number == DOCUMENT, "the copy brings it back for a moment"
    desk.privacy.hold(held, "Another dispute")

    assert desk.retention.run() == 1
    facts = desk.tasks.get(number).facts
    assert (facts.visitor, facts.phone, facts.id_number) == ("", "", "")
    assert desk.tasks.record(number).history[-1].reason == "Erased before a copy was put back"
    assert desk.tasks.get(held).facts.visitor == NAME, "what must be kept is kept"
    assert desk.tasks.get(later).facts.caller == "Rowland"
    assert in_the_files(desk, DOCUMENT) == set()
    assert check(desk.store).is_in_order
    assert desk.retention.run() == 0


def test_a_copy_that_knows_of_the_erasing_leaves_nothing_to_do(desk: Desk) -> None:
    visit(desk)
    desk.privacy.erase(desk.privacy.find(NAME), "The person asked for it")
    copy = desk.backups.make()
    desk.backups.put_back(copy.file)
    assert not desk.home.erased_before.exists()


def test_a_record_that_the_copy_does_not_hold_hinders_nobody(desk: Desk) -> None:
    copy = desk.backups.make()
    visit(desk)
    desk.privacy.erase(desk.privacy.find(NAME), "The person asked for it")
    desk.backups.put_back(copy.file)
    assert PHONE not in desk.home.erased_before.read_text(encoding="utf-8")
    assert desk.retention.run() == 0
    with pytest.raises(DeskError):
        desk.privacy.find(NAME)


@pytest.mark.parametrize("written", ["", "[]", "{", '{"V-000001": 7}'])
def test_a_note_that_is_none_hinders_nobody(desk: Desk, written: str) -> None:
    Path(desk.home.erased_before).write_text(written, encoding="utf-8")
    assert desk.retention.run() == 0
