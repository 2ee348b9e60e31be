"""The halo round the field that is typed in and the ring round the control that the keyboard is on.

Drawn on an overlay, because a ring outside a control would be clipped by the control.
"""

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from ui.look import look
from ui.look.sizes import RADIUS
from ui.widgets.base import Focus

_ROOM = 6


class FocusOverlay(QObject):
    """Follows the focus in the window that `window` is or stands in. Make one per window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._target: QWidget | None = None
        self._watch: _Watch | None = None
        self._ring: _Ring | None = None
        QApplication.instance().focusChanged.connect(self._focus_changed)  # type: ignore[union-attr]
        look().changed.connect(self._place)
        self._focus_changed(None, QApplication.focusWidget())

    def ring(self) -> QWidget | None:
        """What is drawn round the focus now; None while nothing is."""
        return self._ring if self._target is not None else None

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._watch is not None:
            # Its filters go with it; the widgets themselves may be dead by now.
            self._watch.deleteLater()
            self._watch = None
        self._target = None
        # Without a focus nothing of the window is touched: it may be going.
        if new is not None and focus_shape(new) is not Focus.NONE and new.window() is self._window.window():
            self._follow(new)
        self._place()

    def _follow(self, target: QWidget) -> None:
        self._target = target
        host = _host_of(target)
        if self._ring is None:
            self._ring = _Ring(host)
            self._ring.destroyed.connect(self._ring_gone)
        elif self._ring.parentWidget() is not host:
            self._ring.setParent(host)
        self._watch = _Watch(self, target, host)
        self._watch.moved.connect(self._place)

    def _ring_gone(self) -> None:
        """What it was drawn on died and took it along; the next focus gets a new one."""
        self._ring = None

    def _place(self) -> None:
        ring, target = self._ring, self._target
        if ring is None:
            return
        host = ring.parentWidget()
        if target is None or not target.isVisible() or host is None or not host.isAncestorOf(target):
            ring.hide()
            return
        box = getattr(target, "focus_box", target.rect())
        corner = target.mapTo(host, box.topLeft())
        ring.setGeometry(QRect(corner, box.size()).adjusted(-_ROOM, -_ROOM, _ROOM, _ROOM))
        ring.shape = focus_shape(target)
        ring.raise_()
        ring.show()
        ring.update()


class _Watch(QObject):
    """Notices when the target, or anything it stands in up to the host, moves, hides or changes its size."""

    moved = Signal()

    def __init__(self, parent: QObject, target: QWidget, host: QWidget) -> None:
        super().__init__(parent)
        step: QWidget | None = target
        while step is not None and step is not host:
            step.installEventFilter(self)
            step = step.parentWidget()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.Show):
            self.moved.emit()
        return False


class _Ring(QWidget):
    """The halo or the ring itself."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self.shape = Focus.NONE
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = QRectF(self.rect()).adjusted(_ROOM, _ROOM, -_ROOM, -_ROOM)
        colours = look().colours
        if self.shape is Focus.HALO:
            painter.setPen(QPen(colours.halo, 3))
            painter.drawRoundedRect(inner.adjusted(-1.5, -1.5, 1.5, 1.5), RADIUS + 1.5, RADIUS + 1.5)
        elif self.shape is Focus.RING:
            painter.setPen(QPen(colours.accent, 2))
            painter.drawRoundedRect(inner.adjusted(-3, -3, 3, 3), RADIUS + 3, RADIUS + 3)


def focus_shape(widget: QWidget) -> Focus:
    """How the focus shows around a widget; widgets of others have no say and show it themselves."""
    shape = getattr(widget, "focus_shape", Focus.NONE)
    return shape if isinstance(shape, Focus) else Focus.NONE


def _host_of(widget: QWidget) -> QWidget:
    """The widget to draw on: the one that scrolls with the target, so that the ring does too."""
    host = widget
    while (parent := host.parentWidget()) is not None and not host.isWindow():
        if isinstance(parent.parentWidget(), QAbstractScrollArea) and host is not widget:
            return host
        host = parent
    return host
