"""Finding people by the keys of their names and numbers, for contacts and colleagues alike."""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from receptiondesk.domain.names import key_prefixes, query_terms

_AFTER_EVERY_LETTER = "\U0010ffff"


def matching(owner_id: sa.ColumnElement[int], keys: sa.Table, text: str) -> list[sa.ColumnElement[bool]]:
    """The conditions under which an owner of `keys` (key, owner) matches every word of `text`."""
    key, key_owner = keys.c[0], keys.c[1]
    return [
        owner_id.in_(
            sa.select(key_owner).where(
                sa.or_(*(sa.and_(key >= p, key < p + _AFTER_EVERY_LETTER) for p in key_prefixes(term)))
            )
        )
        for term in query_terms(text)
    ]


def replace_keys(connection: sa.Connection, keys: sa.Table, owner: int, words: Iterable[str]) -> None:
    """Let `owner` be found under `words` and nothing else."""
    wanted = set(words)
    held = set(connection.execute(sa.select(keys.c[0]).where(keys.c[1] == owner)).scalars())
    if gone := held - wanted:
        connection.execute(sa.delete(keys).where(keys.c[1] == owner, keys.c[0].in_(gone)))
    rows: list[dict[str, Any]] = [{keys.c[0].name: k, keys.c[1].name: owner} for k in sorted(wanted - held)]
    if rows:
        connection.execute(sa.insert(keys), rows)
