"""What the server keeps between reruns; the only home of `st.cache_*`.

Frames are shared between sessions: pages filter and group them, and never write into them.
"""

from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import NamedTuple

import pandas as pd
import streamlit as st

from analysis import settings
from analysis.extraction.proposals import Proposal
from analysis.knowledge import Knowledge, load_knowledge
from analysis.knowledge.loading import TABLES, read_tables
from analysis.pipeline import Analyser, load_analyser
from analysis.records import Article, Issue
from analysis.store import Store, open_store
from analysis.tables import distinct, tell
from pages.shared import certainty, wording
from pages.shared.rereading import Desk, Due, due

_WORDS = 8
"""Words that stand in for a title."""
_CALM = 20
"""Seconds between two looks at what was written, while quotes are read again."""


class Frames(NamedTuple):
    """Everything in the store, as of one revision, with unclear readings called that."""

    articles: pd.DataFrame
    quotes: pd.DataFrame
    stances: pd.DataFrame


@st.cache_resource(show_spinner=False)
def store() -> Store:
    """Return the one database of this server."""
    return open_store()


@st.cache_resource(show_spinner=False)
def knowledge() -> Knowledge:
    """Return the knowledge base: names, countries, blocs."""
    return load_knowledge()


@st.cache_resource(show_spinner=False)
def knowledge_sizes() -> Mapping[str, int]:
    """Return how many rows the knowledge base has of each sort that a reader would ask about."""
    tables = read_tables(TABLES)
    return {
        "People and bodies": len(tables.actors),
        "Offices held": len(tables.roles),
        "Countries": len(tables.countries),
        "Blocs": len(tables.blocs),
        "Dated memberships": len(tables.memberships),
        "Names and spellings": len(tables.aliases),
    }


@st.cache_resource(max_entries=2, show_spinner=False)
def _analyser(choice: str, watchlist: str, _issues: Sequence[Issue]) -> Analyser:  # noqa: ARG001
    return load_analyser(choice, _issues)


def analyser() -> Analyser:
    """Return the analyser with the models and the issues in force.

    It takes seconds on the first call and after a change, so only workers call it.
    """
    at = store()
    issues = settings.issues(at)
    return _analyser(settings.choice(at), settings.fingerprint(issues), issues)


@st.cache_resource(show_spinner=False)
def workers() -> ThreadPoolExecutor:
    """Return the one thread that analyses uploads: models use all cores, the store one writer."""
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="ingest")


@st.cache_resource(show_spinner=False)
def desk() -> Desk:
    """Return where the server's reading again is kept track of; it changes under its own lock."""
    return Desk()


@st.cache_resource(max_entries=2, show_spinner=False)
def _due(revision: int, choice: str) -> Future[Due]:  # noqa: ARG001 - what the answer holds for
    return workers().submit(lambda: due(store(), analyser()))


def waiting() -> Future[Due]:
    """Return what the models in force have not read yet, once a worker has loaded them."""
    at = store()
    return _due(at.revision(), settings.choice(at))


def look_again() -> None:
    """Forget an answer that was a failure."""
    _due.clear()


@st.cache_resource(max_entries=2, show_spinner=False)
def _proposals(corpus: str) -> Future[Sequence[Proposal]]:  # noqa: ARG001 - as above
    return workers().submit(_propose)


def _propose() -> Sequence[Proposal]:
    quotes = store().quotes()
    said = zip(quotes["quote_id"], quotes["article_id"], quotes["text"], strict=True)
    return analyser().propose(said)


def proposals() -> Future[Sequence[Proposal]]:
    """Return issues that could be followed, once a worker has looked through all quotes."""
    articles = frames().articles
    return _proposals(f"{len(articles)} {articles['ingested_at'].max()}")


@st.cache_resource(ttl=_CALM, max_entries=2, show_spinner=False)
def _recent(rounds: int) -> int:  # noqa: ARG001 - a new round begins with a new look
    return store().revision()


def revision() -> int:
    """Return the store's revision.

    While quotes are read again it changes with every article: then it is looked up only now and
    then, so that pages need not fetch everything anew at every click.
    """
    return _recent(desk().rounds) if desk().busy else store().revision()


@st.cache_resource(max_entries=2, show_spinner=False)
def _frames(revision: int) -> Frames:  # noqa: ARG001 - the key under which the frames are kept
    at = store()
    return Frames(at.articles(), at.quotes(), at.stances())


@st.cache_resource(max_entries=8, show_spinner=False)
def _told(revision: int, asked: float | None) -> Frames:
    read = _frames(revision)
    general = dict.fromkeys(certainty.TASKS, certainty.UNMEASURED if asked is None else asked)
    own = certainty.measured() if asked is None else None
    return Frames(read.articles, *tell(read.quotes, read.stances, general, own))


def frames() -> Frames:
    """Return the store's frames, read again whenever something was written.

    The one place where readings become unclear: every page, table and chart starts from here.
    """
    return _told(revision(), certainty.asked())


@st.cache_resource(max_entries=64, show_spinner=False)
def _found(words: str, revision: int) -> frozenset[str]:  # noqa: ARG001 - as above
    return frozenset(store().search(words))


def found(words: str) -> frozenset[str]:
    """Return the ids of the quotes in which a full-text search finds `words`."""
    return _found(words, revision())


@st.cache_resource(max_entries=2, show_spinner=False)
def _titles(revision: int) -> Mapping[str, str]:  # noqa: ARG001 - as above
    at = store()
    frame = at.articles()
    return {
        article_id: title
        if isinstance(title, str) and title
        else _first_words(at.article(article_id), article_id)
        for article_id, title in zip(frame["article_id"], frame["title"], strict=True)
    }


def titles() -> Mapping[str, str]:
    """Return what each article is called, by id: its title, else its first words."""
    return _titles(revision())


@st.cache_resource(max_entries=2, show_spinner=False)
def _labels(revision: int) -> Mapping[str, str]:
    known = _titles(revision)
    ordered = _frames(revision).articles.sort_values(
        ["published", "article_id"], ascending=[False, True]
    )
    parts = (
        (known[row["article_id"]], wording.given(row["outlet"]), wording.day(row["published"]))
        for row in ordered.to_dict("records")
    )
    labels = (" · ".join(part for part in told if part) for told in parts)
    return distinct(dict(zip(ordered["article_id"], labels, strict=True)))


def article_labels() -> Mapping[str, str]:
    """Return a distinct label for each article, newest first: title, outlet, date."""
    return _labels(revision())


def _first_words(article: Article | None, article_id: str) -> str:
    words = article.text[article.body_start :].split() if article else []
    if not words:
        return f"Untitled {article_id[:6]}"
    return " ".join(words[:_WORDS]) + ("…" if len(words) > _WORDS else "")
