"""What a supervisor writes on: whose words, in which language, of which guide, at which moment."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from receptiondesk.domain.own_words import MomentInForce
from receptiondesk.i18n import N_, _
from ui.look import MEDIUM, REGULAR, STRONG, Role, look
from ui.look.paint import Align, draw_frame, draw_text, text_width
from ui.pages.frame import PageTitle
from ui.widgets.base import Shape, Tone, draw_shape, follow_look, make_base_transparent, shape_size, tone_colour
from ui.widgets.button import CommandButton, Fit, Manner
from ui.widgets.choice import Choice, Option
from ui.widgets.rows import draw_keyboard_frame
from ui.widgets.scroll import SlimBar
from ui.widgets.segments import Segments
from ui.widgets.text import TextLine

_ID = int(Qt.ItemDataRole.UserRole) + 1
_MARK = int(Qt.ItemDataRole.UserRole) + 2
_LANGUAGES = (("en", "English"), ("zh_CN", "中文"))


class _MomentDelegate(QStyledItemDelegate):
    """Draws moments; a dot and a word stand behind those that are not the original."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, look().sizes.control)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        colours, box = look().colours, QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            draw_frame(painter, box, fill=colours.accent_soft if chosen else colours.hover, border=None)
        right = box.right() - 10
        if mark := str(index.data(_MARK) or ""):
            ink, size = tone_colour(Tone.ACCENT), shape_size(Shape.DOT)
            left = right - text_width(mark, Role.LABEL, MEDIUM)
            words = QRectF(left, box.top(), right - left + 1, box.height())
            draw_text(painter, words, mark, Role.LABEL, ink, weight=MEDIUM, align=Align.RIGHT)
            draw_shape(painter, Shape.DOT, QPointF(left - 5 - size / 2, box.center().y()), ink)
            right = left - 12 - size
        ink, weight = (colours.accent_text, STRONG) if chosen else (colours.text, REGULAR)
        words = QRectF(box.left() + 12, box.top(), right - box.left() - 16, box.height())
        draw_text(painter, words, str(index.data() or ""), Role.BODY, ink, weight=weight)
        painter.restore()


class _MomentList(QListView):
    """The moments of a guide; Up and Down open one after the other."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(SlimBar(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_MomentDelegate(self))
        make_base_transparent(self)
        follow_look(self.scheduleDelayedItemsLayout)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and self.currentIndex().isValid():
            box = QRectF(self.visualRect(self.currentIndex()))
            draw_keyboard_frame(QPainter(self.viewport()), box.adjusted(-4, 0, 4, 1))


class Chooser(QWidget):
    """Four choices, one under the other; in narrow windows the moments are a drop-down too."""

    where_changed = Signal()
    """Another owner, language or guide is chosen."""
    moment_chosen = Signal(str)
    new_wanted = Signal()
    """A moment of the company's own is to be added."""

    def __init__(self) -> None:
        super().__init__()
        self._title = PageTitle()
        self._for = TextLine("", role=Role.LABEL, tone=Tone.ACCENT, weight=STRONG)
        self.owner = Choice()
        self.speech = Segments("", _LANGUAGES)
        self.guide = Choice()
        self._narrow_moments = Choice()
        self._labels = [TextLine("", role=Role.LABEL, tone=Tone.SOFT) for _words in range(4)]
        self.list = _MomentList()
        """The moments."""
        self._model = QStandardItemModel(self)
        self.list.setModel(self._model)
        self._new = CommandButton("", icon="plus", manner=Manner.QUIET, fit=Fit.CONTROL)
        for edited in (self.owner.edited, self.speech.edited, self.guide.edited):
            edited.connect(self.where_changed)
        self.list.selectionModel().currentChanged.connect(self._current_changed)
        self._narrow_moments.edited.connect(lambda: self.moment_chosen.emit(self._narrow_moments.text()))
        self._new.clicked.connect(self.new_wanted)
        self._column = column = QVBoxLayout(self)
        column.setSpacing(3)
        column.addWidget(self._for)
        column.addWidget(self._title)
        column.addSpacing(6)
        for label, field in zip(self._labels, (self.owner, self.speech, self.guide, self._narrow_moments), strict=True):
            column.addWidget(label)
            column.addWidget(field)
            column.addSpacing(6)
        column.addWidget(self.list, 1)
        column.addWidget(self._new, 0, Qt.AlignmentFlag.AlignLeft)
        self.set_narrow(False)
        follow_look(self._say)

    def set_narrow(self, narrow: bool) -> None:
        """Take little room above the words instead of a column beside them."""
        self._narrow_moments.setVisible(narrow)
        self.list.setVisible(not narrow)
        self._column.setContentsMargins(*((24, 12, 12, 0) if narrow else (24, 16, 12, 8)))

    def offer_moments(self, offered: bool) -> None:
        """Whether there is a course to choose from, for each station; phrases have none, and hold everywhere."""
        self.owner.setEnabled(offered)
        self._new.setEnabled(offered)

    def show_moments(self, moments: Sequence[MomentInForce], chosen: str) -> None:
        """Show the moments of the guide; those that were there stay where they are."""
        self.list.selectionModel().blockSignals(True)
        while self._model.rowCount() > len(moments):
            self._model.removeRow(self._model.rowCount() - 1)
        for row, moment in enumerate(moments):
            item = self._model.item(row)
            if item is None:
                item = QStandardItem()
                self._model.setItem(row, item)
            mark = _("Added") if moment.is_new else _("Changed") if moment.is_changed else ""
            item.setText(moment.title)
            item.setData(moment.id, _ID)
            item.setData(mark, _MARK)
            item.setAccessibleDescription(mark)
            if moment.id == chosen:
                self.list.setCurrentIndex(item.index())
        self.list.selectionModel().blockSignals(False)
        self.list.scrollTo(self.list.currentIndex())
        options: list[Option] = [(moment.id, moment.title) for moment in moments]
        self._narrow_moments.set_options(options)
        self._narrow_moments.set_text(chosen)
        self.list.viewport().update()

    def _current_changed(self, index: QModelIndex) -> None:
        if index.isValid():
            self.moment_chosen.emit(str(index.data(_ID)))

    def _say(self) -> None:
        self._for.set_words(_("For supervisors"))
        self._title.set_words(_("Our own words"))
        self._new.set_words(_("Add a moment"))
        labels = (N_("Whose words"), N_("In which language"), N_("Etiquette for"), N_("Moment"))
        fields: tuple[QWidget, ...] = (self.owner, self.speech, self.guide, self.list)
        for label, field, words in zip(self._labels, fields, labels, strict=True):
            label.set_words(_(words))
            label.setBuddy(field)
            field.setAccessibleName(_(words))
        self._narrow_moments.set_name(_("Moment"))
