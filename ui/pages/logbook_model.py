"""The logbook's rows, fetched page by page as somebody scrolls: a million tasks open as quickly as ten."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from receptiondesk.domain.task import AnyTask, LogbookFilter
from receptiondesk.domain.when import When, now
from receptiondesk.services.kinds import AnyKind
from receptiondesk.services.tasks import Tasks
from ui.look.times import clock, day_words
from ui.operations.latest import Latest
from ui.operations.operations import Operations
from ui.pages.states import shape_of, tone_of, words_of
from ui.widgets.rows import LogRow, RowRole

Index = QModelIndex | QPersistentModelIndex
PAGE = 50
MOST_AGAIN = 1_000
"""How many rows are read again after a change; what lies further down is fetched anew when scrolled to."""


class LogbookModel(QAbstractListModel):
    """The tasks that a filter lets through, newest first."""

    def __init__(
        self, tasks: Tasks, kinds: Mapping[str, AnyKind], operations: Operations, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._service, self._kinds = tasks, kinds
        self._latest = Latest(operations, self)
        self._wanted = LogbookFilter()
        self._tasks: list[AnyTask] = []
        self._whole = True
        self._waiting = False
        self.days = False
        """Whether rows of several days stand together, so that each says its day."""

    @property
    def loaded(self) -> int:
        """How many rows are here already."""
        return len(self._tasks)

    @property
    def whole(self) -> bool:
        """Whether there are no more."""
        return self._whole

    def task(self, place: int) -> AnyTask:
        """The task in that row."""
        return self._tasks[place]

    def place_of(self, number: str) -> int:
        """The row of that number; -1 where it is not (yet) here."""
        return next((place for place, task in enumerate(self._tasks) if task.number == number), -1)

    def look(self, wanted: LogbookFilter, done: Callable[[], None], *, least: int = PAGE) -> None:
        """Show what `wanted` lets through, at least `least` rows of it; `done` is called when it stands there."""
        service, self._waiting = self._service, True

        def show(found: Sequence[AnyTask]) -> None:
            self._wanted, self._waiting = wanted, False
            self._replace(found, whole=len(found) < least)
            done()

        self._latest.ask(lambda: service.page(wanted, limit=least), show)

    def look_again(self, done: Callable[[], None]) -> None:
        """Read what is shown once more, after a change."""
        self.look(self._wanted, done, least=min(MOST_AGAIN, max(PAGE, self.loaded)))

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self._whole and not self._waiting

    def fetchMore(self, parent: Index, done: Callable[[], None] = lambda: None) -> None:
        """Ask for the next page; Qt calls this when somebody scrolls to the end."""
        if not self.canFetchMore(parent):
            return
        service, wanted, before = self._service, self._wanted, self._tasks[-1].number
        self._waiting = True

        def add(found: Sequence[AnyTask]) -> None:
            self._waiting = False
            self._whole = len(found) < PAGE
            if found:
                self.beginInsertRows(QModelIndex(), self.loaded, self.loaded + len(found) - 1)
                self._tasks += found
                self.endInsertRows()
            done()

        self._latest.ask(lambda: service.page(wanted, limit=PAGE, before=before), add)

    def say_again(self) -> None:
        """The words changed, or the minutes: another language, the next minute."""
        if self._tasks:
            self.dataChanged.emit(self.index(0), self.index(self.loaded - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self._tasks)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < self.loaded:
            return None
        task = self._tasks[index.row()]
        if role == RowRole.KEY:
            return task.number
        if role == RowRole.LOG:
            return self._row(task)
        if role == Qt.ItemDataRole.DisplayRole:
            row = self._row(task)
            return " · ".join(filter(None, (row.time, row.title, row.line, row.state, row.number)))
        return None

    def _replace(self, found: Sequence[AnyTask], *, whole: bool) -> None:
        same = [task.number for task in found] == [task.number for task in self._tasks]
        self._whole = whole
        if same:
            self._tasks = list(found)
            self.say_again()
            return
        self.beginResetModel()
        self._tasks = list(found)
        self.endResetModel()

    def _row(self, task: AnyTask) -> LogRow:
        kind = self._kinds[task.kind]
        status = kind.status(task.status)
        moment = now()
        detail = kind.detail(task.facts)
        time = _time_words(task.opened_at)
        if self.days:
            day = day_words(_day(task.opened_at), weekday=False, year=_day(task.opened_at).year != moment.year)
            detail = " · ".join(filter(None, (day, detail)))
        return LogRow(
            time=time,
            icon=kind.icon,
            title=kind.headline(task.facts),
            line=detail,
            state=words_of(kind, task, moment),
            shape=shape_of(status),
            tone=tone_of(status),
            number=task.number,
        )


def _day(when: When) -> Any:
    return when.date() if isinstance(when, datetime) else when


def _time_words(when: When) -> str:
    return clock(when) if isinstance(when, datetime) else "–"
