"""The facts of a task: what a form gathers before saving and what the record keeps for ever after."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, ClassVar, Generic, Self, TypeVar

from receptiondesk.domain.errors import Problem
from receptiondesk.domain.fields import Field, Reading, Unreadable, named
from receptiondesk.domain.privacy import HIDDEN
from receptiondesk.i18n import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The base of every kind's facts; a subclass adds its fields and its own rules."""

    FIELDS: ClassVar[tuple[Field, ...]] = ()
    REQUIRED: ClassVar[tuple[tuple[str, ...], ...]] = ()
    """Each entry is a choice of fields of which at least one must be filled."""

    def problems(self, reading: Reading) -> tuple[Problem, ...]:
        """All that is wrong with these facts: the only place that says so."""
        found = [*self._missing(), *self._in_part()]
        for field in self.FIELDS:
            found += [u.as_problem(field.name) for u in field.type.judge(getattr(self, field.name), reading)]
        return (*found, *self.own_problems(reading))

    def own_problems(self, reading: Reading) -> tuple[Problem, ...]:
        """What only this kind knows to be wrong (an end before its start)."""
        return ()

    def _missing(self) -> list[Problem]:
        return [
            Problem(
                field=choice[0],
                code="required",
                template=_REQUIRED_WORDS.get(choice, N_("Please fill this in.")),
            )
            for choice in self.REQUIRED
            if not any(_is_filled(getattr(self, name)) for name in choice)
        ]

    def _in_part(self) -> list[Problem]:
        """What is shown in part was typed on, and not anew."""
        return [
            Problem(field=field.name, code="in_part", template=N_("This is only part of it. Please type it whole."))
            for field in self.FIELDS
            if field.recalled_mask and HIDDEN in getattr(self, field.name)
        ]

    def in_part(self) -> Self:
        """The same facts, with what is hidden as passers-by may see it."""
        texts = {field: text for field in self.FIELDS if isinstance(text := getattr(self, field.name), str)}
        return replace(self, **{field.name: field.in_part(text) for field, text in texts.items()})

    def texts(self) -> dict[str, str]:
        """Every field as text, as a form shows it and `read_facts` reads it again."""
        return {field.name: field.type.write(getattr(self, field.name)) for field in self.FIELDS}

    def values(self) -> dict[str, Any]:
        """Every field with its value, in the declared order."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


def _is_filled(value: Any) -> bool:
    if isinstance(value, str):
        return bool(value.strip())
    return value != () and value is not None


_REQUIRED_WORDS: dict[tuple[str, ...], str] = {
    ("caller", "callback_number"): N_("Who called? A name or a number, please."),
    ("matter", "wishes"): N_("What is it about? A matter or a wish, please."),
    ("purpose", "host"): N_("A purpose or a host, please."),
    ("customer", "phone"): N_("A name or a telephone number, please."),
}


F = TypeVar("F", bound=Facts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood(Generic[F]):
    """What was understood of typed texts; `facts` are whole only where there are no problems."""

    facts: F
    problems: tuple[Problem, ...]


def read_facts(base: F, texts: Mapping[str, str], reading: Reading) -> Understood[F]:
    """Put typed texts into `base` (an empty draft or a saved record's facts) and say all that is wrong.

    A text that cannot be read leaves its field as it was in `base` and gives a problem; so does a name that is
    no field.
    """
    changed: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, text in texts.items():
        try:
            changed[name] = named(base.FIELDS, name).type.read(text, reading)
        except KeyError:
            problems.append(Problem(field=name, code="unknown_field", template=N_("There is no such field.")))
        except Unreadable as error:
            problems.append(error.as_problem(name))
    facts: F = replace(base, **changed)
    unread = {problem.field for problem in problems}
    problems += [problem for problem in facts.problems(reading) if problem.field not in unread]
    return Understood(facts=facts, problems=tuple(problems))
