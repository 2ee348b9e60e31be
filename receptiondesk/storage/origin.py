"""Whose history a database holds."""

from contextlib import closing

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from receptiondesk.domain.chain import BEGINNING, linked
from receptiondesk.storage.address import sqlite_file
from receptiondesk.storage.engine import make_engine
from receptiondesk.storage.sqlite import connect, driver

_FIRST = "SELECT digest, link FROM history ORDER BY id LIMIT 1"


def origin_of(url: str) -> bytes | None:
    """The first link of the history at `url`: the same in all copies of one desk, and in those of no other.

    None where there is no entry yet, none with a link, or where nobody can read it as it was written: a damaged
    database shall not keep its own copies out.
    """
    file = sqlite_file(url)
    try:
        if file is not None:
            with closing(connect(file, "mode=ro")) as connection:
                found = connection.execute(_FIRST).fetchone()
        else:
            engine = make_engine(url)
            try:
                with engine.connect() as looking:
                    found = looking.execute(sa.text(_FIRST)).fetchone()
            finally:
                engine.dispose()
    except (driver.Error, SQLAlchemyError, UnicodeDecodeError):
        return None
    if found is None or not all(isinstance(part, bytes) for part in found):
        return None
    digest, link = found
    return bytes(link) if linked(BEGINNING, digest) == link else None
