from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from analysis.knowledge import load_knowledge
from analysis.knowledge.watchlist import load_issues
from analysis.models.targets import Targets, stance_query
from analysis.records import Issue, Kind, Phrase, Quote, Span, Speaker

SEEDS = Path(__file__).parent.parent.parent / "seeds"
DAY = date(2025, 2, 14)


def quote_of(text: str, words: str, sentence: str | None = None, actor: str = "kallas") -> Quote:
    start = text.index(words)
    around = sentence or words
    at = text.index(around)
    return Quote(
        id="q",
        kind=Kind.DIRECT,
        content=(Span(start, start + len(words)),),
        verbatim=(),
        text=words,
        sentence=Span(at, at + len(around)),
        mention=Phrase(Span(0, 1), text[:1]),
        speaker=Speaker("Somebody", actor=actor),
    )


@pytest.fixture(scope="module")
def issues() -> Sequence[Issue]:
    return load_issues(SEEDS / "issues.csv")


def names(text: str, quote: Quote, issues: Sequence[Issue] = ()) -> list[str]:
    return [target.name for target in Targets(text, load_knowledge(), issues, DAY).of(quote)]


def test_actors_countries_and_blocs_of_a_quote_are_targets() -> None:
    text = "She said Putin cannot be trusted and NATO must help Ukraine."
    quote = quote_of(text, "Putin cannot be trusted and NATO must help Ukraine")
    assert names(text, quote) == ["Vladimir Putin", "NATO", "Ukraine"]


def test_a_government_seat_stands_for_its_country() -> None:
    text = "He said the Kremlin will not agree."
    assert names(text, quote_of(text, "the Kremlin will not agree")) == ["Russia"]


def test_a_country_with_an_office_is_its_holder() -> None:
    text = "He said the U.S. president should have called and the Russian president lied."
    quote = quote_of(text, "the U.S. president should have called and the Russian president lied")
    assert names(text, quote) == ["Donald Trump", "Vladimir Putin"]


def test_the_speaker_is_no_target() -> None:
    text = "Kallas said Kallas and Rutte agree."
    assert names(text, quote_of(text, "Kallas and Rutte agree")) == ["Mark Rutte"]


def test_an_adjective_is_no_target() -> None:
    text = "She said Russian bread is good."
    assert names(text, quote_of(text, "Russian bread is good")) == []


def test_an_issue_is_read_where_it_is_named(issues: Sequence[Issue]) -> None:
    text = "He said Ukraine in NATO is a must."
    found = Targets(text, load_knowledge(), issues, DAY).of(
        quote_of(text, "Ukraine in NATO is a must")
    )
    issue = next(target for target in found if target.kind == "issue")
    assert issue.name == "NATO membership for Ukraine"
    assert issue.span is not None


def test_it_points_back_to_the_issue_of_the_sentence_before(issues: Sequence[Issue]) -> None:
    text = "They spoke of pre-2014 borders. He said it is unrealistic."
    quote = quote_of(text, "it is unrealistic", "He said it is unrealistic.")
    assert names(text, quote, issues) == ["Ukraine's pre-2014 borders"]


def test_a_quote_that_points_nowhere_has_no_issue(issues: Sequence[Issue]) -> None:
    text = "They spoke of pre-2014 borders. He said the weather in the mountains was very fine."
    words = "the weather in the mountains was very fine"
    assert names(text, quote_of(text, words, f"He said {words}."), issues) == []


def test_a_short_form_needs_a_full_one_before(issues: Sequence[Issue]) -> None:
    alone = "He said the deal is dirty and bad and will not hold."
    after = "The peace deal is near. " + alone
    words = "the deal is dirty and bad and will not hold"
    assert names(alone, quote_of(alone, words), issues) == []
    assert names(after, quote_of(after, words), issues) == ["the peace deal"]


def test_the_query_marks_the_target_inside_the_joined_quote() -> None:
    text = "“We like Norway,” he said, “and Sweden.”"
    first, second = text.index("We like"), text.index("and Sweden")
    quote = Quote(
        id="q",
        kind=Kind.DIRECT,
        content=(Span(first, first + 15), Span(second, second + 11)),
        verbatim=(),
        text=f"{text[first : first + 15]} {text[second : second + 11]}",
        sentence=Span(0, len(text)),
    )
    for target in Targets(text, load_knowledge(), (), DAY).of(quote):
        query = stance_query(text, quote, target)
        assert query.span is not None
        assert query.span.of(query.text) == target.name
