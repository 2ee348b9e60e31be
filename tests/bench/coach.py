"""A moment changes: how long until the coach's panel stands there anew, in the real window with the real guides.

Measured in a process of its own, ``python -m tests.bench.coach``, which prints one line of JSON.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from statistics import median
from time import perf_counter

from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from receptiondesk.bootstrap import open_desk
from receptiondesk.domain.colleague import Colleague
from receptiondesk.services.home import Home
from receptiondesk.services.settings import Settings, write_settings
from tests.bench.figures import Delay
from tests.bench.saving import own_folder
from tests.bench.start import started
from ui.context import Context, FormWanted
from ui.look import look
from ui.shell.desk_view import DeskView
from ui.shell.window import DeskWindow

LIMIT_MS = 5.0
TIMES = 200
_COURSE = ("recipient", "caller", "callback_number", "read_back", "taken_at")
"""A field of each moment of a telephone message."""
_TEXTS = {"recipient": "Li Wei", "caller": "Wang Fang", "title": "ms", "callback_number": "138 0013 8000"}


class _Painted(QObject):
    """Notes when something was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.times = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() is QEvent.Type.Paint
        return False


def figures() -> list[Delay]:
    """From the talk's moving on to the painted panel."""
    with own_folder() as folder:
        home = Home(folder / "home")
        home.make()
        write_settings(home.settings, Settings(company="Harbour House", station="Lobby", receptionist="Chen"))
        took = started("tests.bench.coach", home.folder)
    of = f"from the talk's moving on to the painted panel, {TIMES} changes over {len(_COURSE)} moments"
    return [Delay(name="a moment of the coach", milliseconds=took["median"] * 1000, limit=LIMIT_MS, of=of)]


def measure(folder: Path) -> float:
    """The median seconds of a change, in a window that is shown."""
    application = QApplication([])
    look().dress(application)
    desk = open_desk(Home(folder), printer=lambda _pdf, _printer: None)
    desk.directory.put([Colleague(name="Li Wei", title="mr")])
    window = DeskWindow()
    context = Context(desk, window)
    window.show()
    view = window.fill(lambda: DeskView(context))
    assert isinstance(view, DeskView)
    view.fit()
    context.form_wanted.emit(FormWanted(kind="phone_message", texts=_TEXTS))
    QTest.qWait(1500)  # what is still loaded bit by bit after the start
    task, painted = view.work_area.front_task, _Painted()
    assert task is not None
    view.coach.sheet.installEventFilter(painted)
    took = []
    for count in range(TIMES):
        task.form.focused = _COURSE[(count + 1) % len(_COURSE)]
        begun, before, said = perf_counter(), painted.times, view.coach.advice
        view.coach.talk_moved()
        QApplication.sendPostedEvents()
        took.append(perf_counter() - begun)
        if painted.times == before or view.coach.advice == said:
            raise RuntimeError("the panel was not painted anew")
        QApplication.processEvents()
    view.shut()
    desk.close()
    return median(took)


if __name__ == "__main__":
    print(json.dumps({"median": measure(Path(os.environ["RECEPTIONDESK_HOME"]))}), flush=True)
