from collections.abc import Mapping
from datetime import date

import pytest
from sqlalchemy import text

from analysis.records import ActorKind, Reading, StanceReading, Target
from analysis.store import STANCE_MODEL, TONE_MODEL, Store, Unread, Wanted
from tests.store.articles import PACT, RUSSIA, analysed

OLD = Wanted("tone-1", "stance-1", "list-1")
NEW = Wanted("tone-2", "stance-2", "list-1")
TARIFFS = Target("issue:tariffs.1", "tariffs", ActorKind.ISSUE)


def tone(label: str = "neutral", model: str = "tone-2") -> Reading:
    return Reading(label, {"negative": 0.1, "neutral": 0.8, "positive": 0.1}, model)


def stance(target: Target, label: str = "neutral", model: str = "stance-2") -> StanceReading:
    return StanceReading(
        target, Reading(label, {"against": 0.1, "neutral": 0.8, "favor": 0.1}, model)
    )


def read_again(store: Store, article_id: str, watchlist: str = "list-1") -> bool:
    stored = store.readings.stored(article_id)
    assert stored is not None
    ids = [one.quote.id for one in stored.quotes]
    return store.readings.add(
        article_id,
        {quote: tone() for quote in ids},
        {quote: [stance(RUSSIA), stance(PACT)] for quote in ids},
        watchlist,
    )


def ids(found: list[Unread]) -> list[str]:
    return [one.article_id for one in found]


def test_quotes_come_back_as_they_went_in_with_who_has_read_them(store: Store) -> None:
    article = analysed(n_quotes=3)
    store.add(article)
    stored = store.readings.stored(article.article.id)
    assert stored is not None
    assert stored.article == article.article
    assert [one.quote for one in stored.quotes] == [read.quote for read in article.quotes]
    for one in stored.quotes:
        assert one.tone_models == {"tone-1"}
        assert one.targets == {RUSSIA: {"stance-1"}, PACT: {"stance-1"}}
    assert store.readings.stored("no such") is None


def test_what_the_chosen_models_have_not_read_is_missing(store: Store) -> None:
    read, other = analysed("a", n_quotes=2), analysed("b")
    for article in (read, other):
        store.add(article)
    assert {one.article_id: one.quotes for one in store.readings.missing(NEW)} == {
        read.article.id: 2,
        other.article.id: 1,
    }
    assert read_again(store, read.article.id)
    assert ids(store.readings.missing(NEW)) == [other.article.id]
    assert read_again(store, other.article.id)
    assert store.readings.missing(NEW) == []


def test_an_article_half_read_is_missing(store: Store) -> None:
    article = analysed(n_quotes=2)
    store.add(article)
    first, second = (read.quote.id for read in article.quotes)
    both = [stance(RUSSIA), stance(PACT)]
    steps: list[tuple[Mapping[str, Reading], Mapping[str, list[StanceReading]]]] = [
        ({first: tone()}, {}),
        ({second: tone()}, {first: both}),
        ({}, {second: both[:1]}),
    ]
    for tones, stances in steps:
        assert store.readings.add(article.article.id, tones, stances, "list-1")
        assert ids(store.readings.missing(NEW)) == [article.article.id]
    assert store.readings.add(article.article.id, {}, {second: both[1:]}, "list-1")
    assert store.readings.missing(NEW) == []


def test_an_article_not_searched_for_the_issues_in_force_is_missing(store: Store) -> None:
    article = analysed(n_quotes=0)
    store.add(article)
    assert ids(store.readings.missing(OLD)) == [article.article.id]
    before = store.revision()
    assert store.readings.add(article.article.id, {}, {}, "list-1")
    assert store.revision() > before
    assert store.readings.missing(OLD) == []
    assert ids(store.readings.missing(OLD._replace(watchlist="list-2"))) == [article.article.id]


