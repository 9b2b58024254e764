import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.knowledge.watchlist import issue
from analysis.knowledge.wordings import loosened


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("cuts to foreign aid", "They cut foreign aid again."),
        ("NATO membership for Ukraine", "Ukraine's membership in NATO is off the table."),
        ("release of tax returns", "He should release his tax returns."),
        ("the peace deal", "A deal for peace is near."),
        ("endorsing Trump", "He will not endorse Donald Trump."),
    ],
)
def test_content_words_in_any_order_and_form_word_an_issue(name: str, text: str) -> None:
    assert issue("issue:x", name).full.search(text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("cuts to foreign aid", "Foreign aid is fine. Cut taxes."),
        ("Ukraine in NATO", "NATO and Ukraine agree."),
        ("the peace deal", "The deal was bad for all of us and now there is no peace."),
        ("smoking", "They smoked."),
        ("endorsing Trump", "Trump endorsed him."),
        ("steel tariffs", "Tariffs on grain and Steele."),
    ],
)
def test_what_stands_apart_or_names_only_is_no_wording(name: str, text: str) -> None:
    assert not issue("issue:x", name).full.search(text)


@given(st.lists(st.sampled_from(["steel", "tariffs", "Ukraine", "(", "borders"]), max_size=6))
def test_a_phrase_words_itself(words: list[str]) -> None:
    pattern = loosened(" ".join(words))
    if pattern is not None:
        assert re.search(pattern, " ".join(words), re.IGNORECASE)
