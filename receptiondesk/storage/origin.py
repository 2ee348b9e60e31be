"""Whose history a database holds."""

from contextlib import closing

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from receptiondesk.storage.address import sqlite_file
from receptiondesk.storage.engine import make_engine
from receptiondesk.storage.sqlite import connect, driver

_FIRST = "SELECT link FROM history ORDER BY id LIMIT 1"


def origin_of(url: str) -> bytes | None:
    """The first link of the history at `url`: the same in all copies of one desk, and in those of no other.

    None where there is no entry yet, none with a link, or where nobody can read it.
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
    return bytes(found[0]) if found else None
