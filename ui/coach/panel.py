"""The coach beside a form: it follows the focused field and the record's state, and never takes the focus."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from receptiondesk import i18n
from receptiondesk.domain import when
from receptiondesk.domain.etiquette import Moment
from receptiondesk.i18n import _
from receptiondesk.services.coach import Advice as Advised
from receptiondesk.services.situation import situation_at
from ui.coach.subject import Subject
from ui.commands.keys import Do
from ui.context import Context
from ui.look import Role, look
from ui.widgets.advice import Advice
from ui.widgets.base import Tone, follow_look
from ui.widgets.button import CommandButton, Fit, IconButton, Manner
from ui.widgets.chip_flow import ChipFlow
from ui.widgets.moment_dots import MomentDots
from ui.widgets.sheet import Hairline, Sheet
from ui.widgets.spoken_line import SpokenLine
from ui.widgets.text import Note, TextLine
from ui.widgets.tick_chip import TickChip

_SIDE_KEYS = {"hold": Do.HOLD, "transfer": Do.TRANSFER}
"""Side courses that have a key of their own."""
_SIDE_ICONS = {"hold": "hold", "transfer": "transfer"}
_ICONS_BELOW = 1.25
"""From this text size on the buttons leave their icons out."""
_ROOM_FOR_NEXT = 540
"""The panel's height (pixels ÷ text scale) from which the next moment is named."""


