"""What all widgets share: following the live look, tones and shapes of a state, the frame of a field."""

from collections.abc import Callable
from enum import Enum
from typing import Protocol

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, SignalInstance
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPalette
from PySide6.QtWidgets import QWidget

from ui.look import draw_icon, look
from ui.look.paint import draw_frame


class Tone(Enum):
    """What a state means for whoever looks: the colour repeats what word and shape say."""

    PLAIN = "text"
    SOFT = "soft"
    ACCENT = "accent_text"
    RED = "red"
    AMBER = "amber"
    GREEN = "green"


class Shape(Enum):
    """The shape of a state; always stands beside its word. The value is the icon that draws it."""

    NONE = ""
    CLOCK = "clock"
    DOT = "dot"
    HALF_DISC = "half-disc"
    DASHED_RING = "dashed-ring"
    RING = "ring"
    TICK = "tick"
    CROSS = "cross"
    BARS = "bars"
    TRIANGLE = "triangle"


class Focus(Enum):
    """How the focus shows around a widget (the overlay of `focus.py` draws it)."""

    NONE = "none"
    HALO = "halo"
    RING = "ring"


class FormField(Protocol):
    """What a form relies on in every field."""

    edited: SignalInstance
    problem_changed: SignalInstance

    def text(self) -> str: ...
    def set_text(self, text: str) -> None: ...
    def problem(self) -> str: ...
    def set_problem(self, problem: str | None) -> None: ...


def follow_look(measure: Callable[[], None]) -> None:
    """Call `measure` (a widget's own method) now and after every change of the look."""
    measure()
    look().changed.connect(measure)


def tone_colour(tone: Tone) -> QColor:
    """The colour of text and shape in a tone."""
    colour: QColor = getattr(look().colours, tone.value)
    return colour


def tone_ground(tone: Tone) -> QColor:
    """The soft ground that belongs to a tone."""
    colours = look().colours
    return {
        Tone.ACCENT: colours.accent_soft,
        Tone.RED: colours.red_soft,
        Tone.AMBER: colours.amber_soft,
        Tone.GREEN: colours.green_soft,
    }.get(tone, colours.hover)


_SHAPE_SIZES = {Shape.DOT: 10, Shape.TRIANGLE: 14, Shape.TICK: 13, Shape.CROSS: 12, Shape.BARS: 12}


def shape_size(shape: Shape, grown: int = 0) -> int:
    """The pixels across a shape at the present text size; `grown` where it stands beside body text."""
    if shape is Shape.NONE:
        return 0
    return look().icon_size(_SHAPE_SIZES.get(shape, 12) + grown)


def draw_shape(painter: QPainter, shape: Shape, centre: QPointF, colour: QColor, grown: int = 0) -> None:
    """Draw the shape of a state around its centre."""
    if shape is not Shape.NONE:
        size = shape_size(shape, grown)
        draw_icon(painter, shape.value, QPointF(centre.x() - size / 2, centre.y() - size / 2), size, colour)


def draw_field_frame(painter: QPainter, widget: QWidget, *, focused: bool, problem: bool) -> None:
    """The box of a field in its present state."""
    colours = look().colours
    box = QRectF(widget.rect())
    if not widget.isEnabled():
        draw_frame(painter, box, fill=colours.ground, border=colours.line)
    elif problem:
        draw_frame(painter, box, fill=colours.field, border=colours.red, width=2)
    elif focused:
        draw_frame(painter, box, fill=colours.field, border=colours.accent, width=2)
    else:
        border = colours.soft if widget.underMouse() else colours.edge
        draw_frame(painter, box, fill=colours.field, border=border)


def make_base_transparent(widget: QWidget) -> None:
    """Let the painted frame show through a text widget."""
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Base, QColor(Qt.GlobalColor.transparent))
    widget.setPalette(palette)


def came_by_keyboard(event: QFocusEvent, before: bool) -> bool:
    """Whether the ring should be shown: not after a click. A window or a menu that comes and goes in between
    leaves it as it was `before`."""
    reason = Qt.FocusReason
    if event.reason() in (reason.ActiveWindowFocusReason, reason.PopupFocusReason):
        return before
    return event.reason() is not reason.MouseFocusReason


def is_undo_shortcut(event: QEvent) -> bool:
    """Whether Qt asks a text field if it wants Ctrl+Z; one that has nothing to undo leaves it to the desk."""
    return (
        isinstance(event, QKeyEvent)
        and event.type() is QEvent.Type.ShortcutOverride
        and event.matches(QKeySequence.StandardKey.Undo)
    )


_EMACS_KEYS = (Qt.Key.Key_D, Qt.Key.Key_E, Qt.Key.Key_K)


def is_emacs_key(event: QEvent) -> bool:
    """Whether Qt asks a text field if it wants Ctrl+D, Ctrl+E or Ctrl+K: on Linux alone they delete, go to the end
    and cut the line off, as in Emacs; a field leaves them to the desk."""
    return (
        isinstance(event, QKeyEvent)
        and event.type() is QEvent.Type.ShortcutOverride
        and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        and event.key() in _EMACS_KEYS
    )


def without_control_characters(text: str, *, keep_lines: bool = False) -> str:
    """`text` as it can stand in a field: no control characters, in one line unless `keep_lines`."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    text = text.replace("\t", " ")
    if not keep_lines:
        text = text.replace("\n", " ")
    return "".join(char for char in text if char == "\n" or (char >= " " and not "\x7f" <= char <= "\x9f"))
