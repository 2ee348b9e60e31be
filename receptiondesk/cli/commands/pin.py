"""``pin NAME``: gives somebody another PIN; the way back in where the only supervisor has forgotten theirs."""

import argparse

from receptiondesk.cli.answer import Answer
from receptiondesk.cli.command import Command
from receptiondesk.cli.session import Session, read_pin
from receptiondesk.i18n import N_, _


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME")
    why = _("a supervisor’s, where no other one can give it; the history says so")
    parser.add_argument("--forgotten", action="store_true", help=why)


def _run(given: argparse.Namespace, session: Session) -> Answer:
    people, name = session.desk.people, given.name
    new = read_pin("RECEPTIONDESK_NEW_PIN", _("New PIN of {name}: ").format(name=name))
    if given.forgotten:
        people.help_out(name, new)
    else:
        people.reset_pin(name, new)
    return Answer(document={"name": name}, text=_("{name} has a new PIN.").format(name=name))


PIN = Command(words=("pin",), purpose=N_("Give somebody another PIN."), arguments=_arguments, run=_run)
