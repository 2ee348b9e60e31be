"""The library: the coach's words to be read at leisure, topic by topic."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QPalette, QShortcut, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QStackedLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from receptiondesk.i18n import N_, _, language
from ui.context import Context
from ui.look import REGULAR, STRONG, Role, look
from ui.look.paint import draw_frame, draw_text
from ui.operations.latest import Latest
from ui.pages.frame import Ground, PageTitle, SearchField
from ui.pages.library_topics import Topic, all_topics
from ui.pages.page import Page
from ui.pages.topic_page import TopicPage
from ui.widgets.base import follow_look, make_base_transparent
from ui.widgets.empty_state import EmptyState
from ui.widgets.rows import draw_keyboard_frame
from ui.widgets.scroll import ScrollArea, SlimBar

_KEY = int(Qt.ItemDataRole.UserRole) + 1
_TOPICS_WIDE, _TOPICS_NARROW, _NARROW_BELOW = 288, 208, 1000


class LibraryPage(Page):
    """Topics at the left, the chosen one at the right."""

    id = "library"
    label = N_("Library")
    icon = "library"
    has_room_for_coach = False

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._built = False
        self._latest = Latest(context.operations, self)
        self._topics: tuple[Topic, ...] = ()
        self._shown_key = ""

    def shown(self) -> None:
        """Build on the first time; read the words again, they may be the company's own."""
        if not self._built:
            self._built = True
            self._build()
        else:
            self._read()

    def _build(self) -> None:
        self._title = PageTitle()
        self._search = SearchField(key="Ctrl+F", width=240)
        self._search.edited.connect(self._list_topics)
        self._list = _TopicList()
        self._model = QStandardItemModel(self)
        self._list.setModel(self._model)
        self._list.selectionModel().currentChanged.connect(self._chosen)
        self._search.list = self._list
        self._side = Ground()
        column = QVBoxLayout(self._side)
        column.setContentsMargins(24, 16, 12, 0)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addWidget(self._search)
        column.addWidget(self._list, 1)
        self._empty = EmptyState("search", "", "")
        self._page = ScrollArea()
        paper = _Paper()
        self._stack = QStackedLayout(paper)
        self._stack.addWidget(self._page)
        self._stack.addWidget(self._empty)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addWidget(paper, 1)
        self.setFocusProxy(self._list)
        find = QShortcut(QKeySequence("Ctrl+F"), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self._search.setFocus)
        follow_look(self._say)

    def _say(self) -> None:
        """All words anew: on the first time, and in another language."""
        self._title.set_words(_(self.label))
        self._search.set_words(_("Find in the library"))
        self._list.setAccessibleName(_("Topics"))
        self._empty.set_words(_("Nothing found"), _("No topic has all these words."))
        narrow = self.window().width() / look().scale < _NARROW_BELOW
        wide = round((_TOPICS_NARROW if narrow else _TOPICS_WIDE) * look().scale)
        self._side.setFixedWidth(wide)
        self._search.setFixedWidth(wide - 48)
        paper = QPalette(look().palette())
        paper.setColor(QPalette.ColorRole.Window, look().colours.paper)
        self._page.setPalette(paper)
        self._read()

    def _read(self) -> None:
        desk, words = self.context.desk, language()
        self._latest.ask(lambda: all_topics(desk, words), self._show)

    def _show(self, topics: tuple[Topic, ...]) -> None:
        self._topics, shown = topics, self._shown_key
        self._shown_key = ""
        self._list_topics(shown)

    def _list_topics(self, wanted: str = "") -> None:
        """The topics that the search lets through, under the names of their kinds."""
        wanted = wanted or self._shown_key
        found = [topic for topic in self._topics if topic.has(self._search.text())]
        self._list.selectionModel().blockSignals(True)
        self._model.clear()
        kind, chosen = "", None
        for topic in found:
            if topic.kind != kind:
                head = QStandardItem(topic.kind_label)
                head.setFlags(Qt.ItemFlag.NoItemFlags)
                self._model.appendRow(head)
                kind = topic.kind
            item = QStandardItem(topic.title)
            item.setData(topic.key, _KEY)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self._model.appendRow(item)
            if chosen is None or topic.key == wanted:
                chosen = item
        self._list.selectionModel().blockSignals(False)
        self._stack.setCurrentWidget(self._page if found else self._empty)
        if chosen is not None:
            self._list.setCurrentIndex(chosen.index())
            self._open(str(chosen.data(_KEY)))
        self._list.viewport().update()

    def _chosen(self, index: QModelIndex) -> None:
        key = index.data(_KEY)
        if key:
            self._open(str(key))

    def _open(self, key: str) -> None:
        if key == self._shown_key:
            return
        topic = next((topic for topic in self._topics if topic.key == key), None)
        if topic is not None:
            self._shown_key = key
            self._page.set_content(TopicPage(topic))
            self._page.verticalScrollBar().setValue(0)


class _Paper(QWidget):
    """The ground on which one reads."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), look().colours.paper)
        painter.fillRect(0, 0, 1, self.height(), look().colours.line)


class _TopicDelegate(QStyledItemDelegate):
    """Draws topics, and the kinds over them."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        height = look().sizes.control
        return QSize(120, height if index.data(_KEY) else round(height * (1.0 if index.row() == 0 else 1.3)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        colours, box, text = look().colours, QRectF(option.rect), str(index.data() or "")
        painter.save()
        if not index.data(_KEY):
            line = look().sizes.control
            head = QRectF(box.left(), box.bottom() - line, box.width(), line)
            draw_text(painter, head, text, Role.LABEL, colours.soft, weight=STRONG)
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
            if chosen or hovered:
                fill = colours.accent_soft if chosen else colours.hover
                draw_frame(painter, box.adjusted(0, 0, 0, 0), fill=fill, border=None)
            ink = colours.accent_text if chosen else colours.text
            words = box.adjusted(12, 0, -8, 0)
            draw_text(painter, words, text, Role.BODY, ink, weight=STRONG if chosen else REGULAR)
        painter.restore()


class _TopicList(QListView):
    """The topics; Up and Down open one after the other."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollBar(SlimBar(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_TopicDelegate(self))
        make_base_transparent(self)
        follow_look(self.scheduleDelayedItemsLayout)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and self.currentIndex().isValid():
            box = QRectF(self.visualRect(self.currentIndex()))
            draw_keyboard_frame(QPainter(self.viewport()), box.adjusted(-4, 0, 4, 1))
