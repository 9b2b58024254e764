"""Logits to probabilities that mean what they say.

Bias-corrected temperature scaling (Alexandari, Kundaje & Shrikumar 2020, "Maximum Likelihood with
Bias-Corrected Calibration is Hard-To-Beat at Label Shift Adaptation", https://arxiv.org/abs/1901.06852;
without the bias: Guo et al. 2017, "On Calibration of Modern Neural Networks"). The temperature
says how sure a model may be, the bias how frequent each label is where the model is used, which is
not as it was in the data it was trained on. Both are fitted on development data.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]

#: Standard deviation that a bias is expected to have: small sets must not move it far.
SPREAD = 0.5
#: Newton steps of the fit; it is convex and settles within a few.
STEPS = 30


@dataclass(frozen=True, slots=True)
class Calibration:
    """What turns a task's logits into probabilities; no `bias` is none for every label."""

    temperature: float = 1.0
    bias: tuple[float, ...] = ()


def probabilities(logits: Array, calibration: Calibration | None = None) -> Array:
    """Turn rows of logits into rows of probabilities.

    >>> probabilities(np.array([[0.0, 0.0]])).tolist()
    [[0.5, 0.5]]
    """
    how = calibration or Calibration()
    scaled = np.asarray(logits, dtype=np.float64) / how.temperature
    if how.bias:
        scaled = scaled + np.array(how.bias)
    raised = np.exp(scaled - scaled.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True))


def fit(logits: Array, gold: Sequence[int], spread: float = SPREAD) -> Calibration:
    """Return the calibration of the greatest likelihood, biases held back by a normal prior.

    `gold` holds the right column of each row; `spread` is the prior's standard deviation.
    """
    rows, labels = logits.shape
    # One feature for the logit, one for each label: a softmax regression with few weights.
    features = np.concatenate(
        [
            np.asarray(logits, dtype=np.float64)[:, :, None],
            np.broadcast_to(np.eye(labels), (rows, labels, labels)),
        ],
        axis=2,
    )
    right = features[np.arange(rows), np.asarray(gold)].sum(axis=0)
    hold = np.diag([1e-6, *[1 / spread**2] * labels])

    def loss(weights: Array) -> float:
        scores = features @ weights
        most = scores.max(axis=1)
        total = most + np.log(np.exp(scores - most[:, None]).sum(axis=1))
        return float(total.sum() - right @ weights + weights @ hold @ weights / 2)

    weights = np.array([1.0, *[0.0] * labels])
    for _ in range(STEPS):
        shares = probabilities(features @ weights)
        expected = np.einsum("nk,nkf->nf", shares, features)
        slope = expected.sum(axis=0) - right + hold @ weights
        squares = np.einsum("nk,nkf,nkg->fg", shares, features, features)
        step = np.linalg.solve(squares - expected.T @ expected + hold, slope)
        sizes = (0.5**halvings for halvings in range(STEPS))
        size = next((s for s in sizes if loss(weights - s * step) < loss(weights)), 0.0)
        weights = weights - size * step
    scale = max(float(weights[0]), 1e-3)
    return Calibration(round(1 / scale, 4), tuple(round(float(b), 4) for b in weights[1:]))
