"""The coach beside a form: it follows the focused field and the record's state, and never takes the focus."""

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from receptiondesk import i18n
from receptiondesk.domain import when
from receptiondesk.domain.clocks import Clock, Hold, Pace
from receptiondesk.domain.etiquette import Moment
from receptiondesk.i18n import _
from receptiondesk.services.coach import Advice as Advised
from receptiondesk.services.situation import Situation, situation_at
from ui.coach import holding
from ui.coach.clock_words import face_of
from ui.coach.leaving import INTERRUPT, Leaving
from ui.coach.menu import add_ticks
from ui.coach.practised import Practised
from ui.coach.sheet import CoachSheet
from ui.coach.sides import doors_from
from ui.coach.subject import Subject
from ui.coach.ticking import Ticking
from ui.coach.turning import Turning, Ways
from ui.context import Context
from ui.look import look
from ui.widgets.base import follow_look

_OF_THE_DAY = frozenset({"rain"})
"""What is ticked for one task and holds for the next as well."""


class CoachPanel(QWidget):
    """The sheet at the right of a task."""

    fold_wanted = Signal()
    advised = Signal(object)
    """What is advised now (an `Advised`), for the strip that stands in for the panel in narrow windows."""
    clock_moved = Signal(object)
    """The face of the clock that runs (a `ClockFace`), or None, for what stands in for the panel."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._subject: Subject | None = None
        self._moments: tuple[Moment, ...] = ()
        self._chosen = ""
        """The moment that the person at the desk went to by hand, until the talk moves on."""
        self._leaving: Leaving | None = None
        self._minutes = holding.USUAL_MINUTES
        self._seen: set[str] = set()
        self._shown: Advised | None = None
        self._clock: Clock | None = None
        self._pace: Pace | None = None
        self._ticking = Ticking(self.count_on, self)
        self._practised = Practised(context, self)
        self.setAccessibleName(_("Coach"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.sheet = sheet = CoachSheet()
        self._turning = Turning(sheet, Ways(hold=self.press_hold, turn_to=self.go_to_side, back=self._come_back))
        sheet.head.fold_wanted.connect(self.fold_wanted)
        sheet.head.more_wanted.connect(self._offer)
        sheet.head.moment_chosen.connect(self._moment_chosen)
        sheet.lines.whole_wanted.connect(self._show_whole)
        sheet.noticed.connect(self._notice)
        sheet.minutes_chosen.connect(self._ask_for)
        sheet.resized.connect(self._fit_sides)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(sheet)
        follow_look(self._measure)
        look().changed.connect(self.look_again)

    @property
    def advice(self) -> Advised | None:
        """What is shown now."""
        return self._shown

    @property
    def has_subject(self) -> bool:
        """Whether there is a task to speak about."""
        return self._subject is not None

    def follow(self, subject: Subject | None, leaving: Subject | None = None) -> None:
        """Coach another task, or none. `leaving` is the one in which somebody was just spoken with: they are asked for
        a moment first."""
        if subject is None or self._subject is None or subject.key != self._subject.key:
            self._seen &= _OF_THE_DAY
            self._minutes = holding.USUAL_MINUTES
        self._chosen = ""
        self._subject = subject
        self._leaving = Leaving(leaving, subject) if subject is not None and leaving is not None else None
        if subject is None:
            self._run(None)
        self.look_again()

    @Slot()
    def talk_moved(self) -> None:
        """The focus went on: show the moment that the talk is in now."""
        self._chosen = ""
        self.look_again()

    def go_to_side(self, side: str) -> bool:
        """Show a side course (transfer, complaint), or come back from it; False where the kind has none of that
        name."""
        self._go_on()
        first = next((moment.id for moment in self._moments if moment.side == side), "")
        if self._subject is None or not first:
            return False
        here = self._shown is not None and self._shown.side == side
        self._chosen = "" if here else first
        self.look_again()
        return True

    def press_hold(self) -> bool:
        """One step further in holding: ask, hold, thank, go on with the talk; False where nobody telephones."""
        self._go_on()  # it is the new caller who is to hold
        subject, shown = self._subject, self._shown
        if subject is None or shown is None or not self._has(holding.ASK):
            return False
        step = holding.step_from(shown.moment, subject.call(), when.now(), self._minutes)
        self._chosen = step.moment if self._has(step.moment) else ""
        if step.call != subject.call():
            subject.keep_call(step.call)
        self.look_again()
        return True

    def count_on(self) -> None:
        """The clock has moved: show it, and take another look where it changes what is to be done."""
        clock, now = self._clock, when.now()
        if isinstance(clock, Hold) and not clock.is_over(now) and self._pace is clock.pace(now):
            self._run(clock)
        else:
            self.look_again()

    def keep_counts(self) -> None:
        """Write down what the person at the desk has seen, before the desk closes."""
        self._practised.keep()

    @Slot()
    def look_again(self) -> None:
        """Take in what is known now, and advise."""
        subject, coach, language = self._subject, self._context.desk.coach, i18n.language()
        if subject is None or self._asks_for_a_moment(subject):
            return
        self._moments = coach.moments(subject.kind.id, language)
        if not self._moments:
            return
        situation = self._situation(subject)
        moment = self._chosen if self._has(self._chosen) else ""
        if not moment and situation.hold_since is not None:
            moment = next(filter(self._has, (holding.WHILE, holding.ASK)), "")
        moment = moment or coach.moment_for(
            subject.kind.id,
            field=situation.field,
            status=situation.status,
            facts=situation.facts,
            now=situation.now,
            locale=language,
        )
        self._run(subject.call().clock(situation.now) or situation.waiting)
        self._show(coach.advise(subject.kind.id, moment, situation, language), subject)

    def _asks_for_a_moment(self, subject: Subject) -> bool:
        """Show how whoever was just spoken with is asked for a moment; False once the new talk has begun."""
        leaving, coach, language = self._leaving, self._context.desk.coach, i18n.language()
        if leaving is None:
            return False
        moments = coach.moments(leaving.left.kind.id, language)
        if leaving.is_over or not any(moment.id == INTERRUPT for moment in moments):
            self._leaving = None
            return False
        self._moments = moments
        self._run(subject.call().clock(when.now()))
        situation = replace(self._situation(leaving.left), field="")  # whose name was just typed is known by it now
        advice = coach.advise(leaving.left.kind.id, INTERRUPT, situation, language)
        self._show(advice, leaving.left)
        return True

    def _go_on(self) -> None:
        """Turn from the talk that is left to the new one."""
        if self._leaving is not None:
            self._leaving = None
            self.look_again()

    def _situation(self, subject: Subject) -> Situation:
        now, call = when.now(), subject.call()
        return replace(
            situation_at(self._context.desk.settings(), now),
            facts=subject.facts(),
            status=subject.status,
            field=subject.field(),
            colleague=subject.colleague(),
            repeat=subject.repeat(),
            seen=frozenset(self._seen),
            rings=call.rung(now),
            hold_since=call.hold.since if call.hold else None,
            hold_minutes=call.hold.minutes if call.hold else self._minutes,
        )

    def _has(self, moment: str) -> bool:
        return any(known.id == moment for known in self._moments)

    def _run(self, clock: Clock | None) -> None:
        """Show a clock as it stands now, and wind it up for its next change."""
        now = when.now()
        self._clock = clock
        self._pace = clock.pace(now) if clock is not None else None
        face = face_of(clock, now) if clock is not None else None
        self.sheet.show_clock(face)
        self.clock_moved.emit(face)
        self._ticking.wind(clock, now)

    def _show(self, advice: Advised, subject: Subject) -> None:
        self._shown = advice
        course = [moment.title for moment in self._moments if moment.side == advice.side]
        in_short = self._practised.stands(subject, advice.kind, advice.moment)
        self._show_sides(advice, subject)
        asked = advice.moment == holding.ASK and subject.call().hold is None
        minutes = self._minutes if asked else None
        self.sheet.show_moment(advice, _(subject.kind.label), course, in_short=in_short, minutes=minutes)
        self.advised.emit(advice)

    # Where one may turn.

    def _show_sides(self, advice: Advised, subject: Subject) -> None:
        coach, language = self._context.desk.coach, i18n.language()
        topics = {topic: coach.guide(topic, language).title for topic in coach.guide(advice.kind, language).topics}
        doors = doors_from(advice.side, self._moments, [side.id for side in advice.sides], topics)
        if subject.has_caller:
            step = holding.step_from(advice.moment, subject.call(), when.now(), self._minutes)
            self._turning.show(advice, doors, step)
        else:
            self._turning.show(advice, doors.without_a_caller(), None)

    def _offer(self) -> None:
        """Let one of the moments be chosen that come out of turn (a complaint, the lift)."""
        if self._shown is None:
            return
        menu = self._turning.menu()
        if self.sheet.hides_asks:
            add_ticks(menu, self._shown.asks, self._notice)
        menu.aboutToHide.connect(menu.deleteLater)
        more = self.sheet.head.more
        menu.popup(more.mapToGlobal(more.rect().bottomLeft()))

    def _come_back(self) -> None:
        self._chosen, self._leaving = "", None
        self.look_again()

    def _ask_for(self, minutes: int) -> None:
        self._minutes = minutes
        self.look_again()

    def _show_whole(self) -> None:
        self._practised.open()
        self.look_again()

    def _notice(self, fact: str, on: bool) -> None:
        (self._seen.add if on else self._seen.discard)(fact)
        self.look_again()

    def _moment_chosen(self, index: int) -> None:
        if self._shown is not None:
            course = [moment for moment in self._moments if moment.side == self._shown.side]
            self._chosen = course[index].id
            self.look_again()

    def _fit_sides(self) -> None:
        if self._shown is not None and self._subject is not None:
            self._show_sides(self._shown, self._subject)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), look().colours
        painter.fillRect(self.rect(), colours.ground)
        painter.fillRect(0, 0, 1, self.height(), colours.line)

    def _measure(self) -> None:
        self.setAccessibleName(_("Coach"))
        self.setFixedWidth(look().sizes.coach)
        self.update()
