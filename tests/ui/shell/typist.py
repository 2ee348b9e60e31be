"""A desk of its own, at which somebody types without a pause until the process is killed.

``python -m tests.ui.shell.typist HOME [LETTERS]`` opens the real program there, parks a visit, and types into a
message; each letter is said on a line of its own once it stands in the field. After so many letters, if they are given,
the window is closed as people close it.
"""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.app import run
from ui.context import FormWanted
from ui.shell.desk_view import DeskView
from ui.shell.opening import Opening
from ui.shell.window import DeskWindow

WORDS = "abcdefghijklmnopqrstuvwxyz"
BETWEEN_MS = 40
"""Far less than the pause after which a draft is written down."""


def type_for_ever(window: DeskWindow) -> None:
    """Open two tasks, leave one, and type in the other."""
    view = window.content
    assert isinstance(view, DeskView)
    wanted = view.context.form_wanted
    wanted.emit(FormWanted(kind="visit", texts={"visitor": "Zhang Wei"}))
    wanted.emit(FormWanted(kind="phone_message"))
    task = view.work_area.front_task
    assert task is not None
    task.form.focus_field("matter")
    timer = QTimer(window)
    timer.timeout.connect(lambda: type_one(timer))
    timer.start(BETWEEN_MS)


def type_one(timer: QTimer) -> None:
    """Type the next letter and say so."""
    many = timer.property("many") or 0
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, WORDS[many % len(WORDS)])
    timer.setProperty("many", many + 1)
    print(many + 1, flush=True)
    if [str(many + 1)] == sys.argv[2:]:
        timer.stop()
        field.window().close()


def main() -> int:
    """Open the desk and begin once it is usable."""

    def watch(window: DeskWindow, opening: Opening) -> None:
        opening.usable.connect(lambda: type_for_ever(window))

    return run(["--home", sys.argv[1]], watch)


if __name__ == "__main__":
    sys.exit(main())
