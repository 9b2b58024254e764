# ruff: noqa: PLC0415 - what needs onnx is imported after it was found
"""Levelled rows and channels apart: the same products, in numbers that fit 8 bits."""

from typing import Any

import numpy as np
import pytest

from tests.learning.test_quantisation import WIDTH, feed, model, run

onnx = pytest.importorskip("onnx", reason="export needs onnx (requirements-train.txt)")
pytestmark = pytest.mark.torch
__all__ = ["model"]


@pytest.mark.parametrize("channels", [[], [3], [0, 5, 6]])
def test_levelling_alone_changes_nothing(model: Any, channels: list[int]) -> None:
    from analysis.learning.levelling import level

    batch = feed(3)
    exact = run(model, batch)
    level(model.graph, {"hidden": np.isin(np.arange(WIDTH), channels)})
    for found, wanted in zip(run(model, batch), exact, strict=True):
        assert np.allclose(found, wanted, rtol=1e-4, atol=1e-2)


def test_a_channel_outlies_by_its_size_among_the_others() -> None:
    from analysis.learning.levelling import MOST, outlying

    sizes = np.ones(WIDTH)
    sizes[[2, 7]] = 5, 3
    assert np.flatnonzero(outlying(np.diag(sizes**2))).tolist() == [2]
    sizes[:30] = np.arange(30) + 10
    assert np.flatnonzero(outlying(np.diag(sizes**2))).tolist() == list(range(30 - MOST, 30))
