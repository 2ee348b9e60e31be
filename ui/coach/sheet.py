"""The sheet of paper on which the coach writes: what to say in large letters, what to do and avoid, where to turn.

It places its parts itself. In a low window, or with large text, it gives up one thing after the other until the
spoken line and one line each to do and to avoid stand there whole.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QWidget

from receptiondesk.i18n import _
from receptiondesk.services.coach import Advice as Advised
from receptiondesk.services.coach import Ask
from ui.coach.clock_words import ClockFace
from ui.commands.keys import Do
from ui.look import Role, look
from ui.look.sizes import GAP
from ui.widgets.advice import Advice
from ui.widgets.base import Tone, follow_look
from ui.widgets.button import CommandButton, Fit, IconButton, Manner
from ui.widgets.chip_flow import ChipFlow
from ui.widgets.moment_dots import MomentDots
from ui.widgets.pill import StatePill
from ui.widgets.reasons import Reasons
from ui.widgets.scroll import ScrollArea
from ui.widgets.segments import Segments
from ui.widgets.sheet import Hairline, Sheet
from ui.widgets.spoken_line import SpokenLine
from ui.widgets.text import Note, TextLine
from ui.widgets.tick_chip import TickChip

HOLD_MINUTES = (1, 2, 3, 5)
"""For how long one asks a caller to hold."""
_LOW = 480
"""The sheet's height (pixels ÷ text scale) under which its parts stand closer together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """How much of the moment is shown."""

    spoken: Role = Role.SPOKEN
    names_next: bool = False
    all_lines: bool = False
    """Whether every line to do and to avoid has to find room, not only one of each."""
    dots: bool = True
    asks: bool = True


_PLANS = (
    _Plan(names_next=True, all_lines=True),
    _Plan(all_lines=True),
    _Plan(),
    _Plan(spoken=Role.READ_BACK),
    _Plan(spoken=Role.BODY),
    _Plan(spoken=Role.BODY, dots=False),
    _Plan(spoken=Role.READ_BACK, asks=False),
    _Plan(spoken=Role.BODY, asks=False),
    _Plan(spoken=Role.BODY, dots=False, asks=False),
)
"""From a roomy window to a low one with large text."""


