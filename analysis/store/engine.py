"""The connection: SQLite made safe for several threads and programs, or PostgreSQL."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.pool import ConnectionPoolEntry

from analysis.errors import StoreError

# A writer waits this long for another: adding an article takes milliseconds, a migration seconds.
_PATIENCE_SECONDS = 30
_WRITES = "writes"
_FORMS = "sqlite:///path/to/file.db or postgresql://user@host/name"


def parse_url(address: str) -> URL:
    """Return a database address of a kind this project knows.

    Raises
    ------
    StoreError
        When it is no address, of another database, or SQLite without a file: in memory every
        thread would see a database of its own.
    """
    try:
        url = make_url(address)
        backend = url.get_backend_name()
    except (ArgumentError, NoSuchModuleError):
        raise StoreError(f"The database address cannot be read: write {_FORMS}.") from None
    if backend not in {"sqlite", "postgresql"}:
        raise StoreError(f"The database “{backend}” is not supported: write {_FORMS}.")
    if backend == "sqlite" and url.database in {None, "", ":memory:"}:
        raise StoreError("A database in memory cannot be shared: write sqlite:///path/to/file.db.")
    return url


def make_engine(url: URL) -> Engine:
    """Return an engine for `url`; on SQLite the folder of the file is made.

    Raises
    ------
    StoreError
        When the driver is not installed.
    """
    if url.get_backend_name() == "sqlite":
        Path(str(url.database)).parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(url, connect_args={"timeout": _PATIENCE_SECONDS})
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
        return engine
    try:
        return create_engine(url, pool_pre_ping=True)
    except (ModuleNotFoundError, NoSuchModuleError):
        raise StoreError(
            "PostgreSQL needs its driver: run pip install 'psycopg[binary]' and use an address "
            "that begins with postgresql+psycopg://."
        ) from None


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Open a connection whose one transaction writes: committed at the end, undone by an error.

    On SQLite it takes the write lock at once (BEGIN IMMEDIATE): a transaction that starts reading
    and wants to write later fails when somebody else has written in between.
    """
    with engine.connect().execution_options(**{_WRITES: True}) as connection, connection.begin():
        yield connection


def _prepare(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    # Transactions are begun by `_begin`, not by the driver's guesses.
    connection.isolation_level = None
    cursor = connection.cursor()
    _keep_a_log(cursor)
    for pragma in ("synchronous=FULL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _keep_a_log(cursor: sqlite3.Cursor) -> None:
    """Turn on the write-ahead log, waiting for another program that does the same.

    SQLite does not wait by itself here: of two programs that open a new file at once, one is
    told that the database is locked.
    """
    until = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.05)
        else:
            return


def _begin(connection: Connection) -> None:
    options: dict[str, Any] = dict(connection.get_execution_options())
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get(_WRITES) else "BEGIN")
