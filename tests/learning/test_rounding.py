"""Rounding of weights, together and one by one."""

import numpy as np

from analysis.learning.rounding import TOP, round_jointly, scales

CHANCE = np.random.default_rng(5)


def test_channels_that_go_together_make_good_for_each_other() -> None:
    hidden = CHANCE.normal(size=(400, 6))
    inputs = hidden @ CHANCE.normal(size=(6, 48)) + 0.05 * CHANCE.normal(size=(400, 48))
    weights = CHANCE.normal(size=(48, 20))
    steps = scales(weights) * 8  # coarse, so that there is something to make good
    together = round_jointly(weights, steps, inputs.T @ inputs) * steps
    alone = np.round(weights / steps) * steps
    lost = [np.square(inputs @ (weights - found)).mean() for found in (together, alone)]
    assert lost[0] < lost[1] / 4


def test_channels_that_do_not_are_rounded_each_for_itself() -> None:
    weights = CHANCE.normal(size=(200, 7))
    steps = scales(weights)
    found = round_jointly(weights, steps, np.eye(200))
    assert found.dtype == np.int8
    assert (found == np.round(weights / steps)).all()


def test_the_largest_weight_of_a_column_fills_the_range() -> None:
    weights = CHANCE.normal(size=(30, 4))
    assert np.allclose(np.abs(weights / scales(weights)).max(axis=0), TOP)


def test_a_column_of_nothing_stays_nothing() -> None:
    weights = np.zeros((5, 2))
    assert not round_jointly(weights, scales(weights), np.eye(5)).any()
