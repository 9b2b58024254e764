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
from analysis.learning.annotations import annotated
from analysis.models.encoding import StanceQuery, ToneQuery
from analysis.records import Span

Query = StanceQuery | ToneQuery
#: The label of a query that nobody has labelled.
UNREAD = ""


@dataclass(frozen=True, slots=True)
class Corpus:
    """One data set as `data.toml` describes it."""

    name: str
    files: tuple[str, ...]
    task: str
    title: str
    licence: str
    citation: str
    may_train: bool
    maker: str = ""
    labels: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """One labelled query; `corpus` says where it comes from.

    `taught` are the probabilities that a teacher reads, in the order of the task's labels. A query
    that only a teacher can label has the label `UNREAD` until then.
    """

    corpus: str
    query: Query
    label: str
    taught: tuple[float, ...] | None = None

    @property
    def task(self) -> str:
        """What is asked: "stance" or "tone"."""
        return "stance" if isinstance(self.query, StanceQuery) else "tone"


@cache
def corpora() -> Mapping[str, Corpus]:
    """Return every known set by name."""
    text = files("analysis.learning").joinpath("data.toml").read_text(encoding="utf-8")
    return {
        name: Corpus(name=name, files=tuple(entry.pop("files")), **entry)
        for name, entry in tomllib.loads(text).items()
    }


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
    raw = [row for file in corpus.files for row in read_rows(data / file)]
    if corpus.task == "polarity":
        return list(single_polarity(examples(raw, name, "stance")))
    if corpus.task == "entailment":
        return list(entailments(raw, name))
    if corpus.task in UNLABELLED:
        return list(UNLABELLED[corpus.task](raw, name))
    if corpus.labels:
        texts = {str(row["id"]): str(row["text"]) for row in raw}
        raw = list(annotated(corpus.labels, texts, corpus.task))
    return list(examples(raw, name, corpus.task))


def read_rows(path: Path) -> list[dict[str, object]]:
    """Read a file of JSON Lines; ModelError when there is none, or a line is malformed."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise ModelError(
            f"Cannot read {path} ({error.strerror}): give the data folder with --data."
        ) from error
    return list(rows(lines, path.name))


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


_ENTAILMENT_TO_STANCE = {"contradiction": "against", "neutral": "neutral", "entailment": "favor"}


def entailments(raw: Iterable[Mapping[str, object]], name: str) -> Iterator[Example]:
    """Turn pairs of sentences into a stance toward a claim: what follows is favoured.

    A warm-up for targets in free words, which need the meaning of whole sentences compared.
    """
    for row in raw:
        claim = StanceQuery(target=str(row["hypothesis"]), text=str(row["premise"]))
        yield Example(name, claim, _ENTAILMENT_TO_STANCE[str(row["label"])])


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


def mentions(raw: Iterable[Mapping[str, object]], name: str) -> Iterator[Example]:
    """Ask where the author of each text stands toward each target in it, once."""
    for text, target in dict.fromkeys((str(row["text"]), str(row["target"])) for row in raw):
        start = text.find(target)
        span = None if start < 0 else Span(start, start + len(target))
        yield Example(name, StanceQuery(target, text, span), UNREAD)


def sentences(raw: Iterable[Mapping[str, object]], name: str) -> Iterator[Example]:
    """Ask how each text sounds, once."""
    for text in dict.fromkeys(str(row["text"]) for row in raw):
        yield Example(name, ToneQuery(text), UNREAD)


#: How texts become queries for a teacher, by the task of a set; their labels are not looked at.
UNLABELLED = {"mentions": mentions, "sentences": sentences}


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
