"""Our colours in Qt's own roles, for what Qt paints by itself on the Fusion style: menus, tips, dialogs."""

from PySide6.QtGui import QPalette

from ui.look.tokens import Tokens


def palette_of(colours: Tokens) -> QPalette:
    """A full palette, with disabled text faint in every role that carries text."""
    role = QPalette.ColorRole
    palette = QPalette()
    for which, colour in (
        (role.Window, colours.surface),
        (role.WindowText, colours.text),
        (role.Base, colours.field),
        (role.AlternateBase, colours.surface),
        (role.Text, colours.text),
        (role.PlaceholderText, colours.hint),
        (role.Button, colours.field),
        (role.ButtonText, colours.text),
        (role.BrightText, colours.red),
        (role.ToolTipBase, colours.paper),
        (role.ToolTipText, colours.text),
        (role.Highlight, colours.accent),
        (role.HighlightedText, colours.on_accent),
        (role.Accent, colours.accent),
        (role.Link, colours.accent_text),
        (role.LinkVisited, colours.accent_text),
        (role.Light, colours.field),
        (role.Midlight, colours.hover),
        (role.Mid, colours.line),
        (role.Dark, colours.edge),
        (role.Shadow, colours.edge),
    ):
        palette.setColor(which, colour)
    disabled = QPalette.ColorGroup.Disabled
    for which in (role.WindowText, role.Text, role.ButtonText, role.PlaceholderText):
        palette.setColor(disabled, which, colours.faint)
    palette.setColor(disabled, role.Highlight, colours.line)
    palette.setColor(disabled, role.HighlightedText, colours.faint)
    return palette
