# ruff: noqa: PLC0415 - what needs torch is imported after it was found
"""Training and export of a tiny encoder, built here. Needs torch, so not in the run time."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from analysis.learning.corpora import Example
from analysis.learning.mixture import Share
from analysis.learning.recipe import Recipe, Stage
from analysis.learning.variation import Chances
from analysis.models.encoding import StanceQuery, ToneQuery

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
    tones = [
        Example("t", ToneQuery("we praise"), "positive"),
        Example("t", ToneQuery("we blame"), "negative"),
    ]
    return {"s": made * 40, "t": tones * 20}


def recipe(epochs: int) -> Recipe:
    stage = Stage("only", epochs, 2e-3, (Share("s"), Share("t")), batch=8)
    labels = {"stance": LABELS, "tone": ("negative", "positive")}
    return Recipe("tiny", labels, (stage,), ("s", "t"), Chances())


def log(out: Path) -> list[dict[str, Any]]:
    lines = (out / "log.jsonl").read_text().splitlines()
    return [json.loads(line) for line in lines]


def losses(entries: list[dict[str, Any]]) -> list[float]:
    return [entry["loss"] for entry in entries if "loss" in entry]


def staged() -> Recipe:
    """A stage, then a second one of two epochs; the weights after both are averaged."""
    first = recipe(1).stages[0]
    stages = (first, replace(first, name="second", epochs=2, start={"only": 1.0}))
    return replace(recipe(1), stages=stages, mean={"only": 0.5, "second": 0.5})


def test_it_learns_and_the_same_seed_learns_the_same(
    tmp_path: Path, base: Path, pools: Mapping[str, list[Example]]
) -> None:
    from analysis.learning.training import Run, train

    for name in ("one", "two"):
        train(Run(tmp_path / name, base, half=False), recipe(12), pools)
    one, two = log(tmp_path / "one"), log(tmp_path / "two")
    assert one[-2]["dev_macro_f1"] == {"s": 1, "t": 1}
    assert losses(one) == losses(two)
    assert one[-1] == {"stage": "end"}


def test_the_weights_after_stages_can_be_averaged(
    tmp_path: Path, base: Path, pools: Mapping[str, list[Example]]
) -> None:
    from safetensors.torch import load_file

    from analysis.learning.training import Run, train

    one = recipe(1).stages[0]
    stages = (one, replace(one, name="second"))
    both = replace(recipe(1), stages=stages, mean={"only": 0.25, "second": 0.75})
    out = tmp_path / "mean"
    mean = load_file(train(Run(out, base, half=False), both, pools) / "model.safetensors")
    first, second = (load_file(out / f"after {stage.name}.safetensors") for stage in stages)
    name = "classifier.weight"
    assert torch.allclose(mean[name], 0.25 * first[name] + 0.75 * second[name], atol=1e-6)
    assert not torch.equal(first[name], second[name])


def test_a_stage_can_start_from_the_mean_of_earlier_ones(
    tmp_path: Path, base: Path, pools: Mapping[str, list[Example]]
) -> None:
    from safetensors.torch import load_file

    from analysis.learning.training import Run, train

    one = recipe(1).stages[0]
    still = replace(one, name="third", rate=0.0, start={"only": 0.25, "second": 0.75})
    stages = (one, replace(one, name="second"), still)
    out = tmp_path / "start"
    third = load_file(
        train(Run(out, base, half=False), replace(recipe(1), stages=stages), pools)
        / "model.safetensors"
    )
    first, second = (load_file(out / f"after {name}.safetensors") for name in ("only", "second"))
    name = "classifier.weight"
    assert torch.allclose(third[name], 0.25 * first[name] + 0.75 * second[name], atol=1e-6)


@pytest.mark.parametrize("saves", [1, 2, 3])
def test_an_interrupted_run_goes_on_where_it_stopped(
    tmp_path: Path,
    base: Path,
    pools: Mapping[str, list[Example]],
    monkeypatch: pytest.MonkeyPatch,
    saves: int,
) -> None:
    from safetensors.torch import load_file

    from analysis.learning import training

    whole, broken = tmp_path / "whole", tmp_path / "broken"
    training.train(training.Run(whole, base, half=False), staged(), pools)
    save, done = training._Trainer.save, []

    def save_and_stop(self: Any, optimiser: Any) -> None:
        save(self, optimiser)
        done.append(1)
        if len(done) == saves:
            raise KeyboardInterrupt

    monkeypatch.setattr(training._Trainer, "save", save_and_stop)
    with pytest.raises(KeyboardInterrupt):
        training.train(training.Run(broken, base, half=False), staged(), pools)
    training.train(training.Run(broken, base, half=False), staged(), pools)
    assert losses(log(broken)) == losses(log(whole))
    weights = [load_file(out / "model" / "model.safetensors") for out in (whole, broken)]
    assert torch.equal(*(one["classifier.weight"] for one in weights))


def test_the_exported_files_read_as_the_trained_model_does(
    tmp_path: Path, base: Path, pools: Mapping[str, list[Example]], monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("onnx", reason="export needs onnx (requirements-train.txt)")
    from analysis.learning import onnx
    from analysis.learning.activations import inflow
    from analysis.learning.export import write_manifest
    from analysis.learning.layout import pairs
    from analysis.learning.training import Run, train
    from analysis.models.reader import load_readers
    from analysis.models.weights import load_weights

    trained = train(Run(tmp_path / "run", base, half=False), recipe(12), pools)
    exact, out = tmp_path / "exact", tmp_path / "shipped"
    inputs, padding = onnx.trace(trained, exact)
    monkeypatch.setattr(onnx, "LARGEST", 2000)
    monkeypatch.setattr(onnx, "SMALL", 64)
    labels = {task: list(its) for task, its in recipe(1).labels.items()}
    manifest = {"name": "t", "labels": labels, "inputs": inputs, "padding": padding}
    write_manifest(exact, manifest)
    onnx.pack(exact, out, inflow(load_weights(exact), pairs(pools["s"][:9])))
    assert len(onnx.parts(out)) > 2
    write_manifest(out, manifest)
    tone, stance = load_readers(out)
    queries = [StanceQuery("EU", f"we {verb} EU") for verb in VERBS.values()]
    assert [r.label for r in stance.read(queries)] == list(LABELS)
    sounds = [ToneQuery("we praise"), ToneQuery("we blame")]
    assert [r.label for r in tone.read(sounds)] == ["positive", "negative"]
