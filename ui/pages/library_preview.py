"""The pages of a PDF, one at a time, as the printer would put them on paper."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from receptiondesk.i18n import _
from ui.context import Context
from ui.look import Role, look
from ui.look.paint import draw_shadow
from ui.operations.latest import Latest
from ui.widgets.base import Tone, follow_look
from ui.widgets.button import IconButton
from ui.widgets.text import TextLine

_POINTS, _LEAST_DPI, _MOST_DPI = 842, 36, 220
"""The height of an A4 sheet in points."""
_MARGIN, _SHADOW = 16, 8


class Preview(QWidget):
    """One page, and the way to the next."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._latest = Latest(context.operations, self)
        self._pdf, self._count, self._page = b"", 0, 0
        self._sheet = _Sheet()
        self._before, self._after = IconButton("chevron-left", ""), IconButton("chevron-right", "")
        self._before.clicked.connect(lambda: self.turn(-1))
        self._after.clicked.connect(lambda: self.turn(1))
        self._where = TextLine(role=Role.LABEL, tone=Tone.SOFT)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addStretch(1)
        for part in (self._before, self._where, self._after):
            row.addWidget(part)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 12)
        column.setSpacing(8)
        column.addWidget(self._sheet, 1)
        column.addLayout(row)
        follow_look(self._say)

    @property
    def page(self) -> int:
        """The page that is shown, from 0."""
        return self._page

    def show_pdf(self, pdf: bytes, counted: Callable[[int], None] | None = None) -> None:
        """Show another PDF, on the same page where it has one; `counted` is told how many there are."""
        self._pdf = pdf

        def count() -> int:
            from ui.printing import page_count

            return page_count(pdf) if pdf else 0

        def show(pages: int) -> None:
            self._count, self._page = pages, min(self._page, max(0, pages - 1))
            if counted is not None:
                counted(pages)
            self._draw()

        self._latest.ask(count, show)

    def turn(self, pages: int) -> None:
        """Go on by so many pages, or back."""
        page = max(0, min(self._count - 1, self._page + pages))
        if page != self._page:
            self._page = page
            self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.angleDelta().y():
            self.turn(-1 if event.angleDelta().y() > 0 else 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), look().colours.ground)
        painter.fillRect(0, 0, 1, self.height(), look().colours.line)

    def _draw(self) -> None:
        """Ask for the page's picture, as large as there is room for."""
        self._say()
        pdf, page = self._pdf, self._page
        if not self._count:
            self._sheet.show_image(QImage())
            return
        high = (self._sheet.height() - 2 * _SHADOW) * self.devicePixelRatioF()
        dots = max(_LEAST_DPI, min(_MOST_DPI, high * 72 / _POINTS))

        def draw() -> QImage:
            from ui.printing import page_image

            return page_image(pdf, page, dots)

        self._latest.ask(draw, self._sheet.show_image)

    def _say(self) -> None:
        self._before.set_name(_("Previous page"), "PgUp")
        self._after.set_name(_("Next page"), "PgDn")
        self._before.setEnabled(self._page > 0)
        self._after.setEnabled(self._page + 1 < self._count)
        where = _("Page {page} of {count}").format(page=self._page + 1, count=self._count) if self._count else ""
        self._where.set_words(where)
        self._sheet.setAccessibleName(where or _("No topic is chosen for the booklet."))


class _Sheet(QLabel):
    """White paper with a soft shadow."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_image(self, image: QImage) -> None:
        """Show another page; a null image for none."""
        self._image = image
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(420, 594)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 170)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._image.isNull():
            painter.setPen(look().colours.soft)
            painter.setFont(look().font(Role.BODY))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, _("No topic is chosen for the booklet."))
            return
        room = QSize(self.width() - 2 * _SHADOW, self.height() - 2 * _SHADOW)
        size = self._image.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) // 2, (self.height() - size.height()) // 2
        box = QRectF(left, top, size.width(), size.height())
        draw_shadow(painter, box, 2)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(box, self._image)
