"""A time as it is typed: “09:38” with a soft “today” behind it."""

import re

from PySide6.QtWidgets import QWidget

from receptiondesk.i18n import _
from ui.widgets.base import follow_look
from ui.widgets.text_field import TextField

_CLOCK_ALONE = re.compile(r"\s*\d{1,2}[:：.]?\d{2}\s*(?:[aApP]\.?[mM]\.?)?\s*")


class TimeField(TextField):
    """A field for a time or a day. `text()` is what stands there, raw; whoever takes it reads it."""

    def __init__(self, name: str = "", *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, hint=hint, parent=parent)
        self.textChanged.connect(lambda _text: self._show_day())
        follow_look(self._show_day)

    def _show_day(self) -> None:
        # A clock without a day means today; say so, for whoever types over midnight.
        self.set_suffix(_("today") if _CLOCK_ALONE.fullmatch(self.text()) else "")
