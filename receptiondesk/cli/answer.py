"""What a command answers: one document for programs, some lines for people, and an exit status."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from receptiondesk.domain.errors import DeskError, Problem

DONE, FAILED, HAS_PROBLEMS = 0, 1, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """How a command ended."""

    document: Mapping[str, Any]
    """The JSON document."""
    text: str
    """The same for people, in the screen's language."""
    status: int = DONE


def failed(trouble: DeskError) -> Answer:
    """It failed, and nobody who typed did anything wrong."""
    from receptiondesk.storage.engine import WITHOUT_A_FORM  # whoever fails has loaded more than that

    other = WITHOUT_A_FORM.get(trouble.template)
    said = DeskError(trouble.code, other, **trouble.values).text if other else trouble.text
    return Answer(document={"error": {"code": trouble.code, "text": said}}, text=said, status=FAILED)


def has_problems(problems: Sequence[Problem], *, usage: str = "") -> Answer:
    """The input has problems; nothing was written."""
    lines = [f"{problem.field}: {problem.text}" if problem.field else problem.text for problem in problems]
    return Answer(
        document={"problems": [problem_document(problem) for problem in problems]},
        text="\n".join(filter(None, (*lines, usage.strip()))),
        status=HAS_PROBLEMS,
    )


def problem_document(problem: Problem) -> dict[str, str]:
    """One problem as JSON."""
    return {"field": problem.field, "code": problem.code, "text": problem.text}
