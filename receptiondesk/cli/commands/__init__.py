"""All commands, in the order in which the help lists them."""

from receptiondesk.cli.command import Command
from receptiondesk.cli.commands.add import ADD
from receptiondesk.cli.commands.backup import BACKUP
from receptiondesk.cli.commands.booklet import BOOKLET
from receptiondesk.cli.commands.changes import CHANGES
from receptiondesk.cli.commands.check import CHECK
from receptiondesk.cli.commands.directory_import import DIRECTORY_IMPORT
from receptiondesk.cli.commands.directory_list import DIRECTORY_LIST
from receptiondesk.cli.commands.directory_set import DIRECTORY_SET
from receptiondesk.cli.commands.do import DO
from receptiondesk.cli.commands.encrypt import DECRYPT, ENCRYPT
from receptiondesk.cli.commands.export_records import EXPORT
from receptiondesk.cli.commands.find import FIND
from receptiondesk.cli.commands.guide import GUIDE
from receptiondesk.cli.commands.hold import HOLD, RELEASE
from receptiondesk.cli.commands.import_records import IMPORT
from receptiondesk.cli.commands.kinds import KINDS
from receptiondesk.cli.commands.list import LIST
from receptiondesk.cli.commands.mail_send import MAIL_SEND
from receptiondesk.cli.commands.person_erase import PERSON_ERASE
from receptiondesk.cli.commands.person_export import PERSON_EXPORT
from receptiondesk.cli.commands.pin import PIN
from receptiondesk.cli.commands.restore import RESTORE
from receptiondesk.cli.commands.retention import RETENTION_LIST, RETENTION_RUN, RETENTION_SET
from receptiondesk.cli.commands.show import SHOW
from receptiondesk.cli.commands.slip import SLIP

__all__ = ["COMMANDS", "Command"]

COMMANDS: tuple[Command, ...] = (
    KINDS,
    ADD,
    DO,
    SHOW,
    LIST,
    FIND,
    SLIP,
    GUIDE,
    BOOKLET,
    IMPORT,
    EXPORT,
    DIRECTORY_IMPORT,
    DIRECTORY_LIST,
    DIRECTORY_SET,
    BACKUP,
    RESTORE,
    CHECK,
    CHANGES,
    ENCRYPT,
    DECRYPT,
    MAIL_SEND,
    HOLD,
    RELEASE,
    PIN,
    PERSON_EXPORT,
    PERSON_ERASE,
    RETENTION_LIST,
    RETENTION_SET,
    RETENTION_RUN,
)
