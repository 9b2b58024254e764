import json
from datetime import date

import pytest

from analysis.errors import EmptyInput, WrongFormat
from analysis.reading.jsonlines import read_jsonlines
from analysis.reading.rows import RowError
from analysis.records import Article


def _one(**fields: object) -> Article | RowError:
    (read,) = read_jsonlines(json.dumps(fields).encode(), "bulk.jsonl")
    return read


def test_all_fields_arrive() -> None:
    read = _one(
        id=" a1 ",
        title="Pact \n signed",
        published="2025-02-14",
        outlet="Pacific Courier",
        url="https://example.org/a",
        text="He said\u2028“no”.\r\n",
        sample=True,
        unknown={"x": 1},
    )
    assert read == Article(
        id="a1",
        text="He said\u2028“no”.\r\n",
        title="Pact signed",
        published=date(2025, 2, 14),
        outlet="Pacific Courier",
        url="https://example.org/a",
        source="bulk.jsonl, row 1",
        sample=True,
    )


def test_only_text_is_required_and_the_id_comes_from_it() -> None:
    read = _one(text="He said no.")
    assert isinstance(read, Article)
    assert read.id == read.content_hash[:16]
    assert not read.sample


def test_a_raw_line_separator_inside_a_string_does_not_end_the_line() -> None:
    (read,) = read_jsonlines('{"text": "one\u2028two"}\r\n'.encode(), "a.jsonl")
    assert isinstance(read, Article)
    assert read.text == "one\u2028two"


def test_bad_rows_are_told_and_good_ones_go_on() -> None:
    lines = ['{"text": "one"}', "{broken", "", "[1]", '{"title": "x"}', '{"text": "two"}']
    read = list(read_jsonlines("\n".join(lines).encode(), "in/a.jsonl"))
    assert [r.text for r in read if isinstance(r, Article)] == ["one", "two"]
    errors = [r for r in read if isinstance(r, RowError)]
    assert [e.row for e in errors] == [2, 4, 5]
    assert all(e.source == "in/a.jsonl" for e in errors)
    assert all(e.message.startswith(f"Row {e.row} of “a.jsonl” ") for e in errors)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"text": 5}, "not a string"),
        ({"text": None}, "no text"),
        ({"text": " \n"}, "holds no text"),
        ({"text": "a\ud800"}, "no text (NUL or half"),
        ({"text": "a\0b"}, "no text (NUL or half"),
        ({"text": "x" * 600_001}, "600,001 characters"),
        ({"text": "x", "published": "14.02.2025"}, "“14.02.2025”, which is not a date"),
        ({"text": "x", "published": "2999-01-01"}, "in the future"),
        ({"text": "x", "published": 20250214}, "not a date"),
        ({"text": "x", "title": ["a"]}, "field “title”"),
        ({"text": "x", "id": "i" * 201}, "id of 201 characters"),
        ({"text": "x", "id": "a\u200bb\n"}, "cannot be printed"),
        ({"text": "x", "sample": "maybe"}, "“maybe” as “sample”"),
    ],
)
def test_each_fault_is_one_sentence(fields: dict[str, object], words: str) -> None:
    read = _one(**fields)
    assert isinstance(read, RowError)
    assert words in read.message
    assert read.message.endswith(".")
    assert "\n" not in read.message


def test_deep_nesting_is_a_fault_of_its_row() -> None:
    deep = '{"text": ' + "[" * 200_000
    read = list(read_jsonlines(f'{deep}\n{{"text": "on"}}'.encode(), "a.jsonl"))
    assert isinstance(read[0], RowError)
    assert isinstance(read[1], Article)


def test_a_number_may_be_an_id_and_a_strange_address_is_dropped() -> None:
    read = _one(text="x", id=17, url="javascript:alert(1)", title="", outlet="a\ud800b")
    assert isinstance(read, Article)
    assert (read.id, read.url, read.title, read.outlet) == ("17", None, None, "ab")


@pytest.mark.parametrize("text", ["[\n1]", "He said no.", '"text"'])
def test_a_file_without_any_object_is_refused(text: str) -> None:
    with pytest.raises(WrongFormat, match="one JSON object a line"):
        read_jsonlines(text.encode(), "a.jsonl")


def test_blank_lines_only_are_empty() -> None:
    with pytest.raises(EmptyInput):
        read_jsonlines(b"\n \r\n", "a.jsonl")


def test_a_leading_date_that_cannot_be_is_an_error_of_its_row() -> None:
    read = _one(text="date 2025-02-30 He said no.")
    assert isinstance(read, RowError)
    assert read.message.startswith("Row 1 of “bulk.jsonl” begins with the date “2025-02-30”, which")
