from datetime import date

import pytest

from analysis.reading.headers import SAMPLE_MARK, find_header


def test_the_date_line_is_a_date_and_no_text() -> None:
    header = find_header(" date 2025-02-14 JD Vance has issued")
    assert header.published == date(2025, 2, 14)
    assert header.body_start == len(" date 2025-02-14 ")


@pytest.mark.parametrize(
    "text",
    [
        "The date 2025-02-14 was set.",
        "date: 2025-02-14 Riga",
        "date 14.02.2025 Riga",
        "date 2025-02-145 Riga",
        "Riga, 2025-02-14",
        "dated 2025-02-14",
    ],
)
def test_other_forms_are_text(text: str) -> None:
    header = find_header(text)
    assert (header.published, header.body_start) == (None, 0)


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        ("2025-02-31", "is not a date of the form YYYY-MM-DD"),
        ("2999-01-01", "lies in the future"),
        ("0001-01-01", "lies before 1800"),
    ],
)
def test_a_date_that_cannot_be_is_refused(day: str, reason: str) -> None:
    with pytest.raises(ValueError, match=f"^begins with the date “{day}”, which {reason}: correct"):
        find_header(f"date {day}\nRiga")


def test_the_mark_of_a_sample_is_no_text() -> None:
    header = find_header(f"{SAMPLE_MARK}\n\ndate 2024-03-01\nRiga")
    assert header.sample
    assert header.published == date(2024, 3, 1)
    assert header.body_start == len(f"{SAMPLE_MARK}\n\ndate 2024-03-01\n")
