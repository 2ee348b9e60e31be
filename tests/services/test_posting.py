"""Mail on its way: to a real mail server, past one that is none, and never twice."""

from __future__ import annotations

import os
import socket
import stat
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from threading import Event, Thread

import pytest
import time_machine
import trustme

from receptiondesk.bootstrap import open_desk
from receptiondesk.desk import Desk
from receptiondesk.domain.colleague import Colleague
from receptiondesk.domain.errors import DraftRefused
from receptiondesk.domain.telling import Mail, NotSent, Untold
from receptiondesk.domain.when import now
from receptiondesk.services import mail_server
from receptiondesk.services.home import Home
from receptiondesk.storage.outgoing import LEASE
from tests.fixtures.post_office import HOST, PASSWORD, PostOffice, odd_server, open_post_office
from tests.fixtures.records import message


@pytest.fixture
def office() -> Iterator[PostOffice]:
    """The house's mail server."""
    with open_post_office() as office:
        yield office


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits in a test as long as a desk does."""
    monkeypatch.setattr(mail_server, "_PATIENCE", 0.5)
    monkeypatch.setattr(mail_server, "_AT_MOST", 2.0)


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> trustme.CA:
    """Whoever vouches for the house's servers, and is trusted on this computer."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "trusted.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "trusted.pem"))
    return authority


def set_up(desk: Desk, port: int, **settings: str) -> None:
    named = {"mail_security": "none", **settings}
    desk.directory.put([Colleague(name="Li Wei", email="li.wei@example.com")])
    desk.settings.keep(
        replace(desk.settings(), mail_server=HOST, mail_port=str(port), mail_sender="desk@example.com", **named)  # type: ignore[arg-type]
    )


def take(desk: Desk, **facts: str) -> str:
    taken = desk.tasks.take(desk.kinds["phone_message"], message(**{"recipient": "Li Wei", **facts}))
    return taken.task.number


def states(desk: Desk, number: str) -> list[tuple[bool, bool, Untold | None]]:
    """Of each mail about a task: whether it was sent, whether it waits, and why."""
    return [(mail.sent_at is not None, mail.waits, mail.trouble) for mail in desk.telling.of(number)]


SENT = (True, False, None)


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


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_the_line_is_secured_and_the_desk_says_who_it_is(desk: Desk, authority: trustme.CA, security: str) -> None:
    with open_post_office(security, authority) as office:
        set_up(desk, office.port, mail_security=security, mail_user="desk")
        desk.posting.keep_password(PASSWORD)
        number = take(desk)
        assert desk.posting.send_waiting().trouble is None
        assert states(desk, number) == [SENT] and office.users == ["desk"]


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_server_for_whom_nobody_vouches_gets_neither_mail_nor_password(desk: Desk, security: str) -> None:
    with open_post_office(security) as office:
        set_up(desk, office.port, mail_security=security, mail_user="desk")
        desk.posting.keep_password(PASSWORD)
        number = take(desk)
        trouble = desk.posting.send_waiting().trouble
        assert trouble is not None and trouble.why is Untold.NOT_TRUSTED
        assert office.mails == [] and office.users == []
        assert states(desk, number) == [(False, True, Untold.NOT_TRUSTED)]


def test_a_server_without_the_secure_line_that_is_set_gets_nothing(desk: Desk, office: PostOffice) -> None:
    set_up(desk, office.port, mail_security="starttls")
    take(desk)
    trouble = desk.posting.send_waiting().trouble
    assert trouble is not None and trouble.why is Untold.NOT_SECURE and office.mails == []


def test_a_password_never_goes_over_an_open_line(desk: Desk, office: PostOffice) -> None:
    set_up(desk, office.port, mail_user="desk")
    desk.posting.keep_password(PASSWORD)
    take(desk)
    trouble = desk.posting.send_waiting().trouble
    assert trouble is not None and trouble.why is Untold.OPEN_LINE and office.users == []


@pytest.mark.parametrize("password", ["wrong", "", "密码"])
def test_a_wrong_password_is_said_and_the_mail_waits(desk: Desk, authority: trustme.CA, password: str) -> None:
    with open_post_office("starttls", authority) as office:
        set_up(desk, office.port, mail_security="starttls", mail_user="desk")
        desk.posting.keep_password(password)
        number = take(desk)
        trouble = desk.posting.send_waiting().trouble
    assert trouble is not None and trouble.why is Untold.WRONG_LOGIN
    assert states(desk, number) == [(False, True, Untold.WRONG_LOGIN)]


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


# Servers that are none.


