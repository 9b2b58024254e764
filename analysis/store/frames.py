"""Queries that come out as data frames: their columns, types and order are fixed here.

Missing words are NaN in columns of type `str`, missing offsets <NA> in `Int64`. Rows are fetched
in portions, so that beside the frame only one portion is held. Texts of articles stay in the
database. What `speaker_id` may be is said in `analysis.store.speakers`.
"""

from collections.abc import Mapping
from typing import Any, TypeAlias

import numpy as np
import pandas as pd
from sqlalchemy import ColumnElement, Connection, Select, and_, func, not_, or_, select

from analysis.records import Stance, Tone
from analysis.store.issues import still_asked
from analysis.store.tables import articles, corrections, quotes, readings

Columns: TypeAlias = Mapping[str, str]

_PORTION = 5_000
_DAY = "datetime64[us]"
_TIME = "datetime64[us, UTC]"

ARTICLE_COLUMNS: Columns = {
    "article_id": "str",
    "title": "str",
    "outlet": "str",
    "published": _DAY,
    "url": "str",
    "source": "str",
    "sample": "bool",
    "pipeline": "str",
    "ingested_at": _TIME,
    "words": "int64",
    "n_quotes": "int64",
}
QUOTE_COLUMNS: Columns = {
    "quote_id": "str",
    "article_id": "str",
    "position": "int64",
    "kind": "str",
    "text": "str",
    "content": "object",
    "verbatim": "object",
    "sentence_start": "int64",
    "sentence_end": "int64",
    "sentence": "str",
    "cue": "str",
    "cue_start": "Int64",
    "cue_end": "Int64",
    "mention": "str",
    "mention_start": "Int64",
    "mention_end": "Int64",
    "parent": "str",
    "speaker_id": "str",
    "speaker": "str",
    "speaker_kind": "str",
    "role": "str",
    "country": "str",
    "speaks_for": "str",
    "blocs": "object",
    "evidence": "str",
    "confidence": "float64",
    "tone": "str",
    "tone_negative": "float64",
    "tone_neutral": "float64",
    "tone_positive": "float64",
    "tone_model": "str",
    "title": "str",
    "outlet": "str",
    "published": _DAY,
    "sample": "bool",
}
STANCE_COLUMNS: Columns = {
    "quote_id": "str",
    "article_id": "str",
    "target_id": "str",
    "target": "str",
    "target_kind": "str",
    "target_start": "Int64",
    "target_end": "Int64",
    "stance": "str",
    "stance_against": "float64",
    "stance_neutral": "float64",
    "stance_favor": "float64",
    "stance_model": "str",
}
CORRECTION_COLUMNS: Columns = {
    "correction_id": "int64",
    "quote_id": "str",
    "article_id": "str",
    "field": "str",
    "target_id": "str",
    "old_value": "str",
    "new_value": "str",
    "author": "str",
    "note": "str",
    "made_at": _TIME,
}


def article_frame(connection: Connection) -> pd.DataFrame:
    """Return `ARTICLE_COLUMNS`, a row an article, in order of publication."""
    counted = (
        select(func.count())
        .where(quotes.c.article_id == articles.c.article_id)
        .scalar_subquery()
        .label("n_quotes")
    )
    stored = [articles.c[name] for name in ARTICLE_COLUMNS if name != "n_quotes"]
    query = select(*stored, counted).order_by(
        articles.c.published.nulls_first(), articles.c.article_id
    )
    return _frame(connection, query, ARTICLE_COLUMNS)


