from datetime import date

import pandas as pd

from analysis.tables import distinct
from pages.shared import marks
from tests.fake_store import FakeStore
from tests.pages.conftest import Open, seen


def test_a_url_reproduces_the_view_by_the_names_a_reader_sees(open_page: Open) -> None:
    app = open_page("overview", speaker=["Donald Trump", "JD Vance"], tone="negative")
    assert app.multiselect(key="speaker").value == ["trump", "vance"]
    assert app.multiselect(key="tone").value == ["negative"]


def test_quotes_page_shows_only_what_was_asked_for(open_page: Open) -> None:
    app = open_page("quotes")
    app.multiselect(key="speaker").select("trump").run()
    assert set(app.dataframe[0].value["speaker"]) == {"Donald Trump"}


def test_a_target_and_a_stance_mean_the_same_reading(open_page: Open, store: FakeStore) -> None:
    app = open_page("quotes")
    app.multiselect(key="target").select("RUS").run()
    app.multiselect(key="stance").select("against").run()
    stances = seen(store).stances
    wanted = stances[(stances["target_id"] == "RUS") & (stances["stance"] == "against")]
    assert len(app.dataframe[0].value) == wanted["quote_id"].nunique()
    assert set(app.dataframe[0].value["stances"]) == {"against Russia"}


def test_search_narrows(open_page: Open) -> None:
    app = open_page("quotes")
    app.text_input(key="search").set_value("dirty deal").run()
    assert app.dataframe[0].value["text"].str.contains("dirty deal").all()


def test_chips_name_the_filters_and_take_them_away(open_page: Open) -> None:
    app = open_page("quotes")
    app.multiselect(key="speaker").set_value(["trump", "vance"]).run()
    chips = [button.key for button in app.button if str(button.key).startswith("chip_")]
    assert chips == ["chip_speaker_trump", "chip_speaker_vance"]
    app.button(key="chip_speaker_trump").click().run()
    assert app.multiselect(key="speaker").value == ["vance"]
    assert set(app.dataframe[0].value["speaker"]) == {"JD Vance"}


def test_clear_takes_all_away(open_page: Open, store: FakeStore) -> None:
    app = open_page("quotes")
    app.multiselect(key="bloc").select("EU").run()
    app.toggle(key="samples").set_value(False).run()
    app.button(key="clear_filters").click().run()
    assert not app.exception
    assert len(app.dataframe[0].value) == len(store.quotes())


def test_filters_outlive_a_page_that_does_not_show_them(open_page: Open) -> None:
    app = open_page("quotes")
    app.multiselect(key="speaker").select("trump").run()
    app.switch_page("pages/article.py").run()
    app.switch_page("pages/quotes.py").run()
    assert app.multiselect(key="speaker").value == ["trump"]


def test_every_mark_can_be_asked_for_by_filters() -> None:
    """What `pick` opens under a chart, `narrow` asks for."""
    fields = {"speaker_id", "bloc", "target_id", "stance", "tone", "kind", "since", "until"}
    assert set(marks.COLUMNS) == fields


def test_labels_that_two_share_are_told_apart() -> None:
    labels = distinct({"a": "Smith", "b": "Smith", "c": "Jones"})
    assert pd.Series(labels).is_unique


def test_dates_samples_and_search_travel_in_the_url(open_page: Open, store: FakeStore) -> None:
    app = open_page("quotes", **{"from": "2025-02-14", "samples": "false", "search": "deal"})
    assert not app.exception
    assert app.date_input(key="from").value == date(2025, 2, 14)
    assert app.toggle(key="samples").value is False
    quotes = store.quotes()
    kept = quotes[
        (quotes["published"] >= "2025-02-14")
        & ~quotes["sample"]
        & quotes["text"].str.contains("deal")
    ]
    shown = [frame.value for frame in app.dataframe]
    assert sum(map(len, shown)) == len(kept)


def test_a_name_that_nobody_has_filters_nothing(open_page: Open, store: FakeStore) -> None:
    app = open_page("quotes", speaker="Nobody At All")
    assert app.multiselect(key="speaker").value == []
    assert len(app.dataframe[0].value) == len(store.quotes())
