"""The training and development sets, read from the folder that `--data` names.

`data.toml` beside this module says for each set where it lies, its licence, how to cite it and
whether it may train weights that we ship.
"""

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from analysis.errors import ModelError
from analysis.models.encoding import StanceQuery, ToneQuery
from analysis.records import Span

Query = StanceQuery | ToneQuery


@dataclass(frozen=True, slots=True)
class Corpus:
    """One data set as `data.toml` describes it."""

    name: str
    file: str
    task: str
    title: str
    licence: str
    citation: str
    may_train: bool
    maker: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """One labelled query; `corpus` says where it comes from."""

    corpus: str
    query: Query
    label: str


@cache
def corpora() -> Mapping[str, Corpus]:
    """Return every known set by name."""
    text = files("analysis.learning").joinpath("data.toml").read_text(encoding="utf-8")
    return {name: Corpus(name=name, **entry) for name, entry in tomllib.loads(text).items()}


def load(data: Path, name: str) -> list[Example]:
    """Read the set `name` from the folder `data`.

    Raises
    ------
    ModelError
        When the set is unknown, its file is missing, or a row is malformed.
    """
    corpus = corpora().get(name)
    if corpus is None:
        raise ModelError(f"Unknown data set {name!r}: choose one of {', '.join(corpora())}.")
    path = data / corpus.file
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise ModelError(
            f"Cannot read {path} ({error.strerror}): give the data folder with --data."
        ) from error
    raw = rows(lines, path.name)
    if corpus.task == "polarity":
        return list(single_polarity(examples(raw, name, "stance")))
    return list(examples(raw, name, corpus.task))


def rows(lines: Iterable[str], source: str) -> Iterator[dict[str, object]]:
    """Parse JSON Lines, skipping blank ones; a broken line is named with its number."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise ModelError(f"{source}, line {number} is not JSON: {error.msg}.") from error
        if not isinstance(row, dict):
            raise ModelError(f"{source}, line {number} is not a JSON object.")
        yield row


def examples(raw: Iterable[Mapping[str, object]], name: str, task: str) -> Iterator[Example]:
    """Turn raw rows of the set `name` into examples for `task`."""
    for number, row in enumerate(raw, start=1):
        if not (row.get("text") and row.get("label")) or (
            task == "stance" and not row.get("target")
        ):
            raise ModelError(f"{name}, row {number} lacks text, label or target.")
        yield Example(name, query(row, task), str(row["label"]))


_POLARITY_TO_TONE = {"against": "negative", "neutral": "neutral", "favor": "positive"}


def single_polarity(stances: Iterable[Example]) -> Iterator[Example]:
    """Turn sentences whose targets all got one label into examples of tone.

    Where every mention in a news sentence is seen the same way, the words sound that way too;
    sentences with both sides are left out, because stance is not tone.
    """
    labels: dict[str, set[str]] = {}
    corpus = ""
    for example in stances:
        labels.setdefault(example.query.text, set()).add(example.label)
        corpus = example.corpus
    for text, found in labels.items():
        if len(found) == 1:
            yield Example(corpus, ToneQuery(text), _POLARITY_TO_TONE[found.pop()])


def query(row: Mapping[str, object], task: str) -> Query:
    """Build the query of one row for `task`, "tone" or "stance".

    >>> query({"text": "He is right.", "target": "He", "span": [0, 2]}, "stance").span
    Span(start=0, end=2)
    """
    context = _text(row.get("context"))
    if task == "tone":
        return ToneQuery(str(row["text"]), context)
    span = row.get("span")
    marked = Span(int(span[0]), int(span[1])) if isinstance(span, list) else None
    return StanceQuery(
        str(row["target"]), str(row["text"]), marked, _text(row.get("holder")), context
    )


def _text(value: object) -> str | None:
    return str(value) if value else None
