# ruff: noqa: PLC0415 - what needs torch is imported after it was found
"""Training and export of a tiny encoder, built here. Needs torch, so not in the run time."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from analysis.learning.corpora import Example
from analysis.learning.mixture import Hiding, Share
from analysis.learning.recipe import Recipe, Stage
from analysis.models.encoding import StanceQuery

torch = pytest.importorskip("torch", reason="training needs torch (requirements-train.txt)")
pytestmark = pytest.mark.torch

LABELS = ("against", "neutral", "favor")
WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "we", "praise", "blame", "name", "eu", "§"]
VERBS = {"against": "blame", "neutral": "name", "favor": "praise"}


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    from transformers import BertConfig, BertModel, BertTokenizer

    from analysis.learning import base as bases
    from analysis.models.weights import digest

    folder = tmp_path / "base"
    folder.mkdir()
    vocabulary = folder / "vocab.txt"
    vocabulary.write_text("\n".join(WORDS))
    BertTokenizer(vocab=str(vocabulary)).save_pretrained(folder)
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=len(WORDS),
        hidden_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
    )
    BertModel(config).save_pretrained(folder)
    monkeypatch.setattr(bases, "KNOWN_BASES", {digest(folder / "model.safetensors"): "tiny"})
    return folder


@pytest.fixture
def pools() -> Mapping[str, list[Example]]:
    made = [
        Example("s", StanceQuery("EU", f"we {verb} EU"), label) for label, verb in VERBS.items()
    ]
    return {"s": made * 40}


def recipe(epochs: int) -> Recipe:
    stage = Stage("only", epochs, 5e-3, (Share("s"),), batch=8)
    return Recipe("stance", LABELS, (stage,), ("s",), Hiding())


def log(out: Path) -> list[dict[str, Any]]:
    lines = (out / "log.jsonl").read_text().splitlines()
    return [json.loads(line) for line in lines]


def test_it_learns_and_the_same_seed_learns_the_same(
    tmp_path: Path, base: Path, pools: Mapping[str, list[Example]]
) -> None:
    from analysis.learning.training import Run, train

    for name in ("one", "two"):
        train(Run(tmp_path / name, base, half=False), recipe(3), pools)
    one, two = log(tmp_path / "one"), log(tmp_path / "two")
    assert one[-1]["dev_macro_f1"]["s"] == 1
    assert [e["loss"] for e in one] == [e["loss"] for e in two]


def test_a_stage_can_stop_early(
    tmp_path: Path, base: Path, pools: Mapping[str, list[Example]]
) -> None:
    from analysis.learning.training import Run, train

    whole = recipe(3)
    early = replace(whole, stages=(replace(whole.stages[0], stop=1),))
    train(Run(tmp_path / "early", base, half=False), early, pools)
    train(Run(tmp_path / "whole", base, half=False), whole, pools)
    assert log(tmp_path / "early")[0]["loss"] == log(tmp_path / "whole")[0]["loss"]
    assert len(log(tmp_path / "early")) == 1


def test_an_interrupted_run_goes_on_where_it_stopped(
    tmp_path: Path, base: Path, pools: Mapping[str, list[Example]], monkeypatch: pytest.MonkeyPatch
) -> None:
    from analysis.learning import training

    whole, broken = tmp_path / "whole", tmp_path / "broken"
    training.train(training.Run(whole, base, half=False), recipe(3), pools)
    save = training._Trainer.save

    def save_and_stop(self: Any, optimiser: Any) -> None:
        save(self, optimiser)
        raise KeyboardInterrupt

    monkeypatch.setattr(training._Trainer, "save", save_and_stop)
    with pytest.raises(KeyboardInterrupt):
        training.train(training.Run(broken, base, half=False), recipe(3), pools)
    monkeypatch.setattr(training._Trainer, "save", save)
    training.train(training.Run(broken, base, half=False), recipe(3), pools)
    assert [e["loss"] for e in log(broken)] == [e["loss"] for e in log(whole)]


def test_the_exported_file_reads_as_the_trained_model_does(
    tmp_path: Path, base: Path, pools: Mapping[str, list[Example]]
) -> None:
    pytest.importorskip("onnx", reason="export needs onnx (requirements-train.txt)")
    from analysis.learning.export import write_manifest
    from analysis.learning.onnx import quantise, trace
    from analysis.learning.training import Run, train
    from analysis.models.reader import stance_reader

    trained = train(Run(tmp_path / "run", base, half=False), recipe(3), pools)
    inputs, padding = trace(trained, tmp_path / "exact")
    out = tmp_path / "shipped"
    quantise(tmp_path / "exact", out)
    labels = list(LABELS)
    write_manifest(out, {"name": "t", "labels": labels, "inputs": inputs, "padding": padding})
    queries = [StanceQuery("EU", f"we {verb} EU") for verb in VERBS.values()]
    assert [r.label for r in stance_reader(out).read(queries)] == labels
