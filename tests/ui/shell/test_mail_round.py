"""In the window: a message is on its way to the colleague as soon as it is saved, and the desk says where it is not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from receptiondesk.domain.colleague import Colleague
from receptiondesk.services import mail_server
from tests.fixtures.post_office import HOST, PostOffice, odd_server, open_post_office
from tests.fixtures.sitting import Sitting
from ui.pages.record_sheet import RecordSheet
from ui.shell.mail_round import MailRound

WAITS = "Mail to colleagues waits; tell them another way. The mail server does not answer."


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail_server, "_PATIENCE", 0.5)


@pytest.fixture
def office() -> Iterator[PostOffice]:
    with open_post_office() as office:
        yield office


@pytest.fixture(autouse=True)
def mail_round(sitting: Sitting) -> MailRound:
    """What the open window has sent from time to time."""
    return MailRound(sitting.context)


def set_up(sitting: Sitting, port: int) -> None:
    desk = sitting.desk
    desk.directory.put([Colleague(name="Li Wei", email="li.wei@example.com")])
    desk.settings.keep(
        replace(
            desk.settings(), mail_server=HOST, mail_port=str(port), mail_security="none", mail_sender="desk@example.com"
        )
    )


def take(sitting: Sitting, recipient: str = "Li Wei") -> None:
    sitting.press(Qt.Key.Key_F2)
    sitting.form.show_texts({"recipient": recipient, "caller": "Wang Fang", "matter": "Please ring."})
    sitting.control(Qt.Key.Key_S)


def test_what_is_saved_is_sent_at_once(sitting: Sitting, qtbot: QtBot, office: PostOffice) -> None:
    set_up(sitting, office.port)
    take(sitting)
    assert sitting.notices[0].endswith("The mail is on its way.")
    qtbot.waitUntil(lambda: len(office.mails) == 1)
    assert office.mails[0]["To"] == "Li Wei <li.wei@example.com>"


def test_a_host_is_told_when_the_visitor_is_checked_in(sitting: Sitting, qtbot: QtBot, office: PostOffice) -> None:
    set_up(sitting, office.port)
    number = sitting.take("visit", visitor="Zhang", host="Li Wei", expected_at="23:50")
    sitting.context.do("check_in", (number,))
    qtbot.waitUntil(lambda: len(office.mails) == 1)
    assert sitting.notices[0].endswith("The mail is on its way.")
    assert office.mails[0]["Subject"] == "Your visitor is here: Zhang"


def test_that_nobody_is_told_is_said_quietly(sitting: Sitting, office: PostOffice) -> None:
    set_up(sitting, office.port)
    take(sitting, "Somebody Else")
    assert sitting.notices[0].endswith("Not told by mail. Nobody of exactly this name is in the directory.")
    assert office.mails == []


def test_a_desk_without_mail_says_nothing_of_it(sitting: Sitting) -> None:
    take(sitting)
    assert "mail" not in sitting.notices[0]


def test_a_server_that_is_away_is_told_once_and_taken_back_when_it_is_there_again(
    sitting: Sitting, qtbot: QtBot
) -> None:
    with odd_server(lambda _line, _over: None) as port:
        pass
    set_up(sitting, port)
    take(sitting)
    qtbot.waitUntil(lambda: WAITS in sitting.notices)
    take(sitting)
    sitting.rest()
    assert sitting.notices.count(WAITS) == 1
    with open_post_office() as office:
        set_up(sitting, office.port)
        sitting.context.notices.act(next(n for n in sitting.context.notices.standing if n.text == WAITS))
        qtbot.waitUntil(lambda: len(office.mails) == 2)
        qtbot.waitUntil(lambda: WAITS not in sitting.notices)


def test_a_mail_that_is_refused_is_told_with_its_number(sitting: Sitting, qtbot: QtBot, office: PostOffice) -> None:
    set_up(sitting, office.port)
    office.says_to_recipient = "550 no such user"
    take(sitting)
    said = "M-000001: the colleague was not told. The mail server refuses this mail."
    qtbot.waitUntil(lambda: said in sitting.notices)


def test_the_record_says_that_the_colleague_was_told_and_tells_them_again(
    sitting: Sitting, qtbot: QtBot, office: PostOffice
) -> None:
    set_up(sitting, office.port)
    take(sitting)
    qtbot.waitUntil(lambda: len(office.mails) == 1)
    sitting.context.record_wanted.emit("M-000001")
    sheet = next(iter(sitting.window.findChildren(RecordSheet)))

    def told() -> list[str]:
        return [fact.value for fact in sheet.described.facts if fact.label == "Told by mail"] if sheet.described else []

    qtbot.waitUntil(lambda: told()[:1] != [] and told()[0].startswith("Li Wei, "))
    sheet.tell()
    qtbot.waitUntil(lambda: len(office.mails) == 2)
