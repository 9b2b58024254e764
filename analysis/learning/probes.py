"""Whether a stance model reads the target: names taken away, targets swapped."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from analysis.learning.corpora import Example
from analysis.models.encoding import StanceQuery
from analysis.records import Reading, Span

#: What stands for the names of target and holder.
SOMEONE, SPEAKER = "Alpha", "the speaker"


@dataclass(frozen=True, slots=True)
class Flips:
    """Pairs of rows with the same words and holder, another target and another gold label.

    `flipped` is the share that a model reads differently, `right` that where both are right.
    """

    pairs: int
    flipped: float
    right: float


def flips(gold: Sequence[Example], read: Sequence[Reading]) -> Flips:
    """Count how often the answer changes with the target where the gold does."""
    found = list(_pairs(gold))
    labels = [reading.label for reading in read]
    changed = sum(labels[a] != labels[b] for a, b in found)
    right = sum(labels[a] == gold[a].label and labels[b] == gold[b].label for a, b in found)
    total = max(1, len(found))
    return Flips(len(found), changed / total, right / total)


def _pairs(gold: Sequence[Example]) -> Iterator[tuple[int, int]]:
    """Yield positions of rows that differ in target and label only."""
    groups: dict[tuple[str, str | None], list[int]] = {}
    for position, example in enumerate(gold):
        query = example.query
        if isinstance(query, StanceQuery):
            groups.setdefault((query.text, query.holder), []).append(position)
    for members in groups.values():
        for a, b in combinations(members, 2):
            if gold[a].label != gold[b].label:
                yield a, b


def masked(query: StanceQuery) -> StanceQuery:
    """Take the names away: the target's where the text names it, and the holder's.

    An issue in free words keeps its words: without them there is nothing to ask.

    >>> masked(StanceQuery("Obama", "Obama is wrong.", Span(0, 5), "Ryan")).text
    'Alpha is wrong.'
    """
    names = {query.target: SOMEONE} if query.span is not None else {}
    if query.holder:
        names |= {query.holder: SPEAKER}
    text = _without(query.text, names)
    at = text.find(SOMEONE) if query.span is not None else -1
    return StanceQuery(
        target=names.get(query.target, query.target),
        text=text,
        span=Span(at, at + len(SOMEONE)) if at >= 0 else None,
        holder=SPEAKER if query.holder else None,
        context=_without(query.context, names) if query.context else None,
    )


def _without(text: str, names: dict[str, str]) -> str:
    if not names:
        return text
    ordered = sorted(names, key=len, reverse=True)
    pattern = rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)"
    return re.sub(pattern, lambda found: names[found.group()], text)
