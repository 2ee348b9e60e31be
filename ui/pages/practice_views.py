"""What practice shows in its middle: the scenes to choose from, one turn of a scene, the score at the end."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from receptiondesk.i18n import _
from receptiondesk.services.practice import Asks, MomentScore, NamedRule, PosedTurn, Result, Scene, Score, Verdict
from ui.look import MEDIUM, STRONG, Role, look
from ui.pages.practice_rows import AnswerRow, MarkedLine, PracticeRow, SceneRow, Standing
from ui.widgets.base import Shape, Tone, follow_look
from ui.widgets.button import CommandButton, Fit, Manner
from ui.widgets.sheet import SHADOW, Hairline, Sheet
from ui.widgets.spoken_line import SpokenLine
from ui.widgets.text import TextBlock, TextLine
from ui.widgets.text_field import TextField

MEASURE = 760
"""How wide the middle is set, in pixels at 100 %."""


class Middle(QWidget):
    """A column of its own width in the middle of the page. Put things into `column`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = QWidget(self)
        self.column = QVBoxLayout(self._text)
        self.column.setContentsMargins(0, 12, 0, 24)
        self.column.setSpacing(8)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 12, 0)
        row.addStretch(1)
        row.addWidget(self._text, 1000)
        row.addStretch(1)
        self.first: QWidget = self
        """What takes the focus; itself where nothing in it does."""
        self.rows: Sequence[PracticeRow] = ()
        """What the figures press, in their order."""
        follow_look(self._measure)

    def add(self, part: QWidget | QLayout) -> None:
        """Put something under what is there, on the edges of the sheets, which have their shadow outside."""
        inset = QHBoxLayout()
        inset.setContentsMargins(SHADOW, 0, SHADOW, 0)
        if isinstance(part, QWidget):
            inset.addWidget(part)
        else:
            inset.addLayout(part)
        self.column.addLayout(inset)

    def draft(self) -> str:
        """What was typed and not yet said."""
        return ""

    def minimumSizeHint(self) -> QSize:
        """Its height follows from its width alone: what lines would need in a narrow column is no least height."""
        return QSize(super().minimumSizeHint().width(), 0)

    def _measure(self) -> None:
        self._text.setMaximumWidth(round(MEASURE * look().scale))


class ScenesView(Middle):
    """The scenes in the order to learn them."""

    chosen = Signal(object)
    """A `Scene`."""

    def __init__(self, scenes: Sequence[Scene], latest: Mapping[str, Result]) -> None:
        super().__init__()
        lead = _("Somebody rings or comes; you say what comes next. Five minutes each, and nobody in it is real.")
        self.add(TextBlock(lead, tone=Tone.SOFT))
        self.column.addSpacing(6)
        rows: list[SceneRow] = []
        for number, scene in enumerate(scenes, start=1):
            result = latest.get(scene.id)
            row = SceneRow(
                str(number),
                scene.icon,
                scene.title,
                scene.intro,
                _("{kept} of {asked}").format(kept=result.kept, asked=result.asked) if result else "",
                whole=result is not None and result.kept == result.asked,
            )
            row.clicked.connect(lambda _checked=False, scene=scene: self.chosen.emit(scene))
            rows.append(row)
            self.add(row)
        self.column.addStretch(1)
        self.rows = rows
        self.first = rows[0] if rows else self


