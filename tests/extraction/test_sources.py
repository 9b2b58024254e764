import pytest

from tests.extraction.conftest import Read


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“It is fine now,” said City of Lanett Mayor Jamie Heard.", "Jamie Heard"),
        (
            "The Executive Secretary of the Alliance, Susan Okafor, told us that it was over.",
            "Susan Okafor",
        ),
        (
            "Met Office Chief Meteorologist, Steve Willington, said it would rain.",
            "Steve Willington",
        ),
        (
            "Alan Berger, a doctor from Englewood, New Jersey, who said he was ready, left.",
            "Alan Berger",
        ),
        (
            "CLEVELAND, July 19 (UPI) — Former Attorney General Michael Mukasey said it was over.",
            "Michael Mukasey",
        ),
    ],
)
def test_the_person_behind_a_title(read: Read, text: str, name: str) -> None:
    (quote,) = read(text)
    assert quote.speaker is not None
    assert quote.speaker.name == name


@pytest.mark.parametrize(
    "text",
    [
        "“We are ready,” a spokesman for Ukrainian President Volodymyr Zelensky told reporters.",
        "“We are ready,” Donald Trump’s lawyer told reporters.",
        "“We are ready,” a senior Trump lawyer told reporters.",
    ],
)
def test_somebody_close_to_a_person_is_not_that_person(read: Read, text: str) -> None:
    (quote,) = read(text)
    assert quote.speaker is not None
    assert quote.speaker.actor is None
    assert "lawyer" in quote.speaker.name or "spokesman" in quote.speaker.name


def test_nobody_says_lets_say(read: Read) -> None:
    assert read("Let’s say that the school will cost a lot of money.") == []
