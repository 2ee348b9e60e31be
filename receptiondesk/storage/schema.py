"""Keeps the database's shape: makes it, brings an older one up to date, refuses a newer one untouched."""

import re
import sqlite3
from pathlib import Path

import sqlalchemy as sa

from receptiondesk.domain.errors import DeskError
from receptiondesk.i18n import N_
from receptiondesk.storage.engine import in_words, sqlite_file
from receptiondesk.storage.tables import metadata

SCHEMA = "0002"
"""The newest revision in `migrations/versions`; what this program writes and reads."""

_REVISION = re.compile(r"\d{4}$")
"""How the desk's own revisions are called; other programs keep theirs in a table of the same name."""


def prepare(engine: sa.Engine) -> None:
    """Make the database ready for this program; raises `DeskError` where it is newer or foreign.

    Alembic is loaded only where something has to be done.
    """
    url = engine.url.render_as_string(hide_password=False)
    with in_words():
        found = _version_of_file(url) if sqlite_file(url) else _version_of_server(engine)
        if found == SCHEMA:
            return
        if found is not None and not _REVISION.match(found):
            raise _foreign()
        if found is not None and found > SCHEMA:
            raise DeskError(
                "database_newer",
                N_("This database was written by a newer Reception Desk. Nothing was changed; update this one."),
            )
        upgrade(engine)


def _version_of_file(url: str) -> str | None:
    file = sqlite_file(url)
    if file is None or not file.exists() or file.stat().st_size == 0:
        return None
    log = file.with_name(f"{file.name}-wal")
    is_open_elsewhere = log.exists()
    try:
        return _look_into(file, "mode=ro" if is_open_elsewhere else "immutable=1")
    except sqlite3.DatabaseError:
        if is_open_elsewhere or not log.exists():
            raise
        return _look_into(file, "mode=ro")  # another desk began with it while we looked


def _look_into(file: Path, how: str) -> str | None:
    # Looking at a newer or foreign file must not change a byte of it, nor leave another beside it: `immutable`
    # does neither, but sees only what no other desk has still in its log.
    connection = sqlite3.connect(f"{file.absolute().as_uri()}?{how}", uri=True)
    try:
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if "alembic_version" in tables:
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            if row is not None:
                return str(row[0])
        if tables:
            raise _foreign()
        return None
    finally:
        connection.close()


def _version_of_server(engine: sa.Engine) -> str | None:
    with engine.connect() as connection:
        tables = set(sa.inspect(connection).get_table_names())
        if "alembic_version" in tables:
            found = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
            if found is not None:
                return str(found)
        if tables & set(metadata.tables):
            raise _foreign()
        return None


def _foreign() -> DeskError:
    return DeskError("not_a_database", N_("The file is no database of this desk."))


def upgrade(engine: sa.Engine, revision: str = "head") -> None:
    """Run the migrations on `engine`, in one transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    with engine.connect().execution_options(writes=True) as connection:
        connection.detach()  # it was set up for migrating: nobody shall save through it
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
