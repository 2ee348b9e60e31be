"""Runs the migrations on the connection that `receptiondesk.storage.schema` hands over."""

import sqlalchemy as sa
from alembic import context

from receptiondesk.storage.tables import metadata

_MIGRATING = 0x4465736B
"""Any number that the desk uses for nothing else."""


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
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=is_sqlite)
    with connection.begin():
        if not is_sqlite:
            # Of two desks that start at once, the second waits here and then finds nothing left to do.
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_MIGRATING})")
        context.run_migrations()
        if is_sqlite and (broken := connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()):
            raise RuntimeError(f"the migration left {len(broken)} rows without their parents")


run(context.config.attributes["connection"])
