import numpy as np
import pytest

from analysis.learning.calibrating import calibrate, error, loss
from analysis.models.calibration import Calibration, fit


def drawn(shares: list[float], strength: float) -> tuple[np.ndarray, list[int]]:
    rng = np.random.default_rng(1)
    gold = rng.choice(3, 600, p=shares)
    return rng.normal(size=(600, 3)) + strength * np.eye(3)[gold], gold.tolist()


def test_labels_that_are_as_frequent_as_read_get_no_bias() -> None:
    logits, gold = drawn([1 / 3, 1 / 3, 1 / 3], 2.0)
    assert max(map(abs, calibrate(logits, gold).bias)) < 0.15


def test_a_label_that_is_read_too_often_gets_a_bias_against_it() -> None:
    logits, gold = drawn([1 / 3, 1 / 3, 1 / 3], 2.0)
    assert calibrate(logits + np.array([3.0, 0.0, 0.0]), gold).bias[0] < -0.5


def test_nearly_the_same_likelihood_is_kept_and_the_error_is_no_larger() -> None:
    logits, gold = drawn([0.3, 0.4, 0.3], 1.5)
    plain, chosen = fit(logits, gold, 1e-4), calibrate(logits, gold)
    assert loss(logits, gold, chosen) <= loss(logits, gold, plain) + 0.002
    assert error(logits, gold, chosen) <= error(logits, gold, plain) + 1e-9


def test_the_loss_of_certainty_in_the_right_label_is_nothing() -> None:
    assert loss(np.array([[50.0, 0.0]]), [0], Calibration()) == pytest.approx(0)
