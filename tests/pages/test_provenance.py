import pandas as pd
import pytest

from analysis.rereading import Progress
from analysis.tables import Corpus
from pages.shared import cached, progress, provenance
from pages.shared.rereading import Rereading, State
from pages.shared.safe_text import plain
from tests.fake_store import FakeStore
from tests.pages.conftest import Open

ONE, OTHER = "otr-default@1234abcd", "otr-fast@5678efab"


def corpus(tones: list[str], stances: list[str]) -> Corpus:
    return Corpus(
        pd.DataFrame({"tone_model": pd.Series(tones, dtype=str)}),
        pd.DataFrame({"stance_model": pd.Series(stances, dtype=str)}),
    )


@pytest.mark.parametrize(
    ("tones", "stances", "words"),
    [
        ([ONE], [ONE, ONE], f"Tones and stances read by {ONE}."),
        ([ONE], [], f"Tones read by {ONE}."),
        ([], [], ""),
        (
            [ONE, OTHER, OTHER],
            [ONE],
            f"1 tone read by {ONE}, 2 still by {OTHER}. Stances read by {ONE}.",
        ),
    ],
)
def test_the_models_behind_a_page_are_named(
    tones: list[str], stances: list[str], words: str
) -> None:
    assert provenance.both(corpus(tones, stances), ONE, ONE) == words


def test_several_models_without_a_choice_are_listed_by_number() -> None:
    models = pd.Series([ONE, OTHER, OTHER])
    assert provenance.told(models, "stance") == f"2 stances read by {OTHER}, 1 by {ONE}."
    assert provenance.told(models, "stance", "gone@1") == provenance.told(models, "stance")


@pytest.mark.parametrize("script", ["overview", "quotes", "actors", "blocs"])
def test_every_page_with_numbers_names_the_models(
    script: str, open_page: Open, store: FakeStore
) -> None:
    told = " ".join(one.value for one in open_page(script).caption).replace("\\", "")
    assert "read by" in told
    assert {store.quotes()["tone_model"][0], store.stances()["stance_model"][0]} & set(
        told.replace(".", " ").split()
    )


def test_an_article_names_the_models(open_page: Open, store: FakeStore) -> None:
    app = open_page("article")
    app.button(key=f"open_{store.articles()['article_id'].iloc[1]}").click().run()
    assert any("Tones read by" in one.value for one in app.caption)


def test_pages_say_while_quotes_are_read_again(open_page: Open) -> None:
    label = "Stored quotes are being read again: see how far"
    app = open_page("overview")
    assert label not in [link.value for link in app.page_link]
    cached.desk().current = Rereading(State.WORKING)
    assert label in [link.value for link in app.run().page_link]


def test_progress_says_with_what_and_how_long_still() -> None:
    work = Rereading(State.WORKING, (ONE,), Progress(3, 9, 120, 400), began=100.0)
    assert progress.sentence(work, 102.0) == f"Reading 120 of 400 quotes with {plain(ONE)}"
    assert progress.sentence(work, 172.0).endswith("; 3 minutes left")
