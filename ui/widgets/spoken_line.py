"""What to say, large, with the opening quote hanging outside the edge of the text."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.look import MEDIUM, Role, look
from ui.look.paint import draw_text, text_width
from ui.look.wrap import Wrapped
from ui.widgets.base import follow_look
from ui.widgets.tip import plain_tip

_QUOTES = "“‘「『"


class SpokenLine(QLabel):
    """A sentence to be read aloud. With `one_line` it is the strip over a form: shortened, never wrapped."""

    measured = Signal()
    """It may need another height: other words, or another look."""

    def __init__(self, text: str = "", *, one_line: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._one_line = one_line
        self._role = Role.SPOKEN
        self._broken: dict[tuple[int, Role], Wrapped] = {}
        """The sentence as it was broken for a width: it is measured more often than it changes."""
        policy = QSizePolicy(
            QSizePolicy.Policy.Preferred,
            QSizePolicy.Policy.Fixed if one_line else QSizePolicy.Policy.Preferred,
        )
        policy.setHeightForWidth(not one_line)
        self.setSizePolicy(policy)
        self.set_words(text)
        follow_look(self._measure)

    def set_words(self, text: str) -> None:
        """Show another sentence; it may begin with an opening quote."""
        if text == self.text():
            return
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(plain_tip(text) if self._one_line else "")
        self._measure()

    def set_role(self, role: Role) -> None:
        """Set it smaller (`Role.READ_BACK`, `Role.BODY`) where there is no room for it otherwise."""
        if role is not self._role:
            self._role = role
            self._measure()

    def height_as(self, role: Role, width: int) -> int:
        """The pixels that the sentence needs when it is set in that role."""
        return self._wrapped(width, role).height if self.text() else 0

    @staticmethod
    def hang() -> int:
        """The room left of the text edge that the quote needs; the sheet's padding covers it."""
        return text_width("“", Role.SPOKEN)

    def hasHeightForWidth(self) -> bool:
        return not self._one_line

    def heightForWidth(self, width: int) -> int:
        if self._one_line:
            return look().line(Role.SPOKEN) if self.text() else 0
        return self.height_as(self._role, width)

    def sizeHint(self) -> QSize:
        width = 272 + self.hang()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, look().line(Role.SPOKEN) if self.text() else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colour = QPainter(self), look().colours.text
        if self._one_line:
            role = self._fitting_role()
            draw_text(painter, QRectF(self.rect()), self.text(), role, colour, weight=MEDIUM)
            return
        quote, _words = self._parts()
        hang = self.hang()
        if quote:
            width = text_width(quote, self._role) - 1
            line = QRectF(hang - width, 0, width + 2, look().line(self._role))
            draw_text(painter, line, quote, self._role, colour, weight=MEDIUM)
        self._wrapped(self.width(), self._role).draw(painter, hang, 0, colour)

    def _fitting_role(self) -> Role:
        """On one line a long sentence is rather set smaller than shortened."""
        for role in (Role.SPOKEN, Role.READ_BACK, Role.BODY):
            if text_width(self.text(), role, MEDIUM) <= self.width():
                return role
        return Role.BODY

    def _parts(self) -> tuple[str, str]:
        text = self.text()
        return (text[0], text[1:]) if text[:1] and text[0] in _QUOTES else ("", text)

    def _wrapped(self, width: int, role: Role) -> Wrapped:
        if (width, role) not in self._broken:
            self._broken[width, role] = Wrapped(self._parts()[1], role, width - self.hang(), weight=MEDIUM)
        return self._broken[width, role]

    def _measure(self) -> None:
        self._broken.clear()
        self.updateGeometry()
        self.update()
        self.measured.emit()
