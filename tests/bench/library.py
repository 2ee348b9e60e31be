"""F1 is pressed: how long until a page of the library stands there to be read, in the real window with all guides.

Measured in a process of its own, ``python -m tests.bench.library``, which prints one line of JSON.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from statistics import median
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from receptiondesk.bootstrap import open_desk
from receptiondesk.services.home import Home
from receptiondesk.services.settings import Settings, write_settings
from tests.bench.figures import Delay
from tests.bench.saving import own_folder
from tests.bench.start import started
from ui.context import Context, FormWanted
from ui.look import look
from ui.pages.topic_page import TopicPage
from ui.shell.desk_view import DeskView
from ui.shell.open_task import OpenTask
from ui.shell.window import DeskWindow

LIMIT_MS = 50.0
TIMES = 40
_PATIENCE_S = 30.0
_LEAST_HIGH = 2000
"""Pixels: a guide of a kind takes several screens."""
_KINDS = ("visit", "phone_message")


class _Painted(QObject):
    """Notes which chapter has been painted."""

    def __init__(self) -> None:
        super().__init__()
        self.chapter = ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and isinstance(page := watched.parent(), TopicPage):
            if page.height() < _LEAST_HIGH:
                raise RuntimeError("there is nothing to read on the page")
            self.chapter = page.chapter.id
        return False


class _Sitting:
    """Somebody at the window who presses F1 and waits until there is something to read."""

    def __init__(self, folder: Path) -> None:
        self.application = QApplication([])
        look().dress(self.application)
        self.desk = open_desk(Home(folder), printer=lambda _pdf, _printer: None)
        window = DeskWindow()
        self.context = Context(self.desk, window)
        window.show()
        view = window.fill(lambda: DeskView(self.context))
        assert isinstance(view, DeskView)
        self.window, self.view = window, view
        view.fit()
        self.painted = _Painted()
        self.application.installEventFilter(self.painted)
        for _pause in range(300):  # what is still loaded bit by bit after the start
            QTest.qWait(5)

    def opens(self, chapter: str) -> float:
        """The seconds from F1 to the painted chapter."""
        self.painted.chapter = ""
        begun = perf_counter()
        QTest.keyClick(self.window, Qt.Key.Key_F1)
        while self.painted.chapter != chapter:
            QApplication.processEvents()
            if perf_counter() - begun > _PATIENCE_S:
                raise RuntimeError(f"the page of {chapter} was not painted")
        return perf_counter() - begun

    def takes(self, kind: str) -> None:
        """Begin a task and leave it open."""
        self.context.form_wanted.emit(FormWanted(kind=kind, texts={"caller": "Wang", "visitor": "Wang"}))
        self.goes_to("on_site")

    def goes_to(self, place: str) -> None:
        """To a page, or to the open task of a kind."""
        task = next((task for task in self.view.findChildren(OpenTask) if task.kind.id == place), None)
        if task is not None:
            self.view.work_area.bring(task)
        else:
            self.view.work_area.show_page(place)
        for _pause in range(20):
            QTest.qWait(2)

    def leaves(self) -> None:
        """Close the window."""
        self.view.shut()
        self.desk.close()


def figures() -> list[Delay]:
    """From F1 to the painted page."""
    with own_folder() as folder:
        home = Home(folder / "home")
        home.make()
        write_settings(home.settings, Settings(company="Harbour House", station="Lobby", receptionist="Chen"))
        took = started("tests.bench.library", home.folder)
    times = f"the median of {TIMES}"
    return [
        Delay(name="the library, first", milliseconds=took["first"] * 1000, limit=LIMIT_MS,
              of="from F1 to the painted page, once the desk has had its pause after the start"),
        Delay(name="the library again", milliseconds=took["again"] * 1000, limit=LIMIT_MS,
              of=f"from F1 to the painted page, {times}"),
        Delay(name="the library from a task", milliseconds=took["task"] * 1000, limit=LIMIT_MS,
              of=f"from F1 to the painted page of this moment, two chapters in turn, {times}"),
    ]  # fmt: skip


def measure(folder: Path) -> dict[str, float]:
    """The seconds of the first opening, and the medians of later ones."""
    sitting = _Sitting(folder)
    first = next(iter(sitting.desk.kinds))
    took = {"first": sitting.opens(first)}
    for kind in _KINDS:
        sitting.takes(kind)
    again, task = [], []
    for _time in range(TIMES):
        sitting.goes_to("on_site")
        again.append(sitting.opens(first))
    for count in range(TIMES):
        kind = _KINDS[count % len(_KINDS)]
        sitting.goes_to(kind)
        task.append(sitting.opens(kind))
    sitting.leaves()
    return {**took, "again": median(again), "task": median(task)}


if __name__ == "__main__":
    print(json.dumps(measure(Path(os.environ["RECEPTIONDESK_HOME"]))), flush=True)
