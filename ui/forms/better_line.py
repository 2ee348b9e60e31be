"""The line under a field that offers better words: a command that is the words, one that leaves things as they are."""

from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from receptiondesk.i18n import _
from ui.commands.keys import InField
from ui.look import MEDIUM, Role, draw_icon, look
from ui.look.paint import draw_frame, draw_key_cap, key_cap_width
from ui.look.wrap import Wrapped
from ui.widgets.base import Focus, Tone, follow_look, tone_colour
from ui.widgets.tip import plain_tip

_PADDING = 8
_LEAST_WORDS = 240
"""Under this width (pixels ÷ text scale) the words are not squeezed for the sake of one line."""
_ONE_LINE = 100_000


class _Small(QPushButton):
    """A command in the small type of a problem's sentence, with its key; in as many lines as its words need."""

    focus_shape = Focus.RING

    def __init__(self, command: InField, tone: Tone, parent: QWidget, *, icon: str = "") -> None:
        super().__init__(parent)
        self.command, self._tone, self._icon = command, tone, icon
        self.with_key = True
        """Whether there is room for the key."""
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_words(self, text: str) -> None:
        """Other words; assistive tools read them too."""
        self.setText(text)
        self.setAccessibleName(text)

    def natural_width(self) -> int:
        """The pixels that the words need on one line."""
        return self._around() + ceil(Wrapped(self.text(), Role.LABEL, _ONE_LINE, weight=MEDIUM).last_width) + 1

    def heightForWidth(self, width: int) -> int:
        return max(look().sizes.notice_button, self._wrapped(width).height + 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours, box = QPainter(self), look().colours, QRectF(self.rect())
        fill = colours.line if self.isDown() else colours.hover if self.underMouse() else None
        draw_frame(painter, box, fill=fill, border=None)
        words = self._wrapped(self.width())
        top = (box.height() - words.height) / 2
        if self._icon:
            size = look().icon_size(14)
            corner = QPointF(_PADDING, top + (look().line(Role.LABEL) - size) / 2)
            draw_icon(painter, self._icon, corner, size, tone_colour(self._tone))
        words.draw(painter, self._indent(), top, tone_colour(self._tone))
        if self.with_key:
            width, cap = key_cap_width(self.command.key), look().sizes.key_cap
            place = QRectF(box.width() - _PADDING - width, (box.height() - cap) / 2, width, cap)
            draw_key_cap(painter, place, self.command.key, colours.soft, colours.line)

    def _indent(self) -> int:
        return _PADDING + (look().icon_size(14) + 8 if self._icon else 0)

    def _around(self) -> int:
        """What stands beside the words: the icon, and the key behind them."""
        return self._indent() + _PADDING + (8 + key_cap_width(self.command.key) if self.with_key else 0)

    def _wrapped(self, width: int) -> Wrapped:
        return Wrapped(self.text(), Role.LABEL, max(1, width - self._around()), weight=MEDIUM)


class BetterLine(QWidget):
    """Never takes the focus: its keys work in the field above it (`InField`)."""

    taken = Signal()
    another_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = _Small(InField.TAKE_BETTER, Tone.AMBER, self, icon="pencil")
        self._another = _Small(InField.ANOTHER, Tone.SOFT, self)
        self._leave = _Small(InField.LEAVE, Tone.SOFT, self)
        self._words.clicked.connect(self.taken)
        self._another.clicked.connect(self.another_wanted)
        self._leave.clicked.connect(self.left)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        follow_look(self._measure)

    def offer(self, better: str, *, has_another: bool) -> None:
        """Offer some words; `has_another` where there are more to choose from."""
        said = _("Better: “{line}”").format(line=better)
        self.setAccessibleName(said)
        self._words.set_words(said)
        self._another.set_words(_(InField.ANOTHER.label))
        self._leave.set_words(_(InField.LEAVE.label))
        for button in (self._words, self._another, self._leave):
            button.setToolTip(plain_tip(f"{_(button.command.label)} ({button.command.key})"))
        self._another.setVisible(has_another)
        self._measure()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay_out(width, move=False)

    def sizeHint(self) -> QSize:
        return QSize(_LEAST_WORDS, self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_out(self.width(), move=True)

    def _lay_out(self, width: int, *, move: bool) -> int:
        """The words and behind them the other commands, which lose their keys first and then go to a line below."""
        beside = [button for button in (self._another, self._leave) if not button.isHidden()]
        wanted = self._words.natural_width()
        widths = self._widths(beside, with_key=True)
        if wanted + sum(widths) > width:
            widths = self._widths(beside, with_key=False)
        room = width - sum(widths)
        below = room < min(wanted, round(_LEAST_WORDS * look().scale))
        if below:
            widths, room = self._widths(beside, with_key=True), width
        words_width = min(wanted, room)
        high, line = self._words.heightForWidth(words_width), look().sizes.notice_button
        x, y = (0, high) if below else (words_width, (high - line) // 2)
        if move:
            self._words.setGeometry(0, 0, words_width, high)
            for button, wide in zip(beside, widths, strict=True):
                button.setGeometry(x, y, wide, line)
                x += wide
        return high + (line if below else 0)

    def _widths(self, beside: list[_Small], *, with_key: bool) -> list[int]:
        for button in beside:
            button.with_key = with_key
        return [button.natural_width() for button in beside]

    def _measure(self) -> None:
        self._lay_out(self.width(), move=True)
        self.updateGeometry()
        self.update()
