"""What is changed at random about a training example, anew in every epoch.

Names leak priors (who is for or against whom is often known from the names alone), so holders and
marks are dropped. A target is swapped for one that the text does not speak of: then no side may be
read, whatever the words sound like. Quotes get strange surroundings, because in articles what
stands around a quote is often about something else.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from analysis.learning.corpora import Example
from analysis.models.encoding import StanceQuery

#: Words of at most so many letters do not tell a target from another.
SHORT = 3
#: How often a strange passage stands before the context rather than behind it.
BEFORE = 0.7
#: Draws after which no swap is made: every target tried occurs in the text.
TRIES = 5


@dataclass(frozen=True, slots=True)
class Chances:
    """Chances of each change, 0..1.

    `marks`, `holder`: they are hidden. `surroundings`: a passage of another example is put before
    or behind the context.
    """

    marks: float = 0.5
    holder: float = 0.5
    surroundings: float = 0.0


def hide(example: Example, chances: Chances, chance: random.Random, *, holder: bool) -> Example:
    """Drop the marks of a stance query and, unless not `holder`, its holder."""
    query = example.query
    if not isinstance(query, StanceQuery):
        return example
    no_marks, no_holder = chance.random() < chances.marks, chance.random() < chances.holder
    hidden = replace(
        query,
        span=None if no_marks else query.span,
        holder=None if no_holder and holder else query.holder,
    )
    return replace(example, query=hidden)


def swap(example: Example, pool: Sequence[Example], chance: random.Random) -> Example:
    """Ask about the target of another example, which the text does not name: neutral."""
    query = example.query
    if not isinstance(query, StanceQuery):
        return example
    around = f"{query.context or ''} {query.text}".lower()
    for _ in range(TRIES):
        other = chance.choice(pool).query
        if isinstance(other, StanceQuery) and not _shares(other.target.lower(), around, query):
            asked = replace(query, target=other.target, span=None)
            return replace(example, query=asked, label="neutral", taught=None)
    return example


def _shares(target: str, around: str, query: StanceQuery) -> bool:
    """Tell whether a target may be what a text is about after all."""
    words = {word for word in target.split() if len(word) > SHORT}
    own = set(query.target.lower().split())
    return any(word in around or word in own for word in words or {target})


def surround(example: Example, pool: Sequence[Example], chance: random.Random) -> Example:
    """Put the passage of another example before or behind the context of a quote."""
    query = example.query
    other = chance.choice(pool).query.context
    if not query.context or not other or other == query.context:
        return example
    parts = (other, query.context) if chance.random() < BEFORE else (query.context, other)
    return replace(example, query=replace(query, context="\n\n".join(parts)))
