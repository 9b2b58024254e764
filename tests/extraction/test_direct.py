import pytest

from analysis.records import Kind
from tests.extraction.conftest import Read


def test_a_quote_split_by_its_clause_is_one_with_two_spans(read: Read) -> None:
    text = "“We will stay,” Anna Featherstone said, “and we will win.”"
    (quote,) = read(text)
    assert quote.kind is Kind.DIRECT
    assert [span.of(text) for span in quote.content] == ["We will stay,", "and we will win."]
    assert quote.speaker is not None
    assert quote.speaker.name == "Anna Featherstone"


def test_a_quote_that_goes_on_after_the_clause_is_one(read: Read) -> None:
    (quote,) = read("“We will stay,” Anna Featherstone said. “We will win this, all of us.”")
    assert len(quote.content) == 2


def test_two_speakers_are_two_quotes(read: Read) -> None:
    first, second = read(
        "“We will stay,” Anna Featherstone said. “We will all go,” Robert Brown replied."
    )
    assert first.speaker is not None
    assert second.speaker is not None
    assert (first.speaker.name, second.speaker.name) == ("Anna Featherstone", "Robert Brown")


@pytest.mark.parametrize(
    "text",
    [
        "Critics of the so-called “dirty deal” met in Geneva.",
        "The film “The Long Way Home” opened in May.",
        "William “Bill” Clark opened the shop.",
        'The 7" screen costs more than the 5" one.',
        "The '90s were loud, and the ships' crews sang.",
    ],
)
def test_scare_quotes_titles_and_nicknames_are_no_quotes(read: Read, text: str) -> None:
    assert read(text) == []


def test_a_statement_without_a_clause_is_a_quote(read: Read) -> None:
    (quote,) = read("“We have waited for this day for years and years.”")
    assert quote.kind is Kind.DIRECT
    assert quote.speaker is None
    assert quote.cue is None
