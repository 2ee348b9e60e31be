"""The desk window: an empty frame that can be painted at once, filled when the desk is open."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.look import look

SMALLEST = QSize(640, 480)
USUAL = QSize(1366, 768)


class _Frame(QWidget):
    """The desk before it is there: the grounds of top bar, navigation and work area.

    Palettes alone paint it: the first brush makes all hundred enums of Qt's namespace, a sixth of the time until the
    first picture.
    """

    painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._painted = False
        self._top, self._side = QWidget(self), QWidget(self)
        for part in (self, self._top, self._side):
            part.setAutoFillBackground(True)
        look().changed.connect(self._colour)
        self._colour()

    def resizeEvent(self, event: QResizeEvent) -> None:
        sizes = look().sizes
        self._top.setGeometry(0, 0, self.width(), sizes.top_bar)
        self._side.setGeometry(0, 0, sizes.navigation, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._painted:
            self._painted = True
            self.painted.emit()

    def _colour(self) -> None:
        colours = look().colours
        for part, colour in ((self, colours.surface), (self._top, colours.ground), (self._side, colours.ground)):
            palette = QPalette()
            palette.setColor(QPalette.ColorRole.Window, colour)
            part.setPalette(palette)


class DeskWindow(QWidget):
    """The frame. It knows colours and nothing else, so that it stands on the screen before anything is loaded."""

    first_painted = Signal()
    """The frame is on the screen; now load the rest."""
    closing = Signal()
    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Reception Desk")
        self.setMinimumSize(SMALLEST)
        self.resize(USUAL)
        self._content: QWidget | None = None
        self._cover: QWidget | None = None
        self._focus_overlay: QObject | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._frame: _Frame | None = _Frame()
        self._frame.painted.connect(self.first_painted)
        self._layout.addWidget(self._frame)

    @property
    def is_covered(self) -> bool:
        """Whether something else stands in the place of the content."""
        return self._cover is not None

    def cover(self, cover: QWidget) -> None:
        """Put `cover` in the place of the content, which leaves the window: no key and no assistive tool reaches it."""
        assert self._content is not None and self._cover is None
        self._layout.removeWidget(self._content)
        self._content.hide()  # said aloud: else the layout shows it a moment later, as a window of its own
        self._content.setParent(None)
        self._cover = cover
        self._layout.addWidget(cover)
        cover.show()

    def uncover(self) -> None:
        """Put the content back as it was."""
        cover, self._cover = self._cover, None
        if cover is None or self._content is None:
            return
        self._layout.removeWidget(cover)
        cover.hide()
        cover.deleteLater()
        self._layout.addWidget(self._content)
        self._content.show()

    @property
    def content(self) -> QWidget | None:
        """What fills the frame now."""
        return self._content

    def fill(self, make: Callable[[], QWidget]) -> QWidget:
        """Put new content into the frame; the old one goes."""
        self.uncover()
        if self._focus_overlay is None:
            from ui.widgets.focus import FocusOverlay  # not needed for the first picture

            self._focus_overlay = FocusOverlay(self)
        for old in (self._frame, self._content):
            if old is not None:
                self._layout.removeWidget(old)
                old.hide()
                old.deleteLater()
        self._frame = None
        self._content = make()
        self._layout.addWidget(self._content)
        self._content.show()
        return self._content

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        if self._cover is not None and self._content is not None:
            self._content.setParent(self)  # unseen; what belongs together goes together
        super().closeEvent(event)

    def to_front(self) -> None:
        """Bring the window before all others."""
        from PySide6.QtCore import Qt  # makes a hundred enums: the first picture does not wait for them

        self.setWindowState((self.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
        self.show()
        self.raise_()
        self.activateWindow()
