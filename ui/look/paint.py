"""Strokes that the painted widgets share: text on a steady line, frames, rings, hairlines, shadows."""

import re
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui.look.live import look
from ui.look.sizes import RADIUS
from ui.look.typography import Role


class Align(Enum):
    """Where a text stands in its box."""

    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


def baseline(centre: float, role: Role, weight: int | None = None) -> float:
    """The baseline that centres a text on `centre`, whichever fallback typeface its characters need.

    Mixed lines would jump otherwise: a Chinese fallback glyph raises the line box of the whole text.
    """
    if look().chinese:
        return round(centre + 0.38 * look().font(role, weight).pixelSize())
    return round(centre + look().metrics(role, weight).capHeight() / 2)


_PART_DOT = re.compile("(?<![^ ])·(?= )")
_INNER_APOSTROPHE = re.compile("(?<=[A-Za-zÀ-ɏ])’(?=[A-Za-zÀ-ɏ])")


def as_set(text: str) -> str:
    """`text` as it is set, character for character.

    A Chinese typeface gives the apostrophe of O’Brien and the dot between two parts of a line the width of a whole
    character; their like of the Latin typeface take their places. The dot within a name (艾米·王) is Chinese.
    """
    if not look().chinese:
        return text
    return _INNER_APOSTROPHE.sub("\u02bc", _PART_DOT.sub("\u0387", text))


def text_width(text: str, role: Role, weight: int | None = None) -> int:
    """The pixels that `text` needs on one line."""
    return int(look().metrics(role, weight).horizontalAdvance(as_set(text))) + 1


def elided(text: str, width: float, role: Role, weight: int | None = None) -> str:
    """`text` on one line, or as much of it as fits with an ellipsis."""
    # No letter is narrower than two pixels: a matter of 100,000 characters need not be measured whole.
    most = max(64, int(width) // 2)
    if len(text) > most:
        text = text[:most] + "…"
    if "\n" in text:
        text = text.replace("\n", " ")
    return look().metrics(role, weight).elidedText(as_set(text), Qt.TextElideMode.ElideRight, max(0.0, width))


def draw_text(
    painter: QPainter,
    box: QRectF,
    text: str,
    role: Role,
    colour: QColor,
    *,
    weight: int | None = None,
    align: Align = Align.LEFT,
) -> float:
    """Draw one line, shortened to the box and centred in its height; gives the width that was used."""
    text = elided(text, box.width() + 1, role, weight)
    width = look().metrics(role, weight).horizontalAdvance(text)
    painter.setFont(look().font(role, weight))
    painter.setPen(colour)
    x = box.left() + (box.width() - width) * align.value
    painter.drawText(QPointF(x, baseline(box.center().y(), role, weight)), text)
    return width


def draw_frame(
    painter: QPainter,
    box: QRectF,
    *,
    fill: QColor | None,
    border: QColor | None,
    width: float = 1.0,
    radius: float = RADIUS,
) -> None:
    """A rounded box with its border inside, so that a thicker border moves nothing."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    if border is None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(box, radius, radius)
        return
    painter.setPen(QPen(border, width))
    half = width / 2
    painter.drawRoundedRect(box.adjusted(half, half, -half, -half), radius - half, radius - half)


def draw_hairline(painter: QPainter, x1: float, x2: float, y: float, colour: QColor) -> None:
    """A horizontal line of one pixel whose top edge is `y`."""
    painter.fillRect(QRectF(x1, y, x2 - x1, 1), colour)


def draw_shadow(painter: QPainter, box: QRectF, radius: float) -> None:
    """The soft shadow under a sheet or popup; needs 8 pixels of room around `box`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look().colours.shadow)
    for spread in range(7, 0, -1):
        painter.drawRoundedRect(
            box.adjusted(-spread, -spread + 2, spread, min(8, spread + 2)), radius + spread, radius + spread
        )


def draw_key_cap(painter: QPainter, box: QRectF, key: str, text: QColor, border: QColor) -> None:
    """A key such as “Ctrl+S” in its cap."""
    draw_frame(painter, box, fill=None, border=border, radius=4)
    draw_text(painter, box, key, Role.LABEL, text, align=Align.CENTRE)


def key_cap_width(key: str) -> int:
    """The pixels that `draw_key_cap` needs for a key."""
    return text_width(key, Role.LABEL) + 12 if key else 0
