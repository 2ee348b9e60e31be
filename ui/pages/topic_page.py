"""One topic of the library, set to be read: what to say in large type, what to do and to avoid, and why."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from receptiondesk.i18n import _
from receptiondesk.services.coach import AdvisedPrompt
from ui.look import MEDIUM, REGULAR, STRONG, Role, draw_icon, look
from ui.look.paint import Align, draw_frame, draw_text
from ui.pages.library_topics import Topic
from ui.widgets.base import Tone, follow_look, tone_colour
from ui.widgets.sheet import Hairline
from ui.widgets.text import TextBlock, TextLine

_MEASURE = 640
"""How wide running text is set, in pixels at 100 %."""


class TopicPage(QWidget):
    """The page of one topic."""

    def __init__(self, topic: Topic, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(topic.title)
        self._text = QWidget()
        column = QVBoxLayout(self._text)
        column.setContentsMargins(0, 24, 0, 40)
        column.setSpacing(0)
        column.addWidget(TextLine(topic.kind_label, role=Role.LABEL, tone=Tone.ACCENT, weight=STRONG))
        column.addSpacing(2)
        column.addWidget(TextBlock(topic.title, role=Role.HEADING))
        for number, prompt in enumerate(topic.prompts, start=1):
            column.addSpacing(20)
            column.addLayout(self._set(number, prompt))
            if number < len(topic.prompts):
                column.addWidget(Hairline(room=10))
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(40, 0, 28, 0)
        row.addWidget(self._text, 1)
        row.addStretch(0)
        follow_look(self._measure)

    def _set(self, number: int, prompt: AdvisedPrompt) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(_Number(number), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(4)
        if prompt.say:
            column.addWidget(TextBlock(_("“{words}”").format(words=prompt.say), role=Role.READ_BACK, weight=MEDIUM))
        if prompt.why:
            column.addWidget(TextBlock(prompt.why, tone=Tone.SOFT))
        if prompt.do or prompt.avoid:
            column.addSpacing(6)
            lists = QHBoxLayout()
            lists.setSpacing(24)
            for heading, icon, tone, lines in (
                (_("Do"), "tick", Tone.GREEN, prompt.do),
                (_("Avoid"), "cross", Tone.AMBER, prompt.avoid),
            ):
                if lines:
                    lists.addLayout(_listed(heading, icon, tone, lines), 1)
            column.addLayout(lists)
        column.addSpacing(2)
        rule = TextLine(prompt.rule, role=Role.LABEL, tone=Tone.SOFT, weight=REGULAR)
        rule.setAccessibleName(_("Rule {rule}").format(rule=prompt.rule))
        column.addWidget(rule)
        row.addLayout(column, 1)
        return row

    def _measure(self) -> None:
        self._text.setMaximumWidth(round(_MEASURE * look().scale))


def _listed(heading: str, icon: str, tone: Tone, lines: tuple[str, ...]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(TextLine(heading, role=Role.LABEL, tone=tone, weight=STRONG))
    for line in lines:
        column.addWidget(_Line(icon, tone, line))
    column.addStretch(1)
    return column


class _Line(TextBlock):
    """A line with its mark before it."""

    def __init__(self, icon: str, tone: Tone, text: str) -> None:
        self._icon, self._mark = icon, tone
        super().__init__(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        size = look().icon_size(18)
        corner = QPointF(0, (look().line(Role.BODY) - size) / 2)
        draw_icon(QPainter(self), self._icon, corner, size, tone_colour(self._mark))

    def _indent(self) -> int:
        return look().icon_size(18) + 10


class _Number(QLabel):
    """The place of a prompt, in a soft disc."""

    def __init__(self, number: int) -> None:
        super().__init__(str(number))
        follow_look(self._measure)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours, box = QPainter(self), look().colours, QRectF(self.rect())
        draw_frame(painter, box, fill=colours.accent_soft, border=None, radius=box.height() / 2)
        draw_text(painter, box, self.text(), Role.LABEL, colours.accent_text, weight=STRONG, align=Align.CENTRE)

    def _measure(self) -> None:
        self.setFixedSize(look().sizes.pill, look().sizes.pill)
        self.update()
