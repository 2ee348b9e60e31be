"""``directory list``: the colleagues, and whether they are in."""

import argparse

from receptiondesk.cli.answer import Answer
from receptiondesk.cli.command import Command
from receptiondesk.cli.documents import colleague_document
from receptiondesk.cli.layout import columns, when_text
from receptiondesk.cli.session import Session
from receptiondesk.domain.colleague import Colleague, Presence
from receptiondesk.i18n import N_, _


def _arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing follows."""


def _run(given: argparse.Namespace, session: Session) -> Answer:
    people = session.desk.directory.all()
    return Answer(
        document={"colleagues": [colleague_document(person) for person in people]},
        text=columns([_row(person) for person in people]) or _("The directory is empty."),
    )


def _row(person: Colleague) -> tuple[str, ...]:
    return (person.name, person.department, person.extension or person.phone, presence_text(person))


def presence_text(person: Colleague) -> str:
    """Whether a colleague can be reached, as a few words."""
    if person.presence is Presence.IN:
        return _("in")
    until = _("out until {time}").format(time=when_text(person.until)) if person.until else _("out")
    return _(", ").join(filter(None, (until, person.note)))


DIRECTORY_LIST = Command(
    words=("directory", "list"), purpose=N_("List the colleagues."), arguments=_arguments, run=_run
)
