"""The house's mail server: who it is has to be proved, and one that is none costs no mail."""

from __future__ import annotations

import socket
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Event, Thread

import pytest
import time_machine
import trustme

from receptiondesk.desk import Desk
from receptiondesk.domain.telling import Untold
from receptiondesk.domain.when import now
from tests.fixtures.post_office import PASSWORD, PostOffice, odd_server, open_post_office
from tests.fixtures.posting import SENT, set_up, states, take

pytestmark = pytest.mark.usefixtures("short_patience")


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> trustme.CA:
    """Whoever vouches for the house's servers, and is trusted on this computer."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "trusted.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "trusted.pem"))
    return authority


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
