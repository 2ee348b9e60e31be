"""``encrypt`` and ``decrypt``: give the database and its copies a key, or take it away."""

import argparse

from receptiondesk.cli.answer import DONE, FAILED, Answer
from receptiondesk.cli.command import Command
from receptiondesk.cli.session import Session
from receptiondesk.i18n import N_, _, ngettext
from receptiondesk.services.encrypting import Converted, convert_desk
from receptiondesk.storage.sqlite import without_key


def _no_arguments(_parser: argparse.ArgumentParser) -> None:
    pass


def _encrypt(_given: argparse.Namespace, session: Session) -> Answer:
    with without_key():
        backups = session.backups
    converted = convert_desk(session.own_file, backups, encrypt=True)
    said = ngettext(
        "{count} file is encrypted. Keep the key in RECEPTIONDESK_DATABASE_KEY from now on, and where the house keeps "
        "its keys: without it nobody reads them.",
        "{count} files are encrypted. Keep the key in RECEPTIONDESK_DATABASE_KEY from now on, and where the house "
        "keeps its keys: without it nobody reads them.",
        converted.files,
    )
    return _answer(converted, said, _("Not encrypted, because they cannot be read: {files}"))


def _decrypt(_given: argparse.Namespace, session: Session) -> Answer:
    converted = convert_desk(session.own_file, session.backups, encrypt=False)
    said = ngettext(
        "{count} file is not encrypted any more. Start the desk without RECEPTIONDESK_DATABASE_KEY from now on.",
        "{count} files are not encrypted any more. Start the desk without RECEPTIONDESK_DATABASE_KEY from now on.",
        converted.files,
    )
    return _answer(converted, said, _("Still encrypted, because they cannot be read: {files}"))


def _answer(converted: Converted, said: str, left: str) -> Answer:
    lines = [said.format(count=converted.files)]
    if converted.left:
        lines.append(left.format(files=", ".join(map(str, converted.left))))
    document = {"files": converted.files, "left": [str(file) for file in converted.left]}
    return Answer(document=document, text="\n".join(lines), status=FAILED if converted.left else DONE)


ENCRYPT = Command(
    words=("encrypt",), purpose=N_("Encrypt the database and its copies."), arguments=_no_arguments, run=_encrypt
)
DECRYPT = Command(
    words=("decrypt",), purpose=N_("Take the encryption away again."), arguments=_no_arguments, run=_decrypt
)
