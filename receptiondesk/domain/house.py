"""What is done in the house that belongs to no task, and leaves its entry in the history all the same."""

from enum import StrEnum

from receptiondesk.domain.task import Change
from receptiondesk.i18n import N_


class About(StrEnum):
    """What of the house an entry is about. The value is sealed with it."""

    PEOPLE = "people"
    SETTINGS = "settings"
    RETENTION = "retention"
    DIRECTORY = "directory"
    WORDS = "words"
    BACKUP = "backup"
    PRIVACY = "privacy"


ABOUT_LABELS = {
    About.PEOPLE: N_("People"),
    About.SETTINGS: N_("Settings"),
    About.RETENTION: N_("How long what is kept"),
    About.DIRECTORY: N_("Directory"),
    About.WORDS: N_("Our own words"),
    About.BACKUP: N_("Backups"),
    About.PRIVACY: N_("Privacy"),
}


class Deed(StrEnum):
    """What was done. The value is the verb of its entry."""

    JOIN = "join"
    ROLE = "role"
    NEW_PIN = "new_pin"
    """Somebody was given another PIN."""
    OWN_PIN = "own_pin"
    """Somebody has chosen another PIN for themselves."""
    LEAVE = "leave"
    COME_BACK = "come_back"
    SET = "set"
    KEEP = "keep"
    PRESENCE = "presence"
    COLLEAGUE_ADDED = "colleague_added"
    COLLEAGUE_CHANGED = "colleague_changed"
    COLLEAGUE_REMOVED = "colleague_removed"
    COLLEAGUES_READ = "colleagues_read"
    """Many at once, of which only the counts are told."""
    WORDS = "words"
    RESTORE = "restore"
    EXPORT = "export"
    """Records were written to a file, whole."""
    HAND_OVER = "hand_over"
    """A person was given what is known of them. Who that was stands in the records alone, and goes with them."""
    ERASE = "erase"


DEED_LABELS = {
    Deed.JOIN: N_("{name} works here"),
    Deed.ROLE: N_("{name}: another role"),
    Deed.NEW_PIN: N_("{name} was given a new PIN"),
    Deed.OWN_PIN: N_("{name} has chosen a new PIN"),
    Deed.LEAVE: N_("{name} works here no more"),
    Deed.COME_BACK: N_("{name} works here again"),
    Deed.SET: N_("Settings changed"),
    Deed.KEEP: N_("Other periods in force"),
    Deed.PRESENCE: N_("{name}: in or out"),
    Deed.COLLEAGUE_ADDED: N_("{name} is new in the directory"),
    Deed.COLLEAGUE_CHANGED: N_("{name}: changed in the directory"),
    Deed.COLLEAGUE_REMOVED: N_("{name} taken out of the directory"),
    Deed.COLLEAGUES_READ: N_("Directory brought up to date"),
    Deed.WORDS: N_("Our own words changed: {name}"),
    Deed.RESTORE: N_("A copy was put back: {name}"),
    Deed.EXPORT: N_("Records written to a file"),
    Deed.HAND_OVER: N_("Handed over to a person: what is known of them"),
    Deed.ERASE: N_("A person erased"),
}
"""What the history calls it; the name is that of whom or what it is about."""

NAME = "name"
"""The field in whose change stands whom or what an entry is about, also where it was and is the same."""


def named(name: str) -> Change:
    """Whom or what an entry is about."""
    return Change(field=NAME, was=name, now=name)
