"""The seed article against its gold: what must stay whole whatever else changes."""

import json
from pathlib import Path
from typing import Any

import pytest

from analysis.extraction import extract
from analysis.extraction.layout import Parser
from analysis.knowledge import Knowledge
from analysis.knowledge.lexicon import Lexicon
from analysis.learning.quote_scores import characters, overlap, same_person
from analysis.reading import read_path
from analysis.records import Article, Kind, Quote, Span
from tests.extraction.conftest import DAY

SEED = Path("seeds/000_732e16d066ef2dcb.txt")
GOLD: dict[str, Any] = json.loads(SEED.with_suffix(".gold.json").read_text(encoding="utf-8"))
QUOTED = [row for row in GOLD["quotes"] if row["kind"] != "indirect"]
INDIRECT = [row for row in GOLD["quotes"] if row["kind"] == "indirect"]
#: A fragment inside a reported clause may be read as direct and the other way about.
COMPATIBLE = {
    "direct": {Kind.DIRECT, Kind.MIXED},
    "mixed": {Kind.DIRECT, Kind.MIXED},
    "nested": {Kind.NESTED},
}

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def article() -> Article:
    (found,) = read_path(SEED)
    assert isinstance(found, Article)
    return found


@pytest.fixture(scope="module")
def quotes(
    article: Article, parser: Parser, knowledge: Knowledge, lexicon: Lexicon
) -> tuple[Quote, ...]:
    return extract(article, parser, knowledge, lexicon)


def right(knowledge: Knowledge, found: Quote, name: str) -> bool:
    """Tell whether a quote has the speaker of the gold, in whatever spelling."""
    if found.speaker is None:
        return False
    identity = knowledge.resolve(name, DAY)
    known = identity is not None and identity.actor is not None
    if known and identity is not None and identity.actor == found.speaker.actor:
        return True
    return same_person(found.speaker.name, [name])


def bare(words: str) -> str:
    return words.strip().removeprefix("that ").rstrip(".,!?")


@pytest.mark.parametrize("row", QUOTED, ids=lambda row: row["text"][:30])
def test_every_quoted_passage(
    article: Article, quotes: tuple[Quote, ...], knowledge: Knowledge, row: dict[str, Any]
) -> None:
    found = [
        quote
        for quote in quotes
        if quote.kind in COMPATIBLE[row["kind"]]
        and any(
            abs(span.start - row["start"]) <= 5 and bare(span.of(article.text)) == bare(row["text"])
            for span in quote.verbatim
        )
    ]
    assert len(found) == 1
    assert right(knowledge, found[0], row["speaker"])


def test_indirect_quotes(article: Article, quotes: tuple[Quote, ...], knowledge: Knowledge) -> None:
    good = 0
    for row in INDIRECT:
        wanted = characters(article.text, [Span(row["start"], row["end"])])
        good += any(
            overlap(characters(article.text, quote.content), wanted) >= 0.5
            and right(knowledge, quote, row["speaker"])
            for quote in quotes
        )
    assert good >= 3


def test_nobody_else_speaks(quotes: tuple[Quote, ...], knowledge: Knowledge) -> None:
    speaking = [quote for quote in quotes if quote.speaker is not None]
    for quote in speaking:
        assert any(right(knowledge, quote, name) for name in GOLD["speakers"])
        assert not any(right(knowledge, quote, name) for name in GOLD["not_speakers"])
