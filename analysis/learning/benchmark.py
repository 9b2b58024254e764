"""`benchmark`: how long each stage takes on one text, as ratios measured in one run."""

import argparse
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from spacy.tokens import Doc

from analysis.errors import ModelError
from analysis.extraction import extract
from analysis.models import CHOICES
from analysis.pipeline import Analyser, load_analyser
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
    parser.add_argument("--model", choices=CHOICES, default=CHOICES[0], help="which weights read")
    parser.add_argument(
        "--trained",
        type=Path,
        metavar="RUN",
        help="instead compare with transformers, which gets the model of this training "
        "(needs requirements-train.txt)",
    )


def run(args: argparse.Namespace) -> int:
    """Time parse, extraction and models on the articles that `args` names."""
    analyser = load_analyser(args.model)
    articles = [found for found in read_path(args.path) if not isinstance(found, RowError)]
    if args.trained is not None:
        return compare(articles, analyser, args.trained / "model")
    for found in articles:
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


def compare(articles: Sequence[Article], analyser: Analyser, trained: Path) -> int:
    """Print how many quotes a second each way of reading manages, tone and all targets."""
    try:
        from analysis.learning import speed  # noqa: PLC0415 - torch is not in the run time
    except ImportError as error:
        raise ModelError(
            f"The comparison needs {error.name}: pip install -r requirements-train.txt."
        ) from error
    asked = speed.questions(articles, analyser)
    print(f"{len(asked.tones)} quotes, {len(asked.stances)} stances")  # noqa: T201
    spent = dict(speed.seconds(asked, analyser, trained))
    for way, seconds in spent.items():
        print(  # noqa: T201
            f"{way:20} {len(asked.tones) / seconds:7.1f} quotes a second, shipped is "
            f"{seconds / spent['shipped']:.1f} times as fast"
        )
    return 0
