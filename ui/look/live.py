"""The look as it is now: scheme, text size and language, and the news that one of them changed.

Nothing is fixed when a widget is made. Painters read colours, sizes and fonts from `look()` every time, and
`look().changed` tells widgets to measure themselves again, so all three switch without a restart.
"""

from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from receptiondesk import i18n
from ui.look.palette import palette_of
from ui.look.qt_words import QtWords
from ui.look.sizes import Sizes, sizes_at
from ui.look.tokens import DARK, LIGHT, Tokens

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QFontMetricsF

    from ui.look.typography import Role

STYLE = "fusion"
"""Qt's style that looks alike everywhere. An application that is made with it makes no other before."""


class Scheme(Enum):
    """Light or dark surfaces, or whichever the system shows."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Look(QObject):
    """The live look of the program; there is one, `look()`."""

    changed = Signal()
    """Scheme, text size or language changed: measure and paint again."""

    def __init__(self) -> None:
        super().__init__()
        self._qt_words = QtWords()
        self._scheme = Scheme.SYSTEM
        self._scale = 1.0
        self._fonts: dict[tuple[Role, int], QFont] = {}
        self._metrics: dict[tuple[Role, int], QFontMetricsF] = {}
        self._bundled_font_loaded = False
        self._dressed = False
        self._system_dark: bool | None = None
        """Whether the system shows dark surfaces, once that was asked."""
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_scheme_changed)
        i18n.on_change(self._refresh)

    @property
    def scheme(self) -> Scheme:
        """What was asked for; `dark` says what is shown."""
        return self._scheme

    @property
    def dark(self) -> bool:
        """Whether dark surfaces are shown now."""
        if self._scheme is not Scheme.SYSTEM:
            return self._scheme is Scheme.DARK
        if not self._dressed:
            return QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128
        if self._system_dark is None:  # asked at every stroke of every painting
            from PySide6.QtCore import Qt  # makes a hundred enums: the first picture does not wait for them

            self._system_dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self._system_dark

    @property
    def scale(self) -> float:
        """The text size, 1.0 to 2.0."""
        return self._scale

    @property
    def chinese(self) -> bool:
        """Whether the screen is set in Chinese."""
        return i18n.language() == "zh_CN"

    @property
    def colours(self) -> Tokens:
        """The colours of the scheme that is shown."""
        return DARK if self.dark else LIGHT

    @property
    def sizes(self) -> Sizes:
        """The measures at the present text size."""
        return sizes_at(self._scale)

    def icon_size(self, size: int) -> int:
        """The pixels of an icon that is `size` at 100 %."""
        return self.sizes.icon(size)

    def font(self, role: "Role", weight: int | None = None) -> "QFont":
        """The font of a text; `weight` (400, 500, 600) where it differs from the role's own."""
        key = (role, role.value.weight if weight is None else weight)
        if key not in self._fonts:
            self._fonts[key] = self._make_font(*key)
        return self._fonts[key]

    def metrics(self, role: "Role", weight: int | None = None) -> "QFontMetricsF":
        """The measures of `font(role, weight)`."""
        key = (role, role.value.weight if weight is None else weight)
        if key not in self._metrics:
            from PySide6.QtGui import QFontMetricsF

            self._metrics[key] = QFontMetricsF(self.font(*key))
        return self._metrics[key]

    def line(self, role: "Role") -> int:
        """The fixed line height of a text in pixels."""
        size = role.value
        line = size.chinese_line if self.chinese else size.line
        return round(line * self._growth(role))

    def apply(self, *, scheme: Scheme | None = None, text_scale: float | None = None) -> None:
        """Show another scheme or text size (1.0 to 2.0; outside it the nearest end)."""
        if scheme is not None:
            self._scheme = scheme
        if text_scale is not None:
            self._scale = min(2.0, max(1.0, round(text_scale, 2)))
        self._refresh()

    def dress(self, application: QApplication, *, has_style: bool = False) -> None:
        """Give a new application the desk's style (unless it was made with it), palette and font.

        Call it before anything that has letters.
        """
        if not has_style:
            application.setStyle(STYLE)
        self._dressed = True
        self._refresh()

    def _growth(self, role: "Role") -> float:
        return 1 + (self._scale - 1) * role.value.growth

    def _make_font(self, role: "Role", weight: int) -> "QFont":
        from PySide6.QtGui import QFont  # the first picture has no letters

        from ui.look import typography

        if not self._bundled_font_loaded:
            self._bundled_font_loaded = True
            _load_bundled_font()
        font = QFont()
        font.setFamilies(typography.families(chinese=self.chinese))
        font.setPixelSize(round(role.value.pixels * self._growth(role)))
        font.setWeight(QFont.Weight(typography.shown_weight(weight, chinese=self.chinese)))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def _system_scheme_changed(self) -> None:
        self._system_dark = None
        if self._scheme is Scheme.SYSTEM:
            self._refresh()

    def _refresh(self) -> None:
        self._fonts.clear()
        self._metrics.clear()
        if self._dressed:  # the first picture, an empty frame, is painted before
            from ui.look.typography import Role

            QApplication.setFont(self.font(Role.BODY))
            QApplication.setPalette(self.palette())
        self._qt_words.speak(i18n.language())
        self.changed.emit()

    def palette(self) -> QPalette:
        """The palette of the scheme that is shown, for widgets that Qt paints by itself."""
        return palette_of(self.colours)


def _load_bundled_font() -> None:
    from PySide6.QtGui import QFontDatabase

    import resources
    from ui.look import typography

    if typography.needs_bundled_font():
        for style in ("Regular", "Medium", "SemiBold"):
            QFontDatabase.addApplicationFont(str(resources.path("fonts", f"DeskInter-{style}.ttf")))


@cache
def look() -> Look:
    """The one live look. Needs a QApplication."""
    return Look()
