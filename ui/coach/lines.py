"""The lists under the spoken line, with the reasons behind them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from receptiondesk.i18n import _
from receptiondesk.services.coach import Advice as Advised
from ui.look import Role, look
from ui.widgets.advice import Advice
from ui.widgets.base import follow_look
from ui.widgets.button import CommandButton, Fit, Manner
from ui.widgets.reasons import Reasons
from ui.widgets.scroll import ScrollArea

_PADDING = 12
"""What a link has left and right of its words."""


class Lines(QWidget):
    """What to do and to avoid; *Why?* turns to the reasons, *Show all* to what was left out for an expert."""

    whole_wanted = Signal()
    turned = Signal()
    """The reasons were unfolded, or folded again."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._advised: Advised | None = None
        self._unfolded = False
        self._lists = Advice(parent=self)
        self._reasons = Reasons()
        self._view = ScrollArea(self._reasons, parent=self, on_paper=True)
        self._view.hide()
        self._links = QWidget(self)
        self._whole = self._link(self.whole_wanted.emit)
        self._why = self._link(self._turn)
        row = QHBoxLayout(self._links)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addStretch(1)
        row.addWidget(self._whole)
        row.addWidget(self._why)
        follow_look(self._translate)

    @property
    def shown(self) -> tuple[str, ...]:
        """The lines that are to be seen now, all of them whole."""
        return () if self._unfolded else self._lists.shown()

    def show_lines(self, advice: Advised, *, in_short: bool) -> None:
        """Show what a moment asks for; `in_short` only what was made for just this situation."""
        if self._advised is None or advice.moment != self._advised.moment:
            self._unfolded = False
        shown = advice.in_short() if in_short else advice
        self._advised = advice
        self._lists.set_advice(shown.do, shown.avoid)
        self._whole.setVisible(shown is not advice and shown != advice)
        self._show_reasons()

    def full_height(self, width: int) -> int:
        """The pixels that all lines need."""
        return self._lists.full_height(width)

    def least_height(self, width: int) -> int:
        """The pixels that one line each needs."""
        return self._lists.least_height(width)

    def reach(self) -> int:
        """How far the links reach over the first heading, beside which they stand."""
        return (look().sizes.notice_button - look().line(Role.LABEL)) // 2

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def _place(self) -> None:
        reach, link = self.reach(), look().sizes.notice_button
        width, height = self.width() - _PADDING, self.height()
        # The words of a link stand on the edge of the text, not its padding.
        self._links.setGeometry(0, 0, width + _PADDING, link)
        self._lists.setGeometry(0, reach, width, max(0, height - reach))
        self._view.setGeometry(0, link, width + _PADDING, max(0, height - link))

    def _link(self, follow: Callable[[], object]) -> CommandButton:
        link = CommandButton("", manner=Manner.QUIET, fit=Fit.NOTICE, parent=self._links)
        link.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        link.clicked.connect(lambda: follow())
        return link

    def _turn(self) -> None:
        self._unfolded = not self._unfolded
        self._show_reasons()
        self.turned.emit()

    def _show_reasons(self) -> None:
        reasons = _reasons(self._advised) if self._advised is not None else []
        self._why.setVisible(bool(reasons))
        self._why.set_words(_("What to do") if self._unfolded else _("Why?"))
        self._view.setVisible(self._unfolded)
        self._lists.setHidden(self._unfolded)
        if self._unfolded:
            self._reasons.set_reasons(reasons)
            self._view.verticalScrollBar().setValue(0)
        self._links.raise_()

    def _translate(self) -> None:
        self._whole.set_words(_("Show all"))
        self._why.set_words(_("What to do") if self._unfolded else _("Why?"))
        self._place()


def _reasons(advice: Advised) -> Sequence[tuple[str, str]]:
    """Each rule's reason under the first thing that it asks for."""
    leads = ((next(iter((*p.do, *p.avoid)), "") or _("“{spoken}”").format(spoken=p.say), p) for p in advice.prompts)
    return [(lead, prompt.why) for lead, prompt in leads if prompt.why]
