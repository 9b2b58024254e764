import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.records import Speaker
from analysis.store import Store
from analysis.store.search import fold
from tests.store.articles import analysed

ZELENSKYY = Speaker(name="Volodymyr Zelenskyy")


@pytest.fixture
def filled(store: Store) -> Store:
    store.add(analysed("Sanctions on pre-2014 trade don’t end"))
    store.add(analysed("The café accord will end", speaker=ZELENSKYY))
    return store


@pytest.mark.parametrize(
    ("words", "hits"),
    [
        ("sanctions", 1),
        ("SANCTION", 1),
        ("end", 2),
        ("end trade", 1),
        ("cafe", 1),
        ("Café", 1),
        ("don't", 1),
        ("pre-2014", 1),
        ('"will end"', 1),
        ("“accord will”", 1),
        ('"end will"', 0),
        ('"acc"', 0),
        ("zelensky", 1),
        ("tamm", 2),
        ("nothing", 0),
        ("", 0),
        (" — ", 0),
        ('""', 0),
    ],
)
def test_words_find_quotes(filled: Store, words: str, hits: int) -> None:
    assert len(filled.search(words)) == hits


@given(words=st.text())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@pytest.mark.parametrize("operator", ["AND", "NEAR(a b)", "a*", "-a", "words:a", "a & !b", '"a'])
def test_nothing_typed_breaks_the_search(filled: Store, operator: str, words: str) -> None:
    assert isinstance(filled.search(f"{operator} {words}"), list)


@given(st.text())
def test_folding_twice_changes_nothing(words: str) -> None:
    assert fold(fold(words)) == fold(words)
