import pytest

from tests.extraction.conftest import Read


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Anna Featherstone hailed it as “a success” on Monday.", "it as “a success”"),
        ("Anna Featherstone called the plan “a bad joke” during a rally.", "the plan “a bad joke”"),
        (
            "Anna Featherstone accused Robert Brown of “lying to the public”.",
            "Robert Brown of “lying to the public”",
        ),
        (
            "The freeze could push the owls to “extinction,” Anna Featherstone says.",
            "The freeze could push the owls to “extinction,",
        ),
    ],
)
def test_a_fragment_keeps_what_it_is_said_of(read: Read, text: str, content: str) -> None:
    (quote,) = read(text)
    assert quote.text == content
    assert len(quote.verbatim) == 1
