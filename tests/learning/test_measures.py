import pytest

from analysis.learning.measures import calibration_error, macro_f1, measure, recalls

LABELS = ("against", "neutral", "favor")


def test_a_perfect_reading_scores_one_in_everything() -> None:
    gold = ["against", "neutral", "favor"]
    figures = measure(gold, gold, [1.0, 1.0, 1.0], LABELS)
    assert (figures.macro_f1, figures.accuracy, figures.ece, figures.coverage) == (1, 1, 0, 1)
    assert figures.recall == {"against": 1, "neutral": 1, "favor": 1}


def test_a_class_that_is_never_read_drags_macro_f1_down() -> None:
    # against: precision 1/2, recall 1 -> 2/3; neutral: never read -> 0.
    assert macro_f1(["against", "neutral"], ["against", "against"], LABELS) == pytest.approx(1 / 3)


def test_a_class_nobody_mentions_does_not_count() -> None:
    assert macro_f1(["against"], ["against"], LABELS) == 1


def test_recall_leaves_out_classes_without_gold() -> None:
    assert recalls(["favor", "favor"], ["favor", "neutral"], LABELS) == {"favor": 0.5}


def test_calibration_error_weighs_bins_by_size() -> None:
    # Three sure readings, two of them right; one unsure and wrong.
    error = calibration_error([True, True, False, False], [0.9, 0.9, 0.9, 0.4])
    assert error == pytest.approx((abs(2 - 2.7) + 0.4) / 4)


def test_coverage_and_accuracy_look_at_confident_readings_only() -> None:
    figures = measure(
        ["favor"] * 4, ["favor", "favor", "neutral", "neutral"], [0.9, 0.7, 0.8, 0.6], LABELS
    )
    assert figures.coverage == 0.75
    assert figures.confident_accuracy == pytest.approx(2 / 3)


def test_no_readings_give_zeros_rather_than_an_error() -> None:
    assert measure([], [], [], LABELS).macro_f1 == 0