class CoachPanel(QWidget):
    """The sheet at the right of a task."""

    fold_wanted = Signal()
    advised = Signal(object)
    """What is advised now (an `Advised`), for the strip that stands in for the panel in narrow windows."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._subject: Subject | None = None
        self._moments: tuple[Moment, ...] = ()
        self._chosen = ""
        """The moment that the person at the desk went to by hand, until the talk moves on."""
        self._seen: set[str] = set()
        self._asked: tuple[tuple[str, str, bool], ...] = ()
        self._sides_shown: tuple[str, ...] = ()
        self._shown: Advised | None = None
        self.setAccessibleName(_("Coach"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        sheet = Sheet(_("Coach"))
        self._sheet = sheet
        self._head = TextLine("", role=Role.LABEL, tone=Tone.ACCENT, weight=600)
        self._kind = Note()
        self._fold = CommandButton("", key=Do.COACH.key, manner=Manner.SUBTLE, fit=Fit.NOTICE)
        self._fold.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._fold.clicked.connect(self.fold_wanted)
        self._title = TextLine("", role=Role.TITLE)
        self._more = IconButton("chevron-down", _("Other moments"))
        self._more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._more.clicked.connect(self._offer)
        self._others: Mapping[str, str] = {}
        self._dots = MomentDots(_("Course of the talk"))
        self._dots.chosen.connect(self._dot_chosen)
        self._next = Note()
        self._say = SpokenLine()
        self._rule = Hairline(room=8)
        self._advice = Advice()
        self._asks = ChipFlow([], parent=sheet)
        self._sides = ChipFlow([], parent=sheet)
        self._foot = Hairline(room=4)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._head)
        head.addWidget(self._kind)
        head.addStretch(1)
        head.addWidget(self._fold)
        column = sheet.column
        column.setSpacing(8)
        column.addLayout(head)
        course = QHBoxLayout()
        course.addWidget(self._dots, 1)
        course.addWidget(self._more)
        column.addWidget(self._title)
        column.addLayout(course)
        column.addWidget(self._next)
        column.addSpacing(8)
        sheet.add_spoken(self._say)
        column.addWidget(self._rule)
        column.addWidget(self._advice, 1)
        column.addWidget(self._asks)
        column.addWidget(self._foot)
        column.addWidget(self._sides)
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

    def follow(self, subject: Subject | None) -> None:
        """Coach another task, or none."""
        if subject is None or self._subject is None or subject.kind.id != self._subject.kind.id:
            self._seen.clear()
        self._chosen = ""
        self._subject = subject
        self.look_again()

    def talk_moved(self) -> None:
        """The focus went on: show the moment that the talk is in now."""
        self._chosen = ""
        self.look_again()

    def go_to_side(self, side: str) -> bool:
        """Show a side course (hold, transfer), or come back from it; False where the kind has none of that name."""
        first = next((moment.id for moment in self._moments if moment.side == side), "")
        if not first:
            return False
        here = self._shown is not None and self._shown.side == side
        self._chosen = "" if here else first
        self.look_again()
        return True

    def look_again(self) -> None:
        """Take in what is known now, and advise."""
        subject, coach, language = self._subject, self._context.desk.coach, i18n.language()
        if subject is None:
            return
        situation = replace(
            situation_at(self._context.desk.settings(), when.now()),
            facts=subject.facts(),
            status=subject.status,
            field=subject.field(),
            colleague=subject.colleague(),
            repeat=subject.repeat(),
            seen=frozenset(self._seen),
        )
        self._moments = coach.moments(subject.kind.id, language)
        if not self._moments:
            return
        moment = self._chosen or coach.moment_for(
            subject.kind.id,
            field=situation.field,
            status=situation.status,
            facts=situation.facts,
            now=situation.now,
            locale=language,
        )
        self._show(coach.advise(subject.kind.id, moment, situation, language), subject)

    def _show(self, advice: Advised, subject: Subject) -> None:
        self._shown = advice
        self._head.set_words(_("Coach"))
        self._kind.set_words("· " + _(subject.kind.label))
        self._title.set_words(advice.title)
        course = [moment for moment in self._moments if moment.side == advice.side]
        self._dots.set_moments([moment.title for moment in course], advice.step - 1)
        self._dots.setVisible(len(course) > 1)
        self._next.set_words(_("Next: {moment}").format(moment=advice.next_title) if advice.next_title else "")
        self._place_next()
        self._say.set_words(_("“{spoken}”").format(spoken=advice.say) if advice.say else "")
        self._say.setVisible(bool(advice.say))
        self._rule.setVisible(bool(advice.say))
        self._advice.set_advice(advice.do, advice.avoid)
        self._show_asks(advice)
        self._show_sides(advice)
        self.advised.emit(advice)

    def _show_asks(self, advice: Advised) -> None:
        wanted = tuple((ask.fact, ask.label, ask.on) for ask in advice.asks)
        if wanted == self._asked:
            return
        self._asked = wanted
        chips: list[QWidget] = []
        for fact, label, on in wanted:
            chip = TickChip(label)
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            chip.setChecked(on)
            chip.clicked.connect(lambda ticked, fact=fact: self._notice(fact, ticked))
            chips.append(chip)
        self._asks = self._replace(self._asks, chips)

    def _show_sides(self, advice: Advised) -> None:
        sides = tuple(dict.fromkeys(moment.side for moment in self._moments if moment.side))
        wanted = (i18n.language(), str(look().scale), advice.side, *sides)
        if wanted == self._sides_shown:
            return
        self._sides_shown = wanted
        keyed = [side for side in sides if side in _SIDE_KEYS and side != advice.side]
        self._others = {s: self._side_title(s) for s in sides if s not in _SIDE_KEYS and s != advice.side}
        self._more.setVisible(bool(self._others))
        with_icons = look().scale < _ICONS_BELOW
        buttons: list[QWidget] = []
        if advice.side:
            key = _SIDE_KEYS[advice.side].key if advice.side in _SIDE_KEYS else ""
            back = CommandButton(_("Back"), key=key, icon="undo" if with_icons else "", fit=Fit.NOTICE)
            back.clicked.connect(self._come_back)
            buttons.append(back)
        for side in keyed:
            command, icon = _SIDE_KEYS[side], _SIDE_ICONS[side] if with_icons else ""
            button = CommandButton(_(command.label), key=command.key, icon=icon, fit=Fit.NOTICE)
            button.clicked.connect(lambda _checked=False, side=side: self.go_to_side(side))
            buttons.append(button)
        for shown in buttons:
            shown.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._sides = self._replace(self._sides, buttons)
        self._foot.setVisible(bool(buttons))

    def _offer(self) -> None:
        """Let one of the moments be chosen that come out of turn (a complaint, the lift)."""
        menu = QMenu(self)
        for side, title in self._others.items():
            action = menu.addAction(title)
            action.triggered.connect(lambda _checked=False, side=side: self.go_to_side(side))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _come_back(self) -> None:
        self._chosen = ""
        self.look_again()

    def _side_title(self, side: str) -> str:
        return next(moment.title for moment in self._moments if moment.side == side)

    def _replace(self, old: ChipFlow, chips: list[QWidget]) -> ChipFlow:
        """Put a new flow of chips where the old one stood."""
        new = ChipFlow(chips, parent=self._sheet)
        new.setVisible(bool(chips))
        self._sheet.column.replaceWidget(old, new)
        old.hide()
        old.deleteLater()
        return new

    def _notice(self, fact: str, on: bool) -> None:
        (self._seen.add if on else self._seen.discard)(fact)
        self.look_again()

    def _dot_chosen(self, index: int) -> None:
        if self._shown is not None:
            course = [moment for moment in self._moments if moment.side == self._shown.side]
            self._chosen = course[index].id
            self.look_again()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_next()

    def _place_next(self) -> None:
        """In a low window the words of this moment need the room; the dots still say where it leads."""
        has_room = self.height() / look().scale >= _ROOM_FOR_NEXT
        self._next.setVisible(has_room and bool(self._shown and self._shown.next_title))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), look().colours
        painter.fillRect(self.rect(), colours.ground)
        painter.fillRect(0, 0, 1, self.height(), colours.line)

    def _measure(self) -> None:
        self.setAccessibleName(_("Coach"))
        self._fold.setAccessibleName(_("Fold the coach"))
        self.setFixedWidth(look().sizes.coach)
        self.update()
