"""What a teacher reads in the training sets, for a smaller model to learn from.

Hinton, Vinyals & Dean (2015), "Distilling the Knowledge in a Neural Network",
https://arxiv.org/abs/1503.02531. The teacher reads every example whole, with its holder and marks;
the pupil then sees it with some of that hidden and is asked for the same answer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from analysis.errors import ModelError
from analysis.learning.corpora import Example
from analysis.learning.layout import Labels
from analysis.models.calibration import Array
from analysis.models.encoding import StanceQuery, ToneQuery
from analysis.models.loading import Models
from analysis.records import Reading

Pools = Mapping[str, Sequence[Example]]
_TEACHER = "teacher"


def lessons(pools: Pools, teacher: Models, labels: Labels) -> dict[str, Array]:
    """Return the teacher's probabilities for every example, a row each, by set."""
    return {
        name: np.array(
            [
                [reading.scores[label] for label in labels[example.task]]
                for example, reading in zip(pool, _read(pool, teacher), strict=True)
            ],
            dtype=np.float32,
        )
        for name, pool in pools.items()
    }


def _read(pool: Sequence[Example], teacher: Models) -> list[Reading]:
    """Read a set, which is all of one task."""
    stances = [e.query for e in pool if isinstance(e.query, StanceQuery)]
    tones = [e.query for e in pool if isinstance(e.query, ToneQuery)]
    return teacher.stance.read(stances) + teacher.tone.read(tones)


def taught(pools: Pools, given: Mapping[str, Array], labels: Labels) -> dict[str, list[Example]]:
    """Put what a teacher read beside the examples it read; sets without lessons stay untaught.

    An example without a label gets the teacher's.
    """
    return {
        name: [
            _taught(example, row, labels) for example, row in zip(pool, given[name], strict=True)
        ]
        if name in given
        else list(pool)
        for name, pool in pools.items()
    }


def _taught(example: Example, row: Array, labels: Labels) -> Example:
    label = example.label or labels[example.task][int(row.argmax())]
    return replace(example, taught=tuple(row.tolist()), label=label)


def save(path: Path, given: Mapping[str, Array], teacher: str) -> None:
    """Write lessons, and who gave them, to an `.npz` file."""
    np.savez_compressed(path, allow_pickle=False, **given, **{_TEACHER: np.array(teacher)})


def read(path: Path, pools: Pools, teacher: str) -> dict[str, Array]:
    """Read lessons that `save` wrote; nothing pickled is accepted.

    Raises
    ------
    ModelError
        When another teacher gave them, or on other data than `pools`.
    """
    with np.load(path, allow_pickle=False) as stored:
        given = {name: stored[name] for name in stored.files}
    if str(given.pop(_TEACHER, "")) != teacher or {n: len(rows) for n, rows in given.items()} != {
        n: len(pool) for n, pool in pools.items()
    }:
        raise ModelError(f"{path} holds lessons of another teacher or on other data: remove it.")
    return given
