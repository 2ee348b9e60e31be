"""A desk of its own that is killed between the commit of a message and the end of its draft.

``python -m tests.ui.shell.killed_at_save HOME [WORDS]`` opens the real program there and saves a message. With WORDS
these are typed while it is being saved, and are on the disk before the kill.
"""

import os
import signal
import sys
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from receptiondesk.services.left_open import LeftOpen
from receptiondesk.storage.sqlite import connect
from ui.app import run
from ui.context import FormWanted
from ui.shell.desk_view import DeskView
from ui.shell.opening import Opening
from ui.shell.window import DeskWindow

TEXTS = {"recipient": "Li Wei", "caller": "Wang Fang", "matter": "The lease"}


def die(*_given: object) -> None:
    """What the power does."""
    os.kill(os.getpid(), signal.SIGKILL)


def save_a_message(window: DeskWindow) -> None:
    """Fill a form in and save it."""
    view = window.content
    assert isinstance(view, DeskView)
    view.context.form_wanted.emit(FormWanted(kind="phone_message", texts=TEXTS))
    task = view.work_area.front_task
    assert task is not None
    task.form.focus_field("matter")
    LeftOpen.put_by = die  # type: ignore[assignment,method-assign]
    if not sys.argv[2:]:
        task.save()
        return
    holding = connect(view.context.desk.home.database, isolation_level=None, check_same_thread=False)
    holding.execute("BEGIN IMMEDIATE")  # the save waits
    task.save()
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClick(field, Qt.Key.Key_End)
    QTest.keyClicks(field, sys.argv[2])

    def go_on() -> None:
        if any(draft.after for draft in view.context.desk.drafts.all()):
            look.stop()
            holding.execute("ROLLBACK")

    look = every(20, go_on, window)


def every(milliseconds: int, act: Callable[[], None], window: DeskWindow) -> QTimer:
    """Do something again and again."""
    timer = QTimer(window)
    timer.timeout.connect(act)
    timer.start(milliseconds)
    return timer


def main() -> int:
    """Open the desk and begin once it is usable."""

    def watch(window: DeskWindow, opening: Opening) -> None:
        opening.usable.connect(lambda: save_a_message(window))

    return run(["--home", sys.argv[1]], watch)


if __name__ == "__main__":
    sys.exit(main())
