"""Reading stored quotes again: with another model, or for issues that were accepted since.

What a model has read once it does not read again, so the work can stop after any article and go
on later. Old readings and corrections stay as they are.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from tqdm import tqdm

from analysis import settings
from analysis.models import CHOICES, StanceModel, ToneModel, ToneQuery
from analysis.models.targets import stance_query
from analysis.pipeline import load_analyser
from analysis.records import ActorKind, Article, Issue, Quote, StanceReading, Target
from analysis.store import (
    STANCE_MODEL,
    TONE_MODEL,
    Store,
    StoredArticle,
    StoredQuote,
    Wanted,
    open_store,
)


@dataclass(frozen=True, slots=True)
class Progress:
    """How many articles, and how many quotes in them, of how many are read."""

    articles: int
    of_articles: int
    quotes: int
    of_quotes: int


class Readers(Protocol):
    """What reads: two models, the issues in force, and what finds them in quotes."""

    @property
    def tone(self) -> ToneModel:
        """The tone model."""
        ...

    @property
    def stance(self) -> StanceModel:
        """The stance model."""
        ...

    @property
    def issues(self) -> Sequence[Issue]:
        """The watch-list."""
        ...

    def targets(self, article: Article, quotes: Sequence[Quote]) -> Sequence[Sequence[Target]]:
        """Return what each of some quotes of an article is about."""
        ...


def wanted(readers: Readers) -> Wanted:
    """Return what every stored quote should have."""
    return Wanted(readers.tone.name, readers.stance.name, settings.fingerprint(readers.issues))


def waiting(store: Store, readers: Readers) -> Progress:
    """Tell what there is to read, as the progress before the first article."""
    missing = store.readings.missing(wanted(readers))
    return Progress(0, len(missing), 0, sum(one.quotes for one in missing))


def reread(store: Store, readers: Readers) -> Iterator[Progress]:
    """Read what is missing, one transaction an article, and say how far it is after each.

    From the first step on, the store's frames show the readings of these models where they exist.

    Raises
    ------
    StoreError
        When the database cannot be read or written; what was read before that is kept.
    """
    goal = wanted(readers)
    store.settings.put(**{TONE_MODEL: goal.tone, STANCE_MODEL: goal.stance})
    missing = store.readings.missing(goal)
    total = sum(one.quotes for one in missing)
    done = 0
    yield Progress(0, len(missing), 0, total)
    for number, one in enumerate(missing, start=1):
        stored = store.readings.stored(one.article_id)
        if stored is not None:
            _read(store, readers, goal, stored)
        done += one.quotes
        yield Progress(number, len(missing), done, total)


def _read(store: Store, readers: Readers, goal: Wanted, stored: StoredArticle) -> None:
    article = stored.article
    toneless = [one.quote for one in stored.quotes if goal.tone not in one.tone_models]
    tones = readers.tone.read([ToneQuery(quote.text) for quote in toneless])
    asked = [
        (one.quote, target)
        for one, found in zip(stored.quotes, _issues(readers, goal, stored), strict=True)
        for target in (*_unread(one, goal.stance), *found)
    ]
    stances = readers.stance.read([stance_query(article.text, *pair) for pair in asked])
    by_quote: dict[str, list[StanceReading]] = {}
    for (quote, target), reading in zip(asked, stances, strict=True):
        by_quote.setdefault(quote.id, []).append(StanceReading(target, reading))
    store.readings.add(
        article.id,
        {quote.id: reading for quote, reading in zip(toneless, tones, strict=True)},
        by_quote,
        goal.watchlist,
    )


def _unread(stored: StoredQuote, model: str) -> list[Target]:
    """Return the known targets of a quote that a model has not read."""
    return [target for target, models in stored.targets.items() if model not in models]


def _issues(readers: Readers, goal: Wanted, stored: StoredArticle) -> list[list[Target]]:
    """Return for each quote the issues it is about and was not yet searched for."""
    worded = any(issue.full.search(stored.article.text) for issue in readers.issues)
    if stored.watchlist == goal.watchlist or not worded:
        return [[] for _ in stored.quotes]
    found = readers.targets(stored.article, [one.quote for one in stored.quotes])
    return [_fresh(*pair) for pair in zip(stored.quotes, found, strict=True)]


def _fresh(stored: StoredQuote, found: Sequence[Target]) -> list[Target]:
    known = {target.id for target in stored.targets}
    return [one for one in found if one.kind is ActorKind.ISSUE and one.id not in known]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `python -m analysis reread`."""
    parser.add_argument(
        "--model",
        choices=CHOICES,
        help="choose this model, from now on and for the dashboard too (default: the one chosen)",
    )


def run(args: argparse.Namespace) -> int:
    """Read all stored quotes with the chosen model; what it has read already is passed over."""
    with open_store() as store:
        if args.model is not None:
            settings.choose(store, args.model)
        analyser = load_analyser(settings.choice(store), settings.issues(store))
        with tqdm(unit=" quotes", disable=None) as bar:
            for step in reread(store, analyser):
                bar.total = step.of_quotes
                bar.update(step.quotes - bar.n)
    names = " and ".join(dict.fromkeys((analyser.tone.name, analyser.stance.name)))
    tqdm.write(f"All quotes are read by {names}.", file=sys.stderr)
    return 0
