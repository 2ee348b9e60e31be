"""One family of icons, drawn at any size and in any colour with strokes of the same real width."""

from collections import OrderedDict

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap

import resources

_KEPT = 600
_drawn: "OrderedDict[tuple[str, int, int, float], QPixmap]" = OrderedDict()


def icon_names() -> tuple[str, ...]:
    """Every icon there is."""
    return tuple(sorted(file.stem for file in resources.path("icons").glob("*.svg")))


def icon_pixmap(name: str, size: int, colour: QColor, pixel_ratio: float = 1.0) -> QPixmap:
    """The icon `name` on a transparent square of `size` logical pixels; kept for the next time.

    Raises FileNotFoundError for a name that no file bears.
    """
    key = (name, size, colour.rgba(), pixel_ratio)
    if key in _drawn:
        _drawn.move_to_end(key)
        return _drawn[key]
    pixmap = _draw(name, size, colour, pixel_ratio)
    _drawn[key] = pixmap
    if len(_drawn) > _KEPT:
        _drawn.popitem(last=False)
    return pixmap


def draw_icon(painter: QPainter, name: str, top_left: QPointF, size: int, colour: QColor) -> None:
    """Draw an icon of `size` logical pixels, sharp at the pixel ratio that is painted on."""
    ratio = painter.device().devicePixelRatio()
    # Whole device pixels, or the edges blur.
    x, y = round(top_left.x() * ratio) / ratio, round(top_left.y() * ratio) / ratio
    painter.drawPixmap(QPointF(x, y), icon_pixmap(name, size, colour, ratio))


def icon(name: str, size: int, colour: QColor) -> QIcon:
    """The icon for something Qt paints by itself, such as a menu."""
    return QIcon(icon_pixmap(name, size, colour, QGuiApplication.primaryScreen().devicePixelRatio()))


def _draw(name: str, size: int, colour: QColor, pixel_ratio: float) -> QPixmap:
    # Imported here: the first paint of the window is measured, and most icons are drawn after it.
    from PySide6.QtSvg import QSvgRenderer

    source = resources.path("icons", f"{name}.svg").read_text("utf-8")
    # SVG strokes grow with the icon: keep them 1.6 real pixels when small and about 2 when large.
    real_stroke = 1.6 if size <= 20 else 1.6 + 0.4 * min(1.0, (size - 20) / 10)
    source = source.replace('stroke-width="1.6"', f'stroke-width="{real_stroke * 24 / size:.3f}"')
    source = source.replace("currentColor", colour.name())
    pixmap = QPixmap(round(size * pixel_ratio), round(size * pixel_ratio))
    pixmap.setDevicePixelRatio(pixel_ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