class CoachSheet(Sheet):
    """Shows one moment. Pure screen: it is told what to show, and tells what was pressed."""

    fold_wanted = Signal()
    more_wanted = Signal()
    """The menu of other moments, under `more`."""
    moment_chosen = Signal(int)
    """A moment of the course was pressed; its place."""
    noticed = Signal(str, bool)
    """A fact that only the receptionist can see was ticked or unticked."""
    minutes_chosen = Signal(int)
    """For how long the caller shall be asked to hold."""
    whole_wanted = Signal()
    """What is shown in short shall be shown in full."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Coach"), parent=parent)
        self._advice: Advised | None = None
        self._asked: tuple[Ask, ...] = ()
        self._unfolded = False
        self._make_head()
        self._clock = StatePill(parent=self)
        self._say = SpokenLine(parent=self)
        self._rule = Hairline(parent=self)
        self._lines = Advice(parent=self)
        self._reasons = Reasons()
        self._why_view = ScrollArea(self._reasons, parent=self)
        self._links = QWidget(self)
        self._whole = self._link(self.whole_wanted.emit)
        self._why = self._link(self._turn)
        row = QHBoxLayout(self._links)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addStretch(1)
        row.addWidget(self._whole)
        row.addWidget(self._why)
        self._asks = ChipFlow([], parent=self)
        self._minutes = self._make_minutes()
        self._foot_rule = Hairline(parent=self)
        self.foot = ChipFlow([], parent=self)
        """The buttons that lead to side courses and back."""
        for hidden in (self._clock, self._why_view, self._minutes):
            hidden.hide()
        follow_look(self._translate)

    def _make_head(self) -> None:
        self._head = TextLine("", role=Role.LABEL, tone=Tone.ACCENT, weight=600, parent=self)
        self._kind = Note(parent=self)
        self._fold = CommandButton("", key=Do.COACH.key, manner=Manner.SUBTLE, fit=Fit.NOTICE, parent=self)
        self._fold.clicked.connect(self.fold_wanted)
        self._title = TextLine("", role=Role.TITLE, parent=self)
        self.more = IconButton("chevron-down", "", framed=False, parent=self)
        self.more.clicked.connect(self.more_wanted)
        self._dots = MomentDots("", parent=self)
        self._dots.chosen.connect(self.moment_chosen)
        self._next = Note(parent=self)
        for button in (self._fold, self.more):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _link(self, follow: Callable[[], object]) -> CommandButton:
        link = CommandButton("", manner=Manner.QUIET, fit=Fit.NOTICE, parent=self._links)
        link.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        link.clicked.connect(follow)
        return link

    def _make_minutes(self) -> QWidget:
        whole = QWidget(self)
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        self._segments = Segments("", [(str(minutes), str(minutes)) for minutes in HOLD_MINUTES], parent=whole)
        self._segments.edited.connect(lambda: self.minutes_chosen.emit(int(self._segments.text())))
        # A click leaves the cursor in the form's field.
        for segment in self._segments.findChildren(QRadioButton):
            segment.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._minutes_word = Note(parent=whole)
        row.addWidget(self._segments)
        row.addWidget(self._minutes_word)
        row.addStretch(1)
        return whole

    # What stands on it.

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines to do and to avoid that are to be seen now."""
        return () if self._lines.isHidden() else self._lines.shown()

    @property
    def clock_words(self) -> str:
        """What the clock says; "" where none runs."""
        return "" if self._clock.isHidden() else self._clock.text()

    def show_advice(self, advice: Advised, kind: str, course: Sequence[str], *, in_short: bool = False) -> None:
        """Show a moment of `kind` (its name), which stands in a `course` of moments (their titles)."""
        if self._advice is None or advice.moment != self._advice.moment:
            self._unfolded = False
        self._advice = advice
        self._kind.set_words("· " + kind)
        self._title.set_words(advice.title)
        self._dots.set_moments(course, advice.step - 1)
        self._next.set_words(_("Next: {moment}").format(moment=advice.next_title) if advice.next_title else "")
        self._say.set_words(_("“{spoken}”").format(spoken=advice.say) if advice.say else "")
        shown = advice.in_short() if in_short else advice
        self._lines.set_advice(shown.do, shown.avoid)
        self._whole.setVisible(in_short and shown != advice)
        self._show_asks(advice.asks)
        self._show_reasons()
        self.arrange()

    def show_clock(self, face: ClockFace | None) -> None:
        """Show a running clock above the spoken line, or none."""
        was_hidden = self._clock.isHidden()
        if face is not None:
            self._clock.set_state(face.text, face.shape, face.tone)
        self._clock.setVisible(face is not None)
        if was_hidden == (face is not None):
            self.arrange()

    def show_minutes(self, minutes: int | None) -> None:
        """Let it be chosen for how long one asks to hold; `None` where nobody is asked."""
        self._segments.set_text(str(minutes))
        if self._minutes.isHidden() == (minutes is not None):
            self._minutes.setVisible(minutes is not None)
            self.arrange()

    def show_foot(self, buttons: Sequence[QWidget]) -> None:
        """Put other buttons at the foot."""
        self.foot.set_chips(buttons)
        self.arrange()

    def rows_of_foot(self) -> int:
        """How many rows of buttons there is room for."""
        return 1 if self.height() / look().scale < _LOW else 2

    def fitting(self, buttons: Sequence[QWidget], rows: int) -> int:
        """How many of these buttons fit into so many rows; the first always does."""
        width, x, row = self._paper().width(), 0, 1
        for count, button in enumerate(buttons):
            needed = button.sizeHint().width()
            if x and x + needed > width:
                x, row = 0, row + 1
            if row > rows:
                return count
            x += needed + GAP
        return len(buttons)

    @property
    def hides_asks(self) -> bool:
        """Whether there is something to tick, but no room for it."""
        return bool(self._asked) and self._asks.isHidden()

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

    def _turn(self) -> None:
        self._unfolded = not self._unfolded
        self._show_reasons()
        self.arrange()

    def _show_reasons(self) -> None:
        """Unfold why one does so, or fold it again."""
        advice = self._advice
        reasons = [] if advice is None else [(_lead(p.do, p.avoid, p.say), p.why) for p in advice.prompts if p.why]
        self._why.setVisible(bool(reasons))
        self._why.set_words(_("What to do") if self._unfolded else _("Why?"))
        self._why_view.setVisible(self._unfolded)
        self._lines.setHidden(self._unfolded)
        if self._unfolded:
            self._reasons.set_reasons(reasons)
            self._why_view.verticalScrollBar().setValue(0)

    # Where it stands.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Place every part; what has no room in this window gives way."""
        if self._advice is None or self.width() < 100:
            return
        box = self._paper()
        plan = next((plan for plan in _PLANS if self._needs(plan, box.width()) <= box.height()), _PLANS[-1])
        self._say.set_role(plan.spoken)
        has_course = self._advice.steps > 1
        self._dots.setVisible(has_course and plan.dots)
        self._next.setVisible(plan.names_next and bool(self._next.text()) and self._clock.isHidden())
        self._asks.setVisible(plan.asks and bool(self._asked))
        self._say.setVisible(bool(self._say.text()))
        self._rule.setVisible(bool(self._say.text()))
        self._foot_rule.setVisible(bool(self.foot.chips()))
        self.foot.setVisible(bool(self.foot.chips()))
        y = self._place_top(box.left(), box.top(), box.width())
        bottom = self._place_bottom(box.left(), box.bottom() + 1, box.width())
        self._place_lines(box.left(), y, box.width(), bottom - y)

    def _paper(self) -> QRect:
        """The part of the paper on which one writes."""
        return self.rect().marginsRemoved(self.column.contentsMargins())

    def _place_top(self, x: int, y: int, width: int) -> int:
        """Head, title, course, clock and spoken line; gives where they end."""
        near, wide = self._gaps()
        head, fold = look().line(Role.LABEL), self._fold.sizeHint()
        middle = y + (fold.height() - head) // 2
        self._head.setGeometry(x, middle, self._head.sizeHint().width(), head)
        after = x + self._head.width() + 4
        self._kind.setGeometry(after, middle, x + width - fold.width() - 8 - after, head)
        self._fold.setGeometry(x + width - fold.width(), y, fold.width(), fold.height())
        y += fold.height() + near
        more = self.more.sizeHint()
        room = width - (0 if self.more.isHidden() else more.width() + 4)
        self._title.setGeometry(
            x, y + (self._title_height() - look().line(Role.TITLE)) // 2, room, look().line(Role.TITLE)
        )
        self.more.move(x + width - more.width(), y + (self._title_height() - more.height()) // 2)
        y += self._title_height()
        for widget in (self._dots, self._next):
            if not widget.isHidden():
                widget.setGeometry(x, y + near, width, widget.sizeHint().height())
                y += near + widget.height()
        if not self._clock.isHidden():
            self._clock.setGeometry(x, y + GAP, min(width, self._clock.sizeHint().width()), look().sizes.pill)
            y += GAP + look().sizes.pill
        if self._say.isHidden():
            return y + wide
        hang = SpokenLine.hang()
        height = self._say.heightForWidth(width + hang)
        self._say.setGeometry(x - hang, y + wide, width + hang, height)
        y += wide + height + wide
        self._rule.setGeometry(x, y, width, 1)
        return y + 1 + wide

    def _place_bottom(self, x: int, bottom: int, width: int) -> int:
        """Ticks, minutes and buttons, from the foot up; gives where they begin."""
        _near, wide = self._gaps()
        if not self.foot.isHidden():
            bottom -= self.foot.heightForWidth(width)
            self.foot.setGeometry(x, bottom, width, self.foot.heightForWidth(width))
            bottom -= wide
            self._foot_rule.setGeometry(x, bottom, width, 1)
            bottom -= wide
        for widget, height in ((self._minutes, look().sizes.control), (self._asks, self._asks.heightForWidth(width))):
            if not widget.isHidden():
                bottom -= height
                widget.setGeometry(x, bottom, width, height)
                bottom -= GAP
        return bottom

    def _place_lines(self, x: int, y: int, width: int, room: int) -> None:
        self._lines.setGeometry(x, y, width, max(0, room))
        link = self._links.sizeHint().height()
        above = (link - look().line(Role.LABEL)) // 2
        # In the line of the heading; the words of a link stand on its edge, not its padding.
        self._links.setGeometry(x, y - above, width + 12, link)
        self._links.setVisible(not (self._whole.isHidden() and self._why.isHidden()))
        self._links.raise_()
        top = y - above + link
        self._why_view.setGeometry(x, top, width + 16, max(0, y + room - top))

    def _needs(self, plan: _Plan, width: int) -> int:
        """The pixels from the top to the foot if so much is shown."""
        near, wide = self._gaps()
        height = self._fold.sizeHint().height() + near + self._title_height()
        if plan.dots and self._advice is not None and self._advice.steps > 1:
            height += near + self._dots.sizeHint().height()
        if not self._clock.isHidden():
            height += GAP + look().sizes.pill
        elif plan.names_next and self._next.text():
            height += near + look().line(Role.LABEL)
        height += wide
        if self._say.text():
            height += self._say.height_as(plan.spoken, width + SpokenLine.hang()) + 2 * wide + 1
        height += self._lines.full_height(width) if plan.all_lines else self._lines.least_height(width)
        if self.foot.chips():
            height += self.foot.heightForWidth(width) + 2 * wide + 1
        if not self._minutes.isHidden():
            height += look().sizes.control + GAP
        if plan.asks and self._asked:
            height += self._asks.heightForWidth(width) + GAP
        return height

    def _title_height(self) -> int:
        return max(look().line(Role.TITLE), 0 if self.more.isHidden() else self.more.sizeHint().height())

    def _gaps(self) -> tuple[int, int]:
        """The gap between lines that belong together, and that between parts."""
        return (2, 8) if self.height() / look().scale < _LOW else (4, 14)

    def _translate(self) -> None:
        self.setAccessibleName(_("Coach"))
        self._head.set_words(_("Coach"))
        self._fold.setAccessibleName(_("Fold the coach"))
        self.more.set_name(_("Other moments"))
        self._dots.setAccessibleName(_("Course of the talk"))
        self._segments.setAccessibleName(_("Minutes on hold"))
        self._minutes_word.set_words(_("minutes"))
        self._whole.set_words(_("Show all"))
        self._show_reasons()
        self.arrange()


def _lead(do: Sequence[str], avoid: Sequence[str], say: str) -> str:
    """What a rule asks for, as the head of its reason."""
    return next(iter((*do, *avoid)), "") or _("“{spoken}”").format(spoken=say)
