"""``export KIND FILE``: records as a table for a spreadsheet."""

import argparse
from pathlib import Path

from receptiondesk.cli.answer import Answer
from receptiondesk.cli.command import Command
from receptiondesk.cli.options import add_days, read_days
from receptiondesk.cli.session import Session
from receptiondesk.domain.task import LogbookFilter
from receptiondesk.i18n import N_, _, ngettext


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", metavar="KIND")
    parser.add_argument("file", metavar="FILE", type=Path, help=_("its ending says whether CSV or XLSX"))
    add_days(parser)


def _run(given: argparse.Namespace, session: Session) -> Answer:
    kind = session.kind(given.kind)
    first, last = read_days(given, session.desk.settings.reading())
    wanted = LogbookFilter(kinds=(kind.id,), first_day=first, last_day=last)
    count = session.desk.records.export_file(kind, given.file, wanted)
    text = ngettext("{count} record is in {file}.", "{count} records are in {file}.", count)
    return Answer(
        document={"file": str(given.file), "written": count},
        text=text.format(count=count, file=given.file),
    )


EXPORT = Command(words=("export",), purpose=N_("Write records to a CSV or XLSX file."), arguments=_arguments, run=_run)
