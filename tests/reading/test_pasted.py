from datetime import date

import pytest

from analysis.errors import EmptyInput, TooLarge, WrongFormat
from analysis.reading import read_pasted


def test_what_was_filled_in_goes_along() -> None:
    article = read_pasted(
        "He said no.",
        title=" A title ",
        outlet="Nile Dispatch",
        published=date(2024, 5, 6),
        url="https://x.example/a",
    )
    assert (article.title, article.outlet) == ("A title", "Nile Dispatch")
    assert (article.published, article.url) == (date(2024, 5, 6), "https://x.example/a")
    assert article.source == "pasted"


def test_a_leading_date_counts_unless_one_was_filled_in() -> None:
    text = "date 2025-02-14 He said no."
    assert read_pasted(text).published == date(2025, 2, 14)
    assert read_pasted(text, published=date(2024, 1, 1)).published == date(2024, 1, 1)


@pytest.mark.parametrize(
    ("text", "error"),
    [("", EmptyInput), ("\n“”", EmptyInput), ("x" * 600_001, TooLarge), ("a\udcff", WrongFormat)],
)
def test_what_cannot_be_an_article(text: str, error: type[Exception]) -> None:
    with pytest.raises(error, match=r"^The pasted text .+[.]$"):
        read_pasted(text)


def test_a_date_that_cannot_be_is_refused() -> None:
    with pytest.raises(WrongFormat, match="2999-01-01 lies in the future"):
        read_pasted("He said no.", published=date(2999, 1, 1))


@pytest.mark.parametrize("day", ["2025-02-30", "2099-02-01"])
def test_a_leading_date_that_cannot_be_is_refused(day: str) -> None:
    with pytest.raises(WrongFormat, match=f"^The pasted text begins with the date “{day}”, which "):
        read_pasted(f"date {day}\nHe said no.")
