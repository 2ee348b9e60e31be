"""Runs the desk's services on other threads and answers on the GUI thread."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from receptiondesk.domain.errors import DeskError

T = TypeVar("T")
log = logging.getLogger(__name__)


class _Answer(QObject):
    """Lives on the GUI thread: a queued signal to its slots brings the answer there."""

    arrived = Signal(object, object)
    over = Signal()

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
            self.over.emit()
            self.deleteLater()


class Operations(QObject):
    """Hands work to other threads. One line of them writes, so that a desk's own saves keep their order."""

    failed = Signal(object)
    """An error that nobody asked for (a `DeskError` for a notice, anything else a bug)."""
    finishing = Signal()
    """The desk is about to close: whoever waits for somebody outside gives up now."""
    rested = Signal()
    """Everything that was handed over has been answered."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._under_way = 0
        self._finished = False
        self._line = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk")
        self._look_ups = ThreadPoolExecutor(max_workers=1, thread_name_prefix="look-up")
        self._drafts = ThreadPoolExecutor(max_workers=1, thread_name_prefix="draft")
        self._behind = ThreadPoolExecutor(max_workers=1, thread_name_prefix="behind")

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

    def write_down(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None] | None = None
    ) -> None:
        """The same for drafts: what is typed does not wait for a save, and least of all for a printer."""
        self._start(self._drafts, work, done, failed)

    def after_drafts(self, work: Callable[[], T]) -> T:
        """Do `work` on the drafts once all that was handed over before is written down; for another line to wait."""
        return self._drafts.submit(work).result()

    def run_behind(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None] | None = None
    ) -> None:
        """The same for what takes long and nobody waits for, such as the daily copy."""
        self._start(self._behind, work, done, failed)

    @property
    def at_rest(self) -> bool:
        """Whether nothing is under way."""
        return self._under_way == 0

    def finish(self) -> None:
        """Wait until everything that was handed over is done (before the desk closes)."""
        self._finished = True
        self.finishing.emit()
        self._look_ups.shutdown(cancel_futures=True)
        self._line.shutdown()  # its last saves drop their drafts
        self._drafts.shutdown()
        self._behind.shutdown()

    def _start(
        self,
        pool: ThreadPoolExecutor,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None,
    ) -> None:
        if self._finished:
            return  # the desk is closed: whoever still asks is about to go
        answer = _Answer(self, done, failed or self.report)
        answer.over.connect(self._answered)
        self._under_way += 1

        def job() -> None:
            try:
                result, error = work(), None
            except Exception as caught:
                result, error = None, caught
            answer.arrived.emit(result, error)

        pool.submit(job)

    @Slot()
    def _answered(self) -> None:
        self._under_way -= 1
        if self.at_rest:
            self.rested.emit()

    def report(self, error: Exception) -> None:
        """Tell of an error that nobody asked for; a bug also stands in the log."""
        if not isinstance(error, DeskError):
            log.error("An operation failed", exc_info=error)
        self.failed.emit(error)
