"""Which calibration a task gets: what cross-fitting on its development set finds better."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from analysis.learning.measures import calibration_error, macro_f1
from analysis.models.calibration import SPREAD, Array, Calibration, fit, probabilities

#: Spreads of the biases' prior that are tried, from none to speak of to a moderate one, and by how
#: much macro-F1 one may be behind the best of them.
SPREADS = (1e-4, 0.15, 0.25, SPREAD)
BEHIND = 0.005
FOLDS, ROUNDS = 10, 5
#: Temperatures around the likeliest one, as factors, and how much likelihood they may cost a row.
NEAR = np.geomspace(1 / 1.1, 1.1, 21)
TOLERANCE = 0.002


def calibrate(logits: Array, gold: Sequence[int]) -> Calibration:
    """Fit the calibration of a task: a temperature, with a bias for each label where that helps.

    Whether it helps is measured by macro-F1 on rows that were kept out of the fit. Among biases
    that help as much, and temperatures of nearly the same likelihood, those of the least
    calibration error are taken.
    """
    reached = {spread: cross_fitted(logits, gold, spread) for spread in SPREADS}
    enough = max(reached.values()) - BEHIND
    allowed = [
        near
        for spread, score in reached.items()
        if score >= enough
        for near in nearby(logits, gold, fit(logits, gold, spread))
    ]
    return min(allowed, key=lambda one: error(logits, gold, one))


def nearby(logits: Array, gold: Sequence[int], best: Calibration) -> list[Calibration]:
    """Return `best` with temperatures near its own that make `gold` hardly less likely."""
    near = [replace(best, temperature=round(best.temperature * factor, 4)) for factor in NEAR]
    least = min(loss(logits, gold, one) for one in near)
    return [one for one in near if loss(logits, gold, one) <= least + TOLERANCE]


def cross_fitted(logits: Array, gold: Sequence[int], spread: float) -> float:
    """Return the mean macro-F1 of readings calibrated on other rows than themselves."""
    right, labels = np.asarray(gold), [str(column) for column in range(logits.shape[1])]
    scores = []
    for seed in range(ROUNDS):
        fold = np.random.default_rng(seed).permutation(np.arange(len(right)) % FOLDS)
        read = np.zeros(len(right), dtype=int)
        for kept in range(FOLDS):
            how = fit(logits[fold != kept], right[fold != kept].tolist(), spread)
            read[fold == kept] = probabilities(logits[fold == kept], how).argmax(axis=1)
        scores.append(macro_f1([str(c) for c in right], [str(c) for c in read], labels))
    return float(np.mean(scores))


def loss(logits: Array, gold: Sequence[int], how: Calibration) -> float:
    """Return the mean negative log-likelihood of the gold labels."""
    right = probabilities(logits, how)[np.arange(len(gold)), np.asarray(gold)]
    return float(-np.log(np.maximum(right, 1e-12)).mean())


def error(logits: Array, gold: Sequence[int], how: Calibration) -> float:
    """Return the expected calibration error of readings calibrated so."""
    shares = probabilities(logits, how)
    right = (shares.argmax(axis=1) == np.asarray(gold)).tolist()
    return calibration_error(right, shares.max(axis=1).tolist())
