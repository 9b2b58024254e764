"""Labelled examples as the pairs of text that an encoder reads."""

import random
from collections.abc import Iterator, Sequence

from analysis.learning.corpora import Example
from analysis.models.encoding import Pair, StanceQuery, stance_pair, tone_pair

#: Batches are cut from stretches of this many, sorted by length: little padding, still random.
STRETCH = 40


def pairs(examples: Sequence[Example]) -> list[Pair]:
    """Lay out examples exactly as the run time does."""
    return [
        stance_pair(e.query) if isinstance(e.query, StanceQuery) else tone_pair(e.query)
        for e in examples
    ]


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
