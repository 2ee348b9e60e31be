"""Runs the migrations on the connection that `receptiondesk.storage.schema` hands over."""

import sqlalchemy as sa
from alembic import context

from receptiondesk.domain.errors import DeskError
from receptiondesk.i18n import N_
from receptiondesk.storage.tables import metadata

_MIGRATING = 0x4465736B
"""Any number that the desk uses for nothing else."""

_BROKEN = N_(
    "The database cannot be brought up to date: {count} of its entries belong to nothing. Nothing was changed."
)


def run(connection: sa.Connection) -> None:
    """Migrate in one transaction.

    With foreign keys on, a batch migration's copy-and-drop of a parent table would delete its children: SQLite
    lets them be switched off only outside a transaction, and everything is checked before the commit. The
    connection is not used for anything else afterwards.
    """
    is_sqlite = connection.dialect.name == "sqlite"
    if is_sqlite:
        cursor = connection.connection.cursor()
        cursor.execute("PRAGMA foreign_keys=OFF")
        cursor.close()
    with connection.begin():
        # Within it: Alembic would commit after each migration in a transaction that it takes for its own.
        context.configure(connection=connection, target_metadata=metadata, render_as_batch=is_sqlite)
        if not is_sqlite:
            # Of two desks that start at once, the second waits here and then finds nothing left to do.
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_MIGRATING})")
        context.run_migrations()
        if is_sqlite and (broken := connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()):
            raise DeskError("upgrade_failed", _BROKEN, count=len(broken))


run(context.config.attributes["connection"])
