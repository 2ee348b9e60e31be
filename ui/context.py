"""What every page and form is given: the desk, its helpers, and the ways to other parts of the window."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, Signal

from receptiondesk.desk import Desk
from receptiondesk.domain.attendance import Stage
from receptiondesk.domain.task import AnyTask
from receptiondesk.domain.telling import Mail
from receptiondesk.i18n import _, ngettext
from receptiondesk.services.kinds import AnyKind, Verb
from receptiondesk.services.tasks import Taken
from ui.commands.keys import Do
from ui.notices.notices import Action, Notices, apart
from ui.operations.operations import Operations


@dataclass(frozen=True, slots=True, kw_only=True)
class FormWanted:
    """A form to be opened: empty, with texts filled in, or with a record to be corrected."""

    kind: str
    texts: Mapping[str, str] = field(default_factory=dict)
    correcting: AnyTask | None = None
    ringing: bool = False
    """Whether the telephone rings for it just now."""


class Context(QObject):
    """Handed to whatever stands in the window; signals lead to the parts that it does not know."""

    tasks_changed = Signal(object)
    """The numbers (frozenset) of tasks that are new or different, here or at another desk."""
    form_wanted = Signal(object)
    """A `FormWanted`."""
    record_wanted = Signal(str)
    """Show the record of that number in the logbook."""
    subject_changed = Signal(object)
    """The record (`AnyTask`, or None) that a page shows or has selected: the coach speaks about it."""
    colleague_wanted = Signal(str)
    """Show the colleague of that reference in the directory."""
    page_wanted = Signal(str)
    """Show the page of that id."""
    library_wanted = Signal(str)
    """Open the library where that is written: a guide's id, ``guide/moment`` as the coach names it, or a rule's id."""
    own_words_wanted = Signal(str, str)
    """Show where the company writes its own words: a guide's id, and a moment's or a rule's, or ""."""
    words_changed = Signal()
    """The company has changed the coach's words: who shows them reads them again."""
    person_erased = Signal()
    """What is about somebody was erased: whoever has a form open looks whether it is theirs."""
    guide_trouble = Signal(object)
    """A file of the company's words that is not understood (a `GuideUnreadable`)."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.operations = Operations(self)
        self.notices = Notices(self)
        self.last_printed = ""
        """The number whose slip was asked for last, for *Print again*."""
        self.last_moved: tuple[AnyTask, ...] = ()
        """What the last step has moved, as it is since, for *Undo*."""
        # Given on the thread that saved; the signal brings it to the receivers' own.
        desk.changes.subscribe(self.tasks_changed.emit)
        # Read on whatever thread the words were wanted first.
        self.guide_trouble.connect(self.notices.trouble)
        desk.later_coach.once_made(lambda coach: coach.on_trouble(self.guide_trouble.emit))
        desk.later_phrases.once_made(lambda phrases: phrases.on_trouble(self.guide_trouble.emit))
        self.operations.failed.connect(self.notices.trouble)

    def kind(self, kind_id: str) -> AnyKind:
        """One kind of task."""
        return self.desk.kinds[kind_id]

    def report(self, taken: Taken, said: str) -> None:
        """Say what came of a save: `said` and where the slip is, or in red why it is not on paper."""
        number, said = taken.task.number, with_mail(said, taken.mail)
        again = Action(label=_(Do.PRINT_AGAIN.label), key=Do.PRINT_AGAIN.key, run=lambda: self.print_again(number))
        if taken.trouble is not None:
            self.last_printed = number
            self.notices.warn(
                _("{said} Its slip did not print: {why}").format(said=said, why=taken.trouble.text), again
            )
        elif taken.printed_on:
            self.last_printed = number
            self.notices.say(_("{said} Slip printed on {printer}.").format(said=said, printer=taken.printed_on), again)
        else:
            show = Action(label=_("Show"), run=lambda: self.record_wanted.emit(number))
            self.notices.say(said, show)

    def print_again(self, number: str = "") -> None:
        """Print a saved task's slip once more; the last one where no number is given."""
        wanted = number or self.last_printed
        if not wanted:
            return
        self.operations.run(
            lambda: self.desk.tasks.print_again(wanted),
            lambda taken: self.report(taken, _("{number} is saved.").format(number=wanted)),
        )

    def do(self, verb: str, numbers: tuple[str, ...], texts: Mapping[str, str] | None = None) -> None:
        """Move tasks on and say so, with *Undo*."""

        def move() -> tuple[tuple[AnyTask, ...], tuple[Mail, ...]]:
            before = len(self.desk.telling.of(*numbers))
            return self.desk.tasks.do(verb, numbers, texts), self.desk.telling.of(*numbers)[before:]

        def done(moved: tuple[tuple[AnyTask, ...], tuple[Mail, ...]]) -> None:
            self.last_moved, mails = moved
            undo = Action(label=_(Do.UNDO.label), key=Do.UNDO.key, run=self.undo)
            said = self._said(verb, self.last_moved)
            self.notices.say(with_mail(said, next(iter(mails), None)), undo)

        self.operations.run(move, done)

    def undo(self) -> None:
        """Take the last step of this window back, of all tasks that it moved."""
        moved, self.last_moved = self.last_moved, ()
        if not moved:
            return
        one = _("The last step of {number} was undone.").format(number=moved[0].number)
        several = _("The last step of {count} tasks was undone.").format(count=len(moved))
        self.operations.run(
            lambda: self.desk.tasks.undo_all(moved),
            lambda _undone: self.notices.say(one if len(moved) == 1 else several),
        )

    def _said(self, verb_id: str, tasks: tuple[AnyTask, ...]) -> str:
        """What was done; with the passes that somebody who leaves must give back."""
        kind = self.kind(tasks[0].kind)
        verb, task = kind.verb(verb_id), tasks[0]
        if len(tasks) > 1:
            said = _("{count} tasks: {done}.").format(count=len(tasks), done=_(verb.done))
        else:
            name = apart(kind.headline(task.facts))
            said = _("{number} {name}: {done}.").format(number=task.number, name=name, done=_(verb.done))
        passes = [pass_number for task in tasks if (pass_number := _given_back(kind, verb, task))]
        if not passes:
            return said
        return ngettext("{said} Take back pass {passes}.", "{said} Take back passes {passes}.", len(passes)).format(
            said=said, passes=_(", ").join(passes)
        )


def with_mail(said: str, mail: Mail | None) -> str:
    """`said`, and whether the colleague is told."""
    if mail is None:
        return said
    if mail.waits:
        return _("{said} The mail is on its way.").format(said=said)
    why = mail.trouble.words if mail.trouble else ""
    return _("{said} Not told by mail. {why}").format(said=said, why=why)


def _given_back(kind: AnyKind, verb: Verb[Any], task: AnyTask) -> str:
    """The pass of somebody who was on site before the step and is not any more; "" for none."""
    came_in = any(kind.stages.get(status, Stage.EXPECTED) is not Stage.EXPECTED for status in verb.starts)
    attendance = kind.attendance(task.facts)
    if attendance is None or not came_in or verb.ends in kind.stages:
        return ""
    return attendance.pass_number
