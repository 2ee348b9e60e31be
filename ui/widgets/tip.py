"""What somebody has typed, for those places of the screen that look for more than text in it."""

from html import escape


def plain_tip(text: str) -> str:
    """`text` for `setToolTip`, which takes whatever looks like markup (in a name, in a matter) for markup."""
    return f"<span>{escape(text)}</span>" if "<" in text else text


def plain_title(text: str) -> str:
    """`text` for a tab or an entry of a menu, which takes what follows an ampersand for a key."""
    return text.replace("&", "&&")
