"""Scrolling that shows there is more: fades at the ends, a slim bar, the focused field wholly in sight."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QScrollBar, QWidget

from ui.look import look
from ui.widgets.base import follow_look

FADE = 20
CLEAR_BELOW = 16
BAR = 12
"""The room that a `ScrollArea` keeps on its right for the bar; contents take it off their right margin."""


class SlimBar(QScrollBar):
    """A vertical scroll bar that is only a rounded handle; empty where nothing scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)

    def sizeHint(self) -> QSize:
        return QSize(BAR, 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        whole = self.maximum() - self.minimum() + self.pageStep()
        if self.maximum() <= self.minimum() or whole <= 0:
            return
        length = max(28.0, self.height() * self.pageStep() / whole)
        part = (self.value() - self.minimum()) / (self.maximum() - self.minimum())
        top = (self.height() - length) * part
        colours = look().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        handle = QColor(colours.soft if self.underMouse() or self.isSliderDown() else colours.edge)
        handle.setAlphaF(0.7)
        painter.setBrush(handle)
        painter.drawRoundedRect(QRectF(self.width() - 9, top + 2, 6, length - 4), 3, 3)


class _Fade(QWidget):
    """The last pixels before an end, going over into the ground while something is hidden there."""

    def __init__(self, parent: QWidget, *, at_top: bool, on_paper: bool) -> None:
        super().__init__(parent)
        self._at_top, self._on_paper = at_top, on_paper
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        ground = look().colours.paper if self._on_paper else look().colours.surface
        clear = QColor(ground)
        clear.setAlpha(0)
        gradient = QLinearGradient(0, 0, 0, self.height())
        gradient.setColorAt(0, ground if self._at_top else clear)
        gradient.setColorAt(1, clear if self._at_top else ground)
        QPainter(self).fillRect(self.rect(), gradient)


class ScrollArea(QScrollArea):
    """A page or form that scrolls up and down, never sideways. `on_paper`: it stands on paper, not on the surface."""

    def __init__(
        self, content: QWidget | None = None, parent: QWidget | None = None, *, on_paper: bool = False
    ) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Qt counts its own bar among the accessible children only while it can be seen, and crashes when an
        # assistive tool asks for it the moment it is hidden with its page: so the bar that is seen is ours.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # It keeps its room when it is empty: nothing jumps when it is needed.
        self.setViewportMargins(0, 0, BAR, 0)
        self._beneath: dict[QWidget, QWidget] = {}
        self._bar = SlimBar(self)
        self._bar.valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(self._bar.setValue)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self._fades = tuple(_Fade(self, at_top=at_top, on_paper=on_paper) for at_top in (True, False))
        self.verticalScrollBar().valueChanged.connect(self._place_fades)
        self.verticalScrollBar().rangeChanged.connect(self._range_changed)
        QApplication.instance().focusChanged.connect(self._focus_changed)  # type: ignore[union-attr]
        follow_look(self._repaint)
        if content is not None:
            self.set_content(content)

    def set_content(self, content: QWidget) -> None:
        """Show `content`, as wide as the area."""
        self.setWidget(content)
        content.setAutoFillBackground(False)  # after, for Qt has just switched it on
        content.installEventFilter(self)

    def exchange_content(self, content: QWidget) -> QWidget | None:
        """Show other content; what was shown goes back to whoever keeps it, hidden and without a parent."""
        before = self.takeWidget()
        self.set_content(content)
        content.show()
        return before

    def show_whole(self, widget: QWidget) -> None:
        """Scroll until `widget` is wholly in sight with some ground below (its top, if it is too high)."""
        content = self.widget()
        if content is None or not content.isAncestorOf(widget):
            return
        top = widget.mapTo(content, QPoint(0, 0)).y()
        lowest = self._beneath.get(widget, widget)
        bottom = lowest.mapTo(content, QPoint(0, lowest.height())).y() + CLEAR_BELOW
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if bottom > bar.value() + height:
            bar.setValue(bottom - height)
        if top - CLEAR_BELOW < bar.value():
            bar.setValue(top - CLEAR_BELOW)

    def keep_with(self, widget: QWidget, beneath: QWidget) -> None:
        """Whenever `widget` is scrolled into sight, bring along what stands beneath it."""
        self._beneath[widget] = beneath

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._bar.setGeometry(self.width() - BAR, 0, BAR, self.height())
        self._range_changed()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._place_fades()
        return super().eventFilter(watched, event)

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.isAncestorOf(new):
            self.show_whole(new)

    def _range_changed(self) -> None:
        own = self.verticalScrollBar()
        self._bar.setPageStep(own.pageStep())
        self._bar.setSingleStep(own.singleStep())
        self._bar.setRange(own.minimum(), own.maximum())
        self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        """After anything has changed its size the field with the cursor is still to be seen."""
        self._place_fades()
        self._focus_changed(None, QApplication.focusWidget())

    def _place_fades(self) -> None:
        bar, view = self.verticalScrollBar(), self.viewport().geometry()
        top, bottom = self._fades
        top.setGeometry(view.left(), view.top(), view.width(), FADE)
        bottom.setGeometry(view.left(), view.bottom() + 1 - FADE, view.width(), FADE)
        top.setVisible(bar.value() > bar.minimum())
        bottom.setVisible(bar.value() < bar.maximum())
        top.raise_()
        bottom.raise_()

    def _repaint(self) -> None:
        self.update()
