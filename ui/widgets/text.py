"""Words that are only read: one line that shortens, or running text that wraps."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.look import REGULAR, Role, look
from ui.look.paint import Align, draw_text, text_width
from ui.look.wrap import Wrapped
from ui.widgets.base import Tone, follow_look, tone_colour
from ui.widgets.tip import plain_tip


class TextLine(QLabel):
    """One line of text that is shortened with an ellipsis where room is scarce; the tip then says all of it."""

    def __init__(
        self,
        text: str = "",
        *,
        role: Role = Role.BODY,
        tone: Tone = Tone.PLAIN,
        weight: int | None = None,
        align: Align = Align.LEFT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role, self._tone, self._weight, self._align = role, tone, weight, align
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)
        follow_look(self._measure)

    def set_words(self, text: str) -> None:
        """Show other words."""
        if text != self.text():
            self.setText(text)
            self._measure()

    def set_role(self, role: Role) -> None:
        """Set the words in another size."""
        if role is not self._role:
            self._role = role
            self._measure()

    def set_tone(self, tone: Tone) -> None:
        """Show the words in another tone."""
        self._tone = tone
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(text_width(self.text(), self._role, self._weight), look().line(self._role))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(48, self.sizeHint().width()), look().line(self._role))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = tone_colour(self._tone) if self.isEnabled() else look().colours.faint
        box = QRectF(self.rect())
        draw_text(painter, box, self.text(), self._role, colour, weight=self._weight, align=self._align)
        cut = self.sizeHint().width() > self.width() + 1
        if cut != bool(self.toolTip()):
            self.setToolTip(plain_tip(self.text()) if cut else "")

    def _measure(self) -> None:
        self.updateGeometry()
        self.update()


class TextBlock(QLabel):
    """Running text that wraps at the width it is given, on lines of a fixed height."""

    def __init__(
        self,
        text: str = "",
        *,
        role: Role = Role.BODY,
        tone: Tone = Tone.PLAIN,
        weight: int | None = None,
        centred: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role, self._tone, self._weight, self._centred = role, tone, weight, centred
        self._laid: dict[tuple[str, int], Wrapped] = {}
        """The lines at the widths that were asked for last."""
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(text)
        follow_look(self._measure)

    def set_words(self, text: str) -> None:
        """Show other words."""
        if text != self.text():
            self.setText(text)
            self._measure()

    def set_tone(self, tone: Tone) -> None:
        """Show the words in another tone."""
        self._tone = tone
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._wrapped(width - self._indent()).height

    def sizeHint(self) -> QSize:
        width = min(480, text_width(self.text(), self._role, self._weight) + self._indent())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, look().line(self._role))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        indent = self._indent()
        self._wrapped(self.width() - indent).draw(painter, indent, 0, tone_colour(self._tone))

    def _indent(self) -> int:
        """Room before the text, for what stands there."""
        return 0

    def _wrapped(self, width: int) -> Wrapped:
        key = (self.text(), width)
        if key not in self._laid:
            if len(self._laid) > 2:  # layouts ask for the same few widths again and again
                self._laid.clear()
            align = Qt.AlignmentFlag.AlignHCenter if self._centred else Qt.AlignmentFlag.AlignLeft
            self._laid[key] = Wrapped(self.text(), self._role, width, weight=self._weight, align=align)
        return self._laid[key]

    def _measure(self) -> None:
        self._laid.clear()
        self.updateGeometry()
        self.update()


class Note(TextLine):
    """A soft remark beside a field, such as “3rd call this week”."""

    def __init__(self, text: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(text, role=Role.LABEL, tone=Tone.SOFT, weight=REGULAR, parent=parent)
