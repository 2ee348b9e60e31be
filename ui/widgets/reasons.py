"""Why one does so: each reason under what it stands for."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.look import STRONG, Role, look
from ui.look.wrap import Wrapped
from ui.widgets.base import follow_look

_GAP = 10


class Reasons(QLabel):
    """A list of reasons; `lead` says what is done, the reason stands under it."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._reasons: tuple[tuple[str, str], ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        follow_look(self._measure)

    def set_reasons(self, reasons: Sequence[tuple[str, str]]) -> None:
        """Show these pairs of what is done and why."""
        self._reasons = tuple(reasons)
        self._measure()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        heights = [lead.height + why.height for lead, why in self._wrapped(width)]
        return sum(heights) + _GAP * max(0, len(heights) - 1)

    def sizeHint(self) -> QSize:
        width = max(160, self.width())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, look().line(Role.BODY))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours, y = QPainter(self), look().colours, 0
        for lead, why in self._wrapped(self.width()):
            lead.draw(painter, 0, y, colours.soft)
            why.draw(painter, 0, y + lead.height, colours.text)
            y += lead.height + why.height + _GAP

    def _wrapped(self, width: int) -> list[tuple[Wrapped, Wrapped]]:
        return [
            (Wrapped(lead, Role.LABEL, width, weight=STRONG), Wrapped(why, Role.BODY, width))
            for lead, why in self._reasons
        ]

    def _measure(self) -> None:
        said = "\n".join(f"{lead} {why}" for lead, why in self._reasons)
        self.setText(said)
        self.setAccessibleName(said)
        self.updateGeometry()
        self.update()
