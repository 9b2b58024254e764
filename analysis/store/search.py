"""Full text behind one small interface: FTS5 on SQLite, tsvector on PostgreSQL.

Words are folded here (case, diacritics, punctuation) before either database sees them, so that
both find the same. A bare word finds words that begin with it; words in quotation marks stand
together and are whole.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import Protocol

from sqlalchemy import Connection, text

_WORD = re.compile(r"[^\W_]+")
_PHRASE = re.compile(r'["“”„«]([^"“”„«»]+)["“”»]')


class Search(Protocol):
    """What a database needs to find quotes by their words."""

    def create(self, connection: Connection) -> None:
        """Create the full-text table; called once, by the first migration."""

    def add(self, connection: Connection, entries: Sequence[tuple[str, str]]) -> None:
        """Take in quotes as pairs of id and words."""

    def remove(self, connection: Connection, article_id: str) -> None:
        """Forget the quotes of an article; called before their rows are deleted."""

    def find(self, connection: Connection, words: str) -> list[str]:
        """Return the ids of the quotes with all of `words`, best match first."""


def fold(words: str) -> str:
    """Return `words` in lower case, without diacritics and punctuation.

    >>> fold("Zelenskyy’s “Đà Nẵng” pre-2014")
    'zelenskyy s đa nang pre 2014'
    """
    # Taken apart before and after: some letters have a lower case only once they are plain.
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", words).casefold())
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(_WORD.findall(letters))


def _terms(words: str) -> list[tuple[list[str], bool]]:
    """Split a query into runs of words that stand together, each with whether it is whole."""
    phrases = [(fold(match[1]).split(), True) for match in _PHRASE.finditer(words)]
    # "don’t" and "pre-2014" are several words to the index, but were typed as one.
    typed = _PHRASE.sub(" ", words).split()
    return [
        (run, whole) for run, whole in [*phrases, *((fold(w).split(), False) for w in typed)] if run
    ]


class SqliteSearch:
    """FTS5."""

    def create(self, connection: Connection) -> None:
        """See `Search`."""
        connection.execute(
            text(
                "CREATE VIRTUAL TABLE quote_search USING fts5("
                "quote_id UNINDEXED, words, tokenize = 'unicode61 remove_diacritics 0')"
            )
        )

    def add(self, connection: Connection, entries: Sequence[tuple[str, str]]) -> None:
        """See `Search`."""
        rows = [{"id": quote_id, "words": fold(words)} for quote_id, words in entries]
        insert = text("INSERT INTO quote_search (quote_id, words) VALUES (:id, :words)")
        connection.execute(insert, rows)

    def remove(self, connection: Connection, article_id: str) -> None:
        """See `Search`."""
        delete = text(
            "DELETE FROM quote_search WHERE quote_id IN "
            "(SELECT quote_id FROM quotes WHERE article_id = :id)"
        )
        connection.execute(delete, {"id": article_id})

    def find(self, connection: Connection, words: str) -> list[str]:
        """See `Search`."""
        query = " AND ".join(
            f'"{" ".join(run)}"' + ("" if whole else "*") for run, whole in _terms(words)
        )
        if not query:
            return []
        select = text("SELECT quote_id FROM quote_search WHERE words MATCH :query ORDER BY rank")
        return list(connection.execute(select, {"query": query}).scalars())


class PostgresSearch:
    """A tsvector of unstemmed words under a GIN index."""

    def create(self, connection: Connection) -> None:
        """See `Search`."""
        connection.execute(
            text(
                "CREATE TABLE quote_search ("
                "quote_id VARCHAR PRIMARY KEY REFERENCES quotes (quote_id) ON DELETE CASCADE, "
                "words TSVECTOR NOT NULL)"
            )
        )
        connection.execute(
            text("CREATE INDEX ix_quote_search_words ON quote_search USING gin (words)")
        )

    def add(self, connection: Connection, entries: Sequence[tuple[str, str]]) -> None:
        """See `Search`."""
        rows = [{"id": quote_id, "words": fold(words)} for quote_id, words in entries]
        insert = text(
            "INSERT INTO quote_search (quote_id, words) VALUES (:id, to_tsvector('simple', :words))"
        )
        connection.execute(insert, rows)

    def remove(self, connection: Connection, article_id: str) -> None:
        """See `Search`; the quotes' own deletion takes the rows along."""

    def find(self, connection: Connection, words: str) -> list[str]:
        """See `Search`."""
        # Folded words hold letters and digits only, nothing of the query language.
        query = " & ".join(
            " <-> ".join(run) + ("" if whole else ":*") for run, whole in _terms(words)
        )
        if not query:
            return []
        select = text(
            "SELECT quote_id FROM quote_search, to_tsquery('simple', :query) AS query "
            "WHERE words @@ query ORDER BY ts_rank(words, query) DESC, quote_id"
        )
        return list(connection.execute(select, {"query": query}).scalars())


def search_for(dialect: str) -> Search:
    """Return the full text search of a database, by the name of its SQLAlchemy dialect."""
    return SqliteSearch() if dialect == "sqlite" else PostgresSearch()
