"""A real desk in a home of its own, with a printer that only remembers what it was given."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from receptiondesk.bootstrap import open_desk
from receptiondesk.desk import Desk
from receptiondesk.domain.facts import read_facts
from receptiondesk.domain.when import now, write_when
from receptiondesk.services.home import Home
from ui.context import Context
from ui.pages.page import Page


@dataclass
class Lobby:
    """The desk, what stands around it, and short ways to make things happen."""

    desk: Desk
    context: Context
    printed: list[str] = field(default_factory=list)

    def rest(self) -> None:
        """Wait until everything that was asked has been answered."""
        operations = self.context.operations
        for _round in range(4):
            answered: list[str] = []
            operations.run(lambda: "saved", answered.append)
            operations.look_up(lambda: "read", answered.append)
            # The answers come in the order of the questions: when these are here, all before them are.
            while len(answered) < 2:
                QTest.qWait(1)
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def take(self, kind_id: str, **texts: str) -> str:
        """Save a task; gives its number."""
        kind = self.desk.kinds[kind_id]
        understood = read_facts(kind.empty, texts, self.desk.settings.reading())
        assert not understood.problems, understood.problems
        return self.desk.tasks.take(kind, understood.facts).task.number

    def visit(self, name: str, *, minutes_ago: int = 0, host: str = "Li Wei", **texts: str) -> str:
        """A visitor who arrived so many minutes ago."""
        arrived = write_when(now() - timedelta(minutes=minutes_ago))
        return self.take("visit", visitor=name, host=host, arrived_at=arrived, **texts)

    def message(self, caller: str, *, at: datetime | None = None, **texts: str) -> str:
        """A message for Li Wei."""
        taken = {"taken_at": write_when(at)} if at else {}
        return self.take("phone_message", recipient="Li Wei", caller=caller, matter="Rent", **taken, **texts)

    def status(self, number: str) -> str:
        return self.desk.tasks.get(number).status

    @property
    def said(self) -> list[str]:
        """The notices that stand."""
        return [notice.text for notice in self.context.notices.standing]


@pytest.fixture
def lobby(qapp: QApplication, tmp_path: Path) -> Iterator[Lobby]:
    printed: list[str] = []
    desk = open_desk(Home(tmp_path / "desk"), printer=lambda _pdf, printer: printed.append(printer))
    context = Context(desk)
    made = Lobby(desk, context, printed)
    yield made
    made.rest()
    context.operations.finish()
    desk.close()


@pytest.fixture
def opened(lobby: Lobby, qtbot: QtBot) -> Callable[..., Page]:
    """Puts a page on the screen, as large as it stands in a usual window."""

    def show(page_class: type[Page], width: int = 1142, height: int = 668) -> Page:
        page = page_class(lobby.context)
        qtbot.addWidget(page)
        page.resize(width, height)
        page.show()
        page.shown()
        lobby.rest()
        return page

    return show
