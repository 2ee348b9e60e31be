"""Which printer the slips come out of: those of this computer, and a test page to be sure."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from receptiondesk.domain.facts import Facts
from receptiondesk.domain.fields import LongText
from receptiondesk.domain.task import Task
from receptiondesk.domain.when import now
from receptiondesk.i18n import _
from ui.context import Context
from ui.operations.latest import Latest
from ui.widgets.base import follow_look
from ui.widgets.button import CommandButton, Fit
from ui.widgets.choice import Choice


class PrinterChoice(Choice):
    """Offers the printers that there are; a chosen one that is away stays chosen and is marked."""

    def __init__(self, context: Context, unset: str, parent: QWidget | None = None) -> None:
        """`unset` is the English of what it means to choose none."""
        super().__init__("", parent=parent)
        self._unset = unset
        self._context = context
        self._latest = Latest(context.operations, self)
        self._found: tuple[str, ...] | None = None
        """None until the system has answered."""
        self.test_button = CommandButton("", icon="printer", fit=Fit.CONTROL)
        self.test_button.clicked.connect(self._print_a_test_page)
        self.currentIndexChanged.connect(self._show_button)
        follow_look(self._say)

    def set_text(self, text: str) -> None:
        """Choose a printer, also one that is not there now."""
        if text and self.findData(text) < 0:
            self.addItem(text, text)
        super().set_text(text)

    def look_for_printers(self) -> None:
        """Ask the system off the GUI thread: a printer far away takes its time."""

        def found() -> tuple[str, ...]:
            from ui.printing import printers

            return printers()

        self._latest.ask(found, self._show_found)

    def _show_found(self, found: tuple[str, ...]) -> None:
        self._found = found
        self._offer()

    def _offer(self) -> None:
        chosen, found = self.text(), self._found or ()
        options = [("", _(self._unset)), *((name, name) for name in found)]
        if chosen and chosen not in found:
            gone = self._found is not None
            options.append((chosen, _("{printer} (not there now)").format(printer=chosen) if gone else chosen))
        self.set_options(options)
        self._show_button()

    def _show_button(self) -> None:
        self.test_button.setEnabled(bool(self.text()))

    def _say(self) -> None:
        self.set_hint(_(self._unset))
        self.test_button.set_words(_("Print a test page"))
        self._offer()

    def _print_a_test_page(self) -> None:
        """A slip that says what it is: the first kind's own, with the words in its fields."""
        context, printer = self._context, self.text()
        kind = next(iter(context.desk.kinds.values()))
        settings, moment = context.desk.settings(), now()
        facts = kind.begin(_test_facts(kind.empty), moment)
        task = Task(
            number=f"{kind.prefix}-000000",
            kind=kind.id,
            status=kind.status_of(facts, ""),
            station=settings.station,
            taken_by=settings.receptionist,
            opened_at=moment,
            facts=facts,
        )
        context.operations.run(
            lambda: context.desk.papers.print_slip(task, printer=printer),
            lambda name: context.notices.say(_("A test page went to {printer}.").format(printer=name)),
        )


def _test_facts(empty: Facts) -> Facts:
    """A draft that says in its first required fields, and in its long ones, what it is."""
    words = _("Test page of Reception Desk")
    names = {choice[0] for choice in empty.REQUIRED}
    names |= {field.name for field in empty.FIELDS if isinstance(field.type, LongText)}
    return replace(empty, **dict.fromkeys(names, words))
