"""Commands: a word, its key in a cap beside it, and at most one primary one in sight."""

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.look import MEDIUM, STRONG, Role, draw_icon, look
from ui.look.paint import Align, draw_frame, draw_key_cap, draw_text, key_cap_width, text_width
from ui.widgets.base import Focus, came_by_keyboard, follow_look
from ui.widgets.tip import plain_tip


class Manner(Enum):
    """How loudly a command offers itself."""

    PRIMARY = "primary"
    """The one thing to do next."""
    PLAIN = "plain"
    QUIET = "quiet"
    """Words only, in the accent's colour; for notices and links."""
    SUBTLE = "subtle"
    """Words only, in the text's colour; for lists' command bars."""
    RED = "red"
    """The way out of something that went wrong."""


class Fit(Enum):
    """How high a command is."""

    COMMAND = "command"
    CONTROL = "control"
    NOTICE = "notice_button"


class CommandButton(QPushButton):
    """A command with its key. `clicked` is Qt's own signal."""

    def __init__(
        self,
        text: str,
        *,
        key: str = "",
        icon: str = "",
        manner: Manner = Manner.PLAIN,
        fit: Fit = Fit.COMMAND,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._key, self._icon, self._manner, self._fit = key, icon, manner, fit
        self._by_keyboard = True
        self.setAccessibleName(text)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        follow_look(self._measure)

    @property
    def focus_shape(self) -> Focus:
        """A ring, unless the focus came by a click."""
        return Focus.RING if self._by_keyboard else Focus.NONE

    def give_way(self) -> None:
        """Leave the key away where the row has no room for it; the words stay."""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def set_words(self, text: str) -> None:
        """Other words, for instance in the other language; the accessible name follows."""
        self.setText(text)
        self.setAccessibleName(text)
        self._measure()

    def set_key(self, key: str) -> None:
        """The key in the cap, or "" for none."""
        self._key = key
        self._measure()

    def set_manner(self, manner: Manner) -> None:
        """Offer the command more or less loudly."""
        self._manner = manner
        self._measure()

    def sizeHint(self) -> QSize:
        least = self.minimumSizeHint()
        if not self._key or not self.text():
            return least
        return QSize(least.width() + 14 + key_cap_width(self._key) - (4 if self._padding() > 12 else 0), least.height())

    def minimumSizeHint(self) -> QSize:
        """Where room is scarce the words stay and the key goes."""
        height = getattr(look().sizes, self._fit.value)
        if not self.text() and self._key:
            return QSize(key_cap_width(self._key) + 8, height)
        width = 2 * self._padding() + text_width(self.text(), Role.BODY, self._weight())
        if self._icon:
            width += look().icon_size(self._icon_side()) + 8
        return QSize(width, height)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_keyboard = came_by_keyboard(event, self._by_keyboard)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), QRectF(self.rect())
        fill, border, ink = self._colours()
        draw_frame(painter, box, fill=fill, border=border)
        x = float(self._padding())
        if self._icon:
            size = look().icon_size(self._icon_side())
            draw_icon(painter, self._icon, QPointF(x, (box.height() - size) / 2), size, ink)
            x += size + 8
        right = (
            box.width() - 4 if not self.text() else box.width() - self._padding() + (4 if self._padding() > 12 else 0)
        )
        squeezed = bool(self.text()) and self.width() < self.sizeHint().width()
        if self._key and not squeezed:
            width, cap = key_cap_width(self._key), look().sizes.key_cap
            cap_box = QRectF(right - width, (box.height() - cap) / 2, width, cap)
            draw_key_cap(painter, cap_box, self._key, *self._key_colours(ink))
            right -= width + 8
        words = QRectF(x, 0, right - x, box.height())
        align = Align.CENTRE if squeezed and not self._icon else Align.LEFT
        draw_text(painter, words, self.text(), Role.BODY, ink, weight=self._weight(), align=align)

    def _padding(self) -> int:
        if self._fit is Fit.NOTICE and self._icon:
            return 8  # two of them stand side by side under the coach
        if self._manner in (Manner.QUIET, Manner.SUBTLE) or self._fit is not Fit.COMMAND:
            return 12
        return 16

    def _icon_side(self) -> int:
        return 16 if self._fit is Fit.NOTICE else 18

    def _weight(self) -> int:
        return STRONG if self._manner is Manner.PRIMARY else MEDIUM

    def _colours(self) -> tuple[QColor | None, QColor | None, QColor]:
        """Ground, border and ink of the present state."""
        colours = look().colours
        bare = self._manner in (Manner.QUIET, Manner.SUBTLE)
        if not self.isEnabled():
            return (None, None, colours.faint) if bare else (colours.ground, colours.line, colours.faint)
        pressed, hovered = self.isDown(), self.underMouse()
        if self._manner is Manner.PRIMARY:
            fill = colours.accent_pressed if pressed else colours.accent_hover if hovered else colours.accent
            return fill, None, colours.on_accent
        if bare:
            ink = colours.accent_text if self._manner is Manner.QUIET else colours.text
            return colours.line if pressed else colours.hover if hovered else None, None, ink
        if self._manner is Manner.RED:
            return colours.red_soft if pressed or hovered else colours.field, colours.red, colours.red
        return (
            colours.line if pressed else colours.hover if hovered else colours.field,
            colours.edge,
            colours.text,
        )

    def _key_colours(self, ink: QColor) -> tuple[QColor, QColor]:
        colours = look().colours
        if not self.isEnabled():
            return colours.faint, colours.line
        if self._manner in (Manner.PRIMARY, Manner.RED):
            border = QColor(ink)
            border.setAlphaF(0.45)
            return ink, border
        return colours.soft, colours.line

    def _measure(self) -> None:
        self.updateGeometry()
        self.update()


class IconButton(QPushButton):
    """A command that is only an icon; its name is read out and shown as a tip."""

    def __init__(
        self, icon: str, name: str, *, key: str = "", framed: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._framed, self._by_keyboard = icon, framed, True
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_name(name, key)
        follow_look(self._measure)

    @property
    def focus_shape(self) -> Focus:
        """A ring, unless the focus came by a click."""
        return Focus.RING if self._by_keyboard else Focus.NONE

    def set_name(self, name: str, key: str = "") -> None:
        """What the command is called, and its key for the tip."""
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(f"{name} ({key})" if key else name))

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(look().sizes.control, look().sizes.control)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_keyboard = came_by_keyboard(event, self._by_keyboard)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours, box = QPainter(self), look().colours, QRectF(self.rect())
        if not self.isEnabled():
            fill, ink = (colours.ground if self._framed else None), colours.faint
        else:
            rest = colours.field if self._framed else None
            fill = colours.line if self.isDown() else colours.hover if self.underMouse() else rest
            ink = colours.text
        border = (colours.edge if self.isEnabled() else colours.line) if self._framed else None
        if fill is not None or border is not None:
            draw_frame(painter, box, fill=fill, border=border)
        size = look().icon_size(18)
        draw_icon(painter, self._icon, QPointF((box.width() - size) / 2, (box.height() - size) / 2), size, ink)

    def _measure(self) -> None:
        self.setFixedSize(self.sizeHint())
        self.update()
