"""The chain that makes a history believable: every entry is sealed, and every seal hangs on the one before.

An entry's digest is salted, so that nobody can guess a telephone number from it. Whoever erases what an entry says
throws its salt away: the digest stays, the chain holds, the words are gone.
"""

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

BEGINNING = b""
"""On which the first entry hangs."""
_SIZE = 32
_BETWEEN = "\x1f"
"""A control character, which no field takes: parts cannot be moved from one into the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """What is kept beside an entry of the history so that altering it shows."""

    salt: bytes
    facts: bytes
    """The digest of the whole record as the entry left it."""
    digest: bytes
    link: bytes


def new_salt() -> bytes:
    """Sixteen bytes that nobody can guess."""
    return secrets.token_bytes(16)


def facts_digest(
    number: str,
    status: str,
    texts: Mapping[str, str],
    extra: Mapping[str, str],
    salt: bytes,
    *,
    head: Sequence[str] = (),
) -> bytes:
    """The digest of a record. Empty fields do not count, so that a later version may have more of them.

    `head` is who took it, where and when; entries of the first versions were sealed without it.
    """
    filled = {name: text for name, text in texts.items() if text}
    written = json.dumps([number, status, filled, dict(extra), *head], ensure_ascii=False, sort_keys=True)
    return blake2b(written.encode(errors="surrogatepass"), key=salt, digest_size=_SIZE).digest()


def entry_digest(parts: tuple[str, ...], facts: bytes, salt: bytes) -> bytes:
    """The digest of an entry: its parts as they lie in the database, and the record's digest."""
    return blake2b(_BETWEEN.join(parts).encode() + facts, key=salt, digest_size=_SIZE).digest()


def linked(before: bytes, digest: bytes) -> bytes:
    """The link of an entry to the one before it."""
    return blake2b(before + digest, digest_size=_SIZE).digest()
