# ruff: noqa: PLC0415 - what needs torch is imported where there is torch
"""Models of the user's own, tiny ones built here. What is marked `torch` needs it."""

import argparse
import json
import os
import pickle
import socket
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from analysis.errors import ModelError
from analysis.models import StanceQuery, ToneQuery, load_models
from analysis.models.classify import run
from analysis.models.encoding import stance_pair
from analysis.models.external import configured, obstacle
from tests.models.tiny import build, mark

TONE, STANCE = "ONTHERECORD_TONE_MODEL", "ONTHERECORD_STANCE_MODEL"
COMMIT = "0123456789abcdef0123456789abcdef01234567"
PRAISE, BLAME = StanceQuery("EU", "we praise the EU"), StanceQuery("NATO", "we blame NATO")


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("ONTHERECORD_")]:
        monkeypatch.delenv(name)


def test_nothing_configured_means_our_own() -> None:
    assert configured("tone") is configured("stance") is None
    assert configured("tone", {TONE: "  "}) is None


def test_our_own_models_need_neither_torch_nor_transformers() -> None:
    code = "import sys, analysis.models; print({'torch', 'transformers'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own words
    assert done.stdout.strip() == "set()"


def test_torch_that_is_not_installed_is_said_for_its_task_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)
    monkeypatch.setenv(STANCE, str(tmp_path))
    with pytest.raises(
        ModelError, match=f"^{STANCE} cannot be used, because torch .*pip install -r req"
    ):
        load_models()
    rows = tmp_path / "in.jsonl"
    rows.write_text("")
    assert run(argparse.Namespace(task="tone", model="default", file=rows)) == 0
    wish = configured("stance")
    assert wish is not None
    assert "torch is not installed" in str(obstacle(wish))


