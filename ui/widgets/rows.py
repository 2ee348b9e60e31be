"""What lists share: the values a model gives its rows, and how a row shows that it is under the pointer,
selected, ticked or on the keyboard."""

from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from ui.look import look
from ui.look.paint import draw_frame
from ui.widgets.base import Shape, Tone

MARGIN = 24
"""The side margin of a list's rows; the grounds go across it, the hairlines do not."""


class RowRole(IntEnum):
    """What a list asks its model for besides Qt's DisplayRole (which is read out)."""

    CELL = Qt.ItemDataRole.UserRole + 1
    """A `Cell`, per column of a table."""
    KEY = Qt.ItemDataRole.UserRole + 2
    """What makes the row itself: a string that stays when rows move, such as its number."""
    LOG = Qt.ItemDataRole.UserRole + 3
    """A `LogRow`, per row of a logbook."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a table: a text, a soft addition (“+ 3”), a shape with its tone for states."""

    text: str
    addition: str = ""
    strong: bool = False
    tone: Tone = Tone.PLAIN
    shape: Shape = Shape.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class LogRow:
    """One task in two lines: time, icon, who, what about; state and number at the right."""

    time: str
    icon: str
    title: str
    line: str = ""
    state: str = ""
    shape: Shape = Shape.NONE
    tone: Tone = Tone.SOFT
    number: str = ""


def row_ground(*, selected: bool, hovered: bool) -> QColor | None:
    """The ground of a row in its state; None for the list's own."""
    colours = look().colours
    if selected:
        return colours.accent_soft
    return colours.hover if hovered else None


def draw_keyboard_frame(painter: QPainter, box: QRectF) -> None:
    """The frame of the row that the keyboard is on."""
    draw_frame(painter, box.adjusted(4, 0, -4, -1), fill=None, border=look().colours.accent, width=2)
