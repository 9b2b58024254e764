from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace
from tokenizers.processors import TemplateProcessing

from analysis.errors import ModelError
from analysis.models import CHOICES
from analysis.models import encoder as encoders
from analysis.models.encoder import OnnxEncoder, TaskEncoder
from analysis.models.weights import HOME, Weights, load_weights

WORDS = {"[PAD]": 0, "[UNK]": 1, "[CLS]": 2, "[SEP]": 3, "good": 4, "bad": 5, "EU": 6}


class Session:
    """Answers with the number of pieces, the sum of types and the padding of each row."""

    def __init__(self, *_: object, **__: object) -> None:
        self.batches: list[tuple[int, ...]] = []

    def run(self, _: None, feed: Mapping[str, Any]) -> list[Any]:
        self.batches.append(feed["input_ids"].shape)
        mask, types = feed["attention_mask"], feed["token_type_ids"]
        padding = (feed["input_ids"] == 0).sum(axis=1)
        return [np.stack([mask.sum(axis=1), types.sum(axis=1), padding], axis=1)]


@pytest.fixture
def encoder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> OnnxEncoder:
    tokenizer = Tokenizer(WordLevel(WORDS, unk_token="[UNK]"))  # noqa: S106
    tokenizer.pre_tokenizer = Whitespace()
    tokenizer.post_processor = TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", 2), ("[SEP]", 3)],
    )
    tokenizer.save(str(tmp_path / "tokenizer.json"))
    monkeypatch.setattr(onnxruntime, "InferenceSession", Session)
    monkeypatch.setattr(encoders, "overflows", lambda: False)
    return OnnxEncoder(weights(tmp_path))


def weights(folder: Path) -> Weights:
    inputs = ("input_ids", "attention_mask", "token_type_ids")
    return Weights(folder, "tiny@0", {"stance": ("a", "b", "c")}, {}, {}, 12, 0, inputs)


def test_rows_keep_their_order_whatever_their_length(encoder: OnnxEncoder) -> None:
    rows = encoder.logits([("good", "EU"), ("good good good", "EU"), ("bad", "EU EU")])
    assert rows[:, 0].tolist() == [5, 7, 6]


def test_the_second_segment_has_the_second_type(encoder: OnnxEncoder) -> None:
    rows = encoder.logits([("good", "EU"), ("good", "EU EU")])
    assert rows[:, 1].tolist() == [2, 3]


def test_shorter_rows_are_padded_and_masked(encoder: OnnxEncoder) -> None:
    rows = encoder.logits([("good", "EU"), ("good good", "EU")])
    assert rows[:, 2].tolist() == [1, 0]


def test_long_texts_are_cut(encoder: OnnxEncoder) -> None:
    assert encoder.logits([("good " * 99, "EU")])[0, 0] == 12


def test_no_pairs_give_no_rows(encoder: OnnxEncoder) -> None:
    assert len(encoder.logits([])) == 0


def test_files_that_cannot_be_parsed_are_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "tokenizer.json").write_text("{}")
    (tmp_path / "model.onnx").write_bytes(b"no model")
    with pytest.raises(ModelError, match="cannot be loaded"):
        OnnxEncoder(weights(tmp_path))


def test_a_task_gets_its_own_outputs(encoder: OnnxEncoder) -> None:
    rows = TaskEncoder(encoder, slice(1, 3)).logits([("good", "EU")])
    assert rows.tolist() == [[2, 0]]


@pytest.mark.slow
@pytest.mark.parametrize("choice", CHOICES)
def test_the_shipped_files_load_and_answer_every_label(choice: str) -> None:
    shipped = load_weights(HOME / choice)
    rows = OnnxEncoder(shipped).logits([("A short text.", "EU"), ("Another " * 300, "UN")])
    assert rows.shape == (2, sum(map(len, shipped.labels.values())))
