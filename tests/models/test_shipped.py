"""What the shipped weights promise. The figures themselves are made by `export`."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from _pytest.mark import ParameterSet

from analysis.models import CHOICES
from analysis.models.weights import HOME, load_weights, read_manifest

#: Macro-F1 that each model keeps on development data; accuracy where a set has no neutral.
BARS = {
    "default": {
        "quotes-dev": 0.76,
        "tone-quotes-dev": 0.76,
        "newsmtsc-rw-dev": 0.84,
        "newsmtsc-mt-dev": 0.84,
        "dse-dev": 0.66,
        "argq-dev": 0.90,
        "perspectrum-dev": 0.80,
        "vast-zeroshot-dev": 0.55,
    },
    "fast": {
        "quotes-dev": 0.65,
        "tone-quotes-dev": 0.70,
        "newsmtsc-rw-dev": 0.81,
        "newsmtsc-mt-dev": 0.79,
    },
}
#: Not reached yet: a figure that gets there fails the test until it is taken out here.
SHORT = {
    ("default", "tone-quotes-dev"),
    ("fast", "tone-quotes-dev"),
    ("fast", "newsmtsc-mt-dev"),
}
#: One quote of 160 that is read otherwise costs .6 points of tone.
COSTLY = {("default", "tone-quotes-dev")}
TWO_SIDED = {"argq-dev", "perspectrum-dev"}
MEGABYTES = 150
POINTS = 0.10
FADED = 0.005

pytestmark = pytest.mark.slow


def figures(choice: str, yardstick: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = read_manifest(HOME / choice)["dev"][yardstick]
    return found


def bars() -> Iterator[ParameterSet]:
    for choice, by_set in BARS.items():
        for name in by_set:
            short = [pytest.mark.xfail(strict=True, reason="below its bar")]
            yield pytest.param(choice, name, marks=short if (choice, name) in SHORT else [])


@pytest.mark.parametrize(("choice", "yardstick"), list(bars()))
def test_the_recorded_development_figures_meet_the_bars(choice: str, yardstick: str) -> None:
    measure = "accuracy" if yardstick in TWO_SIDED else "macro_f1"
    assert figures(choice, yardstick)["model"][measure] >= BARS[choice][yardstick]


@pytest.mark.parametrize("yardstick", ["newsmtsc-mt-dev", "dse-dev"])
def test_what_does_not_read_the_target_is_far_behind(yardstick: str) -> None:
    rows = figures("default", yardstick)
    for baseline in ("majority", "text only", "tone as stance"):
        assert rows["model"]["macro_f1"] - rows[baseline]["macro_f1"] >= POINTS


def costs() -> Iterator[ParameterSet]:
    for choice in CHOICES:
        for name in BARS["fast"]:
            lost = [pytest.mark.xfail(strict=True, reason="costs more")]
            yield pytest.param(choice, name, marks=lost if (choice, name) in COSTLY else [])


@pytest.mark.parametrize(("choice", "yardstick"), list(costs()))
def test_eight_bits_cost_half_a_point_at_most(choice: str, yardstick: str) -> None:
    before = read_manifest(HOME / choice)["dev_macro_f1_before_int8"][yardstick]
    assert figures(choice, yardstick)["model"]["macro_f1"] >= before - FADED


@pytest.mark.parametrize("yardstick", ["quotes-dev", "tone-quotes-dev"])
def test_probabilities_mean_what_they_say(yardstick: str) -> None:
    assert figures("default", yardstick)["model"]["ece"] <= 0.05


@pytest.mark.parametrize("choice", CHOICES)
def test_every_task_has_a_threshold_and_its_curve(choice: str) -> None:
    weights, manifest = load_weights(HOME / choice), read_manifest(HOME / choice)
    assert set(weights.threshold) == set(manifest["coverage"]) == {"tone", "stance"}
    for curve in manifest["coverage"].values():
        covered = [point["coverage"] for point in curve]
        assert covered == sorted(covered, reverse=True)
        assert covered[0] == 1


@pytest.mark.parametrize("choice", CHOICES)
def test_the_card_names_every_set_its_licence_and_who_labelled_it(choice: str) -> None:
    card = (HOME / choice / "MODEL_CARD.md").read_text(encoding="utf-8")
    for word in ("CC BY-SA 4.0", "MIT", "Hamborg & Donnay", "language-model annotators", "sarcasm"):
        assert word in card


def test_the_weights_are_small_enough_to_host() -> None:
    files = [path for path in HOME.rglob("*") if path.is_file()]
    assert all(path.stat().st_size < 95_000_000 for path in files)
    assert sum(path.stat().st_size for path in files) < MEGABYTES * 1_000_000
