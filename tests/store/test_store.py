from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import text

from analysis.errors import StoreError
from analysis.records import Correction
from analysis.store import Store, open_store
from tests.store.articles import analysed


def _correction(store: Store, **changes: Any) -> Correction:
    correction = Correction(
        quote_id=store.quotes()["quote_id"][0],
        field="stance",
        target="RUS",
        old="against",
        new="neutral",
        author="R. Editor",
        made=datetime(2025, 3, 1, 12, 30, tzinfo=UTC),
    )
    return replace(correction, **changes)


def test_an_article_comes_back_as_it_went_in(store: Store) -> None:
    article = analysed()
    assert store.add(article)
    assert store.article(article.article.id) == article.article
    assert store.has(article.article.id)
    assert store.count() == 1
    assert store.article("no such") is None
    assert not store.has("no such")


def test_the_same_text_is_one_article_whatever_its_id_and_line_breaks(store: Store) -> None:
    first = analysed()
    assert store.add(first)
    before = store.revision()
    rewrapped = replace(first.article, id="other", text=first.article.text.replace(" ", "\r\n"))
    assert not store.add(first)
    assert not store.add(replace(first, article=rewrapped))
    assert store.known(rewrapped) == first.article.id
    assert (store.count(), len(store.quotes()), store.revision()) == (1, 1, before)


def test_another_text_under_a_used_id_is_told_and_changes_nothing(store: Store) -> None:
    store.add(analysed(article_id="7"))
    with pytest.raises(StoreError, match=r"under the id “7”: give this one another id"):
        store.add(analysed("Another saying", article_id="7"))
    assert len(store.quotes()) == 1
    assert store.known(analysed("Another saying").article) is None


def test_an_article_without_quotes_is_stored(store: Store) -> None:
    assert store.add(analysed(n_quotes=0))
    assert list(store.articles()["n_quotes"]) == [0]


def test_a_failure_half_way_leaves_nothing_behind(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("power cut")

    with monkeypatch.context() as patched:
        patched.setattr(store._search, "add", fail)
        with pytest.raises(RuntimeError):
            store.add(analysed())
    assert (store.count(), len(store.quotes()), len(store.stances())) == (0, 0, 0)
    assert store.revision() == 0
    assert store.add(analysed())


def test_two_quotes_with_one_id_are_refused_as_a_whole(store: Store) -> None:
    article = analysed(n_quotes=2)
    twice = replace(article, quotes=(article.quotes[0],) * 2)
    with pytest.raises(StoreError, match="Cannot write to the database"):
        store.add(twice)
    assert store.count() == 0


def test_removing_takes_quotes_readings_and_words_along(store: Store) -> None:
    gone, kept = analysed("Take it away", n_quotes=3), analysed("Keep it")
    store.add(gone)
    store.add(kept)
    assert store.remove(gone.article.id)
    assert not store.remove(gone.article.id)
    assert store.count() == 1
    assert set(store.quotes()["article_id"]) == {kept.article.id}
    assert set(store.stances()["article_id"]) == {kept.article.id}
    assert store.search("away") == []
    assert store.add(gone)


def test_every_write_makes_the_revision_larger(store: Store) -> None:
    seen = [store.revision()]
    store.add(analysed())
    seen.append(store.revision())
    store.correct(_correction(store))
    seen.append(store.revision())
    store.remove(analysed().article.id)
    seen.append(store.revision())
    store.remove("no such")
    assert seen == sorted(set(seen))
    assert store.revision() == seen[-1]


def test_a_correction_stands_beside_the_reading(store: Store) -> None:
    store.add(analysed())
    correction = _correction(store, note="on the record")
    store.correct(correction)
    (row,) = store.corrections().to_dict("records")
    assert row["made_at"] == correction.made
    assert (row["author"], row["field"], row["target_id"]) == ("R. Editor", "stance", "RUS")
    assert (row["old_value"], row["new_value"], row["note"]) == (
        "against",
        "neutral",
        "on the record",
    )
    assert list(store.stances()["stance"]) == ["against", "favor"]


def test_corrections_are_added_never_changed(store: Store) -> None:
    store.add(analysed())
    store.correct(_correction(store))
    store.correct(_correction(store, new="favor"))
    assert list(store.corrections()["new_value"]) == ["neutral", "favor"]
    for statement in ("UPDATE corrections SET new_value = 'x'", "DELETE FROM corrections"):
        with (
            pytest.raises(Exception, match="append-only"),
            store._engine.begin() as connection,
        ):
            connection.execute(text(statement))
    assert len(store.corrections()) == 2


def test_corrections_outlive_the_article(store: Store) -> None:
    store.add(analysed())
    store.correct(_correction(store))
    store.remove(analysed().article.id)
    assert len(store.corrections()) == 1


def test_a_correction_needs_its_quote_and_author(store: Store) -> None:
    store.add(analysed())
    with pytest.raises(StoreError, match="no quote “q9” to correct"):
        store.correct(_correction(store, quote_id="q9"))
    with pytest.raises(StoreError, match="needs its author"):
        store.correct(_correction(store, author="  "))
    assert store.corrections().empty


def test_many_threads_share_one_store(store: Store) -> None:
    articles = [analysed(f"Saying {n % 10}") for n in range(40)]
    with ThreadPoolExecutor(8) as threads:
        added = list(threads.map(store.add, articles))
    assert sum(added) == store.count() == 10
    assert len(store.quotes()) == 10


def test_one_reads_the_last_whole_state_while_another_writes(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(address) as writer, open_store(address) as reader:
        writer.add(analysed("First"))

        def read_half_way(*_: object) -> None:
            assert reader.count() == 1
            assert len(reader.quotes()) == 1

        monkeypatch.setattr(writer._search, "add", read_half_way)
        writer.add(analysed("Second"))
        assert reader.count() == 2
