from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from analysis import rereading, settings
from analysis.__main__ import main
from analysis.knowledge.watchlist import issue
from analysis.models import StanceQuery, ToneQuery
from analysis.records import ActorKind, Article, Correction, Issue, Quote, Reading, Target
from analysis.rereading import Progress, reread, waiting
from analysis.store import Store, open_store
from tests.store.articles import analysed


@pytest.fixture
def address(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'test.db'}"


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    with open_store(address) as opened:
        yield opened


@dataclass
class Model:
    """Reads everything as neutral, and remembers what it was asked."""

    name: str
    labels: tuple[str, ...]
    asked: list[Any] = field(default_factory=list)

    def read(self, queries: Sequence[Any]) -> list[Reading]:
        self.asked += queries
        scores = dict.fromkeys(self.labels, 0.2) | {"neutral": 0.6}
        return [Reading("neutral", scores, self.name) for _ in queries]


class Readers:
    """Two models of a generation, and a watch-list."""

    def __init__(self, generation: int, *issues: Issue) -> None:
        self.tone = Model(f"tone-{generation}", ("negative", "neutral", "positive"))
        self.stance = Model(f"stance-{generation}", ("against", "neutral", "favor"))
        self.issues = issues
        self.examined: list[str] = []

    def targets(self, article: Article, quotes: Sequence[Quote]) -> list[list[Target]]:
        self.examined.append(article.id)
        return [
            [
                Target(one.id, one.name, ActorKind.ISSUE)
                for one in self.issues
                if one.full.search(quote.text)
            ]
            for quote in quotes
        ]

    def work(self, store: Store, articles: int | None = None) -> list[Progress]:
        """Read again, or as long as it takes to read some articles."""
        steps = reread(store, self)  # type: ignore[arg-type]
        return list(islice(steps, None if articles is None else articles + 1))

    def waiting(self, store: Store) -> int:
        return waiting(store, self).of_articles  # type: ignore[arg-type]


PACT_TALKS = issue("issue:sign.1", "whether to sign", ["sign it"])


def test_another_model_reads_every_quote_and_target_and_the_old_readings_stay(store: Store) -> None:
    for saying in ("We will sign it", "We will not"):
        store.add(analysed(saying, n_quotes=2))
    readers = Readers(2)
    assert readers.waiting(store) == 2
    assert readers.work(store) == [Progress(n, 2, 2 * n, 4) for n in range(3)]
    assert set(store.quotes()["tone_model"]) == {"tone-2"}
    assert set(store.stances()["stance_model"]) == {"stance-2"}
    assert len(store.stances()) == 8
    stored = store.readings.stored(store.articles()["article_id"][0])
    assert stored is not None
    assert stored.quotes[0].tone_models == {"tone-1", "tone-2"}
    assert set(map(frozenset, stored.quotes[0].targets.values())) == {
        frozenset({"stance-1", "stance-2"})
    }


def test_models_are_asked_what_the_pipeline_would_ask(store: Store) -> None:
    article = analysed()
    store.add(article)
    readers = Readers(2)
    readers.work(store)
    (quote,) = (read.quote for read in article.quotes)
    assert readers.tone.asked == [ToneQuery(quote.text)]
    asked: list[StanceQuery] = readers.stance.asked
    assert [query.target for query in asked] == ["Russia", "the pact"]
    assert {query.holder for query in asked} == {"Liis Tamm"}
    assert {query.text for query in asked} == {quote.text}


def test_what_was_read_is_not_read_again(store: Store) -> None:
    store.add(analysed())
    Readers(2).work(store)
    again = Readers(2)
    assert again.work(store) == [Progress(0, 0, 0, 0)]
    assert again.tone.asked == again.stance.asked == []


