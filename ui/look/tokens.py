"""The colours of the desk: one table for a light room, one for a dark one.

Painters ask for a colour by what it is for, never by its value, so that both schemes and their contrast
stay in one place.
"""

from dataclasses import dataclass, fields

from PySide6.QtGui import QColor


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """What each colour is used for; opaque sRGB, except the halo, which lets its ground through."""

    ground: QColor
    """Top bar, navigation, tab strip, coach column."""
    surface: QColor
    """Work area, command bar, plain notice."""
    field: QColor
    """Inputs, plain buttons, popups."""
    paper: QColor
    """Coach sheet, detail sheet, reading page."""
    hover: QColor
    """Under the pointer: row, button, navigation."""
    line: QColor
    """Hairlines and key caps; decoration only."""
    edge: QColor
    """Border of everything that takes input."""
    text: QColor
    soft: QColor
    """Labels, second lines, keys, idle icons."""
    hint: QColor
    """Placeholders, on `field` only."""
    faint: QColor
    """Disabled text."""
    accent: QColor
    """Primary button, ring, ticks, caret."""
    accent_hover: QColor
    accent_pressed: QColor
    on_accent: QColor
    accent_text: QColor
    """Selected words, links, read-back."""
    accent_soft: QColor
    """Selected row, ticked chip, read-back ground."""
    red: QColor
    """Somebody must act now; nothing else is red."""
    red_soft: QColor
    amber: QColor
    amber_soft: QColor
    green: QColor
    green_soft: QColor
    halo: QColor
    """Round the field that is typed in."""
    shadow: QColor
    """One layer of a sheet's shadow."""


def _tokens(table: str, *, halo_alpha: float, shadow_alpha: int) -> Tokens:
    # `fromString`: a plain `QColor(…)` has to look among all of Qt's enums first.
    values = dict(line.split() for line in table.strip().splitlines())
    colours = {name: QColor.fromString(value) for name, value in values.items()}
    halo, shadow = QColor.fromString(values["accent"]), QColor.fromString("#000000")
    halo.setAlphaF(halo_alpha)
    shadow.setAlpha(shadow_alpha)
    return Tokens(**colours, halo=halo, shadow=shadow)


LIGHT = _tokens(
    """
    ground         #F4F0E9
    surface        #FDFBF8
    field          #FFFFFF
    paper          #FFFDF8
    hover          #EDE8DF
    line           #E5DED3
    edge           #8A8275
    text           #211E1A
    soft           #5F584D
    hint           #756D61
    faint          #8B8376
    accent         #0E5F5B
    accent_hover   #0A4D4A
    accent_pressed #073D3A
    on_accent      #FFFFFF
    accent_text    #0E5F5B
    accent_soft    #DFECE9
    red            #B3261E
    red_soft       #FCEAE7
    amber          #875000
    amber_soft     #FAEFDA
    green          #28683A
    green_soft     #E3F0E4
    """,
    halo_alpha=0.18,
    shadow_alpha=2,
)

DARK = _tokens(
    """
    ground         #171513
    surface        #1F1C19
    field          #282420
    paper          #292520
    hover          #2A2622
    line           #3A342D
    edge           #8A8174
    text           #F2EDE5
    soft           #B9B0A3
    hint           #A0978A
    faint          #857C6F
    accent         #6FC7BD
    accent_hover   #8AD5CC
    accent_pressed #A3E0D8
    on_accent      #0A2624
    accent_text    #7FD0C6
    accent_soft    #213B38
    red            #FF9A8F
    red_soft       #43221E
    amber          #EDB663
    amber_soft     #3B2D16
    green          #90CF9B
    green_soft     #20361F
    """,
    halo_alpha=0.27,
    shadow_alpha=10,
)

TOKEN_NAMES = tuple(field.name for field in fields(Tokens))


def _luminance(colour: QColor) -> float:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    red, green, blue = linear(colour.redF()), linear(colour.greenF()), linear(colour.blueF())
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """The WCAG 2 contrast ratio of two opaque colours, 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)