@pytest.mark.torch
class TestClassifier:
    """A sequence classifier."""

    def test_it_reads_what_transformers_itself_reads(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from transformers import pipeline

        folder = build(tmp_path / "mine", ["NEU", "POS", "NEG"])
        monkeypatch.setenv(TONE, str(folder))
        texts = ["we praise the EU", "we blame NATO " * 40, "name", "we praise the EU"]
        readings = load_models().tone.read([ToneQuery(text) for text in texts])
        plain: Any = pipeline("text-classification", model=str(folder), top_k=None)
        names = {"NEG": "negative", "NEU": "neutral", "POS": "positive"}
        for reading, told in zip(
            readings, plain(texts, truncation=True, max_length=62), strict=True
        ):
            expected = {names[row["label"]]: row["score"] for row in told}
            assert reading.scores == pytest.approx(expected, abs=1e-5)
            assert reading.label == names[told[0]["label"]]

    def test_the_target_is_read_and_readings_name_the_model(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv(STANCE, str(build(tmp_path / "mine", ["AGAINST", "NONE", "FAVOR"])))
        stance = load_models().stance
        one, other = stance.read([PRAISE, StanceQuery("NATO", PRAISE.text)])
        assert one.scores != other.scores
        assert one.model == stance.name
        assert stance.name.startswith("mine@")
        assert len(stance.name) == len("mine@") + 8
        assert stance.threshold == 0.5

    def test_a_training_of_our_own_gets_the_marks_that_it_learned(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        folder = build(tmp_path / "run7" / "model", ["against", "neutral", "favor"])
        (folder.parent / "training.json").write_text("{}")
        monkeypatch.setenv(STANCE, str(folder))
        stance = load_models().stance
        assert stance.layout is stance_pair
        assert stance.name.startswith("run7@")

    def test_both_tasks_may_have_their_own_and_are_loaded_once(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        shipped = load_models()
        monkeypatch.setenv(TONE, str(build(tmp_path / "t", ["neg", "neu", "pos"])))
        models = load_models("fast")
        assert models is load_models("fast")
        assert (models.tone.name[:2], models.stance) == ("t@", load_models("fast").stance)
        monkeypatch.delenv(TONE)
        assert load_models() is shipped

    def test_classify_reads_with_it(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        folder = build(tmp_path / "mine", ["con", "neutral", "pro"], [0.0, 0.0, 2.0])
        monkeypatch.setenv(STANCE, str(folder))
        rows = tmp_path / "in.jsonl"
        rows.write_text('{"id": 7, "text": "we praise the EU", "target": "EU"}')
        assert run(argparse.Namespace(task="stance", file=rows, model="default")) == 0
        (row,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        assert (row["id"], row["label"], row["model"][:5]) == (7, "favor", "mine@")
        assert row["scores"] == pytest.approx(
            {"against": 0.1065, "neutral": 0.1065, "favor": 0.787}, abs=1e-3
        )

    def test_labels_that_say_nothing_need_a_map_and_the_map_shows_in_the_name(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        folder = build(tmp_path / "mine", ["LABEL_0", "LABEL_1", "LABEL_2"], [3.0, 0.0, 0.0])
        monkeypatch.setenv(TONE, str(folder))
        with pytest.raises(
            ModelError, match=f"^{TONE} cannot be used, because its labels .LABEL_0, .*say"
        ):
            load_models()
        monkeypatch.setenv("ONTHERECORD_TONE_LABELS", "LABEL_0=pos,LABEL_1=neu,LABEL_2=neg")
        tone = load_models().tone
        assert [r.label for r in tone.read([ToneQuery("we")])] == ["positive"]
        assert tone.name.startswith("mine@")
        assert "+" in tone.name

    def test_a_hub_id_that_was_fetched_reads_without_a_network(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from huggingface_hub import constants

        monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
        monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path))
        monkeypatch.setenv(TONE, f"org/name@{COMMIT}")
        with pytest.raises(
            ModelError, match=f"^{TONE} cannot be used, because org/name@.* network"
        ):
            load_models()
        build(tmp_path / "models--org--name" / "snapshots" / COMMIT, ["NEG", "NEU", "POS"])
        (reading,) = load_models().tone.read([ToneQuery("we praise")])
        assert reading.model == "org/name@01234567"

    def test_a_local_model_reads_without_a_single_connection(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked: list[object] = []

        def refuse(*arguments: object, **_: object) -> None:
            asked.append(arguments)
            raise OSError

        for name in ("connect", "connect_ex", "sendto"):
            monkeypatch.setattr(socket.socket, name, refuse)
        monkeypatch.setattr(socket, "getaddrinfo", refuse)
        monkeypatch.setenv(TONE, str(build(tmp_path / "mine", ["NEG", "NEU", "POS"])))
        assert load_models().tone.read([ToneQuery("we praise")])
        assert asked == []

    def test_a_head_that_was_never_trained_is_refused(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        folder = build(tmp_path / "base", ["NEG", "NEU", "POS"], head=False)
        monkeypatch.setenv(TONE, str(folder))
        with pytest.raises(ModelError, match="base is no sequence classifier"):
            load_models()
        mark(folder, architectures=["BertForSequenceClassification"])
        with pytest.raises(ModelError, match=r"lacks trained weights \(classifier\.bias\)"):
            load_models()

    def test_code_that_comes_with_a_model_is_never_run(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        folder, trace = build(tmp_path / "odd", ["NEG", "NEU", "POS"]), tmp_path / "ran"
        code = f"open({str(trace)!r}, 'w').close()\nclass Odd: pass\n"
        (folder / "odd.py").write_text(code)
        mark(
            folder,
            model_type="odd",
            auto_map={
                "AutoConfig": "odd.Odd",
                "AutoModelForSequenceClassification": "odd.Odd",
                "AutoTokenizer": ["odd.Odd", "odd.Odd"],
            },
        )
        monkeypatch.setenv(TONE, str(folder))
        with pytest.raises(ModelError, match="code of its own, which is never run, so choose"):
            load_models()
        assert not trace.exists()

    @pytest.mark.parametrize(
        ("file", "changes"),
        [
            ("tokenizer_config.json", {"pad_token": None, "tokenizer_class": "TokenizersBackend"}),
            ("tokenizer_config.json", {"model_max_length": "many"}),
            ("config.json", {"id2label": {"0": "neg", "1": "neu", "2": "neu", "3": "pos"}}),
        ],
    )
    def test_what_cannot_read_is_found_when_it_is_loaded(
        self,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        file: str,
        changes: Mapping[str, object],
    ) -> None:
        folder = build(tmp_path / "mine", ["NEG", "NEU", "POS"])
        mark(folder, file, **changes)
        monkeypatch.setenv(TONE, str(folder))
        with pytest.raises(ModelError, match=r"mine@\w{8} cannot be loaded: .* choose another"):
            load_models()

    def test_files_that_make_no_model_are_one_sentence(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        folder = build(tmp_path / "torn", ["NEG", "NEU", "POS"])
        (folder / "model.safetensors").write_bytes(b"torn")
        monkeypatch.setenv(TONE, str(folder))
        with pytest.raises(
            ModelError, match=r"torn@\w{8} cannot be loaded: .* choose another"
        ) as e:
            load_models()
        assert "\n" not in str(e.value)


@pytest.mark.torch
class TestEntailment:
    """An entailment model, asked by hypotheses."""

    LABELS = ("contradiction", "entailment", "neutral")

    @pytest.mark.parametrize(
        ("bias", "label"), [([0.0, -2.0, 0.0], "neutral"), ([0.0, 3.0, 0.0], "tie")]
    )
    def test_what_nothing_entails_is_neutral(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bias: list[float], label: str
    ) -> None:
        monkeypatch.setenv(STANCE, str(build(tmp_path / "nli", self.LABELS, bias)))
        (reading,) = load_models().stance.read([PRAISE])
        if label == "neutral":
            assert reading.label == "neutral"
        else:
            assert reading.scores == pytest.approx(dict.fromkeys(reading.scores, 1 / 3))

    def test_one_model_reads_both_tasks_and_is_loaded_once(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        folder = str(build(tmp_path / "nli", self.LABELS))
        monkeypatch.setenv(TONE, folder)
        monkeypatch.setenv(STANCE, folder)
        models = load_models()
        assert models.tone.name == models.stance.name
        assert models.tone.encoder.encoder is models.stance.encoder.encoder  # type: ignore[attr-defined]
        one, other = models.stance.read([PRAISE, BLAME])
        assert one.scores != other.scores
        assert {r.label for r in models.tone.read([ToneQuery("we")])} <= set(models.tone.labels)

    def test_hypotheses_of_ones_own_are_used_and_show_in_the_name(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from analysis.models.zero_shot import SHIPPED

        monkeypatch.setenv(STANCE, str(build(tmp_path / "nli", self.LABELS, [0.0, 0.4, 0.0])))
        (before,) = load_models().stance.read([PRAISE])
        mine = tmp_path / "mine.toml"
        mine.write_text(
            SHIPPED.read_text().replace("neutral_threshold = 0.5", "neutral_threshold = 0.9")
        )
        monkeypatch.setenv("ONTHERECORD_HYPOTHESES", str(mine))
        (after,) = load_models().stance.read([PRAISE])
        assert after.scores["neutral"] > before.scores["neutral"]
        assert after.model.startswith(f"{before.model}+")


class Bomb:
    """Leaves a file behind when it is unpickled."""

    def __init__(self, trace: Path) -> None:
        self.trace = trace

    def __reduce__(self) -> tuple[Any, ...]:
        return Path.touch, (self.trace,)


@pytest.mark.torch
@pytest.mark.parametrize("beside_safetensors", [False, True])
def test_nothing_pickled_is_ever_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, beside_safetensors: bool
) -> None:
    folder, trace = build(tmp_path / "old", ["NEG", "NEU", "POS"]), tmp_path / "exploded"
    for name in ("pytorch_model.bin", "model.bin", "training_args.bin"):
        (folder / name).write_bytes(pickle.dumps(Bomb(trace)))
    monkeypatch.setenv(TONE, str(folder))
    if beside_safetensors:
        load_models().tone.read([ToneQuery("we")])
    else:
        (folder / "model.safetensors").unlink()
        with pytest.raises(ModelError, match=r"old has no model\.safetensors, and pickled"):
            load_models()
    assert not trace.exists()
    pickle.loads((folder / "pytorch_model.bin").read_bytes())  # noqa: S301 - it would have told
    assert trace.exists()
