"""``slip NUMBER``: draws a slip to a file, or prints it."""

import argparse
from pathlib import Path
from typing import Any

from receptiondesk.cli.answer import Answer
from receptiondesk.cli.command import Command
from receptiondesk.cli.session import Session
from receptiondesk.i18n import LANGUAGES, N_, _
from receptiondesk.services.files import write_private
from receptiondesk.services.settings import PAPERS


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("number", metavar="NUMBER")
    way = parser.add_mutually_exclusive_group(required=True)
    way.add_argument("--to", metavar="FILE.pdf", type=Path, help=_("draw to this file"))
    way.add_argument("--printer", metavar="NAME", help=_("print on this printer"))
    parser.add_argument("--paper", choices=[option.code for option in PAPERS], default="")
    parser.add_argument("--lang", choices=[*LANGUAGES, "both"], default="", help=_("the language of the slip"))


def _run(given: argparse.Namespace, session: Session) -> Answer:
    desk = session.desk
    task = desk.tasks.get(given.number.strip().upper())
    answer: dict[str, Any] = {"number": task.number, "paper": given.paper or desk.settings().paper}
    if given.printer is not None:
        name = desk.papers.print_slip(task, printer=given.printer, paper=given.paper, language=given.lang)
        text = _("The slip of {number} went to “{printer}”.").format(number=task.number, printer=name)
        return Answer(document={**answer, "printer": name}, text=text)
    pdf = desk.papers.slip([task], paper=given.paper, language=given.lang)
    write_private(given.to, pdf)
    text = _("The slip of {number} is in {file}.").format(number=task.number, file=given.to)
    return Answer(document={**answer, "file": str(given.to)}, text=text)


SLIP = Command(words=("slip",), purpose=N_("Draw a slip, or print it."), arguments=_arguments, run=_run)