def quote_frame(
    connection: Connection, article_id: str | None = None, model: str | None = None
) -> pd.DataFrame:
    """Return `QUOTE_COLUMNS`, a row a quote, in order of the texts.

    The tone is the one by `model` where that has read the quote, else the newest.
    """
    # Offsets count characters from 0, SQL counts them from 1.
    length = quotes.c.sentence_end - quotes.c.sentence_start
    sentence = func.substr(articles.c.text, quotes.c.sentence_start + 1, length)
    query = (
        select(
            *(quotes.c[name] for name in QUOTE_COLUMNS if name in quotes.c),
            *(articles.c[name] for name in ("title", "outlet", "published", "sample")),
            sentence.label("sentence"),
            readings.c.label.label("tone"),
            readings.c.scores.label("scores"),
            readings.c.model.label("tone_model"),
        )
        .join(articles, articles.c.article_id == quotes.c.article_id)
        .outerjoin(
            readings,
            and_(readings.c.quote_id == quotes.c.quote_id, _shown("tone", model)),
        )
        .order_by(articles.c.published.nulls_first(), quotes.c.article_id, quotes.c.position)
    )
    if article_id is not None:
        query = query.where(quotes.c.article_id == article_id)
    return _frame(connection, query, QUOTE_COLUMNS, "tone", tuple(Tone))


def stance_frame(
    connection: Connection, article_id: str | None = None, model: str | None = None
) -> pd.DataFrame:
    """Return `STANCE_COLUMNS`, a row a quote and target, but for issues that were removed.

    The stance is the one by `model` where that has read the pair, else the newest.
    """
    query = (
        select(
            *(readings.c[name] for name in STANCE_COLUMNS if name in readings.c),
            quotes.c.article_id,
            readings.c.label.label("stance"),
            readings.c.scores.label("scores"),
            readings.c.model.label("stance_model"),
        )
        .join(quotes, quotes.c.quote_id == readings.c.quote_id)
        .where(_shown("stance", model), still_asked())
        .order_by(quotes.c.article_id, quotes.c.position, readings.c.reading_id)
    )
    if article_id is not None:
        query = query.where(quotes.c.article_id == article_id)
    return _frame(connection, query, STANCE_COLUMNS, "stance", tuple(Stance))


def correction_frame(connection: Connection) -> pd.DataFrame:
    """Return `CORRECTION_COLUMNS`, in the order they were made."""
    query = select(*(corrections.c[name] for name in CORRECTION_COLUMNS)).order_by(
        corrections.c.correction_id
    )
    return _frame(connection, query, CORRECTION_COLUMNS)


def _shown(task: str, model: str | None) -> ColumnElement[bool]:
    """Whether a reading of `task` is the one to show of its quote, and target where there is one.

    Asked row by row on purpose: with the index on quote_id that is a look at a handful of rows,
    where grouping the whole table for every quote took minutes at 40,000 quotes.
    """
    other = readings.alias("other")
    newer = other.c.reading_id > readings.c.reading_id
    if model is not None:
        chosen, by_other = other.c.model == model, readings.c.model != model
        newer = or_(and_(chosen, by_other), and_(newer, or_(chosen, by_other)))
    better = select(other.c.reading_id).where(
        other.c.quote_id == readings.c.quote_id,
        other.c.task == task,
        other.c.target_id.is_not_distinct_from(readings.c.target_id),
        newer,
    )
    return and_(readings.c.task == task, not_(better.exists()))


def _frame(
    connection: Connection,
    query: Select[Any],
    columns: Columns,
    task: str = "",
    labels: tuple[str, ...] = (),
) -> pd.DataFrame:
    """Fetch `query`; the probabilities in its column `scores` become one column a label."""
    result = connection.execution_options(yield_per=_PORTION).execute(query)
    names = list(result.keys())
    portions = [_typed({}, columns)]
    for rows in result.partitions():
        fetched = dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))
        scores = fetched.pop("scores", [])
        for label in labels:
            fetched[f"{task}_{label}"] = [s.get(label, np.nan) if s else np.nan for s in scores]
        portions.append(_typed(fetched, columns))
    return pd.concat(portions[1:] or portions, ignore_index=True)


def _typed(fetched: Mapping[str, list[Any]], columns: Columns) -> pd.DataFrame:
    typed = {name: pd.Series(fetched.get(name, []), dtype=dtype) for name, dtype in columns.items()}
    return pd.DataFrame(typed)
