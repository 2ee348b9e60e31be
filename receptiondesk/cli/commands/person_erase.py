"""``person erase NAME|PHONE``: takes a person out of everything that the desk keeps."""

import argparse

from receptiondesk.cli.answer import Answer
from receptiondesk.cli.command import Command
from receptiondesk.cli.commands.person_export import add_person
from receptiondesk.cli.session import Session
from receptiondesk.cli.wording import task_lines
from receptiondesk.domain.errors import DeskError
from receptiondesk.i18n import N_, _, ngettext
from receptiondesk.services.privacy import Dossier, Erased


def _arguments(parser: argparse.ArgumentParser) -> None:
    add_person(parser)
    parser.add_argument(
        "--also", metavar="NUMBER", action="append", default=[], help=_("a record that only mentions them")
    )
    parser.add_argument(
        "--new-copies", action="store_true", help=_("make a new backup, and remove those that still hold the person")
    )
    parser.add_argument("--yes", action="store_true", help=_("erase; without it the desk says what would be erased"))


def _run(given: argparse.Namespace, session: Session) -> Answer:
    privacy = session.desk.privacy
    found = privacy.find(given.person, phone=given.phone)
    also = [number.strip().upper() for number in given.also]
    if not given.yes:
        return _would_erase(found, session)
    erased = privacy.erase(found, given.reason, also=also)
    copy, trouble = _made_anew(session) if given.new_copies else (None, None)
    document = {
        "erased": list(erased.numbers),
        "held": list(erased.held),
        "contacts": erased.contacts,
        "drafts": erased.drafts,
        "file_is_clean": erased.file_is_clean,
        "mentions": [number for number in found.mentions if number not in also],
        "new_copy": copy,
    }
    lines = _said(found, erased, also, new_copies=given.new_copies)
    return Answer(document=document, text="\n".join([*lines, trouble] if trouble else lines))


def _made_anew(session: Session) -> tuple[str | None, str | None]:
    """The new copy; and what hindered it: the person is erased all the same, and that is said first."""
    try:
        return str(session.desk.backups.make_anew().file), None
    except DeskError as trouble:
        still = _("Not all copies could be made anew: {why} The others still hold the person.")
        return None, still.format(why=trouble.text)


def _would_erase(found: Dossier, session: Session) -> Answer:
    tasks = [recorded.task for recorded in found.records]
    lines = [_("This would be erased; add --yes to do it:"), task_lines(tasks, session.desk.kinds)]
    if held := [task.number for task in tasks if task.held]:
        lines.append(_("These are held and stay as they are: {numbers}.").format(numbers=_(", ").join(held)))
    lines += _mentioned(found.mentions)
    document = {
        "would_erase": list(found.numbers),
        "held": held,
        "contacts": len(found.contacts),
        "drafts": len(found.drafts),
        "mentions": list(found.mentions),
    }
    return Answer(document=document, text="\n".join(lines))


def _said(found: Dossier, erased: Erased, also: list[str], *, new_copies: bool) -> list[str]:
    many = len(erased.numbers)
    lines = [ngettext("The person is erased from {count} record.", "The person is erased from {count} records.", many)]
    lines[0] = lines[0].format(count=many)
    if erased.held:
        held = _(", ").join(erased.held)
        lines.append(_("These are held and stay as they are: {numbers}.").format(numbers=held))
    lines += _mentioned(tuple(number for number in found.mentions if number not in also))
    if not erased.file_is_clean:
        lines.append(_("Another desk reads the file just now: its free space is cleared with the next daily run."))
    if not new_copies:
        lines.append(_("Backups still hold the person until they are thinned out; --new-copies makes them anew."))
    return lines


def _mentioned(numbers: tuple[str, ...]) -> list[str]:
    if not numbers:
        return []
    said = _("Also mentioned in {numbers}: read these, and add --also NUMBER for those that are to be erased too.")
    return [said.format(numbers=_(", ").join(numbers))]


PERSON_ERASE = Command(
    words=("person", "erase"),
    purpose=N_("Erase a person from records, history, suggestions and drafts."),
    arguments=_arguments,
    run=_run,
)
