"""Opening a store: which database, and in which form."""

import os
from pathlib import Path

from sqlalchemy import URL

from analysis.store.engine import make_engine, parse_url
from analysis.store.faults import explained, place
from analysis.store.migrating import migrate
from analysis.store.store import Store

_SETTING = "ONTHERECORD_DATABASE_URL"
_FILE = Path(__file__).resolve().parents[2] / "var" / "ontherecord.db"


def default_url() -> str:
    """Return the address in ONTHERECORD_DATABASE_URL, else a file `var/ontherecord.db` here."""
    chosen = os.environ.get(_SETTING, "").strip()
    # Made by URL.create, which escapes a folder named with ? or #.
    return chosen or URL.create("sqlite", database=str(_FILE)).render_as_string()


def open_store(url: str | None = None) -> Store:
    """Open a database, made or brought up to date where needed.

    Parameters
    ----------
    url
        `sqlite:///path/to/file.db` or `postgresql://…`; by default `default_url()`.

    Raises
    ------
    StoreError
        When it cannot be opened, is no database, or comes from a newer version of this program.
    """
    address = parse_url(url or default_url())
    where = place(address)
    with explained("open", where):
        engine = make_engine(address)
        try:
            migrate(engine, where)
        except BaseException:
            engine.dispose()
            raise
    return Store(engine, where)
