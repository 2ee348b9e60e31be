"""Mail on its way: as soon as it is saved, again and again where it must be, and never twice."""

from __future__ import annotations

import os
import stat
from datetime import timedelta
from itertools import pairwise
from threading import Thread

import pytest
import time_machine

from receptiondesk.bootstrap import open_desk
from receptiondesk.desk import Desk
from receptiondesk.domain.errors import DraftRefused
from receptiondesk.domain.telling import Mail, NotSent, Untold
from receptiondesk.domain.when import now
from receptiondesk.services.home import Home
from receptiondesk.storage.outgoing import LEASE
from tests.fixtures.post_office import PASSWORD, PostOffice, odd_server
from tests.fixtures.posting import SENT, set_up, states, take
from tests.fixtures.records import message

pytestmark = pytest.mark.usefixtures("short_patience")


def test_a_message_is_on_its_way_to_its_recipient_as_soon_as_it_is_saved(desk: Desk, office: PostOffice) -> None:
    set_up(desk, office.port)
    number = take(desk, caller="Wang Fang", title="ms", callback_number="138 0013 8000", matter="Please ring.")
    assert [mail.number for mail in desk.posting.send_waiting().sent] == [number]
    [mail] = office.mails
    assert mail["To"] == "Li Wei <li.wei@example.com>" and mail["From"] == "Harbour House <desk@example.com>"
    assert mail["Subject"] == "Phone message: Ms Wang Fang"
    plain = mail.get_body(("plain",))
    assert plain is not None and "138 0013 8000" in plain.get_content()
    assert states(desk, number) == [SENT]


def test_nothing_goes_twice(desk: Desk, office: PostOffice) -> None:
    set_up(desk, office.port)
    take(desk)
    desk.posting.send_waiting()
    assert desk.posting.send_waiting().sent == () and len(office.mails) == 1


def test_a_thousand_mails_that_have_waited_go_in_one_go(desk: Desk, office: PostOffice) -> None:
    set_up(desk, office.port)
    first = take(desk)
    with desk.store.writing() as work:
        for _ in range(999):
            task = desk.tasks.add(work, desk.kinds["phone_message"], message(recipient="Li Wei"))
            assert desk.telling.note(work, None, task)
        work.commit()
    assert len(desk.posting.send_waiting().sent) == 1000
    assert len({str(mail["Message-ID"]) for mail in office.mails}) == 1000
    assert office.mails[0]["Message-ID"] == desk.telling.of(first)[0].message_id


