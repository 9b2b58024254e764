"""How Alembic reaches the database: over the connection, and inside the transaction, it is given.

Run by `analysis.store.migrating`; there is no alembic.ini and nothing to configure.
"""

from alembic import context

from analysis.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
)
context.run_migrations()
