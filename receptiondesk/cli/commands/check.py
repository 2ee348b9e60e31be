"""``check``: proves file, history and records, and gives the head of the history to be held outside."""

import argparse

from receptiondesk.cli.answer import FAILED, Answer
from receptiondesk.cli.command import Command
from receptiondesk.cli.session import Session
from receptiondesk.i18n import N_, _
from receptiondesk.services.checking import Checked, check, read_head, write_head
from receptiondesk.services.lost import find_lost, lost_in_words


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--held", metavar="ENTRIES:HEAD", default="", help=_("a head that was kept outside the desk"))
    parser.add_argument("--seen", action="store_true", help=_("what was lost is known now: say it no more"))


def _run(given: argparse.Namespace, session: Session) -> Answer:
    desk, session.says_losses = session.desk, False
    checked = check(desk.store, held=read_head(given.held) if given.held else None)
    document = {"tasks": checked.tasks, "entries": checked.head.entries, "head": write_head(checked.head)}
    findings = [{"code": finding.code, "text": finding.text, **finding.values} for finding in checked.findings]
    if given.seen:
        desk.backups.take_note()
    elif lost := find_lost(desk.store, desk.backups):
        findings.append({"code": "lost", "text": lost_in_words(lost)})
    if not findings:
        return Answer(document={**document, "in_order": True}, text=_in_order(checked))
    lines = [str(finding["text"]) for finding in findings]
    error = {"code": "not_in_order", "text": lines[0]}
    return Answer(document={"error": error, "findings": findings, **document}, text="\n".join(lines), status=FAILED)


def _in_order(checked: Checked) -> str:
    said = _("Everything is in order: {tasks} tasks, {entries} entries in the history.")
    held = _("The head of the history, to be held outside: {head}")
    return "\n".join(
        (
            said.format(tasks=checked.tasks, entries=checked.head.entries),
            held.format(head=write_head(checked.head)),
        )
    )


CHECK = Command(words=("check",), purpose=N_("Prove file, history and records."), arguments=_arguments, run=_run)
