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


def test_an_administration_is_not_the_person_it_is_named_after(read: Read) -> None:
    (quote,) = read("The Trump administration said it would cut aid.")
    assert quote.speaker is not None
    assert quote.speaker.actor == "us_gov"


def test_a_ministry_with_its_country_is_known(read: Read) -> None:
    (quote,) = read("The U.S. State Department said talks would go on.")
    assert quote.speaker is not None
    assert (quote.speaker.actor, quote.speaker.speaks_for) == ("us_state", "USA")


def test_two_who_speak_together_are_not_one_of_them(read: Read) -> None:
    (quote,) = read("Macron and Scholz said Europe must act at once.")
    assert quote.speaker is not None
    assert quote.speaker.name == "Macron and Scholz"
    assert quote.speaker.actor is None


def test_he_is_whoever_became_the_subject_since_the_last_quote(read: Read) -> None:
    text = (
        "Emmanuel Macron said: “We are ready.” But Olaf Scholz flatly disagreed with the plan. "
        "“I am not,” he said."
    )
    first, second = read(text)
    assert first.speaker is not None
    assert second.speaker is not None
    assert (first.speaker.actor, second.speaker.name) == ("macron", "Olaf Scholz")


def test_a_mention_does_not_reach_into_the_quote_before(read: Read) -> None:
    text = "Mark Rutte said: “No.” Rutte, whom Trump praised, said Europe must pay."
    assert [q.mention.text for q in read(text) if q.mention] == ["Mark Rutte", "Rutte"]