class TurnView(Middle):
    """One turn: what the other side says, and the answers; afterwards the verdict in their place."""

    picked = Signal(int)
    typed = Signal(str)
    rule_wanted = Signal(str)

    def __init__(
        self,
        turn: PosedTurn,
        verdict: Verdict | None,
        rules: Mapping[str, NamedRule],
        *,
        typing: bool,
        draft: str,
    ) -> None:
        super().__init__()
        self.field: TextField | None = None
        self.column.addWidget(_other_side(turn))
        if verdict is not None:
            self._tell(verdict, rules)
        elif typing:
            self._ask_to_type(turn, draft)
        else:
            self._offer(turn)
        self.column.addStretch(1)

    def _offer(self, turn: PosedTurn) -> None:
        self.add(_question(turn))
        rows: list[AnswerRow] = []
        for place, answer in enumerate(turn.answers):
            row = AnswerRow(str(place + 1), _as_given(turn, answer.text))
            row.clicked.connect(lambda _checked=False, place=place: self.picked.emit(place))
            rows.append(row)
            self.add(row)
        self.rows = rows
        self.first = rows[0]

    def _ask_to_type(self, turn: PosedTurn, draft: str) -> None:
        question = _question(turn)
        self.add(question)
        self.field = TextField(question.text(), hint=_("Type what you say, then Enter"))
        self.field.set_text(draft)
        self.field.setMaxLength(400)
        self.add(self.field)
        self.first = self.field

    def draft(self) -> str:
        return self.field.text() if self.field is not None else ""

    def send(self) -> None:
        """Take what was typed for the answer; nothing typed is no answer yet."""
        if self.field is not None and self.field.text().strip():
            self.typed.emit(self.field.text().strip())

    def _tell(self, verdict: Verdict, rules: Mapping[str, NamedRule]) -> None:
        standing = Standing.GOOD if verdict.is_good else Standing.MISSED
        word = _("Well said") if verdict.turn.asks is Asks.SAY else _("Well done")
        said = AnswerRow(
            "",
            _as_given(verdict.turn, verdict.said),
            standing=standing,
            verdict=word if verdict.is_good else _("Not quite"),
        )
        self.add(said)
        for line in _remarks(verdict, rules):
            self.add(line)
        if not verdict.is_good or verdict.typed:
            self.column.addWidget(self._better(verdict))
        for rule in verdict.missed:
            self.add(_rule_line(rule, rules, self.rule_wanted.emit, besides=verdict.turn.good.text))

    def _better(self, verdict: Verdict) -> QWidget:
        """The coach's own line, large."""
        sheet = Sheet(_("The coach"), padding=20)
        head = _("Better") if not verdict.is_good else _("The coach says")
        if verdict.turn.asks is Asks.DO:
            head = _("Better")
        sheet.column.addWidget(TextLine(head, role=Role.LABEL, tone=Tone.GREEN, weight=STRONG))
        sheet.column.addSpacing(4)
        sheet.add_spoken(SpokenLine(_as_given(verdict.turn, verdict.turn.good.text)))
        return sheet


class ScoreView(Middle):
    """The end of a scene: moment by moment, with the rules that were missed."""

    rule_wanted = Signal(str)
    moment_wanted = Signal(str)

    def __init__(self, score: Score, before: Result | None, rules: Mapping[str, NamedRule]) -> None:
        super().__init__()
        kept = _("{kept} of {asked} rules kept").format(kept=score.kept, asked=score.asked)
        self.add(TextBlock(kept, role=Role.HEADING))
        self.add(TextBlock(_praise(score, before), tone=Tone.SOFT))
        self.column.addSpacing(6)
        for moment in score.moments:
            self.add(Hairline(room=2))
            self.add(self._head(moment))
            for miss in moment.misses:
                self.add(_rule_line(miss.rule, rules, self.rule_wanted.emit, why=miss.why))
        self.column.addStretch(1)

    def _head(self, moment: MomentScore) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        shape, tone = (Shape.CROSS, Tone.AMBER) if moment.misses else (Shape.TICK, Tone.GREEN)
        row.addWidget(MarkedLine(moment.title, shape, tone, weight=MEDIUM), 1)
        count = _("{kept} of {asked}").format(kept=moment.kept, asked=moment.asked)
        row.addWidget(TextLine(count, tone=tone, weight=MEDIUM))
        return row


