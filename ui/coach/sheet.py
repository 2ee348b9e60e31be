"""The sheet of paper on which the coach writes: what to say in large letters, what to do and avoid, where to turn.

It places its parts itself. In a low window, or with large text, it gives up one thing after the other until the
spoken line and one line each to do and to avoid stand there whole.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from receptiondesk.i18n import _
from receptiondesk.services.coach import Advice, Ask
from ui.coach.clock_words import ClockFace
from ui.coach.head import SheetHead
from ui.coach.lines import Lines
from ui.coach.minutes import HoldMinutes
from ui.coach.plans import PLANS, Plan
from ui.look import look
from ui.look.sizes import GAP
from ui.widgets.base import follow_look
from ui.widgets.chip_flow import ChipFlow
from ui.widgets.pill import StatePill
from ui.widgets.sheet import Hairline, Sheet
from ui.widgets.spoken_line import SpokenLine
from ui.widgets.tick_chip import TickChip

_LOW = 480
"""The sheet's height (pixels ÷ text scale) under which its parts stand closer together."""
_OVER = 4
"""So far a row of buttons may go over the edge of the text, which no eye sees."""


class CoachSheet(Sheet):
    """Shows one moment. Pure screen: it is told what to show, and tells what was pressed."""

    noticed = Signal(str, bool)
    """A fact that only the receptionist can see was ticked or unticked."""
    minutes_chosen = Signal(int)
    """For how long the caller shall be asked to hold."""
    resized = Signal()
    """There may be room for more buttons, or for fewer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Coach"), parent=parent)
        self._shows_something = False
        self._asked: tuple[Ask, ...] = ()
        self.head = SheetHead(self)
        self._clock = StatePill(parent=self)
        self._say = SpokenLine(parent=self)
        self._rule = Hairline(parent=self)
        self.lines = Lines(self)
        self.lines.turned.connect(self.arrange)
        self._asks = ChipFlow([], parent=self)
        self._minutes = HoldMinutes(self)
        self._minutes.chosen.connect(self.minutes_chosen)
        self._foot_rule = Hairline(parent=self)
        self.foot = ChipFlow([], parent=self)
        """The buttons that lead to side courses and back."""
        for hidden in (self._clock, self._minutes):
            hidden.hide()
        follow_look(self._translate)

    # What stands on it.

    @property
    def clock_words(self) -> str:
        """What the clock says; "" where none runs."""
        return "" if self._clock.isHidden() else self._clock.text()

    @property
    def hides_asks(self) -> bool:
        """Whether there is something to tick, but no room for it."""
        return bool(self._asked) and self._asks.isHidden()

    def show_moment(
        self,
        advice: Advice,
        kind: str,
        course: Sequence[str],
        *,
        in_short: bool = False,
        minutes: int | None = None,
    ) -> None:
        """Show a moment of `kind` (its name), which stands in a `course` of moments (their titles).

        `minutes` is how long one asks to hold where that may be chosen now.
        """
        self._shows_something = True
        self.head.show_moment(advice, kind, course)
        self._say.set_words(_("“{spoken}”").format(spoken=advice.say) if advice.say else "")
        self.lines.show_lines(advice, in_short=in_short)
        self._show_asks(advice.asks)
        self._minutes.show_minutes(minutes)
        self.arrange()

    def show_clock(self, face: ClockFace | None) -> None:
        """Show a running clock above the spoken line, or none."""
        was_hidden = self._clock.isHidden()
        if face is not None:
            self._clock.set_state(face.text, face.shape, face.tone)
        self._clock.setVisible(face is not None)
        if was_hidden == (face is not None):
            self.arrange()
        elif face is not None:
            self._clock.resize(self._clock_width(), self._clock.height())

    def show_foot(self, buttons: Sequence[QWidget]) -> None:
        """Put other buttons at the foot; they find their place with the next moment that is shown."""
        self.foot.set_chips(buttons)

    def rows_of_foot(self) -> int:
        """How many rows of buttons there is room for."""
        return 1 if self._is_low() else 2

    def fitting(self, buttons: Sequence[QWidget], rows: int) -> int:
        """How many of these buttons fit into so many rows; the first always does."""
        width, x, row = self._paper().width() + _OVER, 0, 1
        for count, button in enumerate(buttons):
            needed = button.sizeHint().width()
            if x and x + needed > width:
                x, row = 0, row + 1
            if row > rows:
                return count
            x += needed + GAP
        return len(buttons)

    def _show_asks(self, asks: tuple[Ask, ...]) -> None:
        if asks == self._asked:
            return
        self._asked = asks
        chips = []
        for ask in asks:
            chip = TickChip(ask.label, parent=self._asks)
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            chip.setChecked(ask.on)
            chip.clicked.connect(lambda ticked, fact=ask.fact: self.noticed.emit(fact, ticked))
            chips.append(chip)
        self._asks.set_chips(chips)

    # Where it stands.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()
        self.arrange()

    def arrange(self) -> None:
        """Place every part; what has no room in this window gives way."""
        if not self._shows_something or self.width() < 100:
            return
        box, (_near, wide) = self._paper(), self._gaps()
        has_foot, has_asks = bool(self.foot.chips()), bool(self._asked)
        foot = self.foot.heightForWidth(box.width() + _OVER) if has_foot else 0
        asks = self._asks.heightForWidth(box.width()) if has_asks else 0
        below = foot + 2 * wide + 1 if has_foot else 0
        if not self._minutes.isHidden():
            below += look().sizes.control + GAP
        plan = self._best(box, below, asks + GAP if has_asks else 0)
        self._asks.setVisible(plan.asks and has_asks)
        y = self._place_top(plan, box.left(), box.top(), box.width())
        bottom = self._place_bottom(box, foot, asks)
        reach = min(self.lines.reach(), wide)
        self.lines.setGeometry(box.left(), y - reach, box.width() + 12, max(0, bottom - y + reach))

    def _best(self, box: QRect, below: int, asks: int) -> Plan:
        """The first plan that fits, with so many pixels at the foot and for what may be ticked."""
        for plan in PLANS:
            if self._needs(plan, box.width()) + below + (asks if plan.asks else 0) <= box.height():
                return plan
        return PLANS[-1]

    def _needs(self, plan: Plan, width: int) -> int:
        """The pixels from the top to the last line if so much is shown."""
        near, wide = self._gaps()
        has_clock = not self._clock.isHidden()
        height = self.head.needs(dots=plan.dots, names_next=plan.names_next and not has_clock, near=near) + wide
        if has_clock:
            height += GAP + look().sizes.pill
        if self._say.text():
            height += self._say.height_as(plan.spoken, width + SpokenLine.hang()) + 2 * wide + 1
        return height + (self.lines.full_height(width) if plan.all_lines else self.lines.least_height(width))

    def _place_top(self, plan: Plan, x: int, y: int, width: int) -> int:
        """Head, clock and spoken line; gives where they end."""
        near, wide = self._gaps()
        has_clock = not self._clock.isHidden()
        names_next = plan.names_next and not has_clock
        height = self.head.needs(dots=plan.dots, names_next=names_next, near=near)
        self.head.setGeometry(x, y, width, height)
        self.head.arrange(dots=plan.dots, names_next=names_next, near=near)
        y += height
        if has_clock:
            self._clock.setGeometry(x, y + GAP, self._clock_width(), look().sizes.pill)
            y += GAP + look().sizes.pill
        y += wide
        has_words = bool(self._say.text())
        self._say.setVisible(has_words)
        self._rule.setVisible(has_words)
        if not has_words:
            return y
        self._say.set_role(plan.spoken)
        hang = SpokenLine.hang()
        height = self._say.height_as(plan.spoken, width + hang)
        self._say.setGeometry(x - hang, y, width + hang, height)
        y += height + wide
        self._rule.setGeometry(x, y, width, 1)
        return y + 1 + wide

    def _place_bottom(self, box: QRect, foot: int, asks: int) -> int:
        """Ticks, minutes and buttons, from the foot up; gives where they begin."""
        x, width, wide = box.left(), box.width(), self._gaps()[1]
        bottom = box.bottom() + 1
        self._foot_rule.setVisible(foot > 0)
        self.foot.setVisible(foot > 0)
        if foot:
            self.foot.setGeometry(x, bottom - foot, width + _OVER, foot)
            self._foot_rule.setGeometry(x, bottom - foot - wide, width, 1)
            bottom -= foot + 2 * wide + 1
        for widget, height in ((self._minutes, look().sizes.control), (self._asks, asks)):
            if not widget.isHidden():
                widget.setGeometry(x, bottom - height, width, height)
                bottom -= height + GAP
        return bottom

    def _clock_width(self) -> int:
        return min(self._paper().width(), self._clock.sizeHint().width())

    def _paper(self) -> QRect:
        """The part of the paper on which one writes."""
        return self.rect().marginsRemoved(self.column.contentsMargins())

    def _is_low(self) -> bool:
        return self.height() / look().scale < _LOW

    def _gaps(self) -> tuple[int, int]:
        """The gap between lines that belong together, and that between parts."""
        return (2, 8) if self._is_low() else (4, 14)

    def _translate(self) -> None:
        self.setAccessibleName(_("Coach"))
        self.arrange()
