"""The yardstick of a start: an empty window, painted; prints when that was and what it holds in memory."""

from __future__ import annotations

import json
import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from tests.bench.memory import resident


class BareWindow(QMainWindow):
    """Ends the program once it is on the screen."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """The first one counts."""
        super().paintEvent(event)
        painted = time.monotonic()
        print(json.dumps({"painted": painted, "rss": resident(), "cpu": time.process_time()}), flush=True)
        QTimer.singleShot(0, QApplication.quit)


def main() -> int:
    """Show it, of the size of a desk."""
    application = QApplication(sys.argv)
    window = BareWindow()
    window.resize(1366, 768)
    window.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
