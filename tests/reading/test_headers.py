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


@pytest.mark.parametrize("day", ["2025-02-31", "2999-01-01", "0001-01-01"])
def test_a_date_that_cannot_be_gives_none_and_is_still_no_text(day: str) -> None:
    header = find_header(f"date {day}\nRiga")
    assert header.published is None
    assert header.body_start == len(f"date {day}\n")


def test_the_mark_of_a_sample_is_no_text() -> None:
    header = find_header(f"{SAMPLE_MARK}\n\ndate 2024-03-01\nRiga")
    assert header.sample
    assert header.published == date(2024, 3, 1)
    assert header.body_start == len(f"{SAMPLE_MARK}\n\ndate 2024-03-01\n")
