"""The store itself: what the rest of the program can ask of the database."""

from types import TracebackType
from typing import Self

import pandas as pd
from sqlalchemy import Connection, Engine, delete, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError

from analysis.errors import StoreError
from analysis.records import AnalysedArticle, Article, Correction
from analysis.store import frames, rows
from analysis.store.counter import count_up, counted
from analysis.store.engine import writing
from analysis.store.faults import explained
from analysis.store.issues import Issues
from analysis.store.readings import Readings
from analysis.store.search import search_for
from analysis.store.settings import STANCE_MODEL, TONE_MODEL, Settings, value
from analysis.store.tables import articles, corrections, quotes, readings


class Store:
    """Articles with their quotes, readings and corrections; made by `open_store`.

    One store serves any number of threads, and several programs may have the same database open:
    on SQLite readers see the last whole state while one writes, and writers take turns. Every
    method raises `StoreError`, with one sentence, when the database cannot do its part; a write
    is then undone as a whole.

    `settings` are what was chosen for the installation, `issues` those that people took into the
    watch-list, `readings` what further models made of quotes that are stored.
    """

    def __init__(self, engine: Engine, where: str) -> None:
        self._engine = engine
        self._where = where
        self._search = search_for(engine.dialect.name)
        self.settings = Settings(engine, where)
        self.issues = Issues(engine, where)
        self.readings = Readings(engine, where)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections; the store opens new ones when it is used again."""
        self._engine.dispose()

    def add(self, analysed: AnalysedArticle) -> bool:
        """Store an article with all that was found in it, in one transaction.

        Returns
        -------
        bool
            False, and nothing changed, when an article with the same content is already there,
            under whatever id.

        Raises
        ------
        StoreError
            Also when a different article has the same id.
        """
        article = analysed.article
        with explained("write to", self._where), writing(self._engine) as connection:
            try:
                fresh = self._insert_article(connection, analysed)
            except IntegrityError:
                raise StoreError(
                    f"A different article is already stored under the id “{article.id}”: give "
                    "this one another id, or none."
                ) from None
            if not fresh:
                return False
            if analysed.quotes:
                connection.execute(insert(quotes), rows.quote_rows(analysed))
                connection.execute(insert(readings), rows.reading_rows(analysed.quotes))
                found = (read.quote for read in analysed.quotes)
                words = [(q.id, rows.search_words(q, article.text)) for q in found]
                self._search.add(connection, words)
            count_up(connection)
        return True

    def _insert_article(self, connection: Connection, analysed: AnalysedArticle) -> bool:
        on_sqlite = connection.dialect.name == "sqlite"
        statement = (sqlite.insert if on_sqlite else postgresql.insert)(articles)
        unless_known = statement.on_conflict_do_nothing(index_elements=["content_hash"])
        # Not RETURNING, which older SQLite lacks; without the option an INSERT's count is lost.
        unless_known = unless_known.execution_options(preserve_rowcount=True)
        return connection.execute(unless_known, rows.article_row(analysed)).rowcount == 1

    def remove(self, article_id: str) -> bool:
        """Remove an article with its quotes and readings; corrections to it are kept.

        Returns
        -------
        bool
            Whether it was there.
        """
        with explained("write to", self._where), writing(self._engine) as connection:
            self._search.remove(connection, article_id)
            gone = connection.execute(delete(articles).where(articles.c.article_id == article_id))
            if gone.rowcount:
                count_up(connection)
            return gone.rowcount > 0

    def correct(self, correction: Correction) -> None:
        """Add a correction; the reading it speaks about stays as it is.

        Raises
        ------
        StoreError
            Also when there is no such quote, or the correction has no author.
        """
        if not correction.author.strip():
            raise StoreError("A correction needs its author: say who makes it.")
        with explained("write to", self._where), writing(self._engine) as connection:
            find = select(quotes.c.article_id).where(quotes.c.quote_id == correction.quote_id)
            article_id = connection.execute(find).scalar()
            if article_id is None:
                raise StoreError(
                    f"There is no quote “{correction.quote_id}” to correct: its article may have "
                    "been removed, so load the page again."
                )
            connection.execute(insert(corrections), rows.correction_row(correction, article_id))
            count_up(connection)

    def has(self, article_id: str) -> bool:
        """Whether an article is stored under this id."""
        with explained("read", self._where), self._engine.connect() as connection:
            find = select(articles.c.article_id).where(articles.c.article_id == article_id)
            return connection.execute(find).first() is not None

    def known(self, article: Article) -> str | None:
        """Return the id under which the same content is stored, whatever the id of `article`."""
        with explained("read", self._where), self._engine.connect() as connection:
            same = articles.c.content_hash == article.content_hash
            return connection.execute(select(articles.c.article_id).where(same)).scalar()

    def count(self) -> int:
        """How many articles are stored."""
        with explained("read", self._where), self._engine.connect() as connection:
            return connection.execute(select(func.count()).select_from(articles)).scalar_one()

    def revision(self) -> int:
        """Return a number that every write, by any program, makes larger."""
        with explained("read", self._where), self._engine.connect() as connection:
            return counted(connection)

    def article(self, article_id: str) -> Article | None:
        """Return one article with its text, or None."""
        with explained("read", self._where), self._engine.connect() as connection:
            find = select(articles).where(articles.c.article_id == article_id)
            row = connection.execute(find).mappings().first()
            return None if row is None else rows.article_of(row)

    def articles(self) -> pd.DataFrame:
        """Return all articles without their texts; see `frames.ARTICLE_COLUMNS`."""
        with explained("read", self._where), self._engine.connect() as connection:
            return frames.article_frame(connection)

    def quotes(self, article_id: str | None = None) -> pd.DataFrame:
        """Return all quotes, or those of one article; see `frames.QUOTE_COLUMNS`.

        The tone is by the model that `settings` names where that one has read the quote, else the
        newest; stances likewise.
        """
        with explained("read", self._where), self._engine.connect() as connection:
            return frames.quote_frame(connection, article_id, value(connection, TONE_MODEL))

    def stances(self, article_id: str | None = None) -> pd.DataFrame:
        """Return all stances, or those of one article; see `frames.STANCE_COLUMNS`."""
        with explained("read", self._where), self._engine.connect() as connection:
            return frames.stance_frame(connection, article_id, value(connection, STANCE_MODEL))

    def corrections(self) -> pd.DataFrame:
        """Return all corrections, oldest first; see `frames.CORRECTION_COLUMNS`."""
        with explained("read", self._where), self._engine.connect() as connection:
            return frames.correction_frame(connection)

    def search(self, words: str) -> list[str]:
        """Return the ids of quotes whose sentence or speaker has all `words`, best match first.

        A bare word finds the words that begin with it; words in quotation marks stand together.
        Case and diacritics do not matter.
        """
        with explained("search", self._where), self._engine.connect() as connection:
            return self._search.find(connection, words)
