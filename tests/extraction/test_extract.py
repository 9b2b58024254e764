from collections import defaultdict
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.extraction import extract
from analysis.extraction.layout import Parser
from analysis.knowledge import Knowledge
from analysis.knowledge.lexicon import Lexicon
from analysis.records import Article, Kind, Quote, Span
from tests.extraction.conftest import DAY, Read

FRAGMENTS = (
    "Anna Featherstone said that ",
    "he said",
    "“We will stay,” ",
    '"It is over," ',
    "‘Never,’ ",
    "according to the minister, ",
    "Donald Trump ",
    "adding: ",
    "it was ",
    "the talks failed",
    "TRUMP: ",
    ". ",
    "\n",
    "“",
    "”",
    "'",
    "– ",
)
TEXT = st.lists(
    st.sampled_from(FRAGMENTS) | st.text(st.characters(codec="utf-8"), max_size=12), max_size=20
).map("".join)


def assert_sound(text: str, quotes: list[Quote]) -> None:
    spans: dict[bool, list[Span]] = defaultdict(list)
    for quote in quotes:
        assert quote.content
        for span in (*quote.content, *quote.verbatim, quote.sentence):
            assert 0 <= span.start < span.end <= len(text)
        assert all(one.end <= other.start for one, other in pairwise(quote.content))
        assert all(one.end <= other.start for one, other in pairwise(quote.verbatim))
        spans[quote.kind is Kind.NESTED] += quote.content
    for of_a_kind in spans.values():
        assert all(one.end <= other.start for one, other in pairwise(sorted(of_a_kind)))
    assert len({quote.id for quote in quotes}) == len(quotes)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=TEXT)
def test_any_text_gives_sound_quotes_twice_the_same(read: Read, text: str) -> None:
    quotes = read(text)
    assert_sound(text, quotes)
    assert read(text) == quotes


def test_quotes_come_in_reading_order(read: Read) -> None:
    text = "“One is enough,” said Ann Lee.\n“Two are better,” said Bob Hill."
    starts = [quote.content[0].start for quote in read(text)]
    assert starts == sorted(starts)
    assert len(starts) == 2


def test_what_precedes_the_body_is_not_searched(
    parser: Parser, knowledge: Knowledge, lexicon: Lexicon
) -> None:
    text = "“Headline words are here,” said Ann Lee.\n“Two are better,” said Bob Hill."
    article = Article("a", text, published=DAY, body_start=text.index("\n") + 1)
    (quote,) = extract(article, parser, knowledge, lexicon)
    assert quote.text == "Two are better,"


@pytest.mark.parametrize("text", ["", " ", "\n\n", "“", "”“", "He said.", "“”"])
def test_little_text_gives_nothing(read: Read, text: str) -> None:
    assert read(text) == []


def test_the_sentence_holds_quote_and_clause(read: Read) -> None:
    text = "It rained. “We will stay,” said Ann Lee. Then she left."
    (quote,) = read(text)
    assert quote.sentence.of(text) == "“We will stay,” said Ann Lee."
    assert quote.cue is not None
    assert quote.cue.text == "said"
    assert quote.mention is not None
    assert quote.mention.text == "Ann Lee"
