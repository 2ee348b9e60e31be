"""How the desk looks: colours, letters, sizes and icons, live.

    from ui.look import Role, look, draw_icon
    look().colours.accent            # a QColor of the scheme shown now
    look().font(Role.BODY, 500)      # a QFont at the present text size
    look().sizes.control             # 36 px at 100 %
    look().changed.connect(...)      # scheme, text size or language changed
    look().apply(scheme=Scheme.DARK, text_scale=1.5)

The language is `receptiondesk.i18n`'s: `i18n.install("zh_CN")` changes the look too.

Names are fetched when they are first asked for: an empty window can be painted with `ui.look.tokens` and
`ui.look.palette` alone, before fonts, icons and the rest are there.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.look.icons import draw_icon, icon, icon_names, icon_pixmap
    from ui.look.live import Look, Scheme, look
    from ui.look.typography import MEDIUM, REGULAR, STRONG, Role

__all__ = [
    "MEDIUM",
    "REGULAR",
    "STRONG",
    "Look",
    "Role",
    "Scheme",
    "draw_icon",
    "icon",
    "icon_names",
    "icon_pixmap",
    "look",
]

_HOMES = {
    **dict.fromkeys(("draw_icon", "icon", "icon_names", "icon_pixmap"), "ui.look.icons"),
    **dict.fromkeys(("Look", "Scheme", "look"), "ui.look.live"),
    **dict.fromkeys(("MEDIUM", "REGULAR", "STRONG", "Role"), "ui.look.typography"),
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value