def test_stopped_it_goes_on_with_what_is_missing(store: Store) -> None:
    for saying in "abc":
        store.add(analysed(saying))
    first, second = Readers(2), Readers(2)
    first.work(store, articles=1)
    assert second.waiting(store) == 2
    assert len(store.quotes()["tone_model"]) == 3
    assert second.work(store)[-1] == Progress(2, 2, 2, 2)
    assert len(first.tone.asked) + len(second.tone.asked) == 3
    assert second.waiting(store) == 0


def test_a_model_chosen_again_is_shown_without_reading(store: Store) -> None:
    store.add(analysed())
    Readers(2).work(store)
    Readers(3).work(store)
    assert set(store.quotes()["tone_model"]) == {"tone-3"}
    back = Readers(2)
    back.work(store)
    assert back.tone.asked == []
    assert set(store.quotes()["tone_model"]) == {"tone-2"}
    assert set(store.stances()["stance_model"]) == {"stance-2"}


def test_an_issue_accepted_since_is_read_where_a_quote_is_about_it_and_only_there(
    store: Store,
) -> None:
    for saying in ("We will sign it", "We will not"):
        store.add(analysed(saying))
    Readers(1).work(store)
    readers = Readers(1, PACT_TALKS)
    assert readers.waiting(store) == 2
    readers.work(store)
    assert readers.tone.asked == []
    assert [query.target for query in readers.stance.asked] == ["whether to sign"]
    assert len(readers.examined) == 1, "an article without the words of an issue is not examined"
    found = store.stances().set_index("target_id").loc["issue:sign.1"]
    assert found["stance"] == "neutral"
    assert readers.waiting(store) == 0


def test_corrections_stand_untouched(store: Store) -> None:
    store.add(analysed())
    quote_id = store.quotes()["quote_id"][0]
    store.correct(
        Correction(
            quote_id=quote_id,
            field="tone",
            old="negative",
            new="positive",
            author="R. Editor",
            made=datetime.fromisoformat("2025-03-01T12:00:00+00:00"),
        )
    )
    before = store.corrections()
    Readers(2).work(store)
    assert store.corrections().equals(before)


def test_an_article_removed_meanwhile_is_passed_over(store: Store) -> None:
    first, second = analysed("a", article_id="a"), analysed("b", article_id="b")
    store.add(first)
    store.add(second)
    steps = reread(store, Readers(2))  # type: ignore[arg-type]
    next(steps)
    store.remove("b")
    assert list(steps)[-1] == Progress(2, 2, 2, 2)


def test_a_failure_leaves_the_article_as_it_was_and_the_others_read(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.add(analysed("a", article_id="a"))
    store.add(analysed("b", article_id="b"))
    readers = Readers(2)
    steps = reread(store, readers)  # type: ignore[arg-type]
    next(steps)
    next(steps)

    def fail(_: object) -> list[Reading]:
        raise RuntimeError("power cut")

    monkeypatch.setattr(readers.stance, "read", fail)
    with pytest.raises(RuntimeError):
        next(steps)
    assert sorted(store.quotes()["tone_model"]) == ["tone-1", "tone-2"]
    assert Readers(2).waiting(store) == 1


def test_the_command_chooses_reads_and_says_so(
    store: Store, address: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    store.add(analysed())
    chosen: list[tuple[str, int]] = []

    def load(choice: str, issues: Sequence[Issue]) -> Readers:
        chosen.append((choice, len(issues)))
        return Readers(2)

    monkeypatch.setenv("ONTHERECORD_DATABASE_URL", address)
    monkeypatch.setattr(rereading, "load_analyser", load)
    issues = len(settings.watchlist())
    assert main(["reread", "--model", "fast"]) == 0
    assert "All quotes are read by tone-2 and stance-2." in capsys.readouterr().err
    assert settings.choice(store) == "fast"
    store.issues.accept("whether to sign", [], "R. Editor")
    assert main(["reread"]) == 0
    assert chosen == [("fast", issues), ("fast", issues + 1)]
    assert set(store.quotes()["tone_model"]) == {"tone-2"}
