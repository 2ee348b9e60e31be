"""What belongs to a person outside and to nobody else: how it is hidden, and what is done to it in the open."""

import re
import unicodedata
from enum import Enum
from functools import partial

from receptiondesk.i18n import N_

HIDDEN = "••••"
"""What stands for the part that is not shown. Nobody types it: a field that holds it was not typed whole."""
NAME_ERASED = N_("Name erased")
"""Stands in lists where the person of a record was erased."""

REVEAL = "reveal"
"""The verb of the entry that says who looked at a hidden value, and why."""
HAND_OVER = "hand_over"
"""The verb of the entry that says that a person was given all that is known of them."""
HOLD, RELEASE = "hold", "release"
"""The verbs of the entries that say from when to when a record had to be kept, and why."""
ERASE = "erase"
"""The verb of the entry that accounts for values that are gone."""
EXTRA = "extra"
"""Stands among the fields for all that an import has brought along besides."""
DONE_OPENLY = {
    REVEAL: N_("Shown"),
    HAND_OVER: N_("Handed over to the person"),
    HOLD: N_("Held: must be kept"),
    RELEASE: N_("Not held any more"),
    ERASE: N_("Erased"),
}
"""What the history calls what is done to a person's data."""
NO_STEPS = frozenset((REVEAL, HAND_OVER, HOLD, RELEASE))
"""Verbs that move nothing in a task: there is nothing in them to undo."""


class Mask(Enum):
    """How a value is hidden where it is not needed whole."""

    PHONE = "phone"
    """The first three and the last four digits."""
    DOCUMENT = "document"
    """The first three and the last two characters."""
    EMAIL = "email"
    """The first letter, and where the mail goes."""


# As text: compiled with the first number, and not with the start of every desk.
_CHINA = r"^(?:00)?86(?=\d{9,12}$)"
_TELEPHONE = (
    r"(?:\+|00)\d(?:[\s()\-]{0,2}\d){7,14}"
    r"|(?:\+?86[\s\-]*)?1[3-9](?:[\s\-]?\d){9}"
    r"|0\d{2,3}[\s\-]?\d{7,8}(?:-\d{1,6})?"
)
_DOCUMENT = r"\d{17}[\dXx]|\d{15}"
_EMAIL = r"[^\s@]+@[^\s@]+\.[^\s@]+"
_ALONE = r"(?<![A-Za-z\d])(?:{})(?![A-Za-z\d])"
"""As a word of its own: a part of a longer number is none."""
_EMAIL_WITHIN = r"[A-Za-z\d._+\-]+@[A-Za-z\d.\-]+"
_NARROW = str.maketrans("０１２３４５６７８９＋－＠", "0123456789+-@")
_FEWEST_DIGITS = 7
_LONGEST_LISTED = 500
"""Characters of a text that a list shows."""
_LONGEST_EXTENSION = 5
_LONGEST = 250
"""No number and no address is longer, and the patterns above take their time with more."""


def masked(text: str, mask: Mask | None) -> str:
    """`text` as it may be seen by whoever passes; whole where there is no mask.

    ``138 •••• 8000``, ``440 •••• 12``, ``w••••@example.com``.
    """
    if not text or mask is None or HIDDEN in text:
        return text  # what was hidden before stays as it is
    if mask is Mask.PHONE:
        return _masked_phone(text)
    if mask is Mask.EMAIL and "@" in text:
        name, _at, place = text.rpartition("@")
        return f"{name[:1]}{HIDDEN}@{place}"
    return _masked_document(text)


def masked_by_itself(text: str) -> str:
    """The same for a text of which nobody has said what it is: hidden where it can only be such a number."""
    if len(text) > _LONGEST:
        return text
    typed = unicodedata.normalize("NFKC", text).strip()
    for mask, looks in ((Mask.DOCUMENT, _DOCUMENT), (Mask.PHONE, _TELEPHONE), (Mask.EMAIL, _EMAIL)):
        if re.fullmatch(looks, typed):
            return masked(typed, mask)
    return text


def masked_within(text: str) -> str:
    """The same for such numbers in the running words of a list (a matter, a name with a number behind it).

    Of a long text it gives the beginning.
    """
    beginning = text[:_LONGEST_LISTED]
    if "@" not in beginning and sum(map(str.isdigit, beginning)) < _FEWEST_DIGITS:
        return beginning  # nearly always, and quick
    shown = beginning.translate(_NARROW)
    for mask, looks in ((Mask.DOCUMENT, _DOCUMENT), (Mask.PHONE, _TELEPHONE), (Mask.EMAIL, _EMAIL_WITHIN)):
        shown = re.sub(_ALONE.format(looks), partial(_masked_match, mask), shown)
    return shown


def _masked_match(mask: Mask, found: re.Match[str]) -> str:
    return masked(found[0], mask)


def _masked_phone(typed: str) -> str:
    digits = re.sub(_CHINA, "", re.sub(r"\D", "", unicodedata.normalize("NFKC", typed)))
    if not digits:
        return typed  # words such as “none”: there is no number to hide
    if len(digits) <= _LONGEST_EXTENSION:
        return digits  # an extension of the house
    head = digits[:3] if len(digits) > 8 else ""
    tail = digits[-4:] if len(digits) > 6 else digits[-2:]
    return f"{head} {HIDDEN} {tail}".strip()


def _masked_document(typed: str) -> str:
    number = re.sub(r"\s", "", typed)
    if len(number) < 6:
        return HIDDEN  # of so few characters any two would be half of it
    head = number[:3] if len(number) > 8 else ""
    return f"{head} {HIDDEN} {number[-2:]}".strip()
