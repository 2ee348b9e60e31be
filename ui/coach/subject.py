"""What the coach speaks about: an open form, or a record that is looked at."""

from abc import ABC, abstractmethod
from typing import Protocol

from receptiondesk.domain.clocks import Call
from receptiondesk.domain.colleague import Colleague
from receptiondesk.domain.facts import Facts
from receptiondesk.domain.task import AnyTask
from receptiondesk.services.drafts import Draft
from receptiondesk.services.kinds import AnyKind
from ui.forms.form import Form


class Subject(ABC):
    """What the coach must know of a task."""

    kind: AnyKind
    status: str

    @property
    @abstractmethod
    def key(self) -> str:
        """Which task it is."""

    @property
    @abstractmethod
    def is_begun(self) -> bool:
        """Whether there is more to it than an empty form."""

    @abstractmethod
    def facts(self) -> Facts:
        """What is known so far."""

    def field(self) -> str:
        """The field in which the talk stands; "" for a record."""
        return ""

    def colleague(self) -> Colleague | None:
        """The recipient, host or guide, where the directory knows them."""
        return None

    def repeat(self) -> bool | None:
        """Whether the person has been here before, where that is known."""
        return None

    has_caller = False
    """Whether somebody may be on the line."""

    def call(self) -> Call:
        """The telephone call behind it; nothing is known of a record's."""
        return Call()

    @abstractmethod
    def keep_call(self, call: Call) -> None:
        """The caller was put on hold, or is back on the line."""


class OpenForm(Protocol):
    """An open task of the window, as the coach knows it."""

    form: Form

    @property
    def draft(self) -> Draft: ...

    def keep_call(self, call: Call) -> None: ...


class FormSubject(Subject):
    """A form that is being filled."""

    has_caller = True

    def __init__(self, task: OpenForm) -> None:
        self._task, self._form = task, task.form
        self.kind = task.form.kind
        self.status = ""

    @property
    def key(self) -> str:
        return self._task.draft.id

    @property
    def is_begun(self) -> bool:
        return not self._form.is_empty

    def facts(self) -> Facts:
        return self._form.seen()

    def field(self) -> str:
        return self._form.focused

    def colleague(self) -> Colleague | None:
        return self._form.colleague

    def repeat(self) -> bool | None:
        return self._form.repeat

    def call(self) -> Call:
        return self._task.draft.call

    def keep_call(self, call: Call) -> None:
        self._task.keep_call(call)


class RecordSubject(Subject):
    """A saved task; its state says which moment it is in."""

    def __init__(self, kind: AnyKind, task: AnyTask, colleague: Colleague | None) -> None:
        self.kind = kind
        self.status = task.status
        self._task, self._colleague = task, colleague

    @property
    def key(self) -> str:
        return self._task.number

    @property
    def is_begun(self) -> bool:
        return True

    def facts(self) -> Facts:
        facts: Facts = self._task.facts
        return facts

    def colleague(self) -> Colleague | None:
        return self._colleague

    def keep_call(self, call: Call) -> None:
        raise AssertionError("nobody is on the line of a record")
