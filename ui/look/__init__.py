"""How the desk looks: colours, letters, sizes and icons, live.

    from ui.look import Role, look, draw_icon
    look().colours.accent            # a QColor of the scheme shown now
    look().font(Role.BODY, 500)      # a QFont at the present text size
    look().sizes.control             # 36 px at 100 %
    look().changed.connect(...)      # scheme, text size or language changed
    look().apply(scheme=Scheme.DARK, text_scale=1.5)

The language is `receptiondesk.i18n`'s: `i18n.install("zh_CN")` changes the look too.
"""

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
