"""The three kinds of trouble: a problem in a draft, a failure with a way out, and (anything else) a bug."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field

from receptiondesk.i18n import N_, _


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong in a draft, said beside its field in the screen's language."""

    field: str
    """The field's name; "" where the whole draft is meant."""
    code: str
    """What is wrong, for programs, e.g. ``too_long``."""
    template: str
    """What is wrong, for people, in English with ``{placeholders}``."""
    values: Mapping[str, str | int] = dataclass_field(default_factory=dict)

    @property
    def text(self) -> str:
        """The sentence to show."""
        return _(self.template).format(**self.values)


class DeskError(Exception):
    """Something failed that nobody did wrong; shown as a notice with a way out."""

    def __init__(self, code: str, template: str, **values: str | int) -> None:
        self.code = code
        self.template = template
        self.values = values
        super().__init__(template)

    @property
    def text(self) -> str:
        """The sentence to show, in the screen's language."""
        return _(self.template).format(**self.values)

    def __str__(self) -> str:
        return self.text


class DraftRefused(Exception):
    """A draft was handed in that has problems; nothing was written."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(f"{p.field}: {p.code}" for p in self.problems))


class ChangedElsewhere(DeskError):
    """Another desk saved the same task first; its version is kept and nothing was overwritten."""

    def __init__(self, number: str) -> None:
        super().__init__(
            "changed_elsewhere",
            N_("{number} was changed at another desk meanwhile. Open it again to see both."),
            number=number,
        )


class UnknownTask(DeskError):
    """No task has that number."""

    def __init__(self, number: str) -> None:
        super().__init__("unknown_task", N_("There is no task {number}."), number=number)
