"""`classify tone|stance`: JSON Lines in, JSON Lines out, line for line in the same order."""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import TextIO, TypeVar

from analysis.errors import ModelError
from analysis.models.encoding import StanceQuery, ToneQuery
from analysis.models.loading import CHOICES, load_stance, load_tone
from analysis.models.reader import Reader
from analysis.records import Reading, Span

#: Rows read at a time: enough for batches of like length, little enough for memory.
CHUNK = 2048

Row = Mapping[str, object]
Query = TypeVar("Query", ToneQuery, StanceQuery)


class RowUnreadableError(ModelError):
    """A row that is no query; the others are still read."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `classify`."""
    parser.add_argument("task", choices=("tone", "stance"))
    parser.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help="JSON Lines (default: standard input)"
    )
    parser.add_argument("--model", choices=CHOICES, default=CHOICES[0], help="which weights read")


def run(args: argparse.Namespace) -> int:
    """Classify what `args` names; 1 when some rows could not be read."""
    return _write(classify(args.task, _lines(args.file), args.model), sys.stdout)


def classify(
    task: str, lines: Iterable[str], choice: str = CHOICES[0]
) -> Iterator[dict[str, object]]:
    """Yield for each line that is not blank its reading, or what is wrong with it."""
    if task == "tone":
        return _read_all(load_tone(choice), tone_query, lines)
    return _read_all(load_stance(choice), stance_query, lines)


def tone_query(row: Row) -> ToneQuery:
    """Build the tone query of a row; RowUnreadableError says what is missing."""
    return ToneQuery(_required(row, "text"), _optional(row, "context"))


def stance_query(row: Row) -> StanceQuery:
    """Build the stance query of a row; RowUnreadableError says what is missing."""
    text = _required(row, "text")
    return StanceQuery(
        target=_required(row, "target"),
        text=text,
        span=_span(row.get("span"), len(text)),
        holder=_optional(row, "holder"),
        context=_optional(row, "context"),
    )


def _lines(path: Path | None) -> Iterator[str]:
    try:
        with sys.stdin.buffer if path is None else path.open("rb") as stream:
            for line in stream:
                yield line.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ModelError(
            f"Cannot read {path or 'standard input'}: give JSON Lines in UTF-8."
        ) from error


def _read_all(
    reader: Reader[Query], build: Callable[[Row], Query], lines: Iterable[str]
) -> Iterator[dict[str, object]]:
    filled = ((n, line) for n, line in enumerate(lines, start=1) if line.strip())
    while chunk := list(islice(filled, CHUNK)):
        ids: list[object] = []
        queries: list[Query | str] = []
        for number, line in chunk:
            row: Row = {}
            try:
                row = _parse(line)
                queries.append(build(row))
            except RowUnreadableError as error:
                queries.append(f"Line {number}: {error}")
            ids.append(row.get("id"))
        readings = iter(reader.read([q for q in queries if not isinstance(q, str)]))
        for name, query in zip(ids, queries, strict=True):
            yield (
                {"id": name, "error": query}
                if isinstance(query, str)
                else _shown(name, next(readings))
            )


def _parse(line: str) -> Row:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise RowUnreadableError(f"not JSON ({error.msg}).") from error
    if not isinstance(row, dict):
        raise RowUnreadableError("not a JSON object.")
    return row


def _required(row: Row, key: str) -> str:
    value = row.get(key)
    if not isinstance(value, str) or not value.strip():
        raise RowUnreadableError(f"{key!r} must be a text that is not empty.")
    return value


def _optional(row: Row, key: str) -> str | None:
    return None if row.get(key) in (None, "") else _required(row, key)


def _span(value: object, length: int) -> Span | None:
    if value is None:
        return None
    if (
        isinstance(value, list)
        and [type(bound) for bound in value] == [int, int]
        and 0 <= value[0] < value[1] <= length
    ):
        return Span(value[0], value[1])
    raise RowUnreadableError("'span' must be [start, end] within 'text', in characters.")


def _shown(name: object, reading: Reading) -> dict[str, object]:
    scores = {label: round(value, 6) for label, value in reading.scores.items()}
    return {"id": name, "label": reading.label, "scores": scores, "model": reading.model}


def _write(results: Iterable[dict[str, object]], out: TextIO) -> int:
    bad = 0
    for result in results:
        out.write(json.dumps(result, ensure_ascii=False) + "\n")
        if "error" in result:
            bad += 1
            sys.stderr.write(f"{result['error']}\n")
    return 1 if bad else 0
