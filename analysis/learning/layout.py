"""Labelled examples as what an encoder reads and as what it should answer."""

import random
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from analysis.learning.corpora import Example
from analysis.models.calibration import Array
from analysis.models.encoding import Pair, StanceQuery, stance_pair, tone_pair
from analysis.models.weights import columns

#: Batches are cut from stretches of this many, sorted by length: little padding, still random.
STRETCH = 40

#: The labels of each task; the outputs of a model are these, task by task.
Labels = Mapping[str, Sequence[str]]


def pairs(examples: Sequence[Example]) -> list[Pair]:
    """Lay out examples exactly as the run time does."""
    return [
        stance_pair(e.query) if isinstance(e.query, StanceQuery) else tone_pair(e.query)
        for e in examples
    ]


def answers(
    examples: Sequence[Example], labels: Labels, smoothing: float = 0.0, trust: float = 0.0
) -> Array:
    """Return the wanted probability of every output, a row an example; NaN for other tasks.

    `smoothing` is spread evenly over the labels of the example's task (Szegedy et al. 2016,
    "Rethinking the Inception Architecture", https://arxiv.org/abs/1512.00567). `trust` is the part
    of a wanted answer that a teacher gives, where one has read the example (Hinton et al. 2015,
    "Distilling the Knowledge in a Neural Network", https://arxiv.org/abs/1503.02531).
    """
    wanted = np.full((len(examples), sum(map(len, labels.values()))), np.nan, dtype=np.float32)
    for row, example in zip(wanted, examples, strict=True):
        its = labels[example.task]
        place = columns(labels, example.task)
        row[place] = smoothing / len(its)
        row[place.start + its.index(example.label)] += 1 - smoothing
        if example.taught is not None:
            row[place] = trust * np.array(example.taught) + (1 - trust) * row[place]
    return wanted


def buckets(lengths: Sequence[int], size: int, seed: str) -> Iterator[list[int]]:
    """Yield random batches of positions whose texts are of similar length.

    >>> sorted(map(sorted, buckets([9, 1, 8, 2], 2, "a")))
    [[0, 2], [1, 3]]
    """
    chance = random.Random(seed)  # noqa: S311 - reproducible order, nothing secret
    order = list(range(len(lengths)))
    chance.shuffle(order)
    batches: list[list[int]] = []
    for start in range(0, len(order), size * STRETCH):
        stretch = sorted(order[start : start + size * STRETCH], key=lengths.__getitem__)
        batches += [stretch[i : i + size] for i in range(0, len(stretch), size)]
    chance.shuffle(batches)
    yield from batches
