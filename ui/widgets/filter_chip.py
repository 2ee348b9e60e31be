"""Filters over a list: one chip per state or kind, with its shape and how many there are."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from ui.look import MEDIUM, REGULAR, Role, look
from ui.look.paint import draw_frame, draw_text, text_width
from ui.widgets.base import (
    Focus,
    Shape,
    Tone,
    came_by_keyboard,
    draw_shape,
    follow_look,
    shape_size,
    tone_colour,
)
from ui.widgets.chip_flow import ChipFlow


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterOption:
    """What a chip lets through: a value for the program, a word, a count, a shape in a tone."""

    value: str
    label: str
    count: int | None = None
    shape: Shape = Shape.NONE
    tone: Tone = Tone.SOFT


class FilterChip(QRadioButton):
    """One filter; exactly one of a row is on."""

    def __init__(self, option: FilterOption, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._option, self._by_keyboard = option, True
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_option(option)
        follow_look(self._measure)

    @property
    def focus_shape(self) -> Focus:
        """A ring, unless the focus came by a click."""
        return Focus.RING if self._by_keyboard else Focus.NONE

    @property
    def value(self) -> str:
        """What the chip lets through."""
        return self._option.value

    def set_option(self, option: FilterOption) -> None:
        """Show another word, count or shape."""
        self._option = option
        self.setAccessibleName(option.label)
        self.setAccessibleDescription("" if option.count is None else str(option.count))
        self._measure()

    def sizeHint(self) -> QSize:
        option = self._option
        width = 12 + text_width(option.label, Role.BODY, MEDIUM) + 12
        if option.shape is not Shape.NONE:
            width += shape_size(option.shape, 1) + 8
        if option.count is not None:
            width += 8 + text_width(str(option.count), Role.LABEL)
        return QSize(width, look().sizes.filter_chip)

    def hitButton(self, position: object) -> bool:
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_keyboard = came_by_keyboard(event, self._by_keyboard)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours, box, option = QPainter(self), look().colours, QRectF(self.rect()), self._option
        on = self.isChecked()
        fill = colours.accent_soft if on else colours.hover if self.underMouse() else None
        border = colours.accent if on else colours.line
        draw_frame(painter, box, fill=fill, border=border, radius=box.height() / 2)
        x = 12.0
        if option.shape is not Shape.NONE:
            size = shape_size(option.shape, 1)
            draw_shape(painter, option.shape, QPointF(x + size / 2, box.center().y()), tone_colour(option.tone), 1)
            x += size + 8
        ink = colours.accent_text if on else colours.text
        words = QRectF(x, 0, box.width() - x, box.height())
        weight = MEDIUM if on else REGULAR
        x += draw_text(painter, words, option.label, Role.BODY, ink, weight=weight) + 8
        if option.count is not None:
            figure = QRectF(x, 0, box.width() - x, box.height())
            draw_text(painter, figure, str(option.count), Role.LABEL, ink if on else colours.soft)

    def _measure(self) -> None:
        self.updateGeometry()
        self.update()


class FilterRow(ChipFlow):
    """A row of filter chips, of which one is on; arrow keys go from one to the next."""

    chosen = Signal(str)
    """The person at the desk chose a filter; its value."""

    def __init__(self, name: str, options: Sequence[FilterOption] = (), *, parent: QWidget | None = None) -> None:
        super().__init__((), parent=parent)
        self._by_value: dict[str, FilterChip] = {}
        self.setAccessibleName(name)
        self.set_options(options)

    def set_options(self, options: Sequence[FilterOption]) -> None:
        """Show these filters; the chosen one stays chosen where it is still there, else the first is."""
        before = self.value()
        chips: dict[str, FilterChip] = {}
        for option in options:
            chip = self._by_value.get(option.value)
            if chip is None:
                chip = FilterChip(option, self)
                chip.clicked.connect(self._clicked)
            else:
                chip.set_option(option)
            chips[option.value] = chip
        self._by_value = chips
        self.set_chips(tuple(chips.values()))
        self.set_value(before if before in chips else next(iter(chips), ""))

    def value(self) -> str:
        """The chosen filter's value, or "" without filters."""
        return next((value for value, chip in self._by_value.items() if chip.isChecked()), "")

    def set_value(self, value: str) -> None:
        """Choose a filter without a signal."""
        if value in self._by_value:
            self._by_value[value].setChecked(True)

    def _clicked(self) -> None:
        self.chosen.emit(self.value())
