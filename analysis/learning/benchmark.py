"""`benchmark`: how long each stage takes on one text, as ratios measured in one run."""

import argparse
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from spacy.tokens import Doc

from analysis.extraction import extract
from analysis.pipeline import load_analyser
from analysis.reading import RowError, read_path
from analysis.records import Article


class _TimedParser:
    """A parser that counts the seconds spent in it."""

    def __init__(self, pipe: Callable[..., Iterator[Doc]]) -> None:
        self.inner = pipe
        self.seconds = 0.0

    def pipe(self, texts: Sequence[str], *, batch_size: int) -> Iterator[Doc]:
        """Parse `texts`, counting the seconds."""
        start = time.perf_counter()
        docs = list(self.inner(texts, batch_size=batch_size))
        self.seconds += time.perf_counter() - start
        return iter(docs)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `benchmark`."""
    parser.add_argument("path", type=Path, metavar="PATH", help="articles to time")
    parser.add_argument("--repeat", type=int, default=1, help="read each text this many times over")


def run(args: argparse.Namespace) -> int:
    """Time parse, extraction and models on the articles that `args` names."""
    analyser = load_analyser()
    for found in read_path(args.path):
        if isinstance(found, RowError):
            continue
        text = "\n\n".join([found.text] * args.repeat)
        article = Article(found.id, text, published=found.published, body_start=found.body_start)
        parser = _TimedParser(analyser.parser.pipe)
        start = time.perf_counter()
        quotes = extract(article, parser, analyser.knowledge, analyser.lexicon)
        extraction = time.perf_counter() - start - parser.seconds
        start = time.perf_counter()
        analyser.analyse(article)
        whole = time.perf_counter() - start
        words = len(text.split())
        models = max(whole - extraction - parser.seconds, 0.0)
        print(  # noqa: T201 - a command prints
            f"{found.source or found.id}: {words} words, {len(quotes)} quotes; parse "
            f"{parser.seconds:.2f} s, extraction {extraction:.2f} s "
            f"({extraction / parser.seconds:.2f} x parse), models {models:.2f} s"
        )
    return 0
