"""The store: one database of articles, quotes, model readings and human corrections.

SQLite in a file by default, PostgreSQL by address. `open_store` is the way in; queries come out as
data frames whose columns `analysis.store.frames` lists.
"""

from analysis.store.issues import AcceptedIssue
from analysis.store.opening import default_url, open_store
from analysis.store.readings import Unread, Wanted
from analysis.store.settings import STANCE_MODEL, TONE_MODEL
from analysis.store.store import Store
from analysis.store.stored import StoredArticle, StoredQuote

__all__ = [
    "STANCE_MODEL",
    "TONE_MODEL",
    "AcceptedIssue",
    "Store",
    "StoredArticle",
    "StoredQuote",
    "Unread",
    "Wanted",
    "default_url",
    "open_store",
]
