"""Starts the real desk, measures the start, and ends: ``python -m ui.measure``, with words as the desk takes them.

Prints one line of JSON. `painted`, `usable` and `form` are moments of ``time.monotonic()``: the frame stood on the
screen; the first page showed its newest rows and the window took keys; the first form, asked for by its key in that
very moment, had the cursor. `rss` is what the process held when the desk was usable, in MiB, and `cpu` the seconds of
work that it had taken until then.
"""

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ui.app import run
from ui.shell.opening import Opening
from ui.shell.window import DeskWindow

_FIRST_FORM, _AWAY = "F2", "Esc"


class Watch:
    """Looks on while the desk starts, asks for a form as soon as it can be asked for one, and closes the desk."""

    def __init__(self) -> None:
        self.moments: dict[str, float] = {}

    def __call__(self, window: DeskWindow, opening: Opening) -> None:
        """Begin to look on."""
        self._window = window
        window.first_painted.connect(lambda: self._note("painted"))
        opening.usable.connect(lambda: QTimer.singleShot(0, self._rows_are_there))

    def _rows_are_there(self) -> None:
        from PySide6.QtCore import Qt  # what the desk itself does not need for its first picture
        from PySide6.QtGui import QShortcut

        QApplication.processEvents()  # what was asked to paint itself has done so
        self._note("usable")
        self.moments |= {"rss": _resident(), "cpu": time.process_time()}
        keys = {shortcut.key().toString(): shortcut for shortcut in self._window.findChildren(QShortcut)}
        keys[_FIRST_FORM].activated.emit()
        QApplication.processEvents()
        typing = QApplication.focusWidget()
        if typing is None or not typing.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled):
            raise RuntimeError("the first form did not open with the cursor in it")
        self._note("form")
        keys[_AWAY].activated.emit()  # the next start shall have no open task either
        self._window.close()

    def _note(self, name: str) -> None:
        self.moments[name] = time.monotonic()


def _resident() -> float:
    """MiB in memory now; where the system tells no more, the most there ever was."""
    import resource

    statm = Path("/proc/self/statm")
    if statm.exists():
        return int(statm.read_text(encoding="ascii").split()[1]) * resource.getpagesize() / 2**20
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20


def main() -> int:
    """Start, measure, print."""
    watch = Watch()
    status = run(sys.argv[1:], watch)
    print(json.dumps(watch.moments), flush=True)
    return status


if __name__ == "__main__":
    sys.exit(main())
