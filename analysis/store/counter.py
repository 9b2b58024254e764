"""The counter that every write increases, so that readers know when their copies are old."""

from sqlalchemy import Connection, select, update

from analysis.store.tables import revision


def count_up(connection: Connection) -> None:
    """Say that something was written."""
    connection.execute(update(revision).values(number=revision.c.number + 1))


def counted(connection: Connection) -> int:
    """Return the counter."""
    number: int = connection.execute(select(revision.c.number)).scalar_one()
    return number
