"""The real parser, the real knowledge base, and one way to read a few sentences with them."""

from collections.abc import Callable
from datetime import date

import pytest

from analysis.extraction import extract
from analysis.extraction.cast import Cast
from analysis.extraction.entities import read_cast
from analysis.extraction.layout import Paragraph, Parser, lay_out
from analysis.knowledge import Knowledge, load_knowledge
from analysis.knowledge.lexicon import Lexicon, load_lexicon
from analysis.pipeline import load_parser
from analysis.records import Article, Quote

DAY = date(2025, 2, 14)

Read = Callable[[str], list[Quote]]
LayOut = Callable[[str], list[Paragraph]]
ReadCast = Callable[[str], Cast]


@pytest.fixture(scope="session")
def parser() -> Parser:
    return load_parser()


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load_knowledge()


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture(scope="session")
def read(parser: Parser, knowledge: Knowledge, lexicon: Lexicon) -> Read:
    def read(text: str) -> list[Quote]:
        return list(extract(Article("a", text, published=DAY), parser, knowledge, lexicon))

    return read


@pytest.fixture(scope="session")
def laid_out(parser: Parser) -> LayOut:
    return lambda text: list(lay_out(text, 0, parser))


@pytest.fixture(scope="session")
def cast_of(laid_out: LayOut, knowledge: Knowledge, lexicon: Lexicon) -> ReadCast:
    return lambda text: read_cast(laid_out(text), text, knowledge, lexicon, DAY)
