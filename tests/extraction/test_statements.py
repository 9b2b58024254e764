import pytest

from tests.extraction.conftest import Read


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "Anna Featherstone acknowledged that he had won but warned that it would cost a lot.",
            ["he had won", "it would cost a lot"],
        ),
        (
            "Anna Featherstone said the roof had held, while Robert Brown said it would fall.",
            ["the roof had held", "it would fall"],
        ),
        ("Anna Featherstone said on Monday the roof had held.", ["the roof had held"]),
        (
            "Anna Featherstone adds that they have two choices: “You either leave or you fight.”",
            ["they have two choices: “You either leave or you fight.”"],
        ),
        (
            "Anna Featherstone said the plan had failed and warned: “We will fight this.”",
            ["the plan had failed", "We will fight this."],
        ),
        (
            "Anna Featherstone said the roof had held well, citing a report.",
            ["the roof had held well"],
        ),
        (
            "The roof, Anna Featherstone said, had held well.",
            ["The roof had held well"],
        ),
        (
            "Maybe, says Anna Featherstone, consumers will change their minds about it.",
            ["Maybe consumers will change their minds about it"],
        ),
        (
            "Republicans continue to warn that the deal was a dangerous mistake.",
            ["the deal was a dangerous mistake"],
        ),
    ],
)
def test_where_a_statement_begins_and_ends(read: Read, text: str, contents: list[str]) -> None:
    assert [quote.text for quote in read(text)] == contents


@pytest.mark.parametrize(
    "text",
    [
        "Anna Featherstone did not say that the roof was safe.",
        "Anna Featherstone could say that the roof was safe.",
        "It goes without saying that the roof was safe.",
    ],
)
def test_what_was_not_said(read: Read, text: str) -> None:
    assert read(text) == []