def test_the_password_lies_in_its_owner_s_file_and_nowhere_else(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    desk.posting.keep_password(PASSWORD)
    assert desk.posting.has_password
    files = [file for file in desk.home.folder.rglob("*") if file.is_file()]
    assert [file for file in files if PASSWORD.encode() in file.read_bytes()] == [desk.home.mail_password]
    if os.name == "posix":
        assert stat.S_IMODE(desk.home.mail_password.stat().st_mode) == 0o600
    desk.posting.keep_password("")
    assert not desk.posting.has_password and PASSWORD not in caplog.text


def test_a_password_that_cannot_be_typed_is_refused(desk: Desk) -> None:
    with pytest.raises(DraftRefused):
        desk.posting.keep_password("a\nb")


def test_the_waits_grow_and_after_a_day_the_mail_is_given_up(desk: Desk) -> None:
    with odd_server(lambda _line, _over: None) as port:
        pass
    set_up(desk, port)
    began = now()
    number = take(desk)
    tried = []
    for minute in range(0, 24 * 60 + 10, 5):
        with time_machine.travel(began + timedelta(minutes=minute), tick=False):
            posted = desk.posting.send_waiting()
            if posted.trouble:
                tried.append(minute)
    assert tried[:6] == [0, 5, 10, 15, 25, 45] and max(later - one for one, later in pairwise(tried)) == 60
    assert [mail.number for mail in posted.given_up] == [number]
    assert states(desk, number) == [(False, False, Untold.TOO_LATE)]


def test_what_was_put_off_before_the_clock_was_set_back_does_not_wait_for_that_hour(
    desk: Desk, office: PostOffice
) -> None:
    set_up(desk, office.port)
    with time_machine.travel(now() + timedelta(hours=2)):
        take(desk)
    assert len(desk.posting.send_waiting().sent) == 1


def test_try_again_does_not_wait(desk: Desk, office: PostOffice) -> None:
    set_up(desk, office.port)
    office.says_to_mail = "452 no room"
    take(desk)
    desk.posting.send_waiting()
    office.says_to_mail = "250 OK"
    desk.posting.hurry()
    assert len(desk.posting.send_waiting().sent) == 1


# Several desks, and a desk that is killed.


def test_of_several_desks_one_sends(desk: Desk, office: PostOffice) -> None:
    set_up(desk, office.port)
    numbers = {take(desk) for _ in range(30)}
    desks = [open_desk(Home(desk.home.folder), printer=lambda _pdf, _name: None) for _ in range(3)]
    sent: list[Mail] = []
    senders = [Thread(target=lambda each=each: sent.extend(each.posting.send_waiting().sent)) for each in desks]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    for each in desks:
        each.close()
    assert sorted(mail.number for mail in sent) == sorted(numbers)
    assert len(office.mails) == 30


def test_a_desk_that_was_killed_while_sending_leaves_the_mail_to_the_next_one(desk: Desk, office: PostOffice) -> None:
    """At most twice, and then with the name that the first one had."""
    set_up(desk, office.port)
    number = take(desk)
    with desk.store.writing() as work:
        claimed = work.outgoing().claim(now())  # and here the current failed, perhaps after the server's yes
        work.commit()
    assert claimed is not None and desk.posting.send_waiting().sent == ()
    with time_machine.travel(now() + LEASE + timedelta(seconds=1)):
        desk.posting.send_waiting()
    assert office.mails[0]["Message-ID"] == claimed.message_id and states(desk, number) == [SENT]


def test_what_is_sent_is_the_task_as_it_is_by_then(desk: Desk, office: PostOffice) -> None:
    set_up(desk, office.port)
    number = take(desk, matter="Wrong.")
    desk.tasks.correct(number, {"matter": "Right."})
    desk.posting.send_waiting()
    body = office.mails[0].get_body(("plain",))
    assert body is not None and "Right." in body.get_content() and "Wrong." not in body.get_content()


def test_a_message_that_was_closed_meanwhile_is_not_sent(desk: Desk, office: PostOffice) -> None:
    set_up(desk, office.port)
    number = take(desk)
    desk.tasks.do("close", [number])
    assert desk.posting.send_waiting().sent == () and office.mails == []
    assert states(desk, number) == [(False, False, Untold.NO_LONGER)]


@pytest.mark.expects_log("the mail about M-000001 could not be made")
def test_a_mail_that_cannot_be_made_does_not_keep_the_others(
    desk: Desk, office: PostOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(desk, office.port)
    one, other = take(desk), take(desk)
    kind = desk.kinds["phone_message"]
    make = type(kind).letter
    monkeypatch.setattr(
        type(kind), "letter", lambda self, task, words: make(self, task, words) if task.number == other else 1 / 0
    )
    posted = desk.posting.send_waiting()
    assert [mail.number for mail in posted.sent] == [other]
    assert [(mail.number, mail.trouble) for mail in posted.given_up] == [(one, Untold.NOT_MADE)]


def test_a_trial_says_whether_mail_works(desk: Desk, office: PostOffice) -> None:
    set_up(desk, office.port)
    desk.posting.send_trial("supervisor@example.com")
    assert office.mails[0]["Subject"] == "A test of the desk’s mail"
    office.says_to_recipient = "550 who?"
    with pytest.raises(NotSent, match="who"):
        desk.posting.send_trial("supervisor@example.com")
