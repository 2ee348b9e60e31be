"""``check``: proves file, history and records, and gives the head of the history to be held outside."""

import argparse

from receptiondesk.cli.answer import FAILED, Answer
from receptiondesk.cli.command import Command
from receptiondesk.cli.session import Session
from receptiondesk.domain.errors import DraftRefused, Problem
from receptiondesk.i18n import N_, _
from receptiondesk.services.checking import Checked, check
from receptiondesk.storage.chain import Head


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--held", metavar="ENTRIES:HEAD", default="", help=_("a head that was kept outside the desk"))


def _run(given: argparse.Namespace, session: Session) -> Answer:
    checked = check(session.desk.store, held=_held(given.held))
    document = {"tasks": checked.tasks, "entries": checked.entries, "head": f"{checked.entries}:{checked.head}"}
    if checked.is_in_order:
        return Answer(document={**document, "in_order": True}, text=_in_order(checked))
    lines = [finding.text for finding in checked.findings]
    findings = [{"code": finding.code, "text": finding.text, **finding.values} for finding in checked.findings]
    error = {"code": "not_in_order", "text": lines[0]}
    return Answer(document={"error": error, "findings": findings, **document}, text="\n".join(lines), status=FAILED)


def _held(written: str) -> Head | None:
    if not written:
        return None
    entries, _colon, link = written.partition(":")
    if not entries.isdecimal() or not link:
        template = N_("A head is written as the check gives it: entries, a colon, the head.")
        raise DraftRefused([Problem(field="held", code="not_a_head", template=template)])
    return Head(entries=int(entries), link=link.lower())


def _in_order(checked: Checked) -> str:
    said = _("Everything is in order: {tasks} tasks, {entries} entries in the history.")
    held = _("The head of the history, to be held outside: {head}")
    return "\n".join(
        (
            said.format(tasks=checked.tasks, entries=checked.entries),
            held.format(head=f"{checked.entries}:{checked.head}"),
        )
    )


CHECK = Command(words=("check",), purpose=N_("Prove file, history and records."), arguments=_arguments, run=_run)
