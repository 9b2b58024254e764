"""What one epoch trains on: how much of each set, and what is hidden from the model.

Names leak priors (who is for or against whom is often known from the names alone), so the holder's
name and the marks around the target are dropped at random, anew in every epoch. All choices come
from one seeded generator: the same seed gives the same epoch.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from analysis.learning.corpora import Example
from analysis.models.encoding import StanceQuery


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a set goes into an epoch.

    `rows` examples are drawn (0: all of them). `neutral` caps the part of neutral ones.
    `keep_holder`: the set cannot be read without knowing whose stance is meant.
    """

    corpus: str
    rows: int = 0
    neutral: float = 1.0
    keep_holder: bool = False


@dataclass(frozen=True, slots=True)
class Hiding:
    """Chances with which a stance query loses its marks and its holder's name."""

    marks: float = 0.5
    holder: float = 0.5


def epoch(
    pools: Mapping[str, Sequence[Example]], shares: Sequence[Share], hiding: Hiding, seed: str
) -> list[Example]:
    """Draw the examples of one epoch, in random order."""
    chance = random.Random(seed)  # noqa: S311 - reproducible sampling, nothing secret
    drawn: list[Example] = []
    for share in shares:
        picked = draw(pools[share.corpus], share, chance)
        drawn += [hide(example, hiding, share, chance) for example in picked]
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


def hide(example: Example, hiding: Hiding, share: Share, chance: random.Random) -> Example:
    """Drop marks and holder of a stance example by chance."""
    query = example.query
    if not isinstance(query, StanceQuery):
        return example
    no_marks, no_holder = chance.random() < hiding.marks, chance.random() < hiding.holder
    hidden = replace(
        query,
        span=None if no_marks else query.span,
        holder=None if no_holder and not share.keep_holder else query.holder,
    )
    return replace(example, query=hidden)
