"""How well quotes and speakers were found: DESIGN's measures, against a gold file.

One-to-one greedy matching at IoU ≥ 0.5 over the alphanumeric characters of `content`; *name* is
the share of matched quotes whose speaker is right, compared by surname with diacritics folded.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from analysis.records import Span

MATCH = 0.5


@dataclass(frozen=True, slots=True)
class GoldQuote:
    """A quote of the gold: content spans, kind, and the names that are right for its speaker."""

    content: tuple[Span, ...]
    kind: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundQuote:
    """A quote that was found: content spans, kind and the speaker's name."""

    content: tuple[Span, ...]
    kind: str
    name: str | None


@dataclass(slots=True)
class QuoteScores:
    """Counts over any number of articles; the measures derive from them."""

    gold: int = 0
    found: int = 0
    matched: int = 0
    named: int = 0
    name_right: int = 0
    by_kind: dict[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def precision(self) -> float:
        """Share of found quotes that match one of the gold."""
        return self.matched / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of gold quotes that were found."""
        return self.matched / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return _harmonic(self.precision, self.recall)

    @property
    def name(self) -> float:
        """Share of matched quotes (with a known speaker) that have the right one."""
        return self.name_right / self.named if self.named else 0.0

    @property
    def quote_and_name_f1(self) -> float:
        """F1 when a match counts only with the right name."""
        wrong = self.named - self.name_right
        right = self.matched - wrong
        return _harmonic(
            right / self.found if self.found else 0.0, right / self.gold if self.gold else 0.0
        )


def _harmonic(one: float, other: float) -> float:
    return 2 * one * other / (one + other) if one + other else 0.0


def characters(text: str, spans: Iterable[Span]) -> frozenset[int]:
    """Return the offsets of the alphanumeric characters inside `spans`."""
    return frozenset(i for s in spans for i in range(s.start, s.end) if text[i].isalnum())


def overlap(one: frozenset[int], other: frozenset[int]) -> float:
    """Intersection over union of two sets of offsets; 0 when both are empty."""
    union = len(one | other)
    return len(one & other) / union if union else 0.0


def match(
    text: str, gold: Sequence[GoldQuote], found: Sequence[FoundQuote]
) -> list[tuple[int, int]]:
    """Pair gold and found quotes greedily by IoU, best first; return (gold, found) indices."""
    gold_sets = [characters(text, g.content) for g in gold]
    found_sets = [characters(text, f.content) for f in found]
    pairs = sorted(
        (
            (overlap(a, b), i, j)
            for i, a in enumerate(gold_sets)
            for j, b in enumerate(found_sets)
            if a and b and not a.isdisjoint(b)
        ),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    matches: list[tuple[int, int]] = []
    for score, i, j in pairs:
        if score >= MATCH and i not in taken_gold and j not in taken_found:
            taken_gold.add(i)
            taken_found.add(j)
            matches.append((i, j))
    return matches


def same_person(name: str | None, right: Sequence[str]) -> bool:
    """Tell whether `name` has the surname of one of `right`, diacritics folded.

    >>> same_person("Mr. Peña", ["Enrique Pena"])
    True
    """
    if not name:
        return False
    mine = _words(name)
    return any(mine and (w := _words(r)) and (w[-1] in mine or mine[-1] in w) for r in right)


def _words(name: str) -> list[str]:
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    cleaned = "".join(c if c.isalnum() else " " for c in folded.replace("'s", ""))
    return [w for w in cleaned.casefold().split() if w not in {"jr", "sr", "ii", "iii"}]


def add_article(
    scores: QuoteScores, text: str, gold: Sequence[GoldQuote], found: Sequence[FoundQuote]
) -> list[tuple[int, int]]:
    """Add one article's counts to `scores`; return the matched pairs."""
    pairs = match(text, gold, found)
    scores.gold += len(gold)
    scores.found += len(found)
    scores.matched += len(pairs)
    hit = {i for i, _ in pairs}
    for i, one in enumerate(gold):
        total, right = scores.by_kind.get(one.kind, (0, 0))
        scores.by_kind[one.kind] = (total + 1, right + (i in hit))
    for i, j in pairs:
        if gold[i].names:
            scores.named += 1
            scores.name_right += same_person(found[j].name, gold[i].names)
    return pairs