def test_old_readings_are_kept_and_the_same_model_reads_once(store: Store) -> None:
    article = analysed()
    store.add(article)
    quote = article.quotes[0].quote.id
    for label in ("positive", "negative"):
        store.readings.add(article.article.id, {quote: tone(label)}, {}, "list-1")
        store.readings.add(article.article.id, {}, {quote: [stance(PACT)]}, "list-1")
    with store._engine.connect() as connection:
        rows = connection.execute(text("SELECT task, model, label FROM readings ORDER BY 1, 2, 3"))
        assert [tuple(row) for row in rows] == [
            ("stance", "stance-1", "against"),
            ("stance", "stance-1", "favor"),
            ("stance", "stance-2", "neutral"),
            ("tone", "tone-1", "negative"),
            ("tone", "tone-2", "positive"),
        ]


def test_the_chosen_model_is_shown_where_it_has_read_else_the_newest(store: Store) -> None:
    article = analysed()
    store.add(article)
    quote = article.quotes[0].quote.id
    store.readings.add(article.article.id, {quote: tone()}, {quote: [stance(PACT)]}, "list-1")

    def shown() -> tuple[list[str], list[str]]:
        return list(store.quotes()["tone_model"]), list(store.stances()["stance_model"])

    assert shown() == (["tone-2"], ["stance-1", "stance-2"])
    store.settings.put(**{TONE_MODEL: "tone-1", STANCE_MODEL: "stance-1"})
    assert shown() == (["tone-1"], ["stance-1", "stance-1"])
    store.settings.put(**{TONE_MODEL: "tone-2", STANCE_MODEL: "stance-2"})
    assert shown() == (["tone-2"], ["stance-1", "stance-2"])
    store.settings.put(**{TONE_MODEL: "tone-9", STANCE_MODEL: "stance-9"})
    assert shown() == (["tone-2"], ["stance-1", "stance-2"])
    assert len(store.quotes(article.article.id)) == 1


def test_readings_of_a_removed_issue_are_kept_but_neither_shown_nor_wanted(store: Store) -> None:
    article = analysed()
    store.add(article)
    issue = store.issues.accept("tariffs", [], "R. Editor")
    assert issue == TARIFFS.id
    quote = article.quotes[0].quote.id
    store.readings.add(article.article.id, {}, {quote: [stance(TARIFFS)]}, "list-1")
    assert TARIFFS.id in set(store.stances()["target_id"])
    assert ids(store.readings.missing(OLD)) == [article.article.id]
    store.issues.remove(issue, "R. Editor")
    assert TARIFFS.id not in set(store.stances()["target_id"])
    assert store.readings.missing(OLD) == []
    stored = store.readings.stored(article.article.id)
    assert stored is not None
    assert set(stored.quotes[0].targets) == {RUSSIA, PACT}
    with store._engine.connect() as connection:
        kept = connection.execute(text("SELECT count(*) FROM readings WHERE model = 'stance-2'"))
        assert kept.scalar() == 1


def test_an_article_that_was_removed_takes_no_readings(store: Store) -> None:
    article = analysed()
    store.add(article)
    store.remove(article.article.id)
    before = store.revision()
    quote = article.quotes[0].quote.id
    assert not store.readings.add(article.article.id, {quote: tone()}, {}, "list-1")
    assert store.revision() == before


def test_a_failure_half_way_leaves_nothing_behind(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = analysed()
    store.add(article)
    before = store.revision()

    def fail(_: object) -> None:
        raise RuntimeError("power cut")

    with monkeypatch.context() as patched:
        patched.setattr("analysis.store.readings.count_up", fail)
        with pytest.raises(RuntimeError):
            read_again(store, article.article.id)
    assert list(store.quotes()["tone_model"]) == ["tone-1"]
    assert store.revision() == before
    assert read_again(store, article.article.id)


def test_the_newest_article_is_read_first(store: Store) -> None:
    days = {"a": date(2024, 1, 1), "b": None, "c": date(2025, 1, 1)}
    for saying, day in days.items():
        store.add(analysed(saying, published=day, article_id=saying))
    assert ids(store.readings.missing(NEW)) == ["c", "a", "b"]
