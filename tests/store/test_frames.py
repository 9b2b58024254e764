import pandas as pd
import pytest
from sqlalchemy import text

from analysis.records import Speaker
from analysis.store import Store, frames
from tests.store.articles import analysed


@pytest.mark.parametrize(
    ("query", "columns"),
    [
        ("articles", frames.ARTICLE_COLUMNS),
        ("quotes", frames.QUOTE_COLUMNS),
        ("stances", frames.STANCE_COLUMNS),
        ("corrections", frames.CORRECTION_COLUMNS),
    ],
)
@pytest.mark.parametrize("n_articles", [0, 1])
def test_columns_and_types_are_the_documented_ones(
    store: Store, query: str, columns: frames.Columns, n_articles: int
) -> None:
    for _ in range(n_articles):
        store.add(analysed(published=None, speaker=None))
    frame = getattr(store, query)()
    assert list(frame.columns) == list(columns)
    assert {name: str(dtype) for name, dtype in frame.dtypes.items()} == dict(columns)


def test_a_quote_arrives_with_its_sentence_speaker_and_tone(store: Store) -> None:
    article = analysed()
    store.add(article)
    (row,) = store.quotes().to_dict("records")
    quote = article.quotes[0].quote
    assert row["sentence"] == quote.sentence.of(article.article.text)
    assert row["content"] == row["verbatim"] == [list(quote.content[0])]
    assert article.article.text[row["cue_start"] : row["cue_end"]] == row["cue"] == "said"
    assert row["speaker_id"] == "tamm"
    assert row["blocs"] == ["EU", "NATO"]
    assert (row["speaker_kind"], row["kind"]) == ("person", "direct")
    assert (row["tone"], row["tone_negative"], row["tone_model"]) == ("negative", 0.7, "tone-1")
    assert row["published"] == pd.Timestamp("2025-02-14")
    assert row["sample"] is True


def test_stances_arrive_target_by_target(store: Store) -> None:
    store.add(analysed())
    russia, pact = store.stances().to_dict("records")
    assert (russia["target_id"], russia["target_kind"]) == ("RUS", "country")
    assert (russia["target_start"], russia["target_end"]) == (3, 9)
    assert (russia["stance"], russia["stance_against"]) == ("against", 0.8)
    assert pact["stance_model"] == "stance-1"
    assert pd.isna(pact["target_start"])


def test_speakers_outside_the_knowledge_base_group_by_name(store: Store) -> None:
    store.add(analysed("a", speaker=Speaker(name="Mara  Quill")))
    store.add(analysed("b", speaker=Speaker(name="MARA Quill")))
    store.add(analysed("c", speaker=None))
    assert list(store.quotes()["speaker_id"].value_counts().items()) == [
        ("name:mara quill", 2),
        ("unknown", 1),
    ]


def test_speakers_who_are_only_described_are_somebody_else_in_every_article(store: Store) -> None:
    diplomat = Speaker(name="a senior  diplomat")
    for saying in "ab":
        store.add(analysed(saying, speaker=diplomat, article_id=saying, n_quotes=2))
    assert list(store.quotes()["speaker_id"]) == [
        *["described:a:a senior diplomat"] * 2,
        *["described:b:a senior diplomat"] * 2,
    ]


def test_one_article_can_be_asked_for(store: Store) -> None:
    wanted, other = analysed("a", n_quotes=3), analysed("b")
    store.add(wanted)
    store.add(other)
    assert list(store.quotes(wanted.article.id)["position"]) == [0, 1, 2]
    assert len(store.stances(other.article.id)) == 2
    assert store.quotes("no such").empty


def test_a_newer_reading_takes_the_place_of_an_older_one_without_doubling(store: Store) -> None:
    store.add(analysed())
    with store._engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO readings (quote_id, task, target_id, target, target_kind, label, "
                "scores, model) SELECT quote_id, 'stance', 'issue:pact', 'the pact', 'issue', "
                "'against', '{\"against\": 1}', 'stance-2' FROM quotes"
            )
        )
        connection.execute(
            text(
                "INSERT INTO readings (quote_id, task, label, scores, model) "
                "SELECT quote_id, 'tone', 'neutral', '{\"neutral\": 1}', 'tone-2' FROM quotes"
            )
        )
    assert list(store.quotes()["tone_model"]) == ["tone-2"]
    stances = store.stances().set_index("target_id")["stance"].to_dict()
    assert stances == {"RUS": "against", "issue:pact": "against"}


def test_more_rows_than_one_portion(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frames, "_PORTION", 3)
    store.add(analysed(n_quotes=8))
    assert list(store.quotes()["position"]) == list(range(8))
    assert list(store.quotes().index) == list(range(8))
