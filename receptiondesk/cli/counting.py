"""What an import came to, for programs and for people."""

from typing import Any

from receptiondesk.cli.answer import problem_document
from receptiondesk.i18n import _, ngettext
from receptiondesk.services.records.report import ImportReport


def report_document(report: ImportReport) -> dict[str, Any]:
    """The counts, and each refused row with its problems (the first 10,000 of them)."""
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
        read=report.read, added=report.added, known=report.known, refused=report.left_out
    )
    heading = [_("Nothing was written; this is what an import would do.")] if dry_run else []
    rows = [
        _("Row {row}: {text}").format(row=refused.row, text=problem.text)
        for refused in report.refused
        for problem in refused.problems
    ]
    more = ngettext("{count} more", "{count} more", report.unnamed)
    rest = [more.format(count=report.unnamed)] if report.unnamed else []
    return "\n".join((*heading, counts, *rows, *rest))
