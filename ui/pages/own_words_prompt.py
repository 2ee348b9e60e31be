"""A prompt on the page of the company's own words: one line, or opened with all its parts to be written."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from receptiondesk.domain.own_words import PromptInForce
from receptiondesk.domain.wording import Part
from receptiondesk.i18n import _
from ui.look import MEDIUM, REGULAR, STRONG, Role, draw_icon, look
from ui.look.paint import Align, draw_frame, draw_text, text_width
from ui.pages.own_words_lines import said_when
from ui.pages.own_words_part import PartEditor
from ui.widgets.base import Focus, Shape, Tone, came_by_keyboard, draw_shape, follow_look, shape_size, tone_colour
from ui.widgets.button import CommandButton, Fit, Manner
from ui.widgets.chip_flow import ChipFlow
from ui.widgets.sheet import Hairline
from ui.widgets.text import TextBlock


class PromptHead(QPushButton):
    """The prompt in one line, with its number; pressing it opens or closes it."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number, self._mark, self._by_keyboard, self._away = str(number), "", True, False
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        follow_look(self._measure)

    @property
    def focus_shape(self) -> Focus:
        """A ring, unless the focus came by a click."""
        return Focus.RING if self._by_keyboard else Focus.NONE

    def show_words(self, words: str, mark: str, *, away: bool) -> None:
        """What it says, and in a word how it differs from the original ("" where it does not)."""
        self._mark, self._away = mark, away
        self.setText(words)
        self.setAccessibleName(words)
        self.setAccessibleDescription(mark)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, look().sizes.control + 4)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_keyboard = came_by_keyboard(event, self._by_keyboard)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours, box = QPainter(self), look().colours, QRectF(self.rect())
        if self.underMouse():
            draw_frame(painter, box, fill=colours.hover, border=None)
        side = look().sizes.pill - 4
        disc = QRectF(4, (box.height() - side) / 2, side, side)
        draw_frame(painter, disc, fill=colours.accent_soft, border=None, radius=side / 2)
        draw_text(painter, disc, self._number, Role.LABEL, colours.accent_text, weight=STRONG, align=Align.CENTRE)
        size = look().icon_size(16)
        right = box.width() - size - 8
        icon = "chevron-up" if self.isChecked() else "chevron-down"
        draw_icon(painter, icon, QPointF(right, (box.height() - size) / 2), size, colours.soft)
        right = self._draw_mark(painter, right - 12)
        left = disc.right() + 12
        words = QRectF(left, 0, right - left - 8, box.height())
        ink, weight = (colours.faint, REGULAR) if self._away else (colours.text, MEDIUM)
        draw_text(painter, words, self.text(), Role.BODY, ink, weight=weight)

    def _draw_mark(self, painter: QPainter, right: float) -> float:
        if not self._mark:
            return right
        tone = Tone.SOFT if self._away else Tone.ACCENT
        shape = Shape.CROSS if self._away else Shape.DOT
        width, size = text_width(self._mark, Role.LABEL, MEDIUM), shape_size(shape)
        box = QRectF(right - width, 0, width + 2, self.height())
        draw_text(painter, box, self._mark, Role.LABEL, tone_colour(tone), weight=MEDIUM)
        left = right - width - 7 - size
        draw_shape(painter, shape, QPointF(left + size / 2, self.height() / 2), tone_colour(tone))
        return left - 8

    def _measure(self) -> None:
        self.setFixedHeight(self.sizeHint().height())
        self.updateGeometry()
        self.update()


