"""What stands in the window when the desk cannot be opened: why, what can be put back, and how to go on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from receptiondesk.domain.when import now
from receptiondesk.i18n import _, ngettext
from receptiondesk.services.rescue import Rescue
from ui.look import MEDIUM, Role, look
from ui.look.times import whole
from ui.widgets.base import Tone
from ui.widgets.button import CommandButton, Manner
from ui.widgets.sheet import Sheet
from ui.widgets.text import TextBlock

_WIDEST = 620


class TroublePage(QWidget):
    """One sentence; where a copy may help, what it holds and what would be missing; and the buttons."""

    again = Signal()
    put_back_wanted = Signal()

    def __init__(self, why: str) -> None:
        super().__init__()
        self._why = TextBlock(why, tone=Tone.SOFT, centred=True)
        self._copy = Sheet()
        self._copy.column.setSpacing(8)
        self._copy.hide()
        self._again = CommandButton(_("Try again"), manner=Manner.PRIMARY)
        self._again.clicked.connect(self.again)
        self._back: CommandButton | None = None
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(64, 64, 64, 64)
        column.setSpacing(16)
        column.addStretch(1)
        column.addWidget(TextBlock(_("The desk cannot be opened"), role=Role.TITLE, centred=True))
        column.addWidget(self._why)
        column.addLayout(_in_the_middle(self._copy))
        column.addWidget(self._again, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def say(self, words: str) -> None:
        """What goes on, or why it did not go, in place of what was said before."""
        self._why.set_words(words)

    def wait(self, words: str) -> None:
        """Say what goes on; nothing else can be begun meanwhile."""
        self.say(words)
        self._allow(False)

    def refuse(self, words: str) -> None:
        """Say why it did not go; everything can be tried again."""
        self.say(words)
        self._allow(True)

    def offer(self, why: str, rescue: Rescue | None) -> None:
        """Show what can be put back and what would be missing then; None where there is nothing."""
        self.refuse(why)
        if rescue is None:
            self._add(_("There is no sound copy that could be put back. Call whoever looks after this computer."))
            return
        made = whole(rescue.copy.made_at.astimezone(), now().date())
        self._add(_in_the_copy(rescue, made), tone=Tone.PLAIN, weight=MEDIUM)
        self._add(_what_would_be_missing(rescue))
        self._add(
            _(
                "The damaged file is kept beside the copies. What is typed and not yet saved stays, and what the copy "
                "lacks opens again as a draft where this desk still has it."
            )
        )
        self._back = CommandButton(_("Put the copy of {time} back").format(time=made), manner=Manner.PRIMARY)
        self._back.clicked.connect(self.put_back_wanted)
        self._again.set_manner(Manner.PLAIN)
        self._column.insertWidget(self._column.indexOf(self._again), self._back, 0, Qt.AlignmentFlag.AlignHCenter)

    def _add(self, words: str, *, tone: Tone = Tone.SOFT, weight: int | None = None) -> None:
        self._copy.column.addWidget(TextBlock(words, tone=tone, weight=weight))
        self._copy.show()

    def _allow(self, on: bool) -> None:
        for button in (self._again, self._back):
            if button is not None:
                button.setEnabled(on)


def _in_the_middle(sheet: QWidget) -> QHBoxLayout:
    """As wide as one reads well, with the page's ground at both sides."""
    sheet.setMaximumWidth(round(_WIDEST * look().scale))
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(sheet, 100)
    row.addStretch(1)
    return row


def _in_the_copy(rescue: Rescue, made: str) -> str:
    many = rescue.copy.tasks
    if not rescue.newest:
        return _("The last good copy is of {time}. It holds no task yet.").format(time=made)
    return ngettext(
        "The last good copy is of {time}. It holds {count} task, {newest}.",
        "The last good copy is of {time}. It holds {count} tasks; the newest is {newest}.",
        many,
    ).format(time=made, count=many, newest=rescue.newest)


def _what_would_be_missing(rescue: Rescue) -> str:
    shown = rescue.damaged
    if shown is None:
        return _("Whatever was saved after it would be missing. In the damaged file nothing can be read any more.")
    if not shown.newest:
        return ngettext(
            "Whatever was saved after it would be missing. The damaged file still shows {count} task.",
            "Whatever was saved after it would be missing. The damaged file still shows {count} tasks.",
            shown.tasks,
        ).format(count=shown.tasks)
    return ngettext(
        "Whatever was saved after it would be missing. The damaged file still shows {count} task, {newest}.",
        "Whatever was saved after it would be missing. The damaged file still shows {count} tasks; the newest is "
        "{newest}.",
        shown.tasks,
    ).format(count=shown.tasks, newest=shown.newest)
