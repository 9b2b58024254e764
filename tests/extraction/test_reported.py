import pytest

from analysis.records import Kind
from tests.extraction.conftest import Read


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Anna Featherstone said that the talks would go on until May.",
            "the talks would go on until May",
        ),
        ("Anna Featherstone said the talks had failed.", "the talks had failed"),
        ("The talks had failed badly, Anna Featherstone said.", "The talks had failed badly"),
        (
            "According to Anna Featherstone, the talks had failed badly.",
            "the talks had failed badly",
        ),
        (
            "The talks had failed badly, according to Anna Featherstone.",
            "The talks had failed badly",
        ),
    ],
)
def test_indirect_quotes(read: Read, text: str, content: str) -> None:
    (quote,) = read(text)
    assert quote.kind is Kind.INDIRECT
    assert quote.text == content
    assert quote.verbatim == ()
    assert quote.speaker is not None
    assert quote.speaker.name == "Anna Featherstone"


def test_a_fragment_inside_a_reported_clause_is_mixed(read: Read) -> None:
    text = "Anna Featherstone said that the plan was “a bad joke” on the poor."
    (quote,) = read(text)
    assert quote.kind is Kind.MIXED
    assert quote.text == "the plan was “a bad joke” on the poor"
    assert [span.of(text) for span in quote.verbatim] == ["a bad joke"]


def test_calling_something_a_name_is_mixed(read: Read) -> None:
    text = "Anna Featherstone called the plan “a bad joke” on Monday."
    (quote,) = read(text)
    assert [span.of(text) for span in quote.verbatim] == ["a bad joke"]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Featherstone wants to say that it is over.",
        "Anna Featherstone vowed to fight on until May.",
        "Nobody knew that the talks had failed.",
        "The minister left the room at nine.",
    ],
)
def test_thoughts_and_plans_are_no_quotes(read: Read, text: str) -> None:
    assert read(text) == []


def test_two_reports_in_a_sentence(read: Read) -> None:
    first, second = read(
        "Anna Featherstone said the talks had failed, adding that they would go on in May."
    )
    assert first.text == "the talks had failed"
    assert second.text == "they would go on in May"
    assert {q.speaker.name for q in (first, second) if q.speaker} == {"Anna Featherstone"}
