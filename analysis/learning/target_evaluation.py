"""`evaluate targets QUOTES.jsonl`: which targets are found, and what the relevance gate lets pass.

The gold are labelled stances whose `context` holds the quote. *Actors* are targets with a capital:
how many of them does the pipeline find in the quote, read in its context? *Issues* are the other
targets of several words, each put on a watch-list by its name alone: how often does it pass for its
own quote, and for which quotes of other passages? The latter are listed with `--errors`, to be
judged by reading: some are about the same issue.
"""

import argparse
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tqdm import tqdm

from analysis.errors import WrongFormat
from analysis.extraction import examine
from analysis.extraction.layout import Parser
from analysis.knowledge import Knowledge, load_knowledge
from analysis.knowledge.lexicon import Lexicon, load_lexicon
from analysis.knowledge.watchlist import issue
from analysis.knowledge.wordings import loosened
from analysis.models.issues import Watchlist
from analysis.pipeline import load_parser
from analysis.records import Article, Kind, Quote, Span, Speaker

#: What ends the head of an issue's name: "release of tax returns".
TIES = re.compile(r" (?:of|for|on|to|with|against|in|into|from|by|at|over|about) ")
#: Letters of a word by which the quotes are sorted out that an issue cannot be worded in.
PREFIX = 3


@dataclass(frozen=True, slots=True)
class Row:
    """One labelled target of a quote."""

    holder: str | None
    target: str
    text: str
    context: str

    @property
    def actor(self) -> bool:
        """Whether the target is named with a capital, as actors are."""
        return self.target in self.text and any(word[0].isupper() for word in self.target.split())

    def issue(self, lexicon: Lexicon) -> bool:
        """Tell whether the target is an issue that a watch-list can hold by its name."""
        if self.actor or self.target in self.text or loosened(self.target) is None:
            return False
        head = TIES.split(self.target)[0].split()[-1].casefold()
        forms = {head, head.removesuffix("s")}
        return forms.isdisjoint(lexicon.generic | lexicon.bodies | lexicon.titles)


@dataclass(slots=True)
class Found:
    """What was found of the gold, and the issues that passed for quotes of other passages."""

    actors: int = 0
    actors_found: int = 0
    issues: int = 0
    issues_own: int = 0
    missed: list[str] = field(default_factory=list)
    others: list[tuple[str, str]] = field(default_factory=list)

    def summary(self) -> dict[str, float | int]:
        """Return the measures by name."""
        own, other = self.issues_own, len(self.others)
        return {
            "actors": self.actors,
            "actors_found": round(self.actors_found / max(1, self.actors), 3),
            "issues": self.issues,
            "issues_passed_for_own_quote": round(own / max(1, self.issues), 3),
            "passed_for_own_quote": own,
            "passed_for_other_quotes": other,
            "precision_at_least": round(own / max(1, own + other), 3),
        }


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `evaluate targets`."""
    parser.add_argument("gold", type=Path, metavar="GOLD.jsonl", help="stances with their context")
    parser.add_argument("--only", choices=("actors", "issues"), help="measure one of the two")
    parser.add_argument("--json", action="store_true", help="print the measures as JSON")
    parser.add_argument("--errors", action="store_true", help="list missed and doubtful targets")


def run(args: argparse.Namespace) -> int:
    """Evaluate on the file that `args` names and print the measures."""
    found = evaluate_targets(read_rows(args.gold), args.only)
    for line in [*found.missed, *map("\t".join, found.others)] if args.errors else ():
        print(line)  # noqa: T201
    if args.json:
        print(json.dumps(found.summary()))  # noqa: T201
    else:
        for name, value in found.summary().items():
            print(f"{name:28} {value}")  # noqa: T201
    return 0


def read_rows(path: Path) -> list[Row]:
    """Read labelled targets.

    Raises
    ------
    WrongFormat
        When the file cannot be read or a row lacks target, text or context.
    """
    rows: list[Row] = []
    try:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            rows.append(Row(row.get("holder"), row["target"], row["text"], row["context"]))
    except (OSError, UnicodeDecodeError) as error:
        raise WrongFormat(f"{path} cannot be read: give a JSON Lines file in UTF-8.") from error
    except (ValueError, KeyError, AttributeError) as error:
        raise WrongFormat(
            f"{path.name}, line {len(rows) + 1}: needs an object with target, text and context."
        ) from error
    return rows


def evaluate_targets(rows: Sequence[Row], only: str | None = None) -> Found:
    """Measure which targets of `rows` are found, `only` the "actors" or the "issues"."""
    found = Found()
    if only != "issues":
        _actors(rows, found)
    if only != "actors":
        _issues(rows, found)
    return found


def _actors(rows: Sequence[Row], found: Found) -> None:
    parser, knowledge, lexicon = load_parser(), load_knowledge(), load_lexicon()
    quotes: defaultdict[tuple[str, str, str | None], list[Row]] = defaultdict(list)
    for row in rows:
        if row.actor and row.text in row.context:
            quotes[row.context, row.text, row.holder].append(row)
    for (context, text, holder), here in tqdm(quotes.items(), disable=None, file=sys.stderr):
        quote = _quote(context, text, holder)
        meant = list(_meant(quote, context, parser, knowledge, lexicon))
        for row in here:
            found.actors += 1
            at = quote.content[0].start + text.index(row.target)
            gold = Span(at, at + len(row.target))
            if any(span.start < gold.end and gold.start < span.end for span in meant):
                found.actors_found += 1
            else:
                found.missed.append(f"missed\t{row.target}\t{text}")


def _quote(context: str, text: str, holder: str | None) -> Quote:
    start = context.index(text)
    span = Span(start, start + len(text))
    speaker = Speaker(holder) if holder else None
    return Quote("gold", Kind.DIRECT, (span,), (span,), text, span, speaker=speaker)


def _meant(
    quote: Quote, context: str, parser: Parser, knowledge: Knowledge, lexicon: Lexicon
) -> Iterator[Span]:
    examined = examine(Article("gold", context), parser, knowledge, lexicon)
    for reference in examined.references([quote])[quote.id]:
        if reference.target is not None:
            yield reference.span


def _issues(rows: Sequence[Row], found: Found) -> None:
    """Try every issue on every quote that has words beginning like all of its own."""
    texts = {row.text: row.context for row in rows}
    begins = {text: _prefixes(text.split()) for text in texts}
    where: defaultdict[str, set[str]] = defaultdict(set)
    for text, prefixes in begins.items():
        for prefix in prefixes:
            where[prefix].add(text)
    lexicon = load_lexicon()
    issues = [row for row in rows if row.issue(lexicon)]
    for row in tqdm(issues, disable=None, file=sys.stderr):
        found.issues += 1
        watched = issue("issue:gold", row.target)
        for text in sorted(_possible(row, where)):
            passed = any(Watchlist(text, [watched]).of(_quote(text, text, None), ()))
            if passed and text == row.text:
                found.issues_own += 1
            elif passed and texts[text] != row.context:
                found.others.append((row.target, text))


def _possible(row: Row, where: Mapping[str, set[str]]) -> set[str]:
    """Return the quotes that hold the rarest beginnings of the issue's words."""
    long = [word for word in row.target.split() if len(word) > PREFIX + 1]
    sets = [where.get(prefix, set()) for prefix in _prefixes(long)]
    return set.intersection(*sets) if sets else set()


def _prefixes(words: Iterable[str]) -> set[str]:
    letters = ("".join(c for c in word.casefold() if c.isalnum()) for word in words)
    return {word[:PREFIX] for word in letters}
