"""``booklet --to FILE.pdf``: the coach's words as a booklet of the house."""

import argparse
from pathlib import Path

from receptiondesk.cli.answer import Answer
from receptiondesk.cli.command import Command
from receptiondesk.cli.session import Session
from receptiondesk.domain.errors import DeskError
from receptiondesk.i18n import LANGUAGES, N_, _, language


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--to", metavar="FILE.pdf", type=Path, required=True, help=_("draw to this file"))
    parser.add_argument("--topics", metavar="A,B", default="", help=_("only these kinds and topics"))
    parser.add_argument("--lang", choices=LANGUAGES, default="", help=_("the language of the words"))


def _run(given: argparse.Namespace, session: Session) -> Answer:
    library, locale = session.desk.library, given.lang or language()
    known = [chapter.id for chapter in library.chapters(locale)]
    wanted = [topic.strip() for topic in given.topics.split(",") if topic.strip()] or known
    if strange := [topic for topic in wanted if topic not in known]:
        text = N_("There is no topic “{topics}”. There are: {known}.")
        raise DeskError("unknown_topic", text, topics=", ".join(strange), known=", ".join(known))
    pdf = library.booklet(wanted, locale)
    try:
        given.to.write_bytes(pdf)
    except OSError as error:
        raise DeskError("cannot_write", N_("{file} cannot be written."), file=str(given.to)) from error
    text = _("The booklet is in {file}.").format(file=given.to)
    return Answer(document={"file": str(given.to), "topics": [topic for topic in known if topic in wanted]}, text=text)


BOOKLET = Command(words=("booklet",), purpose=N_("Draw the booklet of the house."), arguments=_arguments, run=_run)
