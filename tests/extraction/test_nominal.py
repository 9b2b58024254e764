import pytest

from tests.extraction.conftest import Read


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Robert Brown rejected Anna Featherstone’s claim that the roof was safe.",
            "the roof was safe",
        ),
        (
            "Anna Featherstone expressed optimism that the roof would hold until May.",
            "the roof would hold until May",
        ),
        (
            "Anna Featherstone announced an investment of two million pounds in the roof.",
            "an investment of two million pounds in the roof",
        ),
    ],
)
def test_statements_of_nouns_and_objects(read: Read, text: str, content: str) -> None:
    (quote,) = read(text)
    assert quote.text == content
    assert quote.speaker is not None
    assert quote.speaker.name == "Anna Featherstone"


@pytest.mark.parametrize(
    "text",
    [
        "Its claim that the roof was safe drew laughter.",
        "Anna Featherstone announced a plan.",
        "The hope that the roof would hold was gone.",
    ],
)
def test_what_nobody_says(read: Read, text: str) -> None:
    assert read(text) == []
