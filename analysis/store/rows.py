"""Records to rows of the tables, and an article's row back to its record."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import RowMapping

from analysis.records import (
    AnalysedArticle,
    Article,
    Correction,
    Phrase,
    Quote,
    Reading,
    ReadQuote,
    Span,
    Speaker,
    Target,
)
from analysis.store.speakers import speaker_id

UNKNOWN_NAME = "Unknown"
_UNKNOWN = Speaker(name=UNKNOWN_NAME)


def article_row(analysed: AnalysedArticle) -> dict[str, Any]:
    """Return the row of an article, taken in now."""
    article = analysed.article
    return {
        "article_id": article.id,
        "content_hash": article.content_hash,
        "text": article.text,
        "body_start": article.body_start,
        "title": article.title,
        "published": article.published,
        "outlet": article.outlet,
        "url": article.url,
        "source": article.source,
        "sample": article.sample,
        "pipeline": analysed.pipeline,
        "ingested_at": datetime.now(UTC),
        "words": len(article.text[article.body_start :].split()),
        "watchlist": analysed.watchlist,
    }


def article_of(row: RowMapping) -> Article:
    """Return the article of its row."""
    return Article(
        id=row["article_id"],
        text=row["text"],
        title=row["title"],
        published=row["published"],
        outlet=row["outlet"],
        url=row["url"],
        source=row["source"],
        sample=row["sample"],
        body_start=row["body_start"],
    )


def quote_rows(analysed: AnalysedArticle) -> list[dict[str, Any]]:
    """Return the rows of an article's quotes, numbered in their order."""
    article_id = analysed.article.id
    return [_quote_row(read.quote, article_id, n) for n, read in enumerate(analysed.quotes)]


def _quote_row(quote: Quote, article_id: str, position: int) -> dict[str, Any]:
    return {
        "quote_id": quote.id,
        "article_id": article_id,
        "position": position,
        "kind": str(quote.kind),
        "text": quote.text,
        "content": _pairs(quote.content),
        "verbatim": _pairs(quote.verbatim),
        "sentence_start": quote.sentence.start,
        "sentence_end": quote.sentence.end,
        **_phrase("cue", quote.cue),
        **_phrase("mention", quote.mention),
        "parent": quote.parent,
        **_speaker(quote.speaker, article_id),
    }


def _pairs(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _phrase(name: str, phrase: Phrase | None) -> dict[str, Any]:
    span = phrase.span if phrase else None
    return {
        name: phrase.text if phrase else None,
        f"{name}_start": span.start if span else None,
        f"{name}_end": span.end if span else None,
    }


def _speaker(speaker: Speaker | None, article_id: str) -> dict[str, Any]:
    known = speaker or _UNKNOWN
    return {
        "speaker_id": speaker_id(speaker, article_id),
        "speaker": known.name,
        "speaker_kind": str(known.kind) if speaker else None,
        "role": known.role,
        "country": known.country,
        "speaks_for": known.speaks_for,
        "blocs": list(known.blocs),
        "evidence": known.evidence,
        "confidence": known.confidence,
    }


def reading_rows(quotes: Sequence[ReadQuote]) -> list[dict[str, Any]]:
    """Return the rows of everything the models made of `quotes`."""
    return [row for read in quotes for row in _readings(read)]


def _readings(read: ReadQuote) -> list[dict[str, Any]]:
    tone = reading_row(read.quote.id, "tone", read.tone)
    stances = (reading_row(read.quote.id, "stance", s.reading, s.target) for s in read.stances)
    return [tone, *stances]


def reading_row(
    quote_id: str, task: str, reading: Reading, target: Target | None = None
) -> dict[str, Any]:
    """Return the row of one reading of a quote, for a stance toward `target`."""
    span = target.span if target else None
    return {
        "quote_id": quote_id,
        "task": task,
        "target_id": target.id if target else None,
        "target": target.name if target else None,
        "target_kind": str(target.kind) if target else None,
        "target_start": span.start if span else None,
        "target_end": span.end if span else None,
        "label": str(reading.label),
        "scores": {str(label): float(score) for label, score in reading.scores.items()},
        "model": reading.model,
    }


def search_words(quote: Quote, text: str) -> str:
    """Return the words a quote is found by: its sentence, itself where it goes on, its speaker."""
    sentence = quote.sentence.of(text)
    rest = "" if quote.text in sentence else quote.text
    return f"{sentence} {rest} {quote.speaker.name if quote.speaker else ''}"


def correction_row(correction: Correction, article_id: str) -> dict[str, Any]:
    """Return the row of a correction to a quote of `article_id`."""
    return {
        "quote_id": correction.quote_id,
        "article_id": article_id,
        "field": correction.field,
        "target_id": correction.target,
        "old_value": correction.old,
        "new_value": correction.new,
        "author": correction.author.strip(),
        "note": correction.note,
        "made_at": correction.made,
    }
