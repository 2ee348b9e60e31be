"""``import KIND FILE``: records from a table of somebody else's."""

import argparse
from pathlib import Path

from receptiondesk.cli.answer import Answer
from receptiondesk.cli.command import Command
from receptiondesk.cli.counting import report_document, report_lines
from receptiondesk.cli.session import Session
from receptiondesk.i18n import N_, _


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", metavar="KIND")
    parser.add_argument("file", metavar="FILE", type=Path, help=_("CSV, TSV, XLSX or a calendar (ICS)"))
    parser.add_argument("--columns", metavar="MAP.toml", type=Path, help=_("how its columns become fields"))
    parser.add_argument("--dry-run", action="store_true", help=_("only say what would happen"))


def _run(given: argparse.Namespace, session: Session) -> Answer:
    kind = session.kind(given.kind)
    report = session.desk.records.import_file(kind, given.file, columns=given.columns, dry_run=given.dry_run)
    return Answer(document=report_document(report), text=report_lines(report, dry_run=given.dry_run))


IMPORT = Command(
    words=("import",),
    purpose=N_("Read records from a table, or visits from a calendar."),
    arguments=_arguments,
    run=_run,
)
