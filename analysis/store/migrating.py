"""Bringing a database to the form this version knows; Alembic does the work.

An up-to-date database costs one query, and Alembic is not even imported.
"""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from analysis.errors import StoreError
from analysis.store.engine import writing

# Every migration in order; a test compares this with the folder `migrations/versions`.
REVISIONS = ("0001", "0002")
_SCRIPTS = Path(__file__).with_name("migrations")
# Any number will do, as long as every program that migrates asks for the same one.
_POSTGRES_LOCK = 7_205_318


def migrate(engine: Engine, where: str) -> None:
    """Run the migrations that the database lacks, all in one transaction.

    Raises
    ------
    StoreError
        When the database was written by a newer version of this program.
    """
    with engine.connect() as connection:
        if _current(connection, where) == REVISIONS[-1]:
            return
    with writing(engine) as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:n)"), {"n": _POSTGRES_LOCK})
        # Asked again: another program may have migrated while this one waited for the lock.
        if _current(connection, where) != REVISIONS[-1]:
            _upgrade(connection)


def _current(connection: Connection, where: str) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if version is not None and version not in REVISIONS:
        raise StoreError(
            f"{where[:1].upper()}{where[1:]} was written by a newer version of this program (form "
            f"{version}, this one knows {REVISIONS[-1]}): update the program, or name another "
            "database."
        )
    return None if version is None else str(version)


def _upgrade(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415 - only when there is something to do
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
