"""Calls back when a running clock shows something else: each second, ring or minute, and never without a clock."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTime, QTimer

from receptiondesk.domain.clocks import Clock

_A_LITTLE_LATER_MS = 10


class Ticking(QTimer):
    """Wound up anew after every tick."""

    def __init__(self, count_on: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self.setSingleShot(True)
        self.timeout.connect(count_on)

    def wind(self, clock: Clock | None, now: datetime) -> None:
        """Tick when `clock` changes next; stop where there is none."""
        if clock is None:
            self.stop()
            return
        # The desk's time is in whole seconds: tick just after the second has changed.
        until = round(clock.next_change(now).total_seconds() * 1000) - QTime.currentTime().msec()
        self.start(max(_A_LITTLE_LATER_MS, until + _A_LITTLE_LATER_MS))
