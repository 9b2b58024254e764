import json
from pathlib import Path
from typing import Any

import pytest

from analysis.errors import ModelError
from analysis.models.weights import digest, load_weights


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "model.onnx").write_bytes(b"not a real model")
    (tmp_path / "tokenizer.json").write_text("{}")
    write(tmp_path)
    return tmp_path


def write(folder: Path, **changes: Any) -> None:
    manifest: dict[str, Any] = {
        "name": "tiny",
        "labels": {"tone": ["a", "b"]},
        "calibration": {"tone": {"temperature": 1.5, "bias": [0.1, -0.1]}},
        "max_tokens": 16,
        "padding": 0,
        "inputs": ["input_ids"],
        "sha256": {name: digest(folder / name) for name in ("model.onnx", "tokenizer.json")},
    }
    text = json.dumps({k: v for k, v in (manifest | changes).items() if v is not None})
    (folder / "manifest.json").write_text(text)


def test_the_name_tells_which_weights_they_are(folder: Path) -> None:
    weights = load_weights(folder)
    before = weights.name
    assert before.startswith("tiny@")
    assert weights.labels == {"tone": ("a", "b")}
    (folder / "weights-0.bin").write_bytes(b"more")
    files = ("model.onnx", "tokenizer.json", "weights-0.bin")
    write(folder, sha256={name: digest(folder / name) for name in files})
    assert load_weights(folder).name != before


def test_changed_weights_are_refused(folder: Path) -> None:
    (folder / "model.onnx").write_bytes(b"something else")
    with pytest.raises(ModelError, match=r"model\.onnx is not the file that its manifest lists"):
        load_weights(folder)


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "manifest.json"])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(ModelError, match=rf"Cannot read .*{name}"):
        load_weights(folder)


@pytest.mark.parametrize("text", ["no json", "[]", "{}", '{"sha256": 3}'])
def test_a_broken_manifest_is_one_clear_error(folder: Path, text: str) -> None:
    (folder / "manifest.json").write_text(text)
    with pytest.raises(ModelError, match=r"manifest\.json"):
        load_weights(folder)


def test_a_manifest_without_labels_is_refused(folder: Path) -> None:
    write(folder, labels=None)
    with pytest.raises(ModelError, match="labels"):
        load_weights(folder)
