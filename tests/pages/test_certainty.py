"""How sure a reading must be: from manifests, from the reader, and what pages make of it."""

import json
import re
from pathlib import Path

import pytest

from analysis.records import UNCLEAR
from analysis.tables import Corpus, tell, unclear
from pages.shared import captions, certainty, leanings, selection
from tests.fake_store import FakeStore
from tests.pages.conftest import Open, seen

POINTS = [
    {"threshold": 0.34, "coverage": 1.0, "accuracy": 0.76},
    {"threshold": 0.6, "coverage": 0.8, "accuracy": 0.84},
    {"threshold": 0.9, "coverage": 0.3, "accuracy": 0.95},
]


def manifest(home: Path, folder: str, **content: object) -> None:
    (home / folder).mkdir()
    (home / folder / "manifest.json").write_text(json.dumps(content))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Weights of two models that were measured, one that was not, and one that is broken."""
    both = {"tone": POINTS, "stance": POINTS}
    at = {"tone": 0.55, "stance": 0.6}
    manifest(tmp_path, "default", name="otr-default", threshold=at, coverage=both)
    manifest(tmp_path, "fast", name="otr-fast", threshold={"tone": 0.7}, coverage={"tone": POINTS})
    manifest(tmp_path, "old", name="otr-old", task="tone", threshold=0.5, coverage=[])
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "manifest.json").write_text("{")
    return tmp_path


def test_thresholds_are_those_of_the_manifests(home: Path) -> None:
    assert certainty.measured(home) == {
        "tone": {"otr-default": 0.55, "otr-fast": 0.7},
        "stance": {"otr-default": 0.6},
    }


def test_without_weights_nothing_was_measured(tmp_path: Path) -> None:
    assert certainty.measured(tmp_path) == {"tone": {}, "stance": {}}
    assert certainty.curves(tmp_path) == []
    assert certainty.in_use([], {}) == []


def test_curves_are_those_of_the_models_that_have_read(home: Path) -> None:
    found = certainty.curves(home)
    assert [(one.model, one.task) for one in found] == [
        ("otr-default", "tone"),
        ("otr-default", "stance"),
        ("otr-fast", "tone"),
    ]
    used = certainty.in_use(found, {"tone": {"otr-fast"}, "stance": {"another"}})
    assert [(one.model, one.task) for one in used] == [("otr-fast", "tone")]
    nobody = certainty.in_use(found, {"tone": set(), "stance": set()})
    assert {one.model for one in nobody} == {"otr-default"}


def test_a_reader_may_ask_for_more(open_page: Open, store: FakeStore) -> None:
    app = open_page("quotes")
    assert app.selectbox(key="sure").value == certainty.AS_MEASURED
    before = app.dataframe[0].value
    assert before["tone"].eq(UNCLEAR).sum() == unclear(seen(store).quotes["tone"])
    app.selectbox(key="sure").select("90 %").run()
    assert not app.exception
    assert set(app.dataframe[0].value["tone"]) == {UNCLEAR}
    told = " ".join(caption.value for caption in app.caption)
    assert f"Unclear (less than 90 % sure): {len(before)} of {len(before)} tones and" in told


def test_the_address_keeps_what_was_asked_for(open_page: Open) -> None:
    app = open_page("quotes", sure="40 %")
    assert app.selectbox(key="sure").value == "40 %"
    assert UNCLEAR not in set(app.dataframe[0].value["tone"])
    assert "Unclear below 40 %" in [b.label.replace("\\", "") for b in app.button]
    app.button(key="chip_sure_None").click().run()
    assert app.selectbox(key="sure").value == certainty.AS_MEASURED
    assert UNCLEAR in set(app.dataframe[0].value["tone"])


def test_the_threshold_follows_to_the_article(open_page: Open, store: FakeStore) -> None:
    app = open_page("quotes")
    app.selectbox(key="sure").select("90 %").run()
    app.switch_page("pages/article.py").run()
    assert app.selectbox(key="sure").value == "90 %"
    app.button(key=f"open_{store.articles()['article_id'].iloc[1]}").click().run()
    chips = " ".join(html.value for html in app.html if not html.value.startswith("<style"))
    assert "unclear tone" in chips
    assert " tone, 82 %" not in chips


def test_unclear_ones_can_be_asked_for_with_all_their_probabilities(
    open_page: Open, store: FakeStore
) -> None:
    app = open_page("quotes")
    app.multiselect(key="tone").select(UNCLEAR).run()
    shown = app.dataframe[0].value
    assert len(shown) == unclear(seen(store).quotes["tone"]) > 0
    assert shown["leaning"].str.match(r"tone: \w+ 44 %, \w+ 28 %, \w+ 28 %").all()


def test_what_is_clear_has_no_leaning(store: FakeStore) -> None:
    corpus = seen(store)
    told = leanings.by_quote(corpus)
    doubtful = set(corpus.quotes.loc[corpus.quotes["tone"] == UNCLEAR, "quote_id"]) | set(
        corpus.stances.loc[corpus.stances["stance"] == UNCLEAR, "quote_id"]
    )
    assert set(told) == doubtful
    assert leanings.by_quote(seen(store, 0.0)) == {}


def test_a_card_labels_no_guess(open_page: Open) -> None:
    app = open_page("quotes", tone=UNCLEAR, view="Cards")
    cards = [html.value for html in app.html if 'class="otr-quote"' in html.value]
    assert cards
    for card in cards:
        assert '<span class="otr-chip otr-unclear">unclear tone</span>' in card
        assert "would read: " in card
        assert not any(f"{tone} tone" in card for tone in ("negative", "neutral", "positive"))


def test_the_details_say_what_would_be_read_and_what_is_asked_for(
    open_page: Open, store: FakeStore
) -> None:
    quote = seen(store).quotes.query("tone == 'unclear'").iloc[0]
    app = open_page("quotes")
    app.session_state[selection._QUOTE] = quote["quote_id"]
    app.run()
    shown = " ".join(html.value for html in app.html)
    assert f"would read: {quote['tone_read']} 44 %, and 50 % is asked for" in shown


@pytest.mark.parametrize(
    ("least", "told"),
    [
        ({"tone": 0.5, "stance": 0.5}, r"Unclear \(less than 50 % sure\): \d+ of \d+ tones and"),
        ({"tone": 0.5, "stance": 0.45}, r"tones \(less than 50 % sure\) and .*less than 45 % sure"),
        ({"tone": 0.5}, r"Unclear \(less than 50 % sure\): \d+ of 60 tones\. They"),
        ({}, "$"),
    ],
)
def test_how_many_are_unclear_is_said_with_the_measure(
    least: dict[str, float], told: str, store: FakeStore
) -> None:
    corpus = Corpus(*tell(store.quotes(), store.stances(), least))
    assert re.search(told, captions.clarity(corpus))


def test_thresholds_of_two_models_are_a_range(store: FakeStore) -> None:
    quotes = store.quotes().assign(tone_model=["strict@1", *["other@2"] * 59])
    told = tell(quotes, store.stances(), {"tone": 0.5}, {"tone": {"strict": 0.9}})
    assert "(less than 50 % to 90 % sure)" in captions.clarity(Corpus(*told))


def test_unclear_ones_that_are_asked_for_stand_first_with_their_leaning(open_page: Open) -> None:
    columns = list(open_page("quotes").dataframe[0].value)
    assert columns[:3] == ["speaker", "text", "tone"]
    columns = list(open_page("quotes", stance=UNCLEAR).dataframe[0].value)
    assert columns[:2] == ["speaker", "leaning"]


def test_downloads_are_offered(open_page: Open) -> None:
    labels = [button.proto.label for button in open_page("quotes").get("download_button")]
    assert labels == ["Quotes (CSV)", "Stances (CSV)"]


def test_the_curve_stands_on_the_method_page(
    open_page: Open, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = certainty.curves(home)
    monkeypatch.setattr(certainty, "curves", lambda: found)
    monkeypatch.setattr(certainty, "measured", lambda: {"tone": {}, "stance": {}})
    app = open_page("method")
    assert "How sure a reading must be" in [one.value for one in app.header]
    told = [caption.value for caption in app.caption if "right in" in caption.value]
    assert len(told) == 2
    assert told[0].startswith("Unclear below 50 %: the model answers 88 % of the development data")
    app.selectbox(key="sure").select("90 %").run()
    assert any("answers 30 % of" in caption.value for caption in app.caption)
    specs = [chart.proto.spec for chart in app.get("vega_lite_chart")]
    assert len(specs) == 2
    assert all("Accuracy of the" in spec for spec in specs)


def test_without_a_curve_the_section_is_left_out(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(certainty, "curves", list)
    assert "How sure a reading must be" not in [one.value for one in open_page("method").header]
