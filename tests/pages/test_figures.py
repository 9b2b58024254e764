"""What is behind a chart's mark: exactly the quotes that it counts."""

import pytest

from analysis import tables
from tests.fake_store import FakeStore
from tests.pages.conftest import Open

MARKS = [
    ("overview", "stance_bloc", {"bloc": "EU", "stance": "against"}),
    ("overview", "stance_bloc", {"bloc": "NATO"}),
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
    opened = tables.pick(tables.Corpus(store.quotes(), store.stances()), mark)
    behind = app.container(key=f"{figure}_behind")
    told = behind.markdown[0].value
    assert f"{len(opened.quotes)} quote" in told
    assert " · " in told
    why = [button for button in behind.button if button.label == "Why?"]
    assert len(why) == min(5, len(opened.quotes)) > 0


@pytest.mark.parametrize(("script", "figure", "mark"), MARKS)
def test_a_mark_becomes_a_filter_with_the_same_count(
    script: str, figure: str, mark: dict[str, object], open_page: Open, store: FakeStore
) -> None:
    app = open_page(script)
    app.session_state[f"{figure}_chosen"] = mark
    app.run()
    app.button(key=f"{figure}_narrow").click().run()
    app.switch_page("pages/quotes.py").run()
    assert not app.exception
    opened = tables.pick(tables.Corpus(store.quotes(), store.stances()), mark)
    assert len(app.dataframe[0].value) == len(opened.quotes)


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
    corpus = tables.Corpus(store.quotes(), store.stances())
    for row in shown.to_dict("records"):
        assert row["Against"] + row["Neutral"] + row["In favor"] == row["All"]
    nato = shown[shown["Bloc"] == "NATO"].iloc[0]
    opened = tables.pick(corpus, {"bloc": "NATO", "stance": "against"})
    assert nato["Against"] == len(opened.stances)


def test_every_chart_has_alternative_text_and_its_numbers(open_page: Open) -> None:
    app = open_page("overview")
    specs = [chart.proto.spec for chart in app.get("vega_lite_chart")]
    assert len(specs) == 3
    assert all('"description"' in spec for spec in specs)
    assert len([one for one in app.expander if one.label == "The numbers as a table"]) == 3


def test_captions_give_n_and_model(open_page: Open) -> None:
    captions = [caption.value for caption in open_page("overview").caption]
    assert sum(caption.startswith("n = ") for caption in captions) == 3
    assert any("stance-minilm" in caption for caption in captions)
