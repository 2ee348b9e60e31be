"""One turn of a scene: what the other side says, the answers, and the verdict in their place."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from receptiondesk.i18n import _
from receptiondesk.services.practice import Asks, NamedRule, PosedTurn, Verdict
from ui.look import MEDIUM, STRONG, Role
from ui.pages.practice_middle import Middle, rule_line
from ui.pages.practice_rows import AnswerRow, MarkedLine, Standing
from ui.widgets.base import Shape, Tone
from ui.widgets.sheet import Sheet
from ui.widgets.spoken_line import SpokenLine
from ui.widgets.text import TextBlock, TextLine
from ui.widgets.text_field import TextField


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
        self.told = ""
        """The verdict as assistive tools read it out."""
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
        remarks = _remarks(verdict, rules)
        for line in remarks:
            self.add(line)
        self.told = " ".join((said.accessibleName(), *(line.accessibleName() for line in remarks)))
        if not verdict.is_good or verdict.typed:
            self.column.addWidget(self._better(verdict))
        for rule in verdict.missed:
            self.add(rule_line(rule, rules, self.rule_wanted.emit, besides=verdict.turn.good.text))

    def _better(self, verdict: Verdict) -> QWidget:
        """The coach's own line, large."""
        sheet = Sheet(_("The coach"), padding=20)
        head = _("The coach says") if verdict.is_good else _("Better")
        sheet.column.addWidget(TextLine(head, role=Role.LABEL, tone=Tone.GREEN, weight=STRONG))
        sheet.column.addSpacing(4)
        sheet.add_spoken(SpokenLine(_as_given(verdict.turn, verdict.turn.good.text)))
        return sheet


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
        told = _("One never says “{words}”. Better: “{better}”") if never.better else _("One never says “{words}”.")
        line = told.format(words=never.words, better=never.better)
        lines.append(MarkedLine(line, Shape.CROSS, Tone.AMBER))
    if not lines:
        whys = dict.fromkeys(miss.why for miss in verdict.misses if miss.why)
        lines += [MarkedLine(why, Shape.CROSS, Tone.AMBER) for why in whys]
    if verdict.is_good:
        reasons = (rules[rule].why for rule in verdict.turn.rules[:1] if rule in rules)
        lines += [MarkedLine(why, tone=Tone.SOFT) for why in reasons]
    return lines
