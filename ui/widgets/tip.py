"""What is said of a thing when the pointer rests on it."""

from html import escape


def plain_tip(text: str) -> str:
    """`text` for `setToolTip`, which takes whatever looks like markup (in a name, in a matter) for markup."""
    return f"<span>{escape(text)}</span>" if "<" in text else text
