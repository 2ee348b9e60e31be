"""Where the library is read: one chapter, and beside it what stands on its page."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QStackedLayout, QVBoxLayout, QWidget

from receptiondesk.domain.chapters import Chapter
from receptiondesk.i18n import _
from receptiondesk.services.library import Place
from ui.context import Context
from ui.look import look
from ui.pages.library_contents import INDENT, WIDE, WIDEST, Contents
from ui.pages.library_setting import Marks
from ui.pages.topic_page import LEFT, MEASURE, TopicPage, unmarked
from ui.widgets.base import follow_look
from ui.widgets.empty_state import EmptyState
from ui.widgets.scroll import ScrollArea

_GAP, _RIGHT = 36, 14
_MOST_KEPT = 6
_LEAD = 24
"""Pixels above what one has come to see."""


class Reader(QWidget):
    """The ground on which one reads."""

    fitted = Signal()
    """There is room for the contents beside the page now, or not any more."""

    def __init__(self, context: Context, *, changeable: bool, parent: QWidget | None = None) -> None:
        """`changeable`: there is a page on which the words can be changed."""
        super().__init__(parent)
        self._context = context
        self._place: Place | None = None
        self._page: TopicPage | None = None
        self._kept: dict[tuple[str, str], TopicPage] = {}
        """Pages that were read, by chapter and language, the last one last."""
        self._had_contents = False
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.timeout.connect(self._say_fit)
        self._scroll = ScrollArea(on_paper=True)
        self._scroll.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._empty = EmptyState("search", "", "")
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(1, 0, 0, 0)  # the line
        column.addWidget(self._scroll)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(whole)
        self._stack.addWidget(self._empty)
        self._contents = Contents(whole)
        self._contents.wanted.connect(self._jump)
        self._contents.change_wanted.connect(self._change)
        self._contents.set_changeable(changeable)
        self._contents.scrolled.connect(self._pass_on)
        follow_look(self._say)

    @property
    def place(self) -> Place | None:
        """Where one reads; None before anything was opened."""
        return self._place

    @property
    def page(self) -> TopicPage | None:
        """The page that is shown."""
        return self._page

    @property
    def has_contents(self) -> bool:
        """Whether its moments stand beside the page."""
        return not self._contents.isHidden()

    @property
    def contents(self) -> Contents:
        """The column beside the page."""
        return self._contents

    def read(self, chapter: Chapter, place: Place, marks: Marks = unmarked) -> None:
        """Show a chapter from `place` on, with what is looked for marked."""
        if self._page is None or self._page.chapter != chapter:
            self._page = self._page_of(chapter, marks)
            before = self._scroll.exchange_content(self._page)
            if before is not None:
                before.setParent(self)
            self._contents.show_chapter(chapter)
            self._place_contents()
        else:
            self._page.mark(marks)
        self._place = place
        self._stack.setCurrentIndex(0)
        self._show_place()
        # Once more when the page has the height that its text needs.
        QTimer.singleShot(0, self._page, self._show_place)

    def _page_of(self, chapter: Chapter, marks: Marks) -> TopicPage:
        """The page of a chapter: one that was read a while ago, or a new one."""
        key = (chapter.id, chapter.locale)
        page = self._kept.pop(key, None)
        if page is not None and page.chapter == chapter:
            page.mark(marks)
        else:
            if page is not None:
                page.deleteLater()
            page = TopicPage(chapter, marks, self)
            page.hide()
        self._kept[key] = page
        if len(self._kept) > _MOST_KEPT:
            self._kept.pop(next(iter(self._kept))).deleteLater()
        return page

    def show_nothing(self, text: str) -> None:
        """Say that nothing has the words in `text`."""
        self._empty.set_words(_("Nothing found"), _("No page has “{words}”.").format(words=text.strip()))
        self._stack.setCurrentWidget(self._empty)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_contents()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), look().colours.paper)
        painter.fillRect(0, 0, 1, self.height(), look().colours.line)

    def _show_place(self) -> None:
        if self._page is None or self._place is None:
            return
        self._page.resize(self._page.width(), self._page.heightForWidth(self._page.width()))
        top = self._page.top_of(self._place.passage, self._place.rule)
        self._scroll.verticalScrollBar().setValue(max(0, top - _LEAD))
        self._mark_section()

    def _jump(self, passage: str) -> None:
        if self._page is not None:
            self._place = Place(self._page.chapter.id, passage)
            self._scroll.verticalScrollBar().setValue(max(0, self._page.top_of(passage, "") - _LEAD))
            self._contents.mark(passage)

    def _scrolled(self) -> None:
        self._mark_section()

    def _mark_section(self) -> None:
        """Mark in the contents the moment at the top of what is in sight."""
        if self._page is None:
            return
        bar = self._scroll.verticalScrollBar()
        reached = bar.value() + 2 * _LEAD
        read = ""
        for passage, section in self._page.sections.items():
            if not read or section.y() <= reached:
                read = passage
        self._contents.mark(read)

    def _change(self) -> None:
        if self._page is not None:
            row = self._contents.list.currentIndex().row()
            passage = self._page.chapter.passages[max(0, row - 1)].id
            self._context.own_words_wanted.emit(self._page.chapter.id, passage)

    def _pass_on(self, event: QWheelEvent) -> None:
        QApplication.sendEvent(self._scroll.viewport(), event)

    def _place_contents(self) -> None:
        """Beside the text, where there is room for both."""
        left = LEFT + round(MEASURE * look().scale) + _GAP
        room = self.width() - left - _RIGHT
        wide = min(room, round(WIDEST * look().scale))
        self._contents.setVisible(self._page is not None and room >= round(WIDE * look().scale))
        self._contents.setGeometry(left - INDENT, 0, wide + INDENT, self.height())
        self._contents.raise_()
        # On its way to the front a page has more than one width; only the last one counts.
        self._fitting.start(0)

    def _say_fit(self) -> None:
        if self.has_contents != self._had_contents:
            self._had_contents = self.has_contents
            self.fitted.emit()

    def _say(self) -> None:
        paper = QPalette(look().palette())
        paper.setColor(QPalette.ColorRole.Window, look().colours.paper)
        self._scroll.setPalette(paper)
        self._place_contents()
