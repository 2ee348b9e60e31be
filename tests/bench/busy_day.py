"""A busy day at the real window, hour after hour: ``python -m tests.bench.busy_day HOME HOURS``."""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from unittest.mock import patch

from receptiondesk.domain import when

_START = when.now().replace(hour=0, minute=0, second=0, microsecond=0)


class Clock:
    """The desk's time of that day."""

    def __init__(self) -> None:
        self.time = _START

    def now(self) -> datetime:
        """What the desk reads."""
        return self.time


CLOCK = Clock()
when.now = CLOCK.now  # before anybody else takes it from there

from PySide6.QtCore import QCoreApplication, QEvent, Qt  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from receptiondesk.domain.task import LogbookFilter  # noqa: E402
from tests.bench.memory import resident  # noqa: E402
from ui.context import FormWanted  # noqa: E402
from ui.look import look  # noqa: E402
from ui.shell import opened  # noqa: E402
from ui.shell.desk_view import DeskView  # noqa: E402
from ui.shell.window import DeskWindow  # noqa: E402

A_DAY = {"visit": 2000, "phone_message": 800, "sample_room_tour": 200}
READERS = 4
"""People who look something up at this desk every ten minutes."""
_NAMES = ("Zhang Wei", "Wang Fang", "陈军", "Ana Lima", "Li Ming", "周建国", "John Smith", "刘洋")
_CTRL = Qt.KeyboardModifier.ControlModifier


class Day:
    """Somebody who works at the desk without a pause."""

    def __init__(self, folder: Path) -> None:
        patch.object(opened, "print_pdf", lambda _pdf, _printer, **_words: 1).start()
        self.window = DeskWindow()
        self.window.show()
        self.desk_open = opened.OpenedDesk(self.window, folder)
        view = self.window.content
        assert isinstance(view, DeskView)
        self.view, self.context, self.desk = view, view.context, view.context.desk
        self.dice, self.read = Random(1), 0
        self.inside, self.touring, self.seen = list[str](), list[str](), set[str]()
        self.context.tasks_changed.connect(self._saved)
        self.window.activateWindow()
        QTest.qWait(2000)  # everything that is loaded when there is time

    def rest(self) -> None:
        """Let everything be answered, and what is gone be cleared away."""
        for _ in range(200):
            QCoreApplication.processEvents()
            if self.context.operations.at_rest:
                break
            QTest.qWait(1)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def attend(self, kind: str) -> None:
        """Open a form, type into it, now and then break off for something else, save; one in five is printed."""
        name = f"{self.dice.choice(_NAMES)} {self.dice.randrange(1000)}"
        ringing = kind == "phone_message" and self.dice.random() < 0.5
        known = {"callback_number": f"1380013{self.dice.randrange(10_000):04d}"} if ringing else {}
        self.context.form_wanted.emit(FormWanted(kind=kind, texts=known, ringing=ringing))
        task = self.view.work_area.front_task
        assert task is not None
        for field, text in _texts(kind, name, self.dice):
            task.form.focus_field(field)
            focus = QApplication.focusWidget()
            if text.isascii() and focus is not None:
                QTest.keyClicks(focus, text)
            else:
                task.form.field(field).set_text(text)
            QCoreApplication.processEvents()
        if self.dice.random() < 0.2:
            self.press(Qt.Key.Key_D, _CTRL)
            self.read_on()
            self.view.work_area.bring(task)
        self.press(Qt.Key.Key_P if self.dice.random() < 0.2 else Qt.Key.Key_S, _CTRL)
        self.rest()

    def read_on(self) -> None:
        """Look something up, as one of those who read does."""
        self.read += 1
        area, turn = self.view.work_area, self.read % 6
        if turn == 0:
            area.show_page("on_site")
        elif turn == 1:
            area.show_page("logbook")
            newest = self.desk.tasks.page(LogbookFilter(), limit=5)
            for task in newest[:1]:
                area.page("logbook").show_record(task.number)
        elif turn == 2:
            area.show_page("directory")
        elif turn == 3:
            self.view.top_bar.find_box.setFocus()
            QTest.keyClicks(self.view.top_bar.find_box, self.dice.choice(("Zhang", "Li", "V-0")))
            self.rest()
            self.press(Qt.Key.Key_Escape)
            self.view.top_bar.find_box.clear()
        else:
            guide = self.dice.choice(("visit/name", "phone_message/answer", "card", "complaint", "gate"))
            self.context.library_wanted.emit(guide)
        self.rest()
        self.window.grab()

    def let_go(self) -> None:
        """Check out whoever is inside longest, and end the tour that has lasted longest."""
        for verb, many, here in (("check_out", 60, self.inside), ("finish", 5, self.touring)):
            if len(here) > many:
                self.context.do(verb, (here.pop(0),))
                self.rest()

    def held(self) -> float:
        """MiB in memory, at the same page each time, without what is only waiting to be collected."""
        self.view.work_area.show_page("on_site")
        self.rest()
        QTest.qWait(500)
        gc.collect()
        return resident()

    def _saved(self, numbers: frozenset[str]) -> None:
        new = sorted(numbers - self.seen)
        self.seen.update(new)
        self.inside += [number for number in new if number.startswith("V-")]
        self.touring += [number for number in new if number.startswith("T-")]


def _texts(kind: str, name: str, dice: Random) -> Sequence[tuple[str, str]]:
    number = f"139{dice.randrange(10**8):08d}"
    if kind == "visit":
        return (("visitor", name), ("phone", number), ("host", dice.choice(_NAMES)), ("purpose", "Samples"))
    if kind == "phone_message":
        matter = "Please ring back about the lease of unit 12 before six."
        return (("recipient", dice.choice(_NAMES)), ("caller", name), ("callback_number", number), ("matter", matter))
    return (("customer", name), ("phone", number), ("sample_room", "B2"))


def hour_of_work(day: Day, hour: int) -> None:
    """A twenty-fourth of the day, mixed as it comes."""
    work: list[Callable[[], None]] = []
    for kind, many in A_DAY.items():
        due = many * (hour + 1) // 24 - many * hour // 24
        work += [lambda kind=kind: day.attend(kind)] * due  # type: ignore[misc]
    work += [day.read_on] * (READERS * 6)
    day.dice.shuffle(work)
    for done, act in enumerate(work):
        CLOCK.time = _START + timedelta(hours=hour, seconds=3600 * done // len(work))
        act()
        day.let_go()


def main() -> int:
    """Work through the hours, and say after each what is held."""
    application = QApplication([sys.argv[0]])
    look().dress(application)
    day = Day(Path(sys.argv[1]))
    for hour in range(int(sys.argv[2])):
        hour_of_work(day, hour)
        tasks = sum(day.desk.tasks.counts(LogbookFilter()).values())
        print(json.dumps({"hour": hour + 1, "rss": day.held(), "tasks": tasks, "read": day.read}), flush=True)
    day.desk_open.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
