"""``directory import FILE``: colleagues from a CSV table or from vCards."""

import argparse
from pathlib import Path

from receptiondesk.cli.answer import Answer
from receptiondesk.cli.command import Command
from receptiondesk.cli.counting import report_document, report_lines
from receptiondesk.cli.session import Session
from receptiondesk.i18n import N_, _
from receptiondesk.services.directory_files import import_colleagues


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help=_("CSV, TSV, XLSX or vCard"))


def _run(given: argparse.Namespace, session: Session) -> Answer:
    report = import_colleagues(session.desk.directory, given.file)
    return Answer(document=report_document(report), text=report_lines(report))


DIRECTORY_IMPORT = Command(
    words=("directory", "import"),
    purpose=N_("Read colleagues from a CSV or vCard file."),
    arguments=_arguments,
    run=_run,
)
