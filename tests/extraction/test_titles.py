import pytest

from analysis.extraction.titles import is_title
from tests.extraction.conftest import LayOut


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("He spoke on “Fox News Sunday” again.", True),
        ("Readers of the book “War and Peace” met.", True),
        ("William “Bill” Clark left.", True),
        ("He called it “a bad joke” on Monday.", False),
        ("He said: “No, Never!”", False),
        ("“Enough,” he said.", False),
    ],
)
def test_titles_and_statements(laid_out: LayOut, text: str, *, title: bool) -> None:
    paragraph = laid_out(text)[0]
    assert is_title(paragraph, text, paragraph.marks[0]) is title