class PromptEditor(QWidget):
    """A prompt; its parts are made when it is first opened."""

    toggled = Signal(bool)
    edited = Signal(object)
    """A part (`Part`) was written on."""
    given_back = Signal(object)
    """The original of a part (`Part`), or of all (None), is wanted again."""
    taken_away = Signal()
    put_back = Signal()
    entered = Signal(object, int)
    """The cursor is in a part's (`Part`) line of that place."""

    def __init__(self, number: int, prompt: PromptInForce) -> None:
        super().__init__()
        self.rule = prompt.rule
        self._prompt = prompt
        self.head = PromptHead(number)
        self.head.toggled.connect(self._toggle)
        self._body: QWidget | None = None
        self.parts: dict[Part, PartEditor] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)
        self._column.addWidget(Hairline())
        self.show_prompt(prompt)

    def open(self) -> None:
        """Open it for writing."""
        self.head.setChecked(True)

    def begin(self) -> None:
        """Open it with the cursor in an empty line of its first part."""
        self.open()
        next(iter(self.parts.values())).lines.begin_line()

    def close_up(self) -> None:
        """Close it again."""
        self.head.setChecked(False)

    def show_prompt(self, prompt: PromptInForce) -> None:
        """Say how it stands now; what somebody types in stays as it is."""
        self._prompt = prompt
        self.head.show_words(_summary(prompt), _mark(prompt), away=prompt.is_away)
        for part, editor in self.parts.items():
            editor.show_state(prompt.parts[part])
        if self._body is not None:
            self._show_ways()

    def show_lines(self, prompt: PromptInForce) -> None:
        """Show other words in fresh fields."""
        self.show_prompt(prompt)
        for part, editor in self.parts.items():
            editor.show_lines(prompt.parts[part])

    def say(self, problems: Mapping[Part, dict[int, str]]) -> None:
        """Say what is wrong with which line."""
        if problems:
            self.open()
        for part, editor in self.parts.items():
            editor.lines.say(problems.get(part, {}))

    def _toggle(self, on: bool) -> None:
        if on and self._body is None:
            self._body = self._make_body()
            self._column.insertWidget(1, self._body)
        if self._body is not None:
            self._body.setVisible(on)
        self.head.update()
        self.toggled.emit(on)

    def _make_body(self) -> QWidget:
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(look().sizes.pill + 12, 4, 4, 16)
        column.setSpacing(10)
        when = said_when(self._prompt.when) if self._prompt.when else ""
        told = " · ".join(filter(None, (self._prompt.rule, when)))
        column.addWidget(TextBlock(told, role=Role.LABEL, tone=Tone.SOFT, weight=REGULAR))
        for part, in_force in self._prompt.parts.items():
            editor = PartEditor(part, in_force)
            editor.edited.connect(lambda part=part: self.edited.emit(part))
            editor.given_back.connect(lambda part=part: self.given_back.emit(part))
            editor.lines.entered.connect(lambda line, part=part: self.entered.emit(part, line))
            self.parts[part] = editor
            column.addWidget(editor)
        self._back = CommandButton(_("All back to the original"), icon="undo", fit=Fit.NOTICE, manner=Manner.QUIET)
        self._back.clicked.connect(lambda: self.given_back.emit(None))
        self._away = CommandButton("", fit=Fit.NOTICE, manner=Manner.SUBTLE)
        self._away.clicked.connect(lambda: (self.put_back if self._prompt.is_away else self.taken_away).emit())
        self._ways = ChipFlow((self._away, self._back), parent=body)
        column.addWidget(self._ways)
        self._show_ways()
        return body

    def _show_ways(self) -> None:
        prompt = self._prompt
        changed = any(part.original is not None for part in prompt.parts.values())
        self._back.setVisible(changed and not prompt.is_new)
        self._away.set_words(_("Put back") if prompt.is_away else _("Take away"))
        for part, editor in self.parts.items():
            editor.setEnabled(not prompt.is_away and part not in prompt.fixed)


def _summary(prompt: PromptInForce) -> str:
    """What tells the prompt apart: its words, else its first deed; of a phrase how it sounds."""
    said = prompt.parts[Part.SAY].lines
    if said and Part.DO in prompt.parts:
        # The last needs no names: it reads as it is said.
        return _("“{words}”").format(words=said[-1].text)
    lines = [line for part in (Part.DO, Part.AVOID) if part in prompt.parts for line in prompt.parts[part].lines]
    return lines[0].text if lines else _("Nothing is written here yet.")


def _mark(prompt: PromptInForce) -> str:
    if prompt.is_away:
        return _("Taken away")
    if prompt.is_new:
        return _("Added")
    return _("Changed") if prompt.is_changed else ""
