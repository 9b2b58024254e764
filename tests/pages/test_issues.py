"""Following issues that recur in the quotes, on the small real store of `test_settings`."""

from collections.abc import Sequence

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analysis.errors import ModelError
from analysis.extraction.proposals import Proposal
from analysis.knowledge.watchlist import issue
from analysis.store import Store
from pages.shared import cached, followed, proposals
from tests.pages.conftest import DASHBOARD
from tests.pages.test_settings import quiet, real, words
from tests.test_rereading import Readers

__all__ = ["real"]

NAME = "sign <b>it</b>"


@pytest.fixture
def opened(real: Store, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    quote_id = real.quotes()["quote_id"][0]

    def propose(_: object, said: Sequence[tuple[str, str, str]]) -> Sequence[Proposal]:
        assert len(list(said)) == 3
        return (
            Proposal(NAME, ("sign it", NAME), 3, 2, (quote_id, "gone")),
            Proposal("the peace deal", (), 9, 9, ()),
        )

    monkeypatch.setattr(Readers, "propose", propose, raising=False)
    app = AppTest.from_file(str(DASHBOARD), default_timeout=30).run()
    app.switch_page("pages/issues.py").run()
    return quiet(app)


def key(part: str) -> str:
    return f"issue_{part}_{NAME}"


def follow(app: AppTest, author: str = "R. Editor") -> AppTest:
    app.text_input(key="issue_author").set_value(author).run()
    app.text_input(key=key("name")).set_value("whether to sign")
    return quiet(app.button(key=key("go")).click().run())


def test_followed_issues_are_listed_with_what_addresses_them(opened: AppTest) -> None:
    table = opened.dataframe[0].value
    assert "NATO membership for Ukraine" in set(table["Issue"])
    assert set(table["Quotes about it"] + table["Not addressed"]) == {3}


def test_a_proposal_shows_its_quotes_and_what_is_followed_is_not_proposed(
    opened: AppTest, real: Store
) -> None:
    shown = words(opened)
    assert "sign <b>it</b> · 3 quotes in 2 articles" in shown
    assert "the peace deal" not in shown
    assert any(real.quotes()["text"][0] in one.value for one in opened.html)
    assert opened.text_area(key=key("wordings")).value == "sign it"


def test_following_an_issue_reads_the_quotes_that_are_about_it(
    opened: AppTest, real: Store
) -> None:
    app = follow(opened)
    (accepted,) = real.issues.all()
    assert (accepted.name, accepted.wordings, accepted.by) == (
        "whether to sign",
        ("sign it",),
        "R. Editor",
    )
    (row,) = app.dataframe[0].value.query("Issue == 'whether to sign'").to_dict("records")
    assert (row["Quotes about it"], row["Not addressed"]) == (1, 2)
    assert "R. Editor" in row["Followed since"]
    assert accepted.id in set(real.stances()["target_id"])
    assert "accepted by R. Editor" in words(app)


def test_an_issue_taken_out_is_no_longer_shown(opened: AppTest, real: Store) -> None:
    app = follow(opened)
    (accepted,) = real.issues.all()
    app = quiet(app.button(key=f"remove_{accepted.id}").click().run())
    assert real.issues.all() == ()
    assert "whether to sign" not in set(app.dataframe[0].value["Issue"])
    assert accepted.id not in set(real.stances()["target_id"])


def test_nobody_follows_without_a_name(opened: AppTest, real: Store) -> None:
    opened.button(key=key("go")).click().run()
    assert "who accepts it" in opened.error[0].value
    assert real.issues.all() == ()


def test_an_issue_of_ones_own_can_be_followed(opened: AppTest, real: Store) -> None:
    opened.text_input(key="issue_author").set_value("R. Editor").run()
    opened.text_input(key="issue_name_own").set_value("the pact")
    opened.text_area(key="issue_wordings_own").set_value("treaty\n~the paper\n")
    quiet(opened.button(key="issue_go_own").click().run())
    assert [(one.name, one.wordings) for one in real.issues.all()] == [
        ("the pact", ("treaty", "~the paper"))
    ]


def test_many_quotes_are_looked_through_only_when_asked(
    opened: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proposals, "_MANY", 2)
    app = opened.run()
    assert app.button(key="proposals_go").label == "Look for proposals in 3 quotes"
    assert "3 quotes in 2 articles" not in words(app)
    app.button(key="proposals_go").click().run()
    assert "3 quotes in 2 articles" in words(quiet(app))


def test_proposals_that_cannot_be_made_are_one_sentence(
    opened: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> Sequence[Proposal]:
        raise ModelError("The parser is gone: install it.")

    monkeypatch.setattr(Readers, "propose", fail, raising=False)
    cached._proposals.clear()
    assert "The parser is gone" in quiet(opened).error[0].value


def test_counts_are_of_quotes_not_of_readings() -> None:
    issues = [issue("issue:a", "aid"), issue("issue:b", "grain")]
    quotes = pd.DataFrame({"quote_id": ["1", "2", "3"]})
    stances = pd.DataFrame(
        {"quote_id": ["1", "1", "2", "2"], "target_id": ["issue:a", "RUS", "issue:a", "issue:a"]}
    )
    table = followed.addressed(issues, [], quotes, stances)
    assert table["Quotes about it"].to_list() == [2, 0]
    assert table["Not addressed"].to_list() == [1, 3]
