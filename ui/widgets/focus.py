"""The halo round the field that is typed in and the ring round the control that the keyboard is on.

Drawn on an overlay, because a ring outside a control would be clipped by the control.
"""

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from ui.look import look
from ui.look.sizes import RADIUS
from ui.widgets.base import Focus

_ROOM = 6


class FocusOverlay(QWidget):
    """Follows the focus in the window that `window` is or stands in. Make one per window, after its content."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        QApplication.instance().focusChanged.connect(self._focus_changed)  # type: ignore[union-attr]
        look().changed.connect(self._place)
        self._focus_changed(None, QApplication.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.Show):
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._target is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = QRectF(self.rect()).adjusted(_ROOM, _ROOM, -_ROOM, -_ROOM)
        colours = look().colours
        if _focus_shape(self._target) is Focus.HALO:
            painter.setPen(QPen(colours.halo, 3))
            painter.drawRoundedRect(inner.adjusted(-1.5, -1.5, 1.5, 1.5), RADIUS + 1.5, RADIUS + 1.5)
        else:
            painter.setPen(QPen(colours.accent, 2))
            painter.drawRoundedRect(inner.adjusted(-3, -3, 3, 3), RADIUS + 3, RADIUS + 3)

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        for watched in self._watched:
            watched.removeEventFilter(self)
        self._watched.clear()
        self._target = None
        if new is not None and new.window() is self._window.window() and _focus_shape(new) is not Focus.NONE:
            self._target = new
            host = _host_of(new)
            if self.parentWidget() is not host:
                self.setParent(host)
            step: QWidget | None = new
            while step is not None and step is not host:
                step.installEventFilter(self)
                step.destroyed.connect(self._forget)
                self._watched.append(step)
                step = step.parentWidget()
        elif self.parentWidget() is not self._window:
            # What it was drawn on may be gone before the next focus, and would take it along.
            self.setParent(self._window)
        self._place()

    def _forget(self) -> None:
        """A watched widget died: let go of all; the next focus finds its own."""
        self._watched.clear()
        self._target = None

    def _place(self) -> None:
        target = self._target
        if target is None or not target.isVisible():
            self.hide()
            return
        host = self.parentWidget()
        if host is None or not host.isAncestorOf(target):
            self.hide()
            return
        box = getattr(target, "focus_box", target.rect())
        corner = target.mapTo(host, box.topLeft())
        self.setGeometry(QRect(corner, box.size()).adjusted(-_ROOM, -_ROOM, _ROOM, _ROOM))
        self.raise_()
        self.show()
        self.update()


def _focus_shape(widget: QWidget) -> Focus:
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
