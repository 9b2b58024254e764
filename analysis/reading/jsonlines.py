"""JSON Lines: one object a line, one article an object."""

import json
from collections.abc import Iterator

from analysis.errors import EmptyInput, WrongFormat
from analysis.reading.decoding import decode
from analysis.reading.names import shown
from analysis.reading.rows import RowError, read_row
from analysis.records import Article


def read_jsonlines(data: bytes, name: str) -> Iterator[Article | RowError]:
    """Return the articles of a .jsonl file in order, a `RowError` for each line that has none.

    Blank lines are passed over. The whole file is refused before the first article when no line
    begins an object.

    Raises
    ------
    EmptyInput, WrongFormat
        When there is no line, or no object on any.
    """
    # Only \n ends a line: JSON strings may hold the other characters that str.splitlines cuts at.
    lines = decode(data, name).split("\n")
    if not any(line.strip() for line in lines):
        raise EmptyInput(f"{shown(name)} is empty: write one JSON object a line into it.")
    if not any(line.lstrip().startswith("{") for line in lines):
        raise WrongFormat(
            f"{shown(name)} is not JSON Lines: write one JSON object a line, each with a “text”."
        )
    return _rows(lines, name)


def _rows(lines: list[str], name: str) -> Iterator[Article | RowError]:
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _row(line, name, number)


def _row(line: str, name: str, number: int) -> Article | RowError:
    try:
        value = json.loads(line)
    except RecursionError:
        fault = "is nested too deeply: write the article as one flat JSON object"
    except ValueError:
        fault = "is not valid JSON: write one complete object on the line"
    else:
        if isinstance(value, dict):
            return read_row(value, name, number)
        fault = "is no JSON object: write {“text”: …} with the article in it"
    return RowError(name, number, f"Row {number} of {shown(name)} {fault}.")
