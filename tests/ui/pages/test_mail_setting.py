"""Mail is set up on the settings page: the password is taken and never shown, and a test mail says what came of it."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

import ui.printing
from tests.fixtures.post_office import HOST, open_post_office
from ui.pages.mail_setting import MailPassword, TrialMail
from ui.pages.settings import SettingsPage
from ui.widgets.text_field import TextField

Opened = Callable[..., Any]


@pytest.fixture(autouse=True)
def no_printers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ui.printing, "printers", lambda: ())


def fill(qtbot: QtBot, field: TextField, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_a_password_is_kept_and_gone_from_the_screen(lobby: Any, opened: Opened, qtbot: QtBot) -> None:
    page = opened(SettingsPage)
    password = page.findChild(MailPassword)
    assert password.accessibleName() == "Password"
    assert password.echoMode() is TextField.EchoMode.Password
    fill(qtbot, password, "correct horse")
    qtbot.waitUntil(lambda: password.text() == "")
    assert lobby.desk.home.mail_password.read_text(encoding="utf-8") == "correct horse"
    assert lobby.desk.settings() == type(lobby.desk.settings())()  # nothing of it among the settings
    assert "correct" not in " ".join(lobby.said)


def test_a_test_mail_goes_from_the_page_and_the_answer_is_said(lobby: Any, opened: Opened, qtbot: QtBot) -> None:
    page = opened(SettingsPage)
    trial = page.findChild(TrialMail)
    assert not trial.send_button.isEnabled()
    with open_post_office() as office:
        fill(qtbot, page.fields["mail_server"], HOST)
        fill(qtbot, page.fields["mail_port"], str(office.port))
        fill(qtbot, page.fields["mail_sender"], "desk@example.com")
        qtbot.waitUntil(trial.send_button.isEnabled)
        qtbot.mouseClick(trial.send_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: bool(lobby.said))
        assert lobby.said == ["The mail server offers no secure connection of the kind that is set."]
        assert trial.send_button.isEnabled() and office.mails == []


@pytest.mark.parametrize(("name", "wrong"), [("mail_port", "70000"), ("mail_port", "x"), ("mail_sender", "a b@c")])
def test_what_is_no_port_and_no_address_is_said_beside_its_field(
    lobby: Any, opened: Opened, qtbot: QtBot, name: str, wrong: str
) -> None:
    page = opened(SettingsPage)
    before = lobby.desk.settings().texts()[name]
    fill(qtbot, page.fields[name], wrong)
    assert page.fields[name].problem()
    assert lobby.desk.settings().texts()[name] == before
