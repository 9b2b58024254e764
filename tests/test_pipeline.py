from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis import pipeline
from analysis.errors import ModelError
from analysis.pipeline import (
    Analyser,
    LateAnalyser,
    Status,
    ingest_article,
    ingest_bytes,
    ingest_path,
    load_parser,
)
from analysis.records import AnalysedArticle, Article
from analysis.store import Store, open_store

pytestmark = pytest.mark.slow


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path / 'test.db'}") as opened:
        yield opened


def test_an_article_gets_speakers_tone_and_stances(
    analyser: Analyser, short_article: Article
) -> None:
    analysed = analyser.analyse(short_article)
    assert [read.quote.speaker and read.quote.speaker.actor for read in analysed.quotes] == [
        "kallas",
        "kallas",
    ]
    stances = {
        stance.target.name: stance.reading.label
        for read in analysed.quotes
        for stance in read.stances
    }
    assert stances.keys() == {"Ukraine", "Russia"}
    assert stances["Ukraine"] == "favor"
    assert analysed.pipeline


def test_analysis_is_deterministic(analyser: Analyser, short_article: Article) -> None:
    assert analyser.analyse(short_article) == analyser.analyse(short_article)


def test_an_article_without_quotes_is_an_answer(analyser: Analyser) -> None:
    analysed = analyser.analyse(Article("dull", "It rained in the valley all week."))
    assert analysed.quotes == ()


def test_the_same_text_twice_is_one_article(
    analyser: Analyser, short_article: Article, store: Store
) -> None:
    first = ingest_article(short_article, "a.txt", store, analyser)
    again = ingest_article(short_article, "b.txt", store, analyser)
    assert (first.status, again.status) == (Status.ADDED, Status.KNOWN)
    assert again.article_id == first.article_id
    assert store.count() == 1


def test_bad_rows_fail_and_good_rows_go_on(analyser: Analyser, store: Store) -> None:
    data = b'{"text": "\\"We agree,\\" Mark Rutte said."}\n{"title": "no text"}\nnot json\n'
    outcomes = list(ingest_bytes(data, "bulk.jsonl", store, analyser))
    assert [one.status for one in outcomes] == [Status.ADDED, Status.FAILED, Status.FAILED]
    assert store.count() == 1


def test_a_fault_of_ours_costs_one_article(
    analyser: Analyser, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Analyser.analyse

    def faulty(self: Analyser, article: Article) -> AnalysedArticle:
        if article.text == "Two.":
            raise RuntimeError
        return whole(self, article)

    monkeypatch.setattr(Analyser, "analyse", faulty)
    data = b'{"text": "One."}\n{"text": "Two."}\n{"text": "Three."}\n'
    outcomes = list(ingest_bytes(data, "bulk.jsonl", store, analyser))
    assert [one.status for one in outcomes] == [Status.ADDED, Status.FAILED, Status.ADDED]


def test_an_id_in_use_fails_alone(analyser: Analyser, store: Store) -> None:
    data = (
        b'{"id": "1", "text": "One."}\n{"id": "1", "text": "Two."}\n{"id": "2", "text": "Three."}\n'
    )
    outcomes = list(ingest_bytes(data, "bulk.jsonl", store, analyser))
    assert [one.status for one in outcomes] == [Status.ADDED, Status.FAILED, Status.ADDED]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", "empty.txt"),
        (b"\x00\x01\x02PNG\xff\xfe\x00" * 50, "picture.txt"),
        (b"a word " * 800_000, "huge.txt"),
        (b"a,b\n1,2\n", "table.csv"),
        (b"%PDF-1.7", "paper.pdf"),
    ],
)
def test_bad_files_get_one_sentence_and_change_nothing(
    analyser: Analyser, store: Store, data: bytes, name: str
) -> None:
    (outcome,) = ingest_bytes(data, name, store, analyser)
    assert outcome.status is Status.FAILED
    assert outcome.message.count(". ") == 0
    assert outcome.message.endswith(".")
    assert store.count() == 0


def test_a_missing_path_is_an_outcome(analyser: Analyser, store: Store, tmp_path: Path) -> None:
    (outcome,) = ingest_path(tmp_path / "nowhere.txt", store, analyser)
    assert outcome.status is Status.FAILED


def test_a_parser_that_is_not_installed_is_named() -> None:
    with pytest.raises(ModelError, match="en_core_web_xxl"):
        load_parser("en_core_web_xxl")


def test_models_that_cannot_be_loaded_are_asked_for_once(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def refuse(*_: object) -> Analyser:
        asked.append(_)
        raise ModelError("No network: connect once.")

    monkeypatch.setattr(pipeline, "load_analyser", refuse)
    rows = b'{"text": "One text."}\n{"text": "And another."}'
    results = list(ingest_bytes(rows, "two.jsonl", store, LateAnalyser(store)))
    assert [one.message for one in results] == ["No network: connect once."] * 2
    assert len(asked) == 1
