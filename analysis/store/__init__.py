"""The store: one database of articles, quotes, model readings and human corrections.

SQLite in a file by default, PostgreSQL by address. `open_store` is the way in; queries come out as
data frames whose columns `analysis.store.frames` lists.
"""

from analysis.store.opening import default_url, open_store
from analysis.store.store import Store

__all__ = ["Store", "default_url", "open_store"]
