from dataclasses import dataclass
from pathlib import Path

import pytest

from analysis.knowledge.watchlist import load_issues
from analysis.models.issues import Watchlist
from analysis.records import Issue, Kind, Quote, Span, Target

SEEDS = Path(__file__).parent.parent.parent / "seeds"


@dataclass(frozen=True)
class Pronoun:
    span: Span
    antecedents: tuple[tuple[Span, float], ...]
    target: Target | None = None


@pytest.fixture(scope="module")
def issues() -> tuple[Issue, ...]:
    return load_issues(SEEDS / "issues.csv")


def quote_of(text: str, words: str) -> Quote:
    span = Span(text.index(words), text.index(words) + len(words))
    return Quote("q", Kind.DIRECT, (span,), (), words, span)


def span_of(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def names(
    text: str, words: str, issues: tuple[Issue, ...], *antecedents: tuple[str, float]
) -> list[str]:
    pronoun = Pronoun(Span(0, 1), tuple((span_of(text, phrase), s) for phrase, s in antecedents))
    found = Watchlist(text, issues).of(quote_of(text, words), [pronoun])
    return [target.name for target in found]


def test_an_issue_is_read_where_it_is_named(issues: tuple[Issue, ...]) -> None:
    text = "He said Ukraine in NATO is a must."
    (issue,) = Watchlist(text, issues).of(quote_of(text, "Ukraine in NATO is a must"), ())
    assert issue.name == "NATO membership for Ukraine"
    assert issue.span == span_of(text, "Ukraine in NATO")


TALK = "They spoke of a return to pre-2014 borders near the sea. It is unrealistic."


def test_a_pronoun_takes_up_the_issue_that_clearly_is_its_antecedent(
    issues: tuple[Issue, ...],
) -> None:
    found = names(TALK, "It is unrealistic", issues, ("a return to pre-2014 borders", 1.2))
    assert found == ["Ukraine's pre-2014 borders"]


def test_a_pronoun_that_may_mean_two_things_takes_up_no_issue(issues: tuple[Issue, ...]) -> None:
    likely = (("a return to pre-2014 borders", 1.2), ("the sea", 1.1))
    assert names(TALK, "It is unrealistic", issues, *likely) == []


def test_what_stands_inside_the_antecedent_is_no_rival(issues: tuple[Issue, ...]) -> None:
    likely = (("a return to pre-2014 borders near the sea", 1.2), ("the sea", 1.1))
    assert names(TALK, "It is unrealistic", issues, *likely) == ["Ukraine's pre-2014 borders"]


def test_a_quote_that_points_nowhere_has_no_issue(issues: tuple[Issue, ...]) -> None:
    assert names(TALK, "It is unrealistic", issues) == []


def test_a_short_form_needs_a_full_one_before(issues: tuple[Issue, ...]) -> None:
    alone = "He said the deal is dirty and bad and will not hold."
    after = "The peace deal is near. " + alone
    words = "the deal is dirty and bad and will not hold"
    assert names(alone, words, issues) == []
    assert names(after, words, issues) == ["the peace deal"]