def _other_side(turn: PosedTurn) -> Sheet:
    """What one sees and hears, as on a sheet of paper."""
    sheet = Sheet(turn.speaker if turn.they else _("What happens"))
    if turn.happens:
        alone = not turn.they
        role = Role.READ_BACK if alone else Role.BODY
        tone = Tone.PLAIN if alone else Tone.SOFT
        sheet.column.addWidget(TextBlock(turn.happens, role=role, tone=tone, weight=MEDIUM if alone else None))
    if turn.they:
        if turn.happens:
            sheet.column.addSpacing(8)
        sheet.column.addWidget(TextLine(turn.speaker, role=Role.LABEL, tone=Tone.ACCENT, weight=STRONG))
        sheet.column.addSpacing(4)
        sheet.add_spoken(SpokenLine(_("“{spoken}”").format(spoken=turn.they)))
    return sheet


def _question(turn: PosedTurn) -> TextLine:
    words = _("What do you say?") if turn.asks is Asks.SAY else _("What do you do?")
    return TextLine(words, role=Role.LABEL, tone=Tone.SOFT, weight=STRONG)


def _as_given(turn: PosedTurn, text: str) -> str:
    return _("“{spoken}”").format(spoken=text) if turn.asks is Asks.SAY else text


def _remarks(verdict: Verdict, rules: Mapping[str, NamedRule]) -> list[MarkedLine]:
    """What was heard in own words and what was not; of a picked answer why it is good, or not quite the thing."""
    lines: list[MarkedLine] = []
    if verdict.heard:
        heard = _("Heard: {signs}.").format(signs=_(", ").join(verdict.heard))
        lines.append(MarkedLine(heard, Shape.TICK, Tone.GREEN))
    if verdict.not_heard:
        missing = _("Not heard: {signs}.").format(signs=_(", ").join(verdict.not_heard))
        lines.append(MarkedLine(missing, Shape.CROSS, Tone.AMBER))
    for never in verdict.never:
        words = _("One never says “{words}”.").format(words=never.words)
        better = _("Better: “{words}”").format(words=never.better) if never.better else ""
        lines.append(MarkedLine(f"{words} {better}".rstrip(), Shape.CROSS, Tone.AMBER))
    if not lines:
        whys = dict.fromkeys(miss.why for miss in verdict.misses if miss.why)
        lines += [MarkedLine(why, Shape.CROSS, Tone.AMBER) for why in whys]
    if verdict.is_good:
        reasons = (rules[rule].why for rule in verdict.turn.rules[:1] if rule in rules)
        lines += [MarkedLine(why, tone=Tone.SOFT) for why in reasons]
    return lines


def _rule_line(
    rule: str, rules: Mapping[str, NamedRule], wanted: Callable[[str], None], *, why: str = "", besides: str = ""
) -> QHBoxLayout:
    """A rule that was missed, with the way to its page; by its reason where its name stands there already."""
    named = rules.get(rule, NamedRule(name=rule, why=rule))
    name = named.why if named.name.strip("“”") in besides else named.name
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(MarkedLine(name))
    if why:
        words.addWidget(MarkedLine(why, role=Role.LABEL, tone=Tone.SOFT))
    link = CommandButton(_("Read"), icon="library", manner=Manner.QUIET, fit=Fit.NOTICE)
    link.setAccessibleName(_("Read in the library: {rule}").format(rule=name))
    link.clicked.connect(lambda: wanted(rule))
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addLayout(words, 1)
    row.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
    return row


def _praise(score: Score, before: Result | None) -> str:
    if score.kept == score.asked:
        words = _("Nothing was missed. A guest would gladly come back to you.")
    elif score.kept * 4 >= score.asked * 3:
        words = _("Well received. A line here and there, and it is perfect.")
    else:
        words = _("A beginning. Read what was missed, then play it once more.")
    if before is None:
        return words
    last = _("Last time: {kept} of {asked}.").format(kept=before.kept, asked=before.asked)
    return f"{words} {last}"
