"""CSV: one row an article, the columns named in the header."""

import csv
import io
from collections.abc import Iterator

from analysis.errors import EmptyInput, WrongFormat
from analysis.reading.decoding import decode
from analysis.reading.limits import MAX_FILE_BYTES
from analysis.reading.names import clipped, shown
from analysis.reading.rows import RowError, read_row
from analysis.records import Article

_DELIMITERS = ",;\t|"
_KNOWN = frozenset({"id", "title", "published", "outlet", "url", "text", "sample"})
_NAMES_SHOWN = 12
_LONGEST_NAME = 30


def read_delimited(data: bytes, name: str) -> Iterator[Article | RowError]:
    """Return the articles of a .csv file in order, a `RowError` for each row that has none.

    Encoding and delimiter (comma, semicolon, tab, bar) are found out. Fields with line breaks
    stand in double quotation marks, a mark inside is doubled (RFC 4180); line breaks inside a
    field are kept as they are.

    Raises
    ------
    EmptyInput
        When there is no row below the header.
    WrongFormat
        When no column is named text, or a column that is read occurs twice.
    """
    text = decode(data, name)
    if not text.strip():
        raise EmptyInput(f"{shown(name)} is empty: give it a header and one row an article.")
    # The limit belongs to the whole process, so it is only ever raised, and to the same value.
    csv.field_size_limit(MAX_FILE_BYTES)
    body = text.lstrip("\r\n")
    rows = csv.reader(io.StringIO(body, newline=""), delimiter=_delimiter(body), strict=True)
    header = _header(rows, name)
    numbered = _numbered(rows, name)
    first = next(numbered, None)
    if first is None:
        raise EmptyInput(f"{shown(name)} has a header and no rows: add one row an article.")
    return _articles(first, numbered, header, name)


def _delimiter(text: str) -> str:
    """Return the delimiter of the header line; the rows are prose, where sniffing goes astray."""
    line = text.splitlines()[0]
    try:
        return csv.Sniffer().sniff(line, delimiters=_DELIMITERS).delimiter
    except csv.Error:
        return ","  # a single column


def _header(rows: Iterator[list[str]], name: str) -> list[str]:
    try:
        header = [column.strip().casefold() for column in next(rows)]
    except csv.Error:
        raise WrongFormat(
            f"{shown(name)} has a broken header: close every quotation mark in its first row."
        ) from None
    if "text" not in header:
        found = ", ".join(clipped(column, _LONGEST_NAME) for column in header[:_NAMES_SHOWN])
        more = ", …" if len(header) > _NAMES_SHOWN else ""
        raise WrongFormat(
            f"{shown(name)} has no column named text, only {' '.join(found.split())}{more}: "
            "name the column with the articles “text”."
        )
    twice = sorted(column for column in _KNOWN if header.count(column) > 1)
    if twice:
        raise WrongFormat(
            f"{shown(name)} has more than one column named {twice[0]}: rename all but one."
        )
    return header


def _numbered(rows: Iterator[list[str]], name: str) -> Iterator[tuple[int, list[str] | RowError]]:
    """Number the rows that are not blank; a row the reader breaks at becomes an error."""
    number = 1
    while True:
        number += 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error:
            fault = "has a quotation mark that is not closed, or not doubled inside its field"
            yield number, RowError(name, number, f"Row {number} of {shown(name)} {fault}.")
        else:
            if any(field.strip() for field in row):
                yield number, row


def _articles(
    first: tuple[int, list[str] | RowError],
    rest: Iterator[tuple[int, list[str] | RowError]],
    header: list[str],
    name: str,
) -> Iterator[Article | RowError]:
    yield _row(first, header, name)
    for numbered in rest:
        yield _row(numbered, header, name)


def _row(
    numbered: tuple[int, list[str] | RowError], header: list[str], name: str
) -> Article | RowError:
    number, row = numbered
    if isinstance(row, RowError):
        return row
    if len(row) > len(header):
        return RowError(
            name,
            number,
            f"Row {number} of {shown(name)} has {len(row)} fields where the header has "
            f"{len(header)}: put fields that hold the delimiter in quotation marks.",
        )
    return read_row(dict(zip(header, row, strict=False)), name, number)
