"""Colleagues are told by mail on the command line too."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from receptiondesk.domain.telling import Untold
from receptiondesk.services import mail_server
from tests.cli.conftest import Ask, Say
from tests.fixtures.post_office import HOST, odd_server, open_post_office

MESSAGE = ("phone_message", "recipient=Li Wei", "caller=Wang Fang", "matter=Please ring.")


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail_server, "_PATIENCE", 0.5)


def set_up(home: Path, ask: Ask, port: int) -> None:
    home.mkdir(exist_ok=True)
    people = home / "people.csv"
    people.write_text("name,email\nLi Wei,li.wei@example.com\n", encoding="utf-8")
    ask("directory", "import", people)
    mail = {"mail_server": HOST, "mail_port": port, "mail_security": "none", "mail_sender": "desk@example.com"}
    (home / "settings.json").write_text(json.dumps(mail), encoding="utf-8")


def test_a_message_that_is_added_and_a_visitor_who_is_checked_in_tell_the_colleague(home: Path, ask: Ask) -> None:
    with open_post_office() as office:
        set_up(home, ask, office.port)
        ask("add", *MESSAGE)
        visit = ask("add", "visit", "visitor=Zhang", "host=Li Wei", "expected_at=2026-01-02 10:00")
        ask("do", "check_in", visit["number"])
        assert [mail["Subject"] for mail in office.mails] == [
            "Phone message: Wang Fang",
            "Your visitor is here: Zhang",
        ]


def test_what_could_not_be_sent_is_saved_all_the_same_and_goes_later(home: Path, ask: Ask, say: Say) -> None:
    with odd_server(lambda _line, _over: None) as port:
        pass
    set_up(home, ask, port)
    added = ask("add", *MESSAGE)
    refused = say("mail", "send", "--json")
    assert refused.status == 1 and refused.document["error"]["code"] == f"mail_{Untold.NO_ANSWER.name.lower()}"
    with open_post_office() as office:
        set_up(home, ask, office.port)
        assert ask("mail", "send") == {"sent": [added["number"]], "given_up": []}
        assert say("mail", "send").out == "0 mails are sent.\n" and len(office.mails) == 1
