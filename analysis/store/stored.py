"""Rows of a stored article back to records, with what was read of each quote and by which model."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import RowMapping

from analysis.records import (
    DESCRIBED,
    ActorKind,
    Article,
    Kind,
    Phrase,
    Quote,
    Span,
    Speaker,
    Target,
)

_NO_ACTOR = ("name:", DESCRIBED)
"""How `speaker_id` begins for somebody whom the knowledge base does not know."""


@dataclass(frozen=True, slots=True)
class StoredQuote:
    """A quote with the ids of the models that read its tone, and its stance on each target."""

    quote: Quote
    tone_models: frozenset[str]
    targets: Mapping[Target, frozenset[str]]


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article as it was stored, with its quotes in order.

    `watchlist` is the fingerprint of the issues that they were last searched for.
    """

    article: Article
    quotes: tuple[StoredQuote, ...]
    watchlist: str | None


def stored_quotes(
    quotes: Sequence[RowMapping], readings: Sequence[RowMapping]
) -> tuple[StoredQuote, ...]:
    """Return the quotes of an article from their rows and those of all their readings."""
    tones: dict[str, set[str]] = {}
    targets: dict[str, dict[str, tuple[Target, set[str]]]] = {}
    for row in readings:
        if row["target_id"] is None:
            tones.setdefault(row["quote_id"], set()).add(row["model"])
            continue
        known = targets.setdefault(row["quote_id"], {})
        # The first reading of a target says what it is called and where it stands.
        _, models = known.setdefault(row["target_id"], (_target(row), set()))
        models.add(row["model"])
    return tuple(
        StoredQuote(
            quote_of(row),
            frozenset(tones.get(row["quote_id"], ())),
            {t: frozenset(m) for t, m in targets.get(row["quote_id"], {}).values()},
        )
        for row in quotes
    )


def quote_of(row: Mapping[str, Any] | RowMapping) -> Quote:
    """Return the quote of its row: what `rows.quote_rows` made a row of."""
    return Quote(
        id=row["quote_id"],
        kind=Kind(row["kind"]),
        content=_spans(row["content"]),
        verbatim=_spans(row["verbatim"]),
        text=row["text"],
        sentence=Span(row["sentence_start"], row["sentence_end"]),
        cue=_phrase("cue", row),
        mention=_phrase("mention", row),
        speaker=_speaker(row),
        parent=row["parent"],
    )


def _spans(pairs: Sequence[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)


def _phrase(name: str, row: Mapping[str, Any] | RowMapping) -> Phrase | None:
    if row[name] is None:
        return None
    return Phrase(Span(row[f"{name}_start"], row[f"{name}_end"]), row[name])


def _speaker(row: Mapping[str, Any] | RowMapping) -> Speaker | None:
    if row["speaker_kind"] is None:
        return None
    known = not row["speaker_id"].startswith(_NO_ACTOR)
    return Speaker(
        name=row["speaker"],
        kind=ActorKind(row["speaker_kind"]),
        actor=row["speaker_id"] if known else None,
        role=row["role"],
        country=row["country"],
        speaks_for=row["speaks_for"],
        blocs=tuple(row["blocs"]),
        evidence=row["evidence"],
        confidence=row["confidence"],
    )


def _target(row: RowMapping) -> Target:
    start, end = row["target_start"], row["target_end"]
    span = None if start is None else Span(start, end)
    return Target(row["target_id"], row["target"], ActorKind(row["target_kind"]), span)
