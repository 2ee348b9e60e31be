"""One chapter of the library, set to be read: a page with a section for each moment."""

from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from receptiondesk.domain.chapters import SHELVES, Chapter, Passage, RuleText
from receptiondesk.i18n import N_, _, language
from ui.look import STRONG, Role, look
from ui.pages.library_setting import Marks, Setting
from ui.widgets.base import Tone, follow_look
from ui.widgets.sheet import Hairline
from ui.widgets.text import TextBlock, TextLine

MEASURE = 584
"""How wide the text is set, gutter included, in pixels at 100 %."""
LEFT = 48
IN_LANGUAGE = {"en": N_("In English"), "zh_CN": N_("In Chinese")}


def unmarked(_text: str, _is_title: bool) -> tuple[tuple[int, int], ...]:
    """The marks of a page on which nobody looks for anything."""
    return ()


class TopicPage(QWidget):
    """The page of one chapter."""

    def __init__(self, chapter: Chapter, marks: Marks = unmarked, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chapter, self._marks = chapter, marks
        self.setAccessibleName(chapter.title)
        self.sections = {passage.id: _Section(passage, chapter.locale, marks) for passage in chapter.passages}
        """The moments, by their ids."""
        self._shelf = TextLine(role=Role.LABEL, tone=Tone.ACCENT, weight=STRONG)
        column = QVBoxLayout(self)
        column.setContentsMargins(LEFT, 32, 12, 48)
        column.setSpacing(0)
        column.addWidget(self._shelf)
        column.addSpacing(2)
        column.addWidget(TextBlock(chapter.title, role=Role.HEADING))
        column.addSpacing(24)
        for number, section in enumerate(self.sections.values()):
            if number:
                column.addWidget(Hairline(room=24))
            column.addWidget(section)
        column.addStretch(1)
        follow_look(self._measure)

    def mark(self, marks: Marks) -> None:
        """Mark other words."""
        if marks is not self._marks:
            self._marks = marks
            for section in self.sections.values():
                section.mark(marks)

    def top_of(self, passage: str, rule: str) -> int:
        """Where a moment, or a rule in it, begins; 0 for the whole page."""
        section = self.sections.get(passage)
        return section.y() + section.top_of(rule) if section is not None else 0

    def _measure(self) -> None:
        shelf = _(SHELVES[self.chapter.shelf])
        foreign = self.chapter.locale != language()
        self._shelf.set_words(" · ".join((shelf, _(IN_LANGUAGE[self.chapter.locale]))) if foreign else shelf)
        self.setMaximumWidth(round(MEASURE * look().scale) + LEFT + 12)


class _Section(QLabel):
    """One moment: a text to assistive tools, painted as it is set."""

    def __init__(self, passage: Passage, locale: str, marks: Marks) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._passage, self._locale, self._marks = passage, locale, marks
        self._set: dict[int, Setting] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText("\n".join((passage.title, *(line for rule in passage.rules for line in _lines(rule)))))
        follow_look(self._forget)

    def mark(self, marks: Marks) -> None:
        """Mark other words."""
        self._marks = marks
        self._forget()

    def top_of(self, rule: str) -> int:
        """Where a rule begins; 0 for the moment's own title."""
        return round(self._at(self.width()).tops.get(rule, 0))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._at(width).height

    def sizeHint(self) -> QSize:
        # How high it is follows from its width alone; to set it at another one would be work for nothing.
        return QSize(round(MEASURE * look().scale), look().line(Role.TITLE))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, look().line(Role.TITLE))

    def paintEvent(self, event: QPaintEvent) -> None:
        self._at(self.width()).draw(QPainter(self))

    def _at(self, width: int) -> Setting:
        if width not in self._set:
            if len(self._set) > 1:
                self._set.clear()
            self._set[width] = Setting(self._passage, self._locale, width, self._marks)
        return self._set[width]

    def _forget(self) -> None:
        self._set.clear()
        self.updateGeometry()
        self.update()


def _lines(rule: RuleText) -> Iterator[str]:
    remarks = (" ".join(filter(None, (remark.when, remark.text))) for remark in rule.remarks())
    return filter(None, (rule.when, *remarks, rule.why))
