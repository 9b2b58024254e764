"""Database errors in one sentence."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from analysis.errors import StoreError

_CONNECTING = "check that the address is right and that this account may write there"
_ADVICE = {
    "locked": "another program is writing; try again when it has finished",
    "readonly": "make the file and its folder writable, or name another database",
    "disk is full": "make room on the disk",
    "not a database": "name another file; this one holds something else",
    "malformed": "the file is damaged; restore it from a copy",
    "fts5": "use a Python whose SQLite has full-text search (FTS5)",
}


def place(url: URL) -> str:
    """Return where the database is, without the password."""
    if url.get_backend_name() == "sqlite":
        return f"the database {url.database}"
    return f"the database {url.render_as_string(hide_password=True)}"


@contextmanager
def explained(what: str, where: str) -> Iterator[None]:
    """Turn a database error into a `StoreError` that says `what` could not be done, and `where`.

    >>> from sqlalchemy.exc import OperationalError
    >>> with explained("open", "the database x.db"):
    ...     raise OperationalError("SELECT", {}, Exception("database is locked"))
    Traceback (most recent call last):
    analysis.errors.StoreError: Cannot open the database x.db (database is locked): another \
program is writing; try again when it has finished.
    """
    try:
        yield
    except (SQLAlchemyError, UnicodeError, OSError) as error:
        cause = getattr(error, "orig", None) or error
        reason = " ".join(str(cause).split()) or type(cause).__name__
        advice = next((_ADVICE[sign] for sign in _ADVICE if sign in reason), None)
        if advice is None:
            unreachable = isinstance(error, OperationalError | OSError)
            advice = _CONNECTING if unreachable else "nothing was changed; report this as a fault"
        raise StoreError(f"Cannot {what} {where} ({reason.rstrip('.')}): {advice}.") from error
