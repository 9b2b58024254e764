import json
from pathlib import Path

from pages.shared import shipped

DEV = {
    "quotes-dev": {
        "model": {"n": 160, "macro_f1": 0.662, "accuracy": 0.688, "coverage": 0.54},
        "majority": {"n": 160, "macro_f1": 0.238},
    }
}


def test_figures_stand_beside_their_baseline(tmp_path: Path) -> None:
    folder = tmp_path / "fast"
    folder.mkdir()
    (folder / "manifest.json").write_text(json.dumps({"name": "t", "dev": DEV}))
    (folder / "MODEL_CARD.md").write_text("# Card")
    (model,) = shipped.models(tmp_path)
    assert (model.choice, model.name, model.card) == ("fast", "t", "### Card")
    assert list(model.figures["Read by"]) == ["model", "majority"]
    assert list(model.figures["Macro-F1"]) == ["0.662", "0.238"]


def test_missing_or_broken_weights_are_left_out(tmp_path: Path) -> None:
    assert shipped.models(tmp_path / "nowhere") == []
    (tmp_path / "fast").mkdir()
    (tmp_path / "fast" / "manifest.json").write_text("{")
    assert shipped.models(tmp_path) == []


def test_a_model_without_a_card_still_shows_its_figures(tmp_path: Path) -> None:
    folder = tmp_path / "default"
    folder.mkdir()
    (folder / "manifest.json").write_text(json.dumps({"name": "s", "dev": DEV}))
    (model,) = shipped.models(tmp_path)
    assert model.card is None
    assert model.choice == "default"


def test_facts_to_choose_by_are_those_that_were_measured(tmp_path: Path) -> None:
    folder = tmp_path / "fast"
    folder.mkdir()
    (folder / "model.onnx").write_bytes(b"0" * 2_000_000)
    manifest = {
        "sha256": {"model.onnx": "…", "gone.onnx": "…"},
        "dev": {**DEV, "tone-quotes-dev": {"model": {"macro_f1": 0.71}}},
    }
    (folder / "manifest.json").write_text(json.dumps(manifest))
    facts = shipped.facts("fast", tmp_path)
    assert facts == ({"stance": 0.662, "tone": 0.71}, 2.0)
    assert shipped.facts("default", tmp_path) == ({}, None)
    (folder / "manifest.json").write_text("{}")
    assert shipped.facts("fast", tmp_path) == ({}, None)
