import pytest

from tests.extraction.conftest import Read


def speakers(read: Read, text: str) -> list[str | None]:
    return [quote.speaker.name if quote.speaker else None for quote in read(text)]


def test_pronouns_go_to_who_agrees(read: Read) -> None:
    text = "Susan Brown met Robert Okafor on Monday. She said that the talks had failed."
    assert speakers(read, text) == ["Susan Brown"]
    text = "Susan Brown met Robert Okafor on Monday. He said that the talks had failed."
    assert speakers(read, text) == ["Robert Okafor"]


def test_a_pronoun_is_nobody_named_in_its_own_statement(read: Read) -> None:
    text = "Robert Okafor met James Hill. He said that Okafor had failed."
    assert speakers(read, text) == ["James Hill"]


def test_a_role_means_its_holder(read: Read) -> None:
    text = "JD Vance went to Munich on Friday.\nThe vice president said that Europe had to pay."
    assert speakers(read, text) == ["JD Vance"]


def test_a_role_introduced_in_the_article(read: Read) -> None:
    text = (
        "Anna Featherstone, the museum’s director, met Robert Brown on Monday.\n"
        "The director said that the roof had to be mended."
    )
    assert speakers(read, text) == ["Anna Featherstone"]


def test_a_surname_gives_the_full_name(read: Read) -> None:
    text = "Anna Featherstone arrived.\n“The roof has to be mended,” Featherstone said."
    assert speakers(read, text) == ["Anna Featherstone"]


def test_a_floating_quote_goes_to_who_has_the_floor(read: Read) -> None:
    text = (
        "“We will stay here until May,” Anna Featherstone said.\n"
        "“And after that we will all go home.”"
    )
    assert speakers(read, text) == ["Anna Featherstone", "Anna Featherstone"]


def test_an_anonymous_source_stays_as_described(read: Read) -> None:
    text = "“We will stay here until May,” said a senior European diplomat."
    (quote,) = read(text)
    assert quote.speaker is not None
    assert quote.speaker.name == "a senior European diplomat"
    assert quote.speaker.actor is None


def test_i_and_we_outside_marks_are_nobody(read: Read) -> None:
    assert speakers(read, "I said that the talks had failed.") in ([], [None])


@pytest.mark.parametrize(
    "text",
    [
        "“We will stay here until May,” Anna Featherstone said.",
        "Susan Brown left. She said that the talks had failed.",
        "“We will stay,” said Anna Featherstone.\n“And then we will all go home.”",
        "“We will stay here until May,” said a senior European diplomat.",
    ],
)
def test_every_speaker_comes_with_a_reason_and_a_confidence(read: Read, text: str) -> None:
    for quote in read(text):
        assert quote.speaker is not None
        assert quote.speaker.evidence
        assert 0 < quote.speaker.confidence < 1
