"""What this desk has saved once and its database does not hold any more: found out, and said in words."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from receptiondesk.i18n import _, ngettext
from receptiondesk.services.backups import Backups
from receptiondesk.storage.counters import numbers_between, stretches
from receptiondesk.storage.mark import Lost
from receptiondesk.storage.store import Store


def find_lost(store: Store, backups: Backups, back: Collection[str] = ()) -> Lost | None:
    """What is gone and nobody has taken note of, without the tasks `back`, which are open again as drafts.

    Opens the database, which is compared then with what was noted of it. Raises `DeskError`.
    """
    with store.reading():
        lost = backups.lost
    if lost is None or not back:
        return lost
    numbers = tuple(_ranges(lost, back))
    left = replace(lost, entries=max(lost.entries - len(back), 0), numbers=numbers)
    if lost.entries and not left.entries and not numbers:
        backups.take_note()  # everything has come back
        return None
    backups.still_lost(left)
    return left


def lost_in_words(lost: Lost) -> str:
    """What is gone, and what can be done about it, in so few words that a notice shows all of them."""
    if lost.numbers:
        said = _("The database has lost {numbers}. Enter them again from their slips.")
        return said.format(numbers=in_words(lost.numbers))
    if lost.entries:
        return ngettext(
            "The database has lost the last {count} entry of its history. Look through the last tasks.",
            "The database has lost the last {count} entries of its history. Look through the last tasks.",
            lost.entries,
        ).format(count=lost.entries)
    return _("The database is not the one that this desk has written. Look through the last tasks.")


def in_words(ranges: Iterable[tuple[str, str]]) -> str:
    """Stretches of numbers, from the first to the last of each."""
    said = (first if first == last else _("{first} to {last}").format(first=first, last=last) for first, last in ranges)
    return _(", ").join(said)


def _ranges(lost: Lost, back: Collection[str]) -> Iterator[tuple[str, str]]:
    """The numbers that are gone, without those that are back."""
    for first, last in lost.numbers:
        yield from stretches(number for number in numbers_between(first, last) if number not in back)
