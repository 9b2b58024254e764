import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import EmptyInput, WrongFormat
from analysis.reading.delimited import read_delimited
from analysis.reading.rows import RowError
from analysis.records import Article


def _texts(data: bytes) -> list[str]:
    return [r.text for r in read_delimited(data, "a.csv") if isinstance(r, Article)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_delimiters_and_encodings(delimiter: str, encoding: str) -> None:
    table = io.StringIO()
    writer = csv.writer(table, delimiter=delimiter)
    writer.writerows([["Title", " TEXT "], ["Müller", "“No”, he said; and | \t left:\r\n“Bye”"]])
    (read,) = read_delimited(table.getvalue().encode(encoding), "a.csv")
    assert isinstance(read, Article)
    assert read.title == "Müller"
    assert read.text == "“No”, he said; and | \t left:\r\n“Bye”"


def test_a_single_column_needs_no_delimiter() -> None:
    assert _texts(b"text\none\ntwo\n") == ["one", "two"]


def test_a_huge_field_is_read() -> None:
    assert _texts(b'text\n"' + b"word, " * 90_000 + b'"\n') == ["word, " * 90_000]


def test_no_text_column_names_the_columns() -> None:
    with pytest.raises(
        WrongFormat, match=r"^“a.csv” has no column named text, only id, body: .*[.]$"
    ):
        read_delimited(b"id,body\n1,He said no.\n", "a.csv")


def test_many_columns_are_not_all_named() -> None:
    header = ",".join(["x" * 100] * 500)
    with pytest.raises(WrongFormat) as caught:
        read_delimited(f"{header}\n".encode(), "a.csv")
    assert len(str(caught.value)) < 600


def test_a_column_given_twice_is_refused() -> None:
    with pytest.raises(WrongFormat, match="more than one column named text"):
        read_delimited(b"text,text\na,b\n", "a.csv")
    assert _texts(b"note,note,text\na,b,c\n") == ["c"]


def test_bad_rows_are_told_with_the_number_a_spreadsheet_shows() -> None:
    table = b'id,text\n1,one\n2\n,\n3,two,three\n4,"cl"osed\n5,"five"\n6,"open\n7,seven\n'
    read = list(read_delimited(table, "a.csv"))
    assert [r.text for r in read if isinstance(r, Article)] == ["one", "five"]
    errors = {r.row: r.message for r in read if isinstance(r, RowError)}
    assert list(errors) == [3, 5, 6, 8]
    assert "no text" in errors[3]
    assert "3 fields where the header has 2" in errors[5]
    assert "not doubled" in errors[6]
    assert "not closed" in errors[8]


@pytest.mark.parametrize("data", [b"\n\n", b"id,text\n", b"id,text\n,\n"])
def test_no_rows_are_empty(data: bytes) -> None:
    with pytest.raises(EmptyInput):
        read_delimited(data, "a.csv")


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])), min_size=1))
def test_every_well_formed_table_comes_back(texts: list[str]) -> None:
    table = io.StringIO()
    csv.writer(table, quoting=csv.QUOTE_ALL).writerows([["id", "text"], *(["x", t] for t in texts)])
    read = list(read_delimited(table.getvalue().encode(), "a.csv"))
    assert len(read) == len(texts)
    for one, text in zip(read, texts, strict=True):
        assert isinstance(one, RowError) or one.text == text
