import numpy as np
import pytest

from analysis.models.calibration import fit_temperature, probabilities


def test_rows_sum_to_one_even_for_large_logits() -> None:
    rows = probabilities(np.array([[1e4, 0.0, -1e4], [1.0, 2.0, 3.0]]), 0.7)
    assert rows.sum(axis=1) == pytest.approx([1.0, 1.0])


def test_a_higher_temperature_is_less_sure_of_the_same_label() -> None:
    logits = np.array([[0.0, 3.0]])
    sure, unsure = probabilities(logits)[0], probabilities(logits, 2.0)[0]
    assert sure.argmax() == unsure.argmax()
    assert sure.max() > unsure.max()


def test_an_overconfident_model_is_cooled() -> None:
    logits = np.array([[6.0, 0.0]] * 10)
    gold = np.array([0] * 7 + [1] * 3)
    fitted = fit_temperature(logits, gold)
    assert probabilities(logits, fitted)[0, 0] == pytest.approx(0.7, abs=0.15)
    assert fitted > 3


def test_a_timid_model_is_warmed() -> None:
    logits = np.array([[0.5, 0.0]] * 10)
    assert fit_temperature(logits, np.zeros(10, dtype=int)) < 1
