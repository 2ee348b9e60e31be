"""What an import came to, for programs and for people."""

from typing import Any

from receptiondesk.cli.answer import problem_document
from receptiondesk.i18n import _
from receptiondesk.services.records.report import ImportReport


def report_document(report: ImportReport) -> dict[str, Any]:
    """The counts, and each refused row with its problems."""
    return {
        "read": report.read,
        "added": report.added,
        "known": report.known,
        "refused": [
            {"row": refused.row, "problems": [problem_document(problem) for problem in refused.problems]}
            for refused in report.refused
        ],
    }


def report_lines(report: ImportReport, *, dry_run: bool = False) -> str:
    """The counts in one sentence, and a line for each problem of a refused row."""
    counts = _("{read} read, {added} added, {known} already known, {refused} refused.").format(
        read=report.read, added=report.added, known=report.known, refused=len(report.refused)
    )
    heading = [_("Nothing was written; this is what an import would do.")] if dry_run else []
    rows = [
        _("Row {row}: {text}").format(row=refused.row, text=problem.text)
        for refused in report.refused
        for problem in refused.problems
    ]
    return "\n".join((*heading, counts, *rows))
