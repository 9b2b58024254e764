from datetime import date

import pytest

from analysis.errors import EmptyInput, TooLarge, WrongFormat
from analysis.reading.limits import MAX_ARTICLE_CHARACTERS
from analysis.reading.plain import read_plain


def test_the_text_keeps_its_date_line_so_that_offsets_count_the_file() -> None:
    article = read_plain(b" date 2025-02-14 JD Vance said no.\r\n", "seed.txt")
    assert article.text == " date 2025-02-14 JD Vance said no.\r\n"
    assert article.text[article.body_start :].startswith("JD Vance")
    assert article.published == date(2025, 2, 14)
    assert article.title is None
    assert article.source == "seed.txt"


def test_the_same_words_wrapped_otherwise_are_the_same_article() -> None:
    one = read_plain("Über allem:\n“no”".encode(), "a.txt")
    other = read_plain("U\u0308ber  allem:\r\n\r\n“no” ".encode("utf-16"), "b.txt")
    assert one.id == other.id
    assert len(one.id) == 16
    assert one.text != other.text


@pytest.mark.parametrize(
    "data", [b" \r\n\t", b"date 2025-02-14\n", "…—“”".encode(), b"\xef\xbb\xbf"]
)
def test_nothing_to_read_is_one_sentence(data: bytes) -> None:
    with pytest.raises(EmptyInput, match=r"^“a.txt” .+[.]$"):
        read_plain(data, "a.txt")


def test_binary_named_txt_is_one_sentence() -> None:
    with pytest.raises(WrongFormat, match=r"^“photo.txt” holds binary data[^.]+ [^?!]+[.]$"):
        read_plain(b"\xff\xd8\xff\xe0" + bytes(range(256)) * 20, "photo.txt")


def test_five_megabytes_of_text_are_one_sentence() -> None:
    with pytest.raises(TooLarge, match="5,000,000 characters of text, more than the 600,000"):
        read_plain(b"word " * 1_000_000, "big.txt")


def test_the_longest_article_is_read() -> None:
    assert read_plain(b"x" * MAX_ARTICLE_CHARACTERS, "long.txt")


@pytest.mark.parametrize("day", ["2025-02-30", "2099-02-01"])
def test_a_date_that_cannot_be_is_one_sentence(day: str) -> None:
    with pytest.raises(
        WrongFormat, match=rf"^“a.txt” begins with the date “{day}”, which [^.]+[.]$"
    ):
        read_plain(f"date {day} JD Vance said no.".encode(), "a.txt")
