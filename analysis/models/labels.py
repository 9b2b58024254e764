"""What a foreign model's labels mean: its own names to ours, by a table or as the user says."""

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from analysis.errors import ModelError
from analysis.models.calibration import Array
from analysis.models.encoder import Encoder
from analysis.models.encoding import Pair
from analysis.records import Stance, Tone

TABLE = Path(__file__).parent / "labels.csv"
#: Ours, in the order in which they are shown and stored.
OURS = {"tone": tuple(map(str, Tone)), "stance": tuple(map(str, Stance))}
#: Where a user says what the names of another model's labels mean.
SETTING = {"tone": "ONTHERECORD_TONE_LABELS", "stance": "ONTHERECORD_STANCE_LABELS"}
#: What the columns of an entailment model are, whatever task it is asked about.
ENTAILMENT, OTHER = "entailment", "other"


@cache
def synonyms(task: str, table: Path = TABLE) -> Mapping[str, str]:
    """Return names of labels in published sets and models, each with the label it means.

    >>> synonyms("stance")["con"]
    'against'
    """
    with table.open(encoding="utf-8", newline="") as file:
        return {row["name"]: row["label"] for row in csv.DictReader(file) if row["task"] == task}


def parse_map(text: str) -> dict[str, str]:
    """Read a map that a user wrote.

    >>> parse_map("LABEL_0 = negative, LABEL_1=positive")
    {'label 0': 'negative', 'label 1': 'positive'}

    Raises
    ------
    ModelError
        When it is not a list of NAME=LABEL.
    """
    pairs = [part.partition("=") for part in text.split(",") if part.strip()]
    if not all(name.strip() and label.strip() for name, _, label in pairs):
        raise ModelError(f"{text!r} is no map of labels: write NAME=LABEL,NAME=LABEL.")
    return {_folded(name): _folded(label) for name, _, label in pairs}


def meanings(task: str, names: Sequence[str], told: Mapping[str, str]) -> tuple[str, ...]:
    """Return what each of a model's labels means: labels of ours, or `ENTAILMENT` and `OTHER`.

    `told` is the user's own map, which wins; without one the table decides. A model of ours
    answers several tasks ("tone: negative"): the labels of the others mean nothing.

    Raises
    ------
    ModelError
        When a name says nothing, or one of our labels has no name.
    """
    own = [_of_task(task, name) for name in names]
    for table, needed in (
        (synonyms(task), set(OURS[task])),
        (synonyms("entailment"), {ENTAILMENT, OTHER}),
    ):
        known = {**table, **{name: table.get(label, label) for name, label in told.items()}}
        found = tuple(known.get(_folded(name), "") for name in own)
        if {label for name, label in zip(own, found, strict=True) if name} == needed:
            return found
    raise ModelError(
        f"its labels ({', '.join(names)}) mean neither {', '.join(OURS[task])} nor entailment "
        f"and contradiction: say in {SETTING[task]} what each one means "
        "(NAME=LABEL,NAME=LABEL), or choose another model."
    )


def _of_task(task: str, name: str) -> str:
    """Return a label without the name of its task, or nothing when it is another task's.

    >>> _of_task("tone", "tone: negative"), _of_task("tone", "stance: favor"), _of_task("tone", "x")
    ('negative', '', 'x')
    """
    asked, colon, label = name.partition(": ")
    if not colon or asked not in OURS:
        return name
    return label if asked == task else ""


def _folded(name: str) -> str:
    """Fold a label's name: "Very_Negative" is "very negative"."""
    return re.sub(r"[\s_-]+", " ", name).strip().casefold()


@dataclass(frozen=True, slots=True)
class Relabelled:
    """A classifier whose columns become our labels; several of them may mean the same.

    `columns` holds, for each of our labels, the columns of the classifier that mean it.
    """

    encoder: Encoder
    columns: tuple[tuple[int, ...], ...]

    def logits(self, pairs: Sequence[Pair]) -> Array:
        """Return one row of logits for each pair; a label's share is the sum of its columns'."""
        theirs = self.encoder.logits(pairs)
        return np.stack(
            [np.logaddexp.reduce(theirs[:, list(own)], axis=1) for own in self.columns], axis=1
        )


def relabelled(encoder: Encoder, task: str, means: Sequence[str]) -> Relabelled:
    """Wrap a classifier whose columns mean `means` for the labels of `task`."""
    return Relabelled(
        encoder,
        tuple(tuple(i for i, label in enumerate(means) if label == ours) for ours in OURS[task]),
    )
