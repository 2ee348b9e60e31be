"""What happened to a record, newest first: each step with who and where, corrected values struck out."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.look import MEDIUM, REGULAR, Role, draw_icon, look
from ui.look.paint import Align, baseline, draw_text, elided, text_width
from ui.look.wrap import Wrapped
from ui.widgets.base import follow_look

_INDENT = 28
_STEP_GAP = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step: what, when, by whom; for a correction the value before and after and the reason."""

    title: str
    time: str
    before: str = ""
    after: str = ""
    remarks: tuple[str, ...] = ()
    """Soft lines under it: the reason, then who and where."""
    corrected: bool = False


class History(QLabel):
    """A timeline of steps."""

    def __init__(self, steps: Sequence[Step] = (), *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._steps: tuple[Step, ...] = tuple(steps)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        follow_look(self._measure)

    def set_steps(self, steps: Sequence[Step]) -> None:
        """Show other steps, the newest first."""
        self._steps = tuple(steps)
        self._measure()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(0, sum(self._height(step, width) + _STEP_GAP for step in self._steps) - _STEP_GAP)

    def sizeHint(self) -> QSize:
        return QSize(336, self.heightForWidth(max(200, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.heightForWidth(max(200, self.width())))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, y = QPainter(self), 0
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, centre = look().colours, 8.0
        for index, step in enumerate(self._steps):
            height = self._height(step, self.width())
            middle = y + look().line(Role.BODY) / 2
            size = look().icon_size(14 if step.corrected else 11)
            if index + 1 < len(self._steps):
                below = y + height + _STEP_GAP + look().line(Role.BODY) / 2
                painter.fillRect(QRectF(centre - 0.5, middle + 12, 1, below - middle - 24), colours.line)
            ink = colours.amber if step.corrected else colours.edge
            icon = "pencil" if step.corrected else "ring"
            draw_icon(painter, icon, QPointF(centre - size / 2, middle - size / 2), size, ink)
            self._paint_step(painter, step, y)
            y += height + _STEP_GAP

    def _paint_step(self, painter: QPainter, step: Step, y: float) -> None:
        colours, width = look().colours, self.width() - _INDENT
        line = look().line(Role.BODY)
        top = QRectF(_INDENT, y, width, line)
        draw_text(painter, top, step.time, Role.LABEL, colours.soft, weight=REGULAR, align=Align.RIGHT)
        title = self._title(step, self.width())
        title.draw(painter, _INDENT, y, colours.text)
        y += title.height
        if step.before or step.after:
            self._paint_change(painter, step, y, width)
            y += self._change_height(step, self.width())
        for remark in step.remarks:
            wrapped = Wrapped(remark, Role.LABEL, width, weight=REGULAR)
            wrapped.draw(painter, _INDENT, y, colours.soft)
            y += wrapped.height

    def _paint_change(self, painter: QPainter, step: Step, y: float, width: int) -> None:
        """“13:00 automatic › 12:05”, or the new value under the old one where both do not fit on a line."""
        colours, line = look().colours, look().line(Role.BODY)
        struck = QFont(look().font(Role.BODY))
        struck.setStrikeOut(True)
        before = elided(step.before or "—", width, Role.BODY)
        painter.setFont(struck)
        painter.setPen(colours.soft)
        painter.drawText(QPointF(_INDENT, baseline(y + line / 2, Role.BODY)), before)
        size = look().icon_size(14)
        x = float(_INDENT)
        if self._on_one_line(step, width):
            x += text_width(before, Role.BODY, REGULAR) + 10
        else:
            y += line
        draw_icon(painter, "chevron-right", QPointF(x, y + (line - size) / 2), size, colours.soft)
        x += size + 10
        after = Wrapped(step.after or "—", Role.BODY, self.width() - x, weight=MEDIUM)
        after.draw(painter, x, y, colours.text)

    def _on_one_line(self, step: Step, width: int) -> bool:
        both = text_width(step.before or "—", Role.BODY) + text_width(step.after or "—", Role.BODY, MEDIUM)
        return both + look().icon_size(14) + 20 <= width

    def _title(self, step: Step, width: int) -> Wrapped:
        room = width - _INDENT - text_width(step.time, Role.LABEL, REGULAR) - 8
        return Wrapped(step.title, Role.BODY, room, weight=MEDIUM if step.corrected else REGULAR)

    def _change_height(self, step: Step, width: int) -> int:
        line = look().line(Role.BODY)
        if self._on_one_line(step, width - _INDENT):
            return line
        room = width - _INDENT - look().icon_size(14) - 10
        return line + Wrapped(step.after or "—", Role.BODY, room, weight=MEDIUM).height

    def _height(self, step: Step, width: int) -> int:
        height = self._title(step, width).height
        if step.before or step.after:
            height += self._change_height(step, width)
        for remark in step.remarks:
            height += Wrapped(remark, Role.LABEL, width - _INDENT, weight=REGULAR).height
        return height

    def _measure(self) -> None:
        said = "\n".join(
            " ".join(part for part in (step.time, step.title, step.before, step.after, *step.remarks) if part)
            for step in self._steps
        )
        self.setText(said)
        self.setAccessibleName(said)
        self.updateGeometry()
        self.update()
