import numpy as np
import pytest

from analysis.models.calibration import Calibration, fit, probabilities


def test_rows_sum_to_one_even_for_large_logits() -> None:
    rows = probabilities(np.array([[1e4, 0.0, -1e4], [1.0, 2.0, 3.0]]), Calibration(0.7))
    assert rows.sum(axis=1) == pytest.approx([1.0, 1.0])


def test_a_higher_temperature_is_less_sure_of_the_same_label() -> None:
    logits = np.array([[0.0, 3.0]])
    sure, unsure = probabilities(logits)[0], probabilities(logits, Calibration(2.0))[0]
    assert sure.argmax() == unsure.argmax()
    assert sure.max() > unsure.max()


def test_a_bias_speaks_for_a_label() -> None:
    even = np.array([[1.0, 1.0]])
    assert probabilities(even, Calibration(bias=(0.0, 1.0)))[0].argmax() == 1


def test_an_overconfident_model_is_cooled() -> None:
    logits = np.array([[6.0, 0.0], [0.0, 6.0]] * 50)
    gold = [0, 1] * 35 + [1, 0] * 15
    fitted = fit(logits, gold)
    assert probabilities(logits, fitted)[0, 0] == pytest.approx(0.7, abs=0.02)
    assert fitted.temperature > 3
    assert fitted.bias == pytest.approx((0.0, 0.0), abs=0.01)


def test_a_timid_model_is_warmed() -> None:
    logits = np.array([[0.5, 0.0], [0.0, 0.5]] * 10)
    assert fit(logits, [0, 1] * 10).temperature < 0.5


def test_labels_that_are_more_frequent_than_read_get_a_bias() -> None:
    rng = np.random.default_rng(1)
    gold = rng.choice(3, 2000, p=[0.2, 0.6, 0.2])
    logits = rng.normal(size=(2000, 3)) + 2 * np.eye(3)[gold]
    fitted = fit(logits, gold.tolist())
    assert fitted.bias[1] > 0.5
    assert probabilities(logits, fitted).mean(axis=0) == pytest.approx([0.2, 0.6, 0.2], abs=0.03)


def test_a_few_rows_do_not_move_the_bias_far() -> None:
    fitted = fit(np.array([[0.0, 0.0]] * 3), [1, 1, 1])
    assert 0 < fitted.bias[1] < 1
