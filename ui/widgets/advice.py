"""What to do and what to avoid: short lines, as many as fit whole, at least one of each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from receptiondesk.i18n import _
from ui.look import STRONG, Role, draw_icon, look
from ui.look.paint import draw_text
from ui.look.wrap import Wrapped
from ui.widgets.base import Tone, follow_look, tone_colour

_LINE_GAP = 6
_GROUP_GAP = 8


@dataclass(frozen=True, slots=True)
class _Group:
    heading: str
    icon: str
    tone: Tone
    lines: tuple[str, ...]


class Advice(QLabel):
    """The two lists under the spoken line."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._do: tuple[str, ...] = ()
        self._avoid: tuple[str, ...] = ()
        self._wrapped: dict[tuple[str, int], Wrapped] = {}
        """Lines as they were broken last: they are measured more often than they change."""
        # No height for a width: a layout would take that as the least, and squeeze the spoken line instead.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        follow_look(self._measure)

    def set_advice(self, do: Sequence[str], avoid: Sequence[str]) -> None:
        """Show other lines, the most important first."""
        if (self._do, self._avoid) != (tuple(do), tuple(avoid)):
            self._do, self._avoid = tuple(do), tuple(avoid)
            self._measure()

    def full_height(self, width: int) -> int:
        """The pixels that all lines need."""
        return self._height(self._groups(), width)

    def least_height(self, width: int) -> int:
        """The pixels that one line of each needs."""
        return self._height([replace(group, lines=group.lines[:1]) for group in self._groups()], width)

    def shown(self) -> tuple[str, ...]:
        """The lines that there is room for, all of them whole."""
        return tuple(line for group in self._fitting() for line in group.lines)

    def sizeHint(self) -> QSize:
        return QSize(272, self.full_height(max(160, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.least_height(max(160, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        y = 0.0
        size, indent = look().icon_size(18), _indent()
        line = look().line(Role.BODY)
        for group in self._fitting():
            heading = QRectF(0, y, self.width(), look().line(Role.LABEL))
            draw_text(painter, heading, group.heading, Role.LABEL, tone_colour(group.tone), weight=STRONG)
            y += heading.height() + _LINE_GAP
            for text in group.lines:
                wrapped = self._wrap(text, self.width() - indent)
                corner = QPointF(0, y + (line - size) / 2)
                draw_icon(painter, group.icon, corner, size, tone_colour(group.tone))
                wrapped.draw(painter, indent, y, look().colours.text)
                y += wrapped.height + _LINE_GAP
            y += _GROUP_GAP - _LINE_GAP

    def _groups(self) -> list[_Group]:
        groups = (
            _Group(_("Do"), "tick", Tone.GREEN, self._do),
            _Group(_("Avoid"), "cross", Tone.AMBER, self._avoid),
        )
        return [group for group in groups if group.lines]

    def _fitting(self) -> list[_Group]:
        """The lists as far as they fit: lines go from the end, in turn, until one of each is left, then the lists."""
        for groups in self._ever_less():
            if self._height(groups, self.width()) <= self.height():
                return groups
        return []

    def _ever_less(self) -> Iterator[list[_Group]]:
        groups = self._groups()
        yield groups
        while any(len(group.lines) > 1 for group in groups):
            longest = max(range(len(groups)), key=lambda index: len(groups[index].lines))
            group = groups[longest]
            groups = [*groups[:longest], replace(group, lines=group.lines[:-1]), *groups[longest + 1 :]]
            yield groups
        yield from (groups[:many] for many in range(len(groups) - 1, -1, -1))

    def _height(self, groups: Sequence[_Group], width: int) -> int:
        """From the top of the first heading to the foot of the last line."""
        if not groups:
            return 0
        height = (len(groups) - 1) * _GROUP_GAP
        for group in groups:
            height += look().line(Role.LABEL)
            height += sum(_LINE_GAP + self._wrap(text, width - _indent()).height for text in group.lines)
        return height

    def _wrap(self, text: str, width: int) -> Wrapped:
        if (text, width) not in self._wrapped:
            self._wrapped[text, width] = Wrapped(text, Role.BODY, width)
        return self._wrapped[text, width]

    def _measure(self) -> None:
        self._wrapped.clear()
        said = [f"{group.heading}: {' '.join(group.lines)}" for group in self._groups()]
        self.setText("\n".join(said))
        self.setAccessibleName("\n".join(said))
        self.updateGeometry()
        self.update()


def _indent() -> int:
    """The room before a line, for its mark."""
    return look().icon_size(18) + 8
