import pytest

from tests.extraction.conftest import Read


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "According to Anna Featherstone, who runs the firm, the roof had held well.",
            "the roof had held well",
        ),
        (
            "It will fall, because, according to Anna Featherstone, the roof had not held.",
            "the roof had not held",
        ),
        (
            "There was good news: the roof had held well, according to Anna Featherstone.",
            "the roof had held well",
        ),
    ],
)
def test_what_stands_beside_according_to(read: Read, text: str, content: str) -> None:
    (quote,) = read(text)
    assert quote.text == content
    assert quote.speaker is not None
    assert quote.speaker.name == "Anna Featherstone"
