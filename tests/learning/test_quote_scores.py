import pytest

from analysis.learning.quote_scores import (
    FoundQuote,
    GoldQuote,
    QuoteScores,
    add_article,
    characters,
    match,
    overlap,
    same_person,
)
from analysis.records import Span

TEXT = "“We stay,” said Ann Lee. “We go,” said Bob Hill."


def gold(start: int, end: int, *names: str) -> GoldQuote:
    return GoldQuote((Span(start, end),), "direct", names)


def found(start: int, end: int, name: str | None = None) -> FoundQuote:
    return FoundQuote((Span(start, end),), "direct", name)


def test_only_letters_and_digits_count() -> None:
    assert overlap(characters(TEXT, [Span(0, 10)]), characters(TEXT, [Span(1, 8)])) == 1.0
    assert overlap(frozenset(), frozenset()) == 0.0


def test_matching_is_one_to_one_best_first() -> None:
    assert match(TEXT, [gold(1, 9)], [found(1, 5), found(1, 9)]) == [(0, 1)]
    assert match(TEXT, [gold(1, 9), gold(26, 32)], [found(26, 32), found(1, 9)]) == [
        (0, 1),
        (1, 0),
    ]


def test_measures() -> None:
    scores = QuoteScores()
    add_article(
        scores,
        TEXT,
        [gold(1, 9, "Ann Lee"), gold(26, 32, "Bob Hill")],
        [found(1, 9, "Lee"), found(40, 44)],
    )
    assert (scores.precision, scores.recall, scores.f1) == (0.5, 0.5, 0.5)
    assert scores.name == 1.0
    assert scores.by_kind == {"direct": (2, 1)}


def test_a_wrong_name_costs_the_match() -> None:
    scores = QuoteScores()
    add_article(scores, TEXT, [gold(1, 9, "Ann Lee")], [found(1, 9, "Bob Hill")])
    assert (scores.f1, scores.quote_and_name_f1) == (1.0, 0.0)


def test_nothing_found_is_no_division_by_zero() -> None:
    scores = QuoteScores()
    assert (scores.f1, scores.name, scores.quote_and_name_f1) == (0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("name", "right", "same"),
    [
        ("JD Vance", ["Vance"], True),
        ("Peña", ["Enrique Pena"], True),
        ("Martin Luther King Jr.", ["Martin Luther King"], True),
        ("Ann Lee", ["Bob Hill"], False),
        (None, ["Bob Hill"], False),
        ("", ["Bob Hill"], False),
    ],
)
def test_names_are_compared_by_surname(name: str | None, right: list[str], *, same: bool) -> None:
    assert same_person(name, right) is same
