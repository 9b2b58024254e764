from streamlit.testing.v1 import AppTest

from pages.shared import selection
from tests.fake_store import FakeStore
from tests.pages.conftest import Open


def ask(app: AppTest, quote_id: str) -> AppTest:
    app.session_state[selection._QUOTE] = quote_id
    return app.run()


def test_a_quote_opens_with_every_reason(open_page: Open, store: FakeStore) -> None:
    quote = store.quotes().query("speaker_id == 'kallas'").iloc[0]
    stances = store.stances().query("quote_id == @quote.quote_id")
    app = ask(open_page("quotes"), quote["quote_id"])
    assert not app.exception
    facts = app.table[0].value
    assert "named in the reporting clause" in " ".join(map(str, facts.iloc[:, 0]))
    shown = " ".join(html.value for html in app.html if not html.value.startswith("<style"))
    assert quote["text"].replace("'", "&#x27;") in shown
    assert shown.count("otr-probability") == 3 + 3 * len(stances)
    told = " ".join(caption.value for caption in app.caption)
    assert "named" in list(facts.iloc[:, 0])
    assert "%" not in " ".join(map(str, facts.iloc[:, 0]))
    assert "0.96 of 1 here, set by rule, not measured" in told
    assert "Probabilities of tone and stance" in told
    assert quote["tone_model"] in told.replace("\\", "")
    assert any("Read it in the article" in link.value for link in app.page_link)


def test_the_dialog_opens_once(open_page: Open, store: FakeStore) -> None:
    app = ask(open_page("quotes"), store.quotes()["quote_id"].iloc[0])
    assert len(app.table)
    app.run()
    assert not len(app.table)


def test_a_quote_that_is_gone_opens_nothing(open_page: Open) -> None:
    assert not ask(open_page("quotes"), "gone").exception


def test_an_unknown_speaker_is_said_to_be_unknown(open_page: Open, store: FakeStore) -> None:
    quote_id = store.quotes().query("speaker_id == 'unknown'")["quote_id"].iloc[0]
    app = ask(open_page("quotes"), quote_id)
    facts = " ".join(map(str, app.table[0].value.iloc[:, 0]))
    assert "no speaker could be named" in facts
    assert "weak" not in facts
