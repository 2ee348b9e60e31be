"""The end of a scene: the score, moment by moment."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from receptiondesk.i18n import _
from receptiondesk.services.practice import MomentScore, NamedRule, Result, Score
from ui.look import MEDIUM, Role
from ui.pages.practice_middle import Middle, rule_line
from ui.pages.practice_rows import MarkedLine
from ui.widgets.base import Shape, Tone
from ui.widgets.sheet import Hairline
from ui.widgets.text import TextBlock, TextLine


class ScoreView(Middle):
    """The end of a scene: moment by moment, with the rules that were missed."""

    rule_wanted = Signal(str)

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
                self.add(rule_line(miss.rule, rules, self.rule_wanted.emit, why=miss.why))
        self.column.addStretch(1)

    def _head(self, moment: MomentScore) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        shape, tone = (Shape.CROSS, Tone.AMBER) if moment.misses else (Shape.TICK, Tone.GREEN)
        row.addWidget(MarkedLine(moment.title, shape, tone, weight=MEDIUM), 1)
        count = _("{kept} of {asked}").format(kept=moment.kept, asked=moment.asked)
        row.addWidget(TextLine(count, tone=tone, weight=MEDIUM))
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
