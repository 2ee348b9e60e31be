"""Puts what was found in the order in which it was meant: first the person who is called so."""

from collections.abc import Iterable, Mapping, Sequence

from receptiondesk.domain.names import key_prefixes, name_keys, number_keys, query_choices
from receptiondesk.domain.task import AnyTask
from receptiondesk.services.kinds import AnyKind

Wanted = Sequence[Sequence[Sequence[str]]]
"""As `query_choices` gives it."""

_NAMES = ("recipient", "host", "guide")


def best_person_first(tasks: Iterable[AnyTask], kinds: Mapping[str, AnyKind], text: str) -> tuple[AnyTask, ...]:
    """`tasks` with those first whose person outside has the name or number in `text`, then those whose colleague
    has it, then those that only mention it; otherwise their order is kept."""
    wanted = query_choices(text)
    return tuple(sorted(tasks, key=lambda task: _rank(task, kinds[task.kind], wanted)))


def _rank(task: AnyTask, kind: AnyKind, wanted: Wanted) -> int:
    person = kind.person(task.facts)
    if person is not None and _matches(wanted, name_keys(person.name) | number_keys(person.phone)):
        return 0
    inside = [getattr(task.facts, name, "") for name in _NAMES]
    return 1 if _matches(wanted, name_keys(*inside)) else 2


def _matches(wanted: Wanted, keys: Iterable[str]) -> bool:
    known = tuple(keys)
    return all(any(all(_begins(word, known) for word in words) for words in choices) for choices in wanted)


def _begins(word: str, keys: Iterable[str]) -> bool:
    return any(key.startswith(key_prefixes(word)) for key in keys)
