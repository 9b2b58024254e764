import pytest

from tests.extraction.conftest import Read


@pytest.mark.parametrize(
    "text",
    [
        "If Keir Starmer said that Russia was good, nobody would believe it.",
        "Scholz did not say “never”.",
        "Zelensky has not said that Ukraine will surrender.",
        "The Kremlin did not say whether Putin would travel.",
        "Nobody in the Kremlin said the war would end.",
        "No minister said that the war would end.",
        "He left without saying that the war would end.",
    ],
)
def test_what_was_not_said_is_no_quote(read: Read, text: str) -> None:
    assert read(text) == []


def test_a_denial_is_a_statement(read: Read) -> None:
    (quote,) = read("Donald Trump denied that he had promised anything to Putin.")
    assert quote.text == "he had promised anything to Putin"
