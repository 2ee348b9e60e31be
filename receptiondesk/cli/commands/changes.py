"""``changes [--about WHAT] …``: what was changed in the house, newest first."""

import argparse

from receptiondesk.cli.answer import Answer
from receptiondesk.cli.command import Command
from receptiondesk.cli.documents import history_document
from receptiondesk.cli.layout import columns, when_text
from receptiondesk.cli.options import add_limit, read_limit
from receptiondesk.cli.session import Session
from receptiondesk.cli.wording import NOTHING
from receptiondesk.domain.errors import DraftRefused
from receptiondesk.domain.fields import Count, Reading, Unreadable
from receptiondesk.domain.house import About
from receptiondesk.i18n import N_, _
from receptiondesk.services.house_words import Kinds, in_words, line_of
from receptiondesk.storage.house import HouseEntry


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--about",
        metavar="WHAT",
        choices=[about.value for about in About],
        help=_("only that: {choices}").format(choices=", ".join(About)),
    )
    add_limit(parser)
    parser.add_argument("--before", metavar="ENTRY", default="", help=_("only what is older than that entry"))


def _run(given: argparse.Namespace, session: Session) -> Answer:
    desk = session.desk
    reading = desk.settings.reading()
    limit, before = read_limit(given, reading), _entry(given.before, reading)
    found = desk.house.newest(limit, about=About(given.about) if given.about else None, before=before)
    changes = [{"entry": one.id, "about": one.about, **history_document(one.entry)} for one in found]
    rows = [_row(one, desk.kinds) for one in found]
    return Answer(document={"changes": changes}, text=columns(rows) if rows else _(NOTHING))


def _entry(text: str, reading: Reading) -> int | None:
    try:
        return Count().read(text, reading)
    except Unreadable as trouble:
        raise DraftRefused([trouble.as_problem("before")]) from trouble


def _row(one: HouseEntry, kinds: Kinds) -> tuple[str, ...]:
    entry, told = one.entry, in_words(one, kinds)
    said = "; ".join(filter(None, (*map(line_of, told.changes), entry.reason)))
    return (str(one.id), when_text(entry.at), told.title, " ".join(filter(None, (entry.person, entry.station))), said)


CHANGES = Command(
    words=("changes",), purpose=N_("List what was changed in the house, newest first."), arguments=_arguments, run=_run
)
