"""Forms are tried in the real window, with somebody sitting at it."""

from tests.ui.shell.conftest import desk_home, sitting

__all__ = ["desk_home", "sitting"]
