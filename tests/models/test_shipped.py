"""What the shipped weights promise. The figures themselves are made by `export`."""

import pytest

from analysis.models.weights import HOME, load_weights, read_manifest

BARS = {
    ("tone", "tone-quotes-dev"): 0.65,
    ("stance", "quotes-dev"): 0.58,
    ("stance", "newsmtsc-rw-dev"): 0.77,
}

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(("task", "yardstick"), BARS)
def test_the_recorded_development_figures_meet_the_bars(task: str, yardstick: str) -> None:
    model = read_manifest(HOME / task)["dev"][yardstick]["model"]
    assert model["macro_f1"] >= BARS[task, yardstick]
    assert set(model["recall"]) == set(load_weights(HOME / task).labels)


def test_stance_is_ahead_of_its_baselines() -> None:
    rows = read_manifest(HOME / "stance")["dev"]["quotes-dev"]
    best = max(rows[name]["macro_f1"] for name in ("majority", "text only", "tone as stance"))
    assert rows["model"]["macro_f1"] > best


@pytest.mark.parametrize("task", ["tone", "stance"])
def test_the_card_names_every_set_its_licence_and_who_labelled_it(task: str) -> None:
    card = (HOME / task / "MODEL_CARD.md").read_text(encoding="utf-8")
    for word in ("CC BY-SA 4.0", "MIT", "Hamborg & Donnay", "language-model annotators", "sarcasm"):
        assert word in card


@pytest.mark.parametrize("task", ["tone", "stance"])
def test_no_file_is_too_large_to_host(task: str) -> None:
    assert all(path.stat().st_size < 95_000_000 for path in (HOME / task).iterdir())
