"""`evaluate quotes GOLD.jsonl`: found quotes and speakers against a gold file."""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from tqdm import tqdm

from analysis.errors import WrongFormat
from analysis.extraction import extract
from analysis.knowledge import Knowledge, load_knowledge
from analysis.knowledge.lexicon import load_lexicon
from analysis.learning.quote_pages import TABLE_END, TABLE_START, write_table
from analysis.learning.quote_scores import (
    FoundQuote,
    GoldQuote,
    QuoteScores,
    add_article,
    same_person,
)
from analysis.pipeline import load_parser
from analysis.records import Article, Kind, Quote, Span

PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "who"})


@dataclass(slots=True)
class Evaluation:
    """Scores over a gold file, with names by how the speaker is given, and what was missed."""

    scores: QuoteScores = field(default_factory=QuoteScores)
    given: Counter[str] = field(default_factory=Counter)
    given_right: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    def summary(self) -> dict[str, object]:
        """Return the measures by name."""
        scores = self.scores
        return {
            "gold": scores.gold,
            "found": scores.found,
            "precision": round(scores.precision, 4),
            "recall": round(scores.recall, 4),
            "f1": round(scores.f1, 4),
            "name": round(scores.name, 4) if scores.named else None,
            "quote_and_name_f1": round(scores.quote_and_name_f1, 4) if scores.named else None,
            "recall_by_kind": {
                kind: {"gold": total, "recall": round(right / total, 4)}
                for kind, (total, right) in sorted(scores.by_kind.items())
            },
            "name_by_how_given": {
                how: {"matched": n, "right": round(self.given_right[how] / n, 4)}
                for how, n in sorted(self.given.items())
            },
        }


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `evaluate quotes`."""
    parser.add_argument(
        "gold", type=Path, nargs="+", metavar="GOLD.jsonl", help="articles with their quotes"
    )
    parser.add_argument("--json", action="store_true", help="print the measures as JSON")
    parser.add_argument("--errors", action="store_true", help="list what was missed, with its text")
    parser.add_argument(
        "--into",
        type=Path,
        metavar="FILE.md",
        help=f"write a table between the lines {TABLE_START} and {TABLE_END} of a page",
    )


def run(args: argparse.Namespace) -> int:
    """Evaluate on the files that `args` names and print the measures."""
    evaluations = {path: evaluate_quotes(path) for path in args.gold}
    if args.into is not None:
        write_table(args.into, {path.stem: one.summary() for path, one in evaluations.items()})
    for path, evaluation in evaluations.items():
        summary = evaluation.summary()
        if args.json:
            print(json.dumps({"file": path.name, **summary}))  # noqa: T201 - a command prints
            continue
        if len(evaluations) > 1:
            print(f"{path.name}")  # noqa: T201 - a command prints
        for name, value in summary.items():
            print(f"{name}: {value}")  # noqa: T201 - a command prints
        for error in evaluation.errors if args.errors else []:
            print(error)  # noqa: T201 - a command prints
    return 0


def evaluate_quotes(path: Path) -> Evaluation:
    """Extract every article of a gold file and score it.

    Raises
    ------
    WrongFormat
        When the file is not JSON Lines of articles with `text` and `quotes`.
    """
    parser, knowledge, lexicon = load_parser(), load_knowledge(), load_lexicon()
    evaluation = Evaluation()
    for article, gold in tqdm(list(read_gold(path)), unit="article", disable=None):
        found = [
            quote
            for quote in extract(article, parser, knowledge, lexicon)
            if quote.kind is not Kind.NESTED
        ]
        _score(evaluation, article, [_spelled(one, knowledge, article) for one in gold], found)
    return evaluation


def _spelled(quote: GoldQuote, knowledge: Knowledge, article: Article) -> GoldQuote:
    """Add the spelling that the knowledge base uses to the names of a known speaker."""
    known = [knowledge.resolve(name, article.published) for name in quote.names]
    spellings = tuple(one.name for one in known if one is not None and one.actor is not None)
    return replace(quote, names=quote.names + spellings)


def read_gold(path: Path) -> Iterator[tuple[Article, list[GoldQuote]]]:
    """Yield the articles of a gold file with their quotes, beliefs (`speech`: false) left out."""
    try:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
        for number, row in enumerate(rows):
            day = (row.get("date") or row.get("published") or "")[:10]
            published = date.fromisoformat(day) if day else None
            article = Article(str(row.get("id", number)), row["text"], published=published)
            yield article, [_gold(one) for one in row["quotes"] if _counts(one)]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise WrongFormat(
            f"{path} is not a gold file ({error}): give one article a line, with text and quotes."
        ) from error


def _counts(one: Mapping[str, Any]) -> bool:
    return bool(one["content"]) and one.get("speech", True) is not False


def _gold(one: Mapping[str, Any]) -> GoldQuote:
    names = [name for name in (one.get("speaker"), *(one.get("aliases") or ())) if name]
    spans = tuple(Span(int(start), int(end)) for start, end in one["content"])
    return GoldQuote(spans, str(one.get("type", one.get("kind", ""))), tuple(names))


def _score(
    evaluation: Evaluation, article: Article, gold: list[GoldQuote], found: list[Quote]
) -> None:
    plain = [
        FoundQuote(quote.content, quote.kind, quote.speaker.name if quote.speaker else None)
        for quote in found
    ]
    pairs = add_article(evaluation.scores, article.text, gold, plain)
    for i, j in pairs:
        if gold[i].names:
            how = how_given(found[j])
            right = same_person(plain[j].name, gold[i].names)
            evaluation.given[how] += 1
            evaluation.given_right[how] += right
            if not right:
                evaluation.errors.append(
                    f"{article.id} name: {gold[i].names[0]!r} not {plain[j].name!r}: "
                    f"{found[j].text!r}"
                )
    hit_gold, hit_found = {i for i, _ in pairs}, {j for _, j in pairs}
    for i, one in enumerate(gold):
        if i not in hit_gold:
            words = " … ".join(span.of(article.text) for span in one.content)
            evaluation.errors.append(f"{article.id} missed ({one.kind}): {words!r}")
    for j, quote in enumerate(found):
        if j not in hit_found:
            evaluation.errors.append(f"{article.id} extra ({quote.kind}): {quote.text!r}")


def how_given(quote: Quote) -> str:
    """Tell how the article gives a quote's speaker: by name, pronoun, description or not at all."""
    if quote.mention is None or not quote.sentence.contains(quote.mention.span):
        return "only in earlier text"
    words = quote.mention.text.casefold().split()
    if words and words[0] in PRONOUNS and len(words) == 1:
        return "pronoun"
    surname = quote.speaker.name.casefold().split()[-1] if quote.speaker else ""
    return "name" if surname and surname in quote.mention.text.casefold() else "description"
