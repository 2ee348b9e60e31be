"""Finding people by the keys of their names and numbers, for contacts and colleagues alike."""

from collections.abc import Iterable

import sqlalchemy as sa

from receptiondesk.domain.names import key_prefixes, query_choices
from receptiondesk.storage.prepared import Prepared

_AFTER_EVERY_LETTER = "\U0010ffff"


def matching(owner_id: sa.ColumnElement[int], keys: sa.Table, text: str) -> list[sa.ColumnElement[bool]]:
    """The conditions under which an owner of `keys` (key, owner) matches every word of `text`; signs match nobody."""
    wanted = query_choices(text)
    if text.strip() and not wanted:
        return [sa.false()]
    return [
        sa.or_(*(sa.and_(*(_begins(owner_id, keys, word) for word in words)) for words in choices))
        for choices in wanted
    ]


def _begins(owner_id: sa.ColumnElement[int], keys: sa.Table, word: str) -> sa.ColumnElement[bool]:
    key, key_owner = keys.c[0], keys.c[1]
    ranges = (sa.and_(key >= prefix, key < prefix + _AFTER_EVERY_LETTER) for prefix in key_prefixes(word))
    return owner_id.in_(sa.select(key_owner).where(sa.or_(*ranges)))


class Keys:
    """The keys of one table, written."""

    def __init__(self, keys: sa.Table) -> None:
        """`keys` has the columns key and owner, in this order."""
        self._table = keys
        self._key, self._owner = keys.c[0], keys.c[1]
        self._add = Prepared(sa.insert(keys), [self._key.name, self._owner.name])
        self._held = Prepared(sa.select(self._key).where(self._owner == sa.bindparam("owner")), ["owner"])

    def add(self, connection: sa.Connection, owner: int, words: Iterable[str]) -> None:
        """Let a new `owner` be found under `words`."""
        self._add.run_many(connection, [{self._key.name: word, self._owner.name: owner} for word in sorted(words)])

    def replace(self, connection: sa.Connection, owner: int, words: Iterable[str]) -> None:
        """Let `owner` be found under `words` and nothing else."""
        wanted = set(words)
        held = set(self._held.run(connection, {"owner": owner}).scalars())
        if gone := held - wanted:
            connection.execute(sa.delete(self._table).where(self._owner == owner, self._key.in_(gone)))
        self.add(connection, owner, wanted - held)
