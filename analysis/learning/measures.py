"""Figures about readings: macro-F1, recall by class, calibration, coverage."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

#: Bins of the expected calibration error (Guo et al. 2017, https://arxiv.org/abs/1706.04599).
BINS = 15
#: A reading at or above this probability counts as covered.
CONFIDENT = 0.7


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured on `n` readings. Shares lie in 0..1."""

    n: int
    accuracy: float
    macro_f1: float
    recall: Mapping[str, float]
    ece: float
    coverage: float
    confident_accuracy: float


def macro_f1(gold: Sequence[str], read: Sequence[str], labels: Sequence[str]) -> float:
    """Return the mean F1 over the labels that occur in `gold` or `read`.

    >>> macro_f1(["a", "b", "b"], ["a", "b", "a"], ["a", "b", "c"])
    0.6666666666666666
    """
    scores = []
    for label in labels:
        hits = sum(g == r == label for g, r in zip(gold, read, strict=True))
        claims, truths = read.count(label), gold.count(label)
        if claims + truths:
            scores.append(2 * hits / (claims + truths))
    return sum(scores) / len(scores) if scores else 0.0


def recalls(gold: Sequence[str], read: Sequence[str], labels: Sequence[str]) -> dict[str, float]:
    """Return the share of each label in `gold` that was read as it; absent labels are left out."""
    return {
        label: sum(g == r == label for g, r in zip(gold, read, strict=True)) / gold.count(label)
        for label in labels
        if label in gold
    }


def calibration_error(right: Sequence[bool], confidence: Sequence[float]) -> float:
    """Return the expected calibration error over `BINS` bins of equal width.

    >>> calibration_error([True, False], [0.75, 0.75])
    0.25
    """
    bins: list[list[int]] = [[] for _ in range(BINS)]
    for position, value in enumerate(confidence):
        bins[min(int(value * BINS), BINS - 1)].append(position)
    gap = 0.0
    for members in bins:
        if members:
            hit = sum(right[i] for i in members)
            gap += abs(hit - sum(confidence[i] for i in members))
    return gap / len(confidence) if confidence else 0.0


def measure(
    gold: Sequence[str], read: Sequence[str], confidence: Sequence[float], labels: Sequence[str]
) -> Figures:
    """Measure readings against gold labels; `confidence` is the probability of each reading."""
    right = [g == r for g, r in zip(gold, read, strict=True)]
    sure = [ok for ok, value in zip(right, confidence, strict=True) if value >= CONFIDENT]
    return Figures(
        n=len(gold),
        accuracy=sum(right) / len(right) if right else 0.0,
        macro_f1=macro_f1(gold, read, labels),
        recall=recalls(gold, read, labels),
        ece=calibration_error(right, confidence),
        coverage=len(sure) / len(right) if right else 0.0,
        confident_accuracy=sum(sure) / len(sure) if sure else 0.0,
    )


@dataclass(frozen=True, slots=True)
class Point:
    """What is left when readings below `threshold` abstain: a share, and how often it is right."""

    threshold: float
    coverage: float
    accuracy: float


def coverage_curve(right: Sequence[bool], confidence: Sequence[float]) -> list[Point]:
    """Return accuracy and coverage at rising thresholds, until nothing is covered.

    El-Yaniv & Wiener (2010), "On the Foundations of Noise-free Selective Classification",
    https://www.jmlr.org/papers/v11/el-yaniv10a.html.

    >>> [(p.coverage, p.accuracy) for p in coverage_curve([True, False], [0.9, 0.4])][::12]
    [(1.0, 0.5), (0.5, 1.0)]
    """
    points = []
    for hundredths in range(34, 100, 3):
        kept = [
            ok for ok, value in zip(right, confidence, strict=True) if value * 100 >= hundredths
        ]
        if not kept:
            break
        points.append(Point(hundredths / 100, len(kept) / len(right), sum(kept) / len(kept)))
    return points


def abstention(curve: Sequence[Point], accuracy: float, coverage: float) -> float:
    """Return the lowest threshold of `curve` that reaches `accuracy`.

    One that covers less than `coverage` is not taken: the highest that covers as much is.

    >>> abstention([Point(0.4, 1.0, 0.7), Point(0.5, 0.9, 0.8), Point(0.6, 0.5, 0.9)], 0.9, 0.8)
    0.5
    """
    allowed = [point for point in curve if point.coverage >= coverage]
    enough = [point for point in allowed if point.accuracy >= accuracy]
    return (enough[:1] or allowed[-1:])[0].threshold
