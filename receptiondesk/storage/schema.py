"""Keeps the database's shape: makes it, brings an older one up to date, refuses a newer one untouched."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from receptiondesk.domain.errors import DeskError
from receptiondesk.i18n import N_
from receptiondesk.storage.address import sqlite_file
from receptiondesk.storage.sqlite import connect, driver, is_plain, key
from receptiondesk.storage.whole import is_missing

if TYPE_CHECKING:
    import sqlalchemy as sa

SCHEMA = "0004"
"""The newest revision in `migrations/versions`; what this program writes and reads."""

CHAINED = "0002"
"""From this revision on the history is a chain."""

_REVISION = re.compile(r"\d{4}$")
"""How the desk's own revisions are called; other programs keep theirs in a table of the same name."""


Keep = Callable[[str], None]
"""Puts a copy of the database aside before it is brought up to date; is told the version that it has."""


def prepare(engine: "sa.Engine", keep: Keep = lambda _version: None) -> None:
    """Make the database ready for this program; raises `DeskError` where it is newer or foreign.

    What an older one holds goes through `keep` first: where that raises, nothing is changed. Alembic is loaded only
    where something has to be done.
    """
    from receptiondesk.storage.engine import in_words

    url = engine.url.render_as_string(hide_password=False)
    with in_words():
        file = sqlite_file(url)
        if file is not None and is_missing(file):
            from receptiondesk.storage.copies import finish_putting_back

            finish_putting_back(file)
        found = _known(_version_of_file(file) if file else _version_of_server(engine))
        if found == SCHEMA:
            return
        if found is not None:
            keep(found)
        upgrade(engine)


def version_of(file: Path) -> str | None:
    """The shape of a desk's file, None for an empty one; raises `DeskError` where it is newer or foreign."""
    return _known(_version_of_file(file))


def _known(found: str | None) -> str | None:
    if found is not None and not _REVISION.match(found):
        raise _foreign()
    if found is not None and found > SCHEMA:
        raise DeskError(
            "database_newer",
            N_("This database was written by a newer Reception Desk. Nothing was changed; update this one."),
        )
    return found


def _version_of_file(file: Path) -> str | None:
    if is_missing(file):
        return None
    if key() and is_plain(file):
        raise DeskError(
            "not_encrypted",
            N_("{file} is not encrypted, though there is a key for it. Run “receptiondesk encrypt” once."),
            file=str(file),
        )
    if file.with_name(f"{file.name}-journal").exists():
        return _look_into(file, "mode=rw")  # a change was cut short: as it lies there it is neither old nor new
    log = file.with_name(f"{file.name}-wal")
    is_open_elsewhere = log.exists()
    try:
        return _look_into(file, "mode=ro" if is_open_elsewhere else "immutable=1")
    except driver.DatabaseError:
        if is_open_elsewhere or not log.exists():
            raise
        return _look_into(file, "mode=ro")  # another desk began with it while we looked


def _look_into(file: Path, how: str) -> str | None:
    # Looking at a newer or foreign file must not change a byte of it, nor leave another beside it: `immutable`
    # does neither, but sees only what no other desk has still in its log.
    connection = connect(file, how)
    try:
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if "alembic_version" in tables:
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            if row is not None:
                return str(row[0])
        if tables:
            raise _foreign()
        return None
    except UnicodeDecodeError as error:
        raise driver.DatabaseError("malformed schema") from error
    finally:
        connection.close()


def _version_of_server(engine: "sa.Engine") -> str | None:
    import sqlalchemy as sa

    from receptiondesk.storage.tables import metadata

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


def upgrade(engine: "sa.Engine", revision: str = "head") -> None:
    """Run the migrations on `engine`, in one transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    with engine.connect().execution_options(writes=True) as connection:
        connection.detach()  # it was set up for migrating: nobody shall save through it
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