def hangs(_line: socket.socket, over: Event) -> None:
    over.wait()


def breaks_off(line: socket.socket, _over: Event) -> None:
    line.sendall(b"220 here\r\n")


def talks_nonsense(line: socket.socket, _over: Event) -> None:
    line.sendall(b"\xff\xfe\x00 HTTP/1.1 what?\r\n" * 3)


def never_comes_to_an_end(line: socket.socket, over: Event) -> None:
    while not over.is_set():
        line.sendall(b"220-and another thing\r\n")
        over.wait(0.1)


def breaks_off_in_the_middle(line: socket.socket, _over: Event) -> None:
    line.sendall(b"220 here\r\n")
    for answer in (b"250 hello\r\n", b"250 go on\r\n", b"250 go on\r\n", b"354 go on\r\n"):
        line.recv(1000)
        line.sendall(answer)


@pytest.mark.parametrize(
    ("talk", "why"),
    [
        (hangs, Untold.NO_ANSWER),
        (breaks_off, Untold.NO_ANSWER),
        (talks_nonsense, Untold.ODD_ANSWER),
        (never_comes_to_an_end, Untold.NO_ANSWER),
        (breaks_off_in_the_middle, Untold.NO_ANSWER),
    ],
)
def test_a_server_that_is_none_costs_no_mail(
    desk: Desk, talk: Callable[[socket.socket, Event], None], why: Untold
) -> None:
    with odd_server(talk) as port:
        set_up(desk, port)
        number = take(desk)
        trouble = desk.posting.send_waiting().trouble
    assert trouble is not None and trouble.why is why and trouble.text
    assert states(desk, number) == [(False, True, why)]


def test_where_nobody_listens_the_mail_waits(desk: Desk) -> None:
    with odd_server(hangs) as port:
        pass
    set_up(desk, port)
    number = take(desk)
    desk.posting.send_waiting()
    assert states(desk, number) == [(False, True, Untold.NO_ANSWER)]


@pytest.mark.parametrize("name", ["no.such.host.invalid", "a" * 80, "..", "ho st", "[::1"])
def test_a_name_that_is_no_server_s_is_said_in_words(desk: Desk, name: str) -> None:
    set_up(desk, 25)
    desk.settings.keep(replace(desk.settings(), mail_server=name))
    take(desk)
    trouble = desk.posting.send_waiting().trouble
    assert trouble is not None and trouble.why is Untold.NO_ANSWER


def test_whoever_closes_the_desk_waits_for_no_server(desk: Desk) -> None:
    stop, begun = Event(), Event()

    def hang(_line: socket.socket, over: Event) -> None:
        begun.set()
        over.wait()

    with odd_server(hang) as port:
        set_up(desk, port)
        number = take(desk)
        sending = Thread(target=lambda: desk.posting.send_waiting(stop=stop))
        sending.start()
        assert begun.wait(10)
        stop.set()
        sending.join(10)
        assert not sending.is_alive()
    assert states(desk, number)[0][:2] == (False, True)


# Servers that say no.


def test_a_full_server_gets_the_mail_later(desk: Desk, office: PostOffice) -> None:
    set_up(desk, office.port)
    office.says_to_mail = "452 4.3.1 no room"
    number = take(desk)
    trouble = desk.posting.send_waiting().trouble
    assert trouble is not None and trouble.why is Untold.BUSY and trouble.said == "4.3.1 no room"
    office.says_to_mail = "250 OK"
    assert desk.posting.send_waiting().sent == ()  # not yet
    with time_machine.travel(now() + timedelta(minutes=2)):
        desk.posting.send_waiting()
    assert states(desk, number) == [SENT]


@pytest.mark.parametrize("said", ["550 no such user", "552 mailbox full"])
def test_a_mail_that_is_refused_is_given_up_and_the_next_one_goes(desk: Desk, office: PostOffice, said: str) -> None:
    set_up(desk, office.port)
    office.says_to_recipient = said
    number = take(desk)
    posted = desk.posting.send_waiting()
    assert [(mail.number, mail.trouble) for mail in posted.given_up] == [(number, Untold.REFUSED)]
    assert posted.trouble is None and states(desk, number) == [(False, False, Untold.REFUSED)]
    office.says_to_recipient = "250 OK"
    assert [mail.number for mail in desk.posting.send_waiting().sent] == [] != [take(desk)]
    assert len(desk.posting.send_waiting().sent) == 1


def test_the_waits_grow_and_after_a_day_the_mail_is_given_up(desk: Desk) -> None:
    with odd_server(hangs) as port:
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
