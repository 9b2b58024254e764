"""Readings of stored quotes by further models: what is missing, and taking it in."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, Engine, and_, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from analysis.records import Reading, StanceReading
from analysis.store import rows
from analysis.store.counter import count_up
from analysis.store.engine import writing
from analysis.store.faults import explained
from analysis.store.issues import still_asked
from analysis.store.stored import StoredArticle, stored_quotes
from analysis.store.tables import articles, quotes, readings


class Wanted(NamedTuple):
    """What every stored quote should have: readings by two models, by id, and a search.

    `watchlist` is the fingerprint of the issues it should have been searched for.
    """

    tone: str
    stance: str
    watchlist: str


class Unread(NamedTuple):
    """An article that lacks some reading, and how many quotes it has."""

    article_id: str
    quotes: int


class Readings:
    """The readings of a store; see `analysis.store.Store`. They are added, never changed."""

    def __init__(self, engine: Engine, where: str) -> None:
        self._engine = engine
        self._where = where

    def missing(self, wanted: Wanted) -> list[Unread]:
        """Return the articles with a quote or target not read yet, or not searched for an issue.

        Newest first: what a reader is most likely to look at comes right first.
        """
        counted = (
            select(func.count())
            .where(quotes.c.article_id == articles.c.article_id)
            .scalar_subquery()
        )
        query = (
            select(articles.c.article_id, counted)
            .where(_lacking(wanted))
            .order_by(articles.c.published.desc().nulls_last(), articles.c.article_id)
        )
        with explained("read", self._where), self._engine.connect() as connection:
            return [Unread(*row) for row in connection.execute(query)]

    def stored(self, article_id: str) -> StoredArticle | None:
        """Return an article with its quotes, their targets, and who has read them."""
        ours = quotes.c.article_id == article_id
        said = select(quotes).where(ours).order_by(quotes.c.position)
        read = (
            select(readings)
            .join(quotes, quotes.c.quote_id == readings.c.quote_id)
            .where(ours, or_(readings.c.task == "tone", still_asked()))
            .order_by(readings.c.reading_id)
        )
        with explained("read", self._where), self._engine.connect() as connection:
            find = select(articles).where(articles.c.article_id == article_id)
            row = connection.execute(find).mappings().first()
            if row is None:
                return None
            found = connection.execute(said).mappings().all()
            return StoredArticle(
                rows.article_of(row),
                stored_quotes(found, connection.execute(read).mappings().all()),
                row["watchlist"],
            )

    def add(
        self,
        article_id: str,
        tones: Mapping[str, Reading],
        stances: Mapping[str, Sequence[StanceReading]],
        watchlist: str,
    ) -> bool:
        """Add readings to the quotes of an article, by quote id, in one transaction.

        A reading that the same model has given already stays as it is. `watchlist` is the
        fingerprint of the list that the quotes were searched for.

        Returns
        -------
        bool
            False, and nothing changed, when the article is no longer there.
        """
        fresh = [rows.reading_row(quote, "tone", reading) for quote, reading in tones.items()]
        for quote, found in stances.items():
            fresh += [rows.reading_row(quote, "stance", s.reading, s.target) for s in found]
        with explained("write to", self._where), writing(self._engine) as connection:
            at = update(articles).where(articles.c.article_id == article_id)
            if not connection.execute(at.values(watchlist=watchlist)).rowcount:
                return False
            if fresh:
                on_sqlite = connection.dialect.name == "sqlite"
                statement = (sqlite.insert if on_sqlite else postgresql.insert)(readings)
                connection.execute(statement.on_conflict_do_nothing(), fresh)
            count_up(connection)
            return True


def _lacking(wanted: Wanted) -> ColumnElement[bool]:
    """Whether an article lacks something; asked quote by quote, each a look into an index."""
    ours = quotes.c.article_id == articles.c.article_id
    by = readings.alias("by")
    toned = select(by.c.reading_id).where(
        by.c.quote_id == quotes.c.quote_id, by.c.task == "tone", by.c.model == wanted.tone
    )
    stanced = select(by.c.reading_id).where(
        by.c.quote_id == readings.c.quote_id,
        by.c.target_id == readings.c.target_id,
        by.c.task == "stance",
        by.c.model == wanted.stance,
    )
    asked = and_(readings.c.task == "stance", still_asked())
    return or_(
        articles.c.watchlist.is_distinct_from(wanted.watchlist),
        select(quotes.c.quote_id).where(ours, ~toned.exists()).exists(),
        select(readings.c.reading_id)
        .join(quotes, quotes.c.quote_id == readings.c.quote_id)
        .where(ours, asked, ~stanced.exists())
        .exists(),
    )
