"""What one epoch trains on: how much of each set, and what is changed about its examples.

All choices come from one seeded generator: the same seed gives the same epoch.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.learning.corpora import Example
from analysis.learning.variation import Chances, hide, surround, swap


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a set goes into an epoch.

    `rows` examples are drawn (0: all of them). `neutral` caps the part of neutral ones, `swapped`
    is the part whose target is swapped. `keep_holder`: the set cannot be read without knowing whose
    stance is meant.
    """

    corpus: str
    rows: int = 0
    neutral: float = 1.0
    swapped: float = 0.0
    keep_holder: bool = False


def epoch(
    pools: Mapping[str, Sequence[Example]], shares: Sequence[Share], chances: Chances, seed: str
) -> list[Example]:
    """Draw the examples of one epoch, in random order."""
    chance = random.Random(seed)  # noqa: S311 - reproducible sampling, nothing secret
    drawn: list[Example] = []
    for share in shares:
        pool = pools[share.corpus]
        drawn += [vary(e, pool, share, chances, chance) for e in draw(pool, share, chance)]
    chance.shuffle(drawn)
    return drawn


def draw(pool: Sequence[Example], share: Share, chance: random.Random) -> list[Example]:
    """Draw a share of `pool` without replacement, neutral ones at most to their cap."""
    neutral = [e for e in pool if e.label == "neutral"]
    sided = [e for e in pool if e.label != "neutral"]
    chance.shuffle(neutral)
    chance.shuffle(sided)
    if share.neutral < 1:
        most = round(len(sided) * share.neutral / (1 - share.neutral))
        neutral = neutral[:most]
    mixed = neutral + sided
    chance.shuffle(mixed)
    return mixed[: share.rows] if share.rows else mixed


def vary(
    example: Example,
    pool: Sequence[Example],
    share: Share,
    chances: Chances,
    chance: random.Random,
) -> Example:
    """Change one drawn example by chance; `pool` is the set that it comes from."""
    if chance.random() < share.swapped:
        example = swap(example, pool, chance)
    if chance.random() < chances.surroundings:
        example = surround(example, pool, chance)
    return hide(example, chances, chance, holder=not share.keep_holder)
