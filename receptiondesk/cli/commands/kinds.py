"""``kinds``: what the desk logs, for programs that want to know."""

import argparse
from typing import Any

from receptiondesk.cli.answer import Answer
from receptiondesk.cli.command import Command
from receptiondesk.cli.layout import columns
from receptiondesk.cli.session import Session
from receptiondesk.i18n import N_, _, language
from receptiondesk.services.coach import Coach
from receptiondesk.services.kinds import AnyKind
from receptiondesk.tasks.registry import TASK_KINDS


def _arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing follows."""


def _run(given: argparse.Namespace, session: Session) -> Answer:
    coach = Coach()
    return Answer(
        document={"kinds": [_document(kind, coach) for kind in TASK_KINDS]},
        text="\n\n".join(_lines(kind) for kind in TASK_KINDS),
    )


def _document(kind: AnyKind, coach: Coach) -> dict[str, Any]:
    needed = kind.empty.REQUIRED
    return {
        "id": kind.id,
        "label": _(kind.label),
        "prefix": kind.prefix,
        "fields": [
            {
                "name": field.name,
                "label": _(field.label),
                "type": field.type.name,
                "required": (field.name,) in needed,
                "choices": [option.code for option in field.options],
            }
            for field in kind.fields
        ],
        "required_one_of": [list(choice) for choice in needed if len(choice) > 1],
        "statuses": [status.id for status in kind.statuses],
        "verbs": [verb.id for verb in kind.verbs] + ["correct"],
        "moments": [moment.id for moment in coach.moments(kind.id, language())],
    }


def _lines(kind: AnyKind) -> str:
    rows = []
    for field in kind.fields:
        needs = [choice for choice in kind.empty.REQUIRED if field.name in choice]
        mark = (
            ""
            if not needs
            else "*"
            if len(needs[0]) == 1
            else _("* or {others}").format(others=", ".join(name for name in needs[0] if name != field.name))
        )
        choices = ", ".join(option.code for option in field.options)
        rows.append(("  " + field.name, _(field.label), field.type.name, mark, choices))
    verbs = ", ".join([verb.id for verb in kind.verbs] + ["correct"])
    return f"{kind.id} ({kind.prefix}-)  {_(kind.label)}\n{columns(rows)}\n  {verbs}"


KINDS = Command(
    words=("kinds",),
    purpose=N_("Show the kinds of tasks with their fields and verbs."),
    arguments=_arguments,
    run=_run,
)
