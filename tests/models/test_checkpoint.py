import hashlib
import json
from pathlib import Path

import pytest

from analysis.errors import ModelError
from analysis.models.checkpoint import open_checkpoint
from analysis.models.origin import Pinned

CONFIG = {
    "architectures": ["BertForSequenceClassification"],
    "id2label": {"2": "POS", "0": "NEG", "1": "NEU"},
}


def folder(at: Path, config: object = CONFIG, **files: str) -> Path:
    at.mkdir(exist_ok=True)
    (at / "config.json").write_text(config if isinstance(config, str) else json.dumps(config))
    for name, content in files.items():
        (at / name.replace("_dot_", ".")).write_text(content)
    return at


def test_a_folder_is_known_by_its_name_and_weights(tmp_path: Path) -> None:
    found = open_checkpoint(folder(tmp_path / "mine", model_dot_safetensors="w"))
    assert found.name == f"mine@{hashlib.sha256(b'w').hexdigest()[:8]}"
    assert found.labels == ("NEG", "NEU", "POS")


def test_a_repository_is_known_by_its_commit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = folder(tmp_path / "cached", model_dot_safetensors="w")
    monkeypatch.setattr("analysis.models.checkpoint.fetch", lambda _: there)
    assert open_checkpoint(Pinned("org/name", "a" * 40)).name == "org/name@aaaaaaaa"


def test_weights_in_several_files_must_all_be_there(tmp_path: Path) -> None:
    index = tmp_path / "big" / "model.safetensors.index.json"
    there = folder(tmp_path / "big")
    index.write_text(json.dumps({"weight_map": {"x": "a.safetensors", "y": "b.safetensors"}}))
    (there / "a.safetensors").write_text("a")
    with pytest.raises(ModelError, match=r"big lacks b\.safetensors"):
        open_checkpoint(there)
    (there / "b.safetensors").write_text("b")
    assert open_checkpoint(there).name.startswith("big@")
    index.write_text("{}")
    with pytest.raises(ModelError, match="lacks all shards"):
        open_checkpoint(there)


def test_pickled_weights_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"pytorch_model\.bin are never loaded: choose"):
        open_checkpoint(folder(tmp_path / "old", pytorch_model_dot_bin="pickled"))


def test_a_folder_without_a_config_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"holds no config\.json: give the folder"):
        open_checkpoint(tmp_path)


@pytest.mark.parametrize("config", ["{", "[]"])
def test_a_broken_config_is_refused(tmp_path: Path, config: str) -> None:
    with pytest.raises(ModelError, match=r"config\.json .*JSON.*: save the model again"):
        open_checkpoint(folder(tmp_path / "x", config))


@pytest.mark.parametrize("heads", [None, [], ["BertForMaskedLM"], ["T5ForConditionalGeneration"]])
def test_a_model_of_neither_kind_is_refused(tmp_path: Path, heads: list[str] | None) -> None:
    with pytest.raises(ModelError, match=r"x is no sequence classifier .*entailment"):
        open_checkpoint(folder(tmp_path / "x", CONFIG | {"architectures": heads}))


@pytest.mark.parametrize("labels", [{"1": "A", "2": "B"}, {"zero": "A"}, ["A", "B"]])
def test_malformed_labels_are_refused(tmp_path: Path, labels: object) -> None:
    with pytest.raises(ModelError, match="malformed id2label"):
        open_checkpoint(folder(tmp_path / "x", CONFIG | {"id2label": labels}))


def test_labels_without_names_get_those_of_transformers(tmp_path: Path) -> None:
    there = folder(tmp_path / "x", CONFIG | {"id2label": None}, model_dot_safetensors="w")
    assert open_checkpoint(there).labels == ("LABEL_0", "LABEL_1")
