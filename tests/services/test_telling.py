"""Who is told by mail of what: written down with the task, and with nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sqlalchemy as sa

from receptiondesk.desk import Desk
from receptiondesk.domain.colleague import Colleague
from receptiondesk.domain.errors import DeskError
from receptiondesk.domain.facts import Facts
from receptiondesk.domain.task import AnyTask
from receptiondesk.domain.telling import Mail, Untold
from receptiondesk.storage.tables import outgoing
from receptiondesk.tasks.visit.record import Visit
from tests.fixtures.records import message

LI = Colleague(name="Li Wei", email="li.wei@example.com")


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """A desk with mail, and with Li Wei in the directory."""
    desk.directory.put([LI, Colleague(name="Zhang Min", email="zhang.min@example.com"), Colleague(name="No Mail")])
    set_up(desk)
    return desk


def set_up(desk: Desk) -> None:
    desk.settings.keep(replace(desk.settings(), mail_server="mail.example.com", mail_sender="desk@example.com"))


def taken(desk: Desk, facts: Facts | None = None) -> AnyTask:
    return saved(desk, facts)[0]


def saved(desk: Desk, facts: Facts | None = None) -> tuple[AnyTask, Mail | None]:
    facts = facts or message(recipient="Li Wei")
    kind = desk.kinds["visit" if isinstance(facts, Visit) else "phone_message"]
    done = desk.tasks.take(kind, facts)
    return done.task, done.mail


def waiting(desk: Desk, number: str) -> list[str]:
    return [mail.name for mail in desk.telling.of(number) if mail.waits]


def test_a_message_tells_its_recipient_at_the_address_of_the_directory(desk: Desk) -> None:
    task, mail = saved(desk)
    assert mail is not None and (mail.name, mail.address, mail.waits) == ("Li Wei", "li.wei@example.com", True)
    assert waiting(desk, task.number) == ["Li Wei"]


def test_the_name_counts_however_its_letters_are_written(desk: Desk) -> None:
    _task, mail = saved(desk, message(recipient="LI WEI"))
    assert mail is not None and mail.address == LI.email


@pytest.mark.parametrize(
    ("name", "why"),
    [("Nobody Here", Untold.NOBODY), ("No Mail", Untold.NO_ADDRESS), ("Li W", Untold.NOBODY)],
)
def test_whoever_has_no_address_is_told_nothing_and_the_desk_knows_why(desk: Desk, name: str, why: Untold) -> None:
    task, mail = saved(desk, message(recipient=name))
    assert mail is not None and not mail.waits and mail.trouble is why
    assert waiting(desk, task.number) == []


def test_of_two_colleagues_of_one_name_none_is_told(desk: Desk) -> None:
    desk.directory.put([Colleague(name="Li Wei", code="2", email="other@example.com")])
    _task, mail = saved(desk)
    assert mail is not None and mail.trouble is Untold.SHARED and mail.address == ""


@pytest.mark.parametrize(
    "address",
    [
        "li wei@example.com",
        "a@b.com,c@d.com",
        "a@b.com\r\nBcc: x@y.com",
        "<a@b.com>",
        "李伟@example.com",
        "a@",
        "@b.com",
    ],
)
def test_what_is_not_one_address_is_none(desk: Desk, address: str) -> None:
    desk.directory.put([replace(LI, email=address)])
    _task, mail = saved(desk)
    assert mail is not None and mail.trouble is Untold.BAD_ADDRESS and not mail.waits


def test_a_visitor_who_is_only_expected_tells_nobody_before_they_have_arrived(desk: Desk) -> None:
    task = taken(desk, Visit(visitor="Zhang", host="Li Wei", expected_at=desk.settings.reading().now))
    assert desk.telling.of(task.number) == ()
    desk.tasks.do("check_in", [task.number])
    assert waiting(desk, task.number) == ["Li Wei"]
    desk.tasks.do("meet", [task.number])
    assert len(desk.telling.of(task.number)) == 1


def test_a_correction_tells_the_right_person_and_not_the_wrong_one_any_more(desk: Desk) -> None:
    task = taken(desk)
    desk.tasks.correct(task.number, {"recipient": "Zhang Min"})
    assert waiting(desk, task.number) == ["Zhang Min"]


def test_a_correction_of_anything_else_tells_nobody_again(desk: Desk) -> None:
    task = taken(desk)
    desk.tasks.correct(task.number, {"matter": "Something else."})
    assert len(desk.telling.of(task.number)) == 1


def test_undoing_a_step_tells_nobody(desk: Desk) -> None:
    task = taken(desk)
    desk.tasks.do("close", [task.number])
    desk.tasks.undo(task.number)
    assert len(desk.telling.of(task.number)) == 1


def test_a_colleague_can_be_told_once_more(desk: Desk) -> None:
    task, _mail = saved(desk, message(recipient="No Mail"))
    desk.directory.put([Colleague(name="No Mail", email="found@example.com")])
    assert desk.telling.again(task.number).address == "found@example.com"
    assert waiting(desk, task.number) == ["No Mail"]


def test_whoever_is_not_waited_for_any_more_cannot_be_told_again(desk: Desk) -> None:
    task = taken(desk)
    desk.tasks.do("close", [task.number])
    with pytest.raises(DeskError) as refusal:
        desk.telling.again(task.number)
    assert refusal.value.code == "tells_nobody"


def test_an_erased_person_s_mail_is_not_sent_any_more(desk: Desk) -> None:
    task = taken(desk)
    desk.privacy.erase(desk.privacy.find("Wang Fang"), "Asked for it")
    assert waiting(desk, task.number) == []
    assert [mail.trouble for mail in desk.telling.of(task.number)] == [Untold.NO_LONGER]


def test_a_message_that_is_not_saved_tells_nobody(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("receptiondesk.storage.work.Work.commit", lambda _self: (_ for _ in ()).throw(OSError()))
    with pytest.raises(DeskError):
        saved(desk)
    monkeypatch.undo()
    assert rows(desk) == 0


def test_a_desk_without_mail_writes_nothing_down(desk: Desk) -> None:
    desk.settings.keep(replace(desk.settings(), mail_server=""))
    _task, mail = saved(desk)
    assert mail is None and rows(desk) == 0


def test_imported_records_tell_nobody(desk: Desk) -> None:
    with desk.store.writing() as work:
        desk.tasks.add(work, desk.kinds["phone_message"], message(recipient="Li Wei"))
        work.commit()
    assert rows(desk) == 0


def rows(desk: Desk) -> int:
    with desk.store.engine.connect() as connection:
        return connection.execute(sa.select(sa.func.count()).select_from(outgoing)).scalar_one()
