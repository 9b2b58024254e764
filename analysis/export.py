"""Analysed articles → the JSON of the command line's contract."""

from collections.abc import Mapping

from analysis.records import AnalysedArticle, Article, Phrase, Reading, ReadQuote, Speaker, Target


def analysed_json(
    analysed: AnalysedArticle,
    *,
    with_text: bool = False,
    thresholds: Mapping[str, float] | None = None,
) -> dict[str, object]:
    """Return one article with its quotes as the `analyse` command prints it.

    Parameters
    ----------
    analysed
        What to print.
    with_text
        Add the article's text, into which all offsets point.
    thresholds
        Least probability for a reading to be clear, by task ("tone", "stance"): below it a reading
        keeps its label and is marked `"unclear": true`. A task without one has none.
    """
    least = thresholds or {}
    return {
        "article": _article(analysed.article, with_text=with_text),
        "pipeline": analysed.pipeline,
        "quotes": [_quote(read, least) for read in analysed.quotes],
    }


def _article(article: Article, *, with_text: bool) -> dict[str, object]:
    row: dict[str, object] = {
        "id": article.id,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "outlet": article.outlet,
        "url": article.url,
        "sample": article.sample,
        "text_sha256": article.text_sha256,
    }
    return row | {"text": article.text} if with_text else row


def _quote(read: ReadQuote, least: Mapping[str, float]) -> dict[str, object]:
    quote = read.quote
    return {
        "id": quote.id,
        "kind": quote.kind.value,
        "content": [list(span) for span in quote.content],
        "verbatim": [list(span) for span in quote.verbatim],
        "text": quote.text,
        "sentence": list(quote.sentence),
        "cue": _phrase(quote.cue),
        "mention": _phrase(quote.mention),
        "speaker": _speaker(quote.speaker),
        "parent": quote.parent,
        "tone": _reading(read.tone, least.get("tone", 0.0)),
        "stances": [
            {
                "target": _target(stance.target),
                **_reading(stance.reading, least.get("stance", 0.0)),
            }
            for stance in read.stances
        ],
    }


def _phrase(phrase: Phrase | None) -> dict[str, object] | None:
    return {"span": list(phrase.span), "text": phrase.text} if phrase else None


def _speaker(speaker: Speaker | None) -> dict[str, object] | None:
    if speaker is None:
        return None
    return {
        "actor": speaker.actor,
        "name": speaker.name,
        "kind": speaker.kind.value,
        "role": speaker.role,
        "country": speaker.country,
        "speaks_for": speaker.speaks_for,
        "blocs": list(speaker.blocs),
        "evidence": speaker.evidence,
        "confidence": round(speaker.confidence, 2),
    }


def _target(target: Target) -> dict[str, object]:
    return {
        "id": target.id,
        "name": target.name,
        "kind": target.kind.value,
        "span": list(target.span) if target.span else None,
    }


def _reading(reading: Reading, least: float) -> dict[str, object]:
    return {
        "label": reading.label,
        "unclear": reading.unclear(least),
        "scores": {label: round(score, 4) for label, score in reading.scores.items()},
        "model": reading.model,
    }
