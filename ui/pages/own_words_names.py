"""The names in braces that a line may hold: a press puts one in where the cursor stands."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from receptiondesk.domain.etiquette import PLACEHOLDERS
from receptiondesk.i18n import _
from ui.look import Role, look
from ui.look.paint import Align, draw_frame, draw_text, text_width
from ui.pages.frame import MARGIN, Ground
from ui.widgets.base import Focus, follow_look
from ui.widgets.chip_flow import ChipFlow
from ui.widgets.text import Note
from ui.widgets.tip import plain_tip


class _Name(QPushButton):
    """One name; pointing at it says what it becomes. "" for the one that shows more of them."""

    pointed = Signal(str)
    focus_shape = Focus.RING

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.set_words(f"{{{name}}}")
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        # A click leaves the cursor in its line.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        follow_look(self.updateGeometry)

    def set_words(self, words: str) -> None:
        """What stands on it."""
        self.setText(words)
        self.setAccessibleName(words)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(text_width(self.text(), Role.LABEL) + 21, look().sizes.pill)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours, box = QPainter(self), look().colours, QRectF(self.rect())
        rest = colours.field if self._name else None
        fill = colours.line if self.isDown() else colours.hover if self.underMouse() else rest
        draw_frame(painter, box, fill=fill, border=colours.edge if self._name else None, radius=box.height() / 2)
        draw_text(painter, box, self.text(), Role.LABEL, colours.accent_text, align=Align.CENTRE)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.pointed.emit(self._name)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed.emit("")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.pointed.emit(self._name)


class NamesBar(Ground):
    """The names that are used at this moment, the others one press away."""

    chosen = Signal(str)
    """A name is to be put in, with its braces."""

    def __init__(self) -> None:
        super().__init__(line_above=True)
        self._said = Note()
        self._examples: Mapping[str, str] = {}
        self._usual: Collection[str] = ()
        self._names = {name: _Name(name) for name in PLACEHOLDERS}
        self._more = _Name("")
        self._more.setCheckable(True)
        self._more.toggled.connect(lambda _on: self._choose())
        for name, chip in self._names.items():
            chip.clicked.connect(lambda _checked=False, name=name: self.chosen.emit(f"{{{name}}}"))
            chip.pointed.connect(self._point)
        self._flow = ChipFlow(tuple(self._names.values()), parent=self)
        head = QHBoxLayout()
        head.addWidget(self._said, 1)
        head.addWidget(self._more)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 8, MARGIN, 8)
        column.setSpacing(5)
        column.addLayout(head)
        column.addWidget(self._flow)
        follow_look(self._say)

    def show_names(self, usual: Collection[str], examples: Mapping[str, str]) -> None:
        """Offer these names first; `examples` is what each becomes."""
        self._usual, self._examples = usual, examples
        for name, chip in self._names.items():
            meaning = self._meaning(name)
            chip.setToolTip(plain_tip(meaning))
            chip.setAccessibleDescription(meaning)
        self._choose()

    def _choose(self) -> None:
        for name, chip in self._names.items():
            chip.setVisible(self._more.isChecked() or name in self._usual)
        self._more.set_words(_("Fewer names") if self._more.isChecked() else _("More names"))
        self._flow.updateGeometry()
        self._more.updateGeometry()

    def _meaning(self, name: str) -> str:
        return _("{meaning}, for example “{example}”").format(
            meaning=_(PLACEHOLDERS[name]), example=self._examples.get(name, "")
        )

    def _point(self, name: str) -> None:
        words = f"{{{name}}}: {self._meaning(name)}" if name else _("Put in where the cursor stands:")
        self._said.set_words(words)

    def _say(self) -> None:
        self.show_names(self._usual, self._examples)
        self._point("")
