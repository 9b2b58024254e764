"""What is behind a chart's mark: exactly the quotes that it counts."""

from datetime import date

import pandas as pd
import pytest

from analysis import tables
from tests.fake_store import FakeStore
from tests.pages.conftest import Open, seen

MARKS = [
    ("overview", "stance_bloc", {"bloc": "EU", "stance": "against"}),
    ("overview", "stance_bloc", {"bloc": "NATO"}),
    ("overview", "stance_bloc", {"bloc": "NATO", "stance": "unclear"}),
    ("overview", "tone", {"speaker_id": "keller", "tone": "unclear"}),
    ("overview", "tone", {"speaker_id": "trump", "tone": "neutral"}),
    ("overview", "time", {"since": "2025-02-10", "until": "2025-02-16"}),
    ("actors", "cross", {"speaker_id": "tamm", "target_id": "UKR"}),
]


@pytest.mark.parametrize(("script", "figure", "mark"), MARKS)
def test_a_mark_opens_as_its_quotes(
    script: str, figure: str, mark: dict[str, object], open_page: Open, store: FakeStore
) -> None:
    app = open_page(script)
    app.session_state[f"{figure}_chosen"] = mark
    app.run()
    assert not app.exception
    opened = tables.pick(seen(store), mark)
    behind = app.container(key=f"{figure}_behind")
    told = behind.markdown[0].value
    assert f"{len(opened.quotes)} quote" in told
    assert " · " in told
    why = [button for button in behind.button if button.label == "Why?"]
    assert len(why) == min(5, len(opened.quotes)) > 0


ASKED: list[tuple[dict[str, object], tables.Filters]] = [
    ({}, tables.Filters()),
    ({"bloc": ["European Union", "NATO"]}, tables.Filters(blocs=frozenset({"EU", "NATO"}))),
    ({"from": "2025-02-12"}, tables.Filters(since=date(2025, 2, 12))),
    ({"to": "2025-02-12"}, tables.Filters(until=date(2025, 2, 12))),
    ({"speaker": ["Donald Trump", "Liis Tamm"]}, tables.Filters(frozenset({"trump", "tamm"}))),
    ({"target": "Ukraine"}, tables.Filters(targets=frozenset({"UKR"}))),
    ({"stance": ["against", "favor"]}, tables.Filters(stances=frozenset({"against", "favor"}))),
]


@pytest.mark.parametrize("already", ASKED, ids=lambda one: "-".join(one[0]) or "nothing")
@pytest.mark.parametrize("at", MARKS, ids=lambda one: f"{one[1]}-{'-'.join(one[2])}")
def test_a_mark_becomes_a_filter_with_the_same_count(
    at: tuple[str, str, dict[str, object]],
    already: tuple[dict[str, object], tables.Filters],
    open_page: Open,
    store: FakeStore,
) -> None:
    (script, figure, mark), (query, asked) = at, already
    early = store._quotes["article_id"] == store._quotes["article_id"].iloc[-5]
    store._quotes.loc[early, "published"] = pd.Timestamp("2025-02-11")  # two dates in one week
    opened = tables.pick(tables.select(*seen(store), asked), mark)
    if opened.quotes.empty:
        pytest.skip("nothing behind this mark under this filter")
    app = open_page(script, **query)
    app.session_state[f"{figure}_chosen"] = mark
    app.run()
    app.button(key=f"{figure}_narrow").click().run()
    app.switch_page("pages/quotes.py").run()
    assert not app.exception
    assert len(app.dataframe[0].value) == len(opened.quotes)


def test_what_filters_cannot_ask_for_is_said(open_page: Open) -> None:
    """A quote can be of two blocs at once; the values of one filter are alternatives."""
    app = open_page("overview", bloc="European Union")
    app.session_state["stance_bloc_chosen"] = {"bloc": "NATO"}
    app.run()
    behind = app.container(key="stance_bloc_behind")
    assert "stance_bloc_narrow" not in [button.key for button in behind.button]
    told = " ".join(caption.value for caption in behind.caption).replace("\\", "")
    assert "European Union is asked for, and filters cannot ask for NATO as well" in told


@pytest.mark.parametrize(
    ("script", "picker", "figure", "whole"),
    [
        ("blocs", "profile", "bloc_stance", {"bloc": "EU"}),
        ("actors", "actor", "actor_stance", {"speaker_id": "trump"}),
    ],
)
def test_a_mark_of_one_in_depth_becomes_a_filter_together_with_that_one(
    script: str,
    picker: str,
    figure: str,
    whole: dict[str, str],
    open_page: Open,
    store: FakeStore,
) -> None:
    app = open_page(script)
    app.selectbox(key=picker).select(*whole.values()).run()
    corpus = seen(store)
    mark = {"target_id": tables.pick(corpus, whole).stances["target_id"].iloc[0]}
    app.session_state[f"{figure}_chosen"] = mark
    app.run()
    app.button(key=f"{figure}_narrow").click().run()
    app.switch_page("pages/quotes.py").run()
    opened = tables.pick(corpus, {**whole, **mark})
    assert len(app.dataframe[0].value) == len(opened.quotes) > 0


def test_stances_of_undated_articles_are_said_under_the_blocs(
    open_page: Open, store: FakeStore
) -> None:
    undated = store.quotes().query("published.isna() and blocs.str.len() > 0")["quote_id"]
    number = store.stances()["quote_id"].isin(undated).sum()
    assert number > 1
    told = f"{number} stances come from undated articles"
    assert any(told in caption.value for caption in open_page("overview").caption)
    dated = open_page("overview", **{"from": "2024-01-01"})
    captions = [caption.value for caption in dated.caption if "Blocs overlap" in caption.value]
    assert len(captions) == 1
    assert "undated" not in captions[0]


def test_closing_puts_the_mark_away(open_page: Open) -> None:
    app = open_page("overview")
    app.session_state["tone_chosen"] = {"speaker_id": "trump"}
    app.run()
    app.button(key="tone_close").click().run()
    assert not app.session_state["tone_chosen"]
    assert app.session_state["tone_round"] == 1


def test_numbers_of_the_table_are_those_of_the_chart(open_page: Open, store: FakeStore) -> None:
    app = open_page("overview")
    shown = app.dataframe[0].value
    for row in shown.to_dict("records"):
        assert row["Against"] + row["Neutral"] + row["In favor"] + row["Unclear"] == row["All"]
    nato = shown[shown["Bloc"] == "NATO"].iloc[0]
    for column, stance in (("Against", "against"), ("Unclear", "unclear")):
        opened = tables.pick(seen(store), {"bloc": "NATO", "stance": stance})
        assert nato[column] == len(opened.stances) > 0


def test_every_chart_has_alternative_text_and_its_numbers(open_page: Open) -> None:
    app = open_page("overview")
    specs = [chart.proto.spec for chart in app.get("vega_lite_chart")]
    assert len(specs) == 3
    assert all('"description"' in spec for spec in specs)
    assert len([one for one in app.expander if one.label == "The numbers as a table"]) == 3


def test_captions_give_n_and_model(open_page: Open) -> None:
    captions = [caption.value for caption in open_page("overview").caption]
    assert sum(caption.startswith("n = ") for caption in captions) == 3
    assert any("Stances read by stance" in caption for caption in captions)
