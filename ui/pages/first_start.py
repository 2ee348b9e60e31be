"""The first start: three questions, the language, and a way to look around first."""

from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from receptiondesk import i18n
from receptiondesk.domain.errors import DeskError, DraftRefused
from receptiondesk.domain.fields import named
from receptiondesk.i18n import N_, _
from receptiondesk.services.settings import Settings, change_settings
from ui.context import Context
from ui.look import Role, look
from ui.widgets.base import Tone, follow_look
from ui.widgets.button import CommandButton, Manner
from ui.widgets.problem_line import ProblemLine
from ui.widgets.scroll import ScrollArea
from ui.widgets.segments import Segments
from ui.widgets.text import TextBlock, TextLine
from ui.widgets.text_field import TextField

_QUESTIONS = (
    ("company", N_("Which house does this desk speak for?"), N_("Riverside Gardens")),
    ("station", N_("Where does it stand?"), N_("Lobby A")),
    ("receptionist", N_("Who sits here?"), N_("Chen Li")),
)
"""Setting, question, example."""
_WIDTH = 520


class FirstStart(QWidget):
    """Asks what the desk must know of itself before the first call."""

    id = "first_start"
    done = Signal()
    """The answers are kept."""
    sample_day_wanted = Signal()
    """Somebody wants to look around in a day that never was."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(self.id)
        self.context = context
        self.answers: dict[str, TextField] = {}
        self._asked: dict[str, TextLine] = {}
        self._problems: dict[str, ProblemLine] = {}
        languages = [("en", "English"), ("zh_CN", "简体中文")]
        self.languages = Segments("Language 语言", languages)
        self.languages.edited.connect(self._speak)
        self._welcome = TextBlock(role=Role.HEADING)
        self._line = TextBlock(tone=Tone.SOFT)
        self._begin = CommandButton("", key="Enter", manner=Manner.PRIMARY)
        self._begin.clicked.connect(self.keep)
        self._sample = CommandButton("", manner=Manner.QUIET)
        self._sample.clicked.connect(self.sample_day_wanted.emit)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ScrollArea(self._lay_out()))
        held = context.desk.settings().texts()
        for name, field in self.answers.items():
            field.set_text(held[name])
        self.languages.set_text(i18n.language())
        follow_look(self._say)

    def keep(self) -> None:
        """Keep the answers, or say what is missing."""
        desk = self.context.desk
        texts = {name: field.text() for name, field in self.answers.items()}
        understood = change_settings(desk.settings(), texts)
        problems = {problem.field: problem.text for problem in understood.problems}
        for name, text in texts.items():
            if not text.strip():
                problems.setdefault(name, _("Please fill this in."))
        self._show_problems(problems)
        if any(name in problems for name in texts):
            return
        try:
            desk.settings.keep(replace(understood.facts, screen_language=self.languages.text() or i18n.language()))
        except DraftRefused as refused:
            self._show_problems({problem.field: problem.text for problem in refused.problems})
        except DeskError as trouble:
            self._show_problems({_QUESTIONS[-1][0]: trouble.text})
        else:
            self.done.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._next()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        empty = [field for field in self.answers.values() if not field.text()]
        (empty or list(self.answers.values()))[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), look().colours.surface)

    def sizeHint(self) -> QSize:
        return QSize(900, 640)

    def _lay_out(self) -> QWidget:
        self._sheet = QWidget()
        column = QVBoxLayout(self._sheet)
        column.setContentsMargins(8, 24, 8, 24)
        column.setSpacing(0)
        top = QHBoxLayout()
        top.addWidget(self.languages)
        top.addStretch(1)
        column.addLayout(top)
        column.addStretch(1)
        column.addSpacing(24)
        column.addWidget(self._welcome)
        column.addSpacing(4)
        column.addWidget(self._line)
        for name, _question, _example in _QUESTIONS:
            column.addSpacing(20)
            self._asked[name] = TextLine(weight=500)
            self.answers[name] = TextField()
            self._problems[name] = ProblemLine()
            self._problems[name].hide()
            for part in (self._asked[name], self.answers[name], self._problems[name]):
                column.addWidget(part)
                column.addSpacing(4)
        column.addSpacing(24)
        commands = QHBoxLayout()
        commands.addWidget(self._begin)
        commands.addSpacing(12)
        commands.addWidget(self._sample)
        commands.addStretch(1)
        column.addLayout(commands)
        column.addStretch(2)
        around = QWidget()
        row = QHBoxLayout(around)
        row.addStretch(1)
        row.addWidget(self._sheet, 0)
        row.addStretch(1)
        return around

    def _next(self) -> None:
        """Enter goes on to the next open question, and begins after the last."""
        for field in self.answers.values():
            if not field.text().strip():
                if field.hasFocus():
                    break
                field.setFocus(Qt.FocusReason.TabFocusReason)
                return
        self.keep()

    def _show_problems(self, problems: dict[str, str]) -> None:
        for name, field in self.answers.items():
            text = problems.get(name, "")
            field.set_problem(text or None)
            self._problems[name].set_words(text)
            self._problems[name].setVisible(bool(text))
        first = next((name for name in self.answers if name in problems), "")
        if first:
            self.answers[first].setFocus(Qt.FocusReason.OtherFocusReason)

    def _speak(self) -> None:
        i18n.install(self.languages.text())

    def _say(self) -> None:
        """All words anew: on the first time, and in another language."""
        self._welcome.set_words(_("Welcome to the desk"))
        self._line.set_words(_("Three answers, and the first call can come. They can be changed in the settings."))
        for name, question, example in _QUESTIONS:
            self._asked[name].set_words(_(question))
            self.answers[name].setAccessibleName(_(named(Settings.FIELDS, name).label))
            self.answers[name].setAccessibleDescription(_(question))
            self.answers[name].set_hint(_(example))
        self._begin.set_words(_("Begin"))
        self._sample.set_words(_("Try a sample day"))
        self._sheet.setFixedWidth(round(_WIDTH * min(look().scale, 1.4)))
