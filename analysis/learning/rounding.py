"""Weights to whole numbers, each making good what those before it lost.

Frantar et al. (2023), "GPTQ: Accurate Post-Training Quantization for Generative Pre-trained
Transformers", https://arxiv.org/abs/2210.17323. Rounding every weight to its nearest neighbour
forgets that channels go together: an error in one can be undone in those that rise and fall with
it, and the moments of the activations say which these are.
"""

import numpy as np

from analysis.models.calibration import Array

#: Rows whose corrections reach the rest of the matrix at once; the result does not depend on it.
BLOCK = 128
#: Share of the mean moment that is added to each, so that rare channels cannot carry much.
DAMPING = 0.01
TOP = 127


def scales(weights: Array) -> Array:
    """Return the step of each column of `weights` (K x N) on which its largest weight is 127."""
    found: Array = np.maximum(np.abs(weights).max(axis=0), 1e-12) / TOP
    return found


def round_jointly(weights: Array, steps: Array, moments: Array) -> Array:
    """Return `weights` (K x N) in whole `steps` (N), as int8.

    `moments` (K x K) are those of the inputs. The result is close to `weights / steps` in what it
    makes of such inputs, not number by number.
    """
    order = np.argsort(-np.diag(moments), kind="stable")
    left = np.asarray(weights, dtype=np.float64)[order]
    upper = _upper(np.asarray(moments, dtype=np.float64)[np.ix_(order, order)])
    whole = np.zeros_like(left)
    for start in range(0, len(left), BLOCK):
        stop = min(start + BLOCK, len(left))
        errors = np.zeros_like(left[start:stop])
        for k in range(start, stop):
            whole[k] = np.clip(np.round(left[k] / steps), -TOP, TOP)
            errors[k - start] = (left[k] - whole[k] * steps) / upper[k, k]
            left[k + 1 : stop] -= np.outer(upper[k, k + 1 : stop], errors[k - start])
        left[stop:] -= upper[start:stop, stop:].T @ errors
    back = np.empty_like(whole)
    back[order] = whole
    return back.astype(np.int8)


def _upper(moments: Array) -> Array:
    """Return the upper Cholesky factor of the inverse of the damped moments."""
    damped = moments + np.eye(len(moments)) * (DAMPING * np.diag(moments).mean() + 1e-12)
    factor: Array = np.linalg.cholesky(np.linalg.inv(damped)).T
    return factor
