"""Every page with the small corpus, with nothing, and with a filter that nothing passes."""

from html import escape

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import cached
from tests.fake_store import FakeStore
from tests.pages.conftest import Open

PAGES = ("overview", "quotes", "article", "actors", "blocs", "upload", "method")
TITLES = ("On the Record", "Quotes", "Article", "Actors", "Blocs", "Upload", "Method")


@pytest.mark.parametrize(("script", "title"), list(zip(PAGES, TITLES, strict=True)))
def test_page_opens_under_its_title(script: str, title: str, open_page: Open) -> None:
    assert [one.value for one in open_page(script).title] == [title]


@pytest.mark.parametrize("script", ["overview", "quotes", "article", "actors", "blocs"])
def test_empty_database_says_what_to_do(
    script: str, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cached, "open_store", lambda: FakeStore(empty=True))
    app = open_page(script)
    assert "No articles yet" in [one.value for one in app.header]
    assert "Upload an article" in [link.value for link in app.page_link]


@pytest.mark.parametrize("script", ["overview", "quotes", "actors", "blocs"])
def test_filters_that_nothing_passes_can_be_cleared(script: str, open_page: Open) -> None:
    app = open_page(script)
    app.text_input(key="search").set_value("zzz").run()
    assert "No quote matches these filters" in [one.value for one in app.header]
    app.button(key="clear_empty").click().run()
    assert not app.exception
    assert app.text_input(key="search").value == ""
    assert "No quote matches these filters" not in [one.value for one in app.header]


def metrics(app: AppTest) -> dict[str, str]:
    return {metric.label: metric.value for metric in app.metric}


def test_overview_counts_what_is_in_view(open_page: Open, store: FakeStore) -> None:
    app = open_page("overview")
    assert metrics(app)["Quotes"] == str(len(store.quotes()))
    app.multiselect(key="speaker").select("trump").run()
    kept = store.quotes().query("speaker_id == 'trump'")
    assert metrics(app) == {
        "Articles": str(kept["article_id"].nunique()),
        "Quotes": str(len(kept)),
        "Speakers": "1",
        "Unknown speaker": "0",
    }


def test_quotes_of_described_speakers_are_counted_apart_and_said(
    open_page: Open, store: FakeStore
) -> None:
    described = store._quotes["speaker_id"] == "tamm"
    store._quotes.loc[described, "speaker_id"] = "described:0:a diplomat"
    store._quotes.loc[described, "speaker"] = "a diplomat"
    told = f"{described.sum()} quotes of speakers who are described, not named"
    for script in ("overview", "actors"):
        app = open_page(script)
        assert any(told in caption.value for caption in app.caption)
        assert "a diplomat" not in app.multiselect(key="speaker").options
    shown = open_page("quotes").dataframe[0].value
    assert shown["speaker"].eq("a diplomat").sum() == described.sum()


def test_samples_are_announced_until_they_are_left_out(open_page: Open, store: FakeStore) -> None:
    app = open_page("overview")
    assert "sample articles" in app.info[0].value
    app.toggle(key="samples").set_value(False).run()
    assert not app.info
    assert metrics(app)["Quotes"] == str((~store.quotes()["sample"]).sum())


def test_blocs_are_never_added_up(open_page: Open) -> None:
    told = " ".join(caption.value for caption in open_page("blocs").caption)
    assert "must not be added up" in told


def test_actor_page_shows_one_in_depth(open_page: Open, store: FakeStore) -> None:
    app = open_page("actors")
    app.selectbox(key="actor").select("kallas").run()
    assert not app.exception
    assert any("Where Kaja Kallas stands" in one.value for one in app.header)
    office = app.table[0].value
    assert list(office["Speaks for"]) == ["European Union"]
    assert office["Quotes"].sum() == store.quotes()["speaker_id"].eq("kallas").sum()


def test_bloc_page_lists_who_spoke(open_page: Open) -> None:
    app = open_page("blocs")
    app.selectbox(key="profile").select("EU").run()
    assert not app.exception
    assert set(app.table[0].value["Speaks for"]) == {"Germany", "Estonia", "European Union"}


def test_article_page_lists_then_shows(open_page: Open, store: FakeStore) -> None:
    app = open_page("article")
    article_id = store.articles()["article_id"].iloc[1]
    assert app.button(key=f"open_{article_id}").label == "**Ministers meet in Tallinn**"
    app.button(key=f"open_{article_id}").click().run()
    assert not app.exception
    shown = " ".join(html.value for html in app.html)
    assert shown.count("<mark") == len(store.quotes().query("article_id == @article_id"))


@pytest.mark.parametrize(
    ("address", "linked"),
    [
        ("https://ledger.example/pact?a=1", True),
        ("http://ledger.example", True),
        ("javascript:alert(1)//https://x.example", False),
        ("data:text/html,<script>alert(1)</script>", False),
        ("https://[broken", False),
        ("https:nowhere", False),
        ("![x](https://x.example/x.png)", False),
        (None, False),
    ],
)
def test_the_address_of_an_article_is_shown_and_linked_only_to_the_web(
    address: str | None, linked: bool, open_page: Open, store: FakeStore
) -> None:
    store._articles["url"] = address
    app = open_page("article")
    app.button(key=f"open_{store.articles()['article_id'].iloc[1]}").click().run()
    assert not app.exception
    shown = [html.value for html in app.html if "Address: " in html.value]
    assert len(shown) == (address is not None)
    assert all(f"<span>{escape(str(address))}</span>" in one for one in shown)
    buttons = [button.proto.url for button in app.get("link_button")]
    assert buttons == ([address] if linked else [])


def test_method_page_says_what_the_figures_are_measured_on(open_page: Open) -> None:
    told = " ".join(one.value for one in open_page("method").markdown)
    assert "development data" in told
    assert "language-model annotators" in told
    assert "had not seen" not in told


def test_method_page_reports_each_model(open_page: Open) -> None:
    app = open_page("method")
    assert any("Models err" in one.value for one in app.markdown)
    assert "People and bodies" in metrics(app)
