"""What the coach speaks about: an open form, or a record that is looked at."""

from abc import ABC, abstractmethod

from receptiondesk.domain.colleague import Colleague
from receptiondesk.domain.facts import Facts
from receptiondesk.domain.task import AnyTask
from receptiondesk.services.kinds import AnyKind
from ui.forms.form import Form


class Subject(ABC):
    """What the coach must know of a task."""

    kind: AnyKind
    status: str

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


class FormSubject(Subject):
    """A form that is being filled."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self.kind = form.kind
        self.status = ""

    def facts(self) -> Facts:
        return self._form.understood().facts

    def field(self) -> str:
        return self._form.focused

    def colleague(self) -> Colleague | None:
        return self._form.colleague

    def repeat(self) -> bool | None:
        return self._form.repeat


class RecordSubject(Subject):
    """A saved task; its state says which moment it is in."""

    def __init__(self, kind: AnyKind, task: AnyTask, colleague: Colleague | None) -> None:
        self.kind = kind
        self.status = task.status
        self._task, self._colleague = task, colleague

    def facts(self) -> Facts:
        facts: Facts = self._task.facts
        return facts

    def colleague(self) -> Colleague | None:
        return self._colleague
