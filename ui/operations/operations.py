"""Runs the desk's services on other threads and answers on the GUI thread."""

import logging
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

from receptiondesk.domain.errors import DeskError

T = TypeVar("T")
log = logging.getLogger(__name__)


class _Answer(QObject):
    """Lives on the GUI thread: a queued signal to its slots brings the answer there."""

    arrived = Signal(object, object)

    def __init__(
        self,
        parent: "Operations",
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        super().__init__(parent)
        self._done, self._failed = done, failed
        self.arrived.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    @Slot(object, object)
    def _answer(self, result: object, error: Exception | None) -> None:
        try:
            if error is None:
                self._done(result)
            else:
                self._failed(error)
        finally:
            self.deleteLater()


class _Job(QRunnable):
    def __init__(self, work: Callable[[], Any], answer: _Answer) -> None:
        super().__init__()
        self._work, self._answer = work, answer

    def run(self) -> None:
        try:
            result, error = self._work(), None
        except Exception as caught:
            result, error = None, caught
        self._answer.arrived.emit(result, error)


class Operations(QObject):
    """Hands work to other threads. One line of them writes, so that a desk's own saves keep their order."""

    failed = Signal(object)
    """An error that nobody asked for (a `DeskError` for a notice, anything else a bug)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._line = QThreadPool(self)
        self._line.setMaxThreadCount(1)
        self._line.setExpiryTimeout(-1)
        self._look_ups = QThreadPool(self)
        self._look_ups.setMaxThreadCount(1)
        self._look_ups.setExpiryTimeout(-1)

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] = lambda _result: None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Do `work` elsewhere, after what was handed over before; then call `done` or `failed` on this thread."""
        self._start(self._line, work, done, failed)

    def look_up(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """The same for reading: does not wait for a save or a printer."""
        self._start(self._look_ups, work, done, failed)

    def finish(self) -> None:
        """Wait until everything that was handed over is done (before the desk closes)."""
        self._line.waitForDone()
        self._look_ups.waitForDone()

    def _start(
        self,
        pool: QThreadPool,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None,
    ) -> None:
        pool.start(_Job(work, _Answer(self, done, failed or self._report)))

    def _report(self, error: Exception) -> None:
        if not isinstance(error, DeskError):
            log.error("An operation failed", exc_info=error)
        self.failed.emit(error)
