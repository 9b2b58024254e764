import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from analysis.errors import ModelError
from analysis.models import classify as module
from analysis.models.calibration import Array, Calibration
from analysis.models.classify import RowUnreadableError, run, stance_query, tone_query
from analysis.models.encoding import Pair, stance_pair, tone_pair
from analysis.models.reader import Reader
from analysis.records import Span


class Flat:
    def logits(self, pairs: Sequence[Pair]) -> Array:
        return np.tile([0.0, 1.0, 0.0], (len(pairs), 1))


@pytest.fixture(autouse=True)
def no_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    tone = Reader("t@1", ("negative", "neutral", "positive"), Calibration(), Flat(), tone_pair)
    stance = Reader("s@1", ("against", "neutral", "favor"), Calibration(), Flat(), stance_pair)
    monkeypatch.setattr(module, "load_tone", lambda _: tone)
    monkeypatch.setattr(module, "load_stance", lambda _: stance)


def rows(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_rows_come_out_in_order_with_scores_and_model(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = rows(tmp_path, '{"id": 1, "text": "a"}', "", '{"id": "z", "text": "b"}')
    assert run(argparse.Namespace(task="tone", model="default", file=path)) == 0
    out = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["id"] for row in out] == [1, "z"]
    assert out[0]["label"] == "neutral"
    assert out[0]["model"] == "t@1"
    assert sum(out[0]["scores"].values()) == pytest.approx(1, abs=1e-5)


def test_a_bad_row_keeps_its_place_and_is_reported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = rows(tmp_path, '{"id": 1, "text": "a"}', "oops", '{"text": "a", "target": "b"}')
    assert run(argparse.Namespace(task="stance", model="default", file=path)) == 1
    captured = capsys.readouterr()
    out = [json.loads(line) for line in captured.out.splitlines()]
    assert ["error" in row for row in out] == [True, True, False]
    assert "Line 1: 'target' must be a text" in captured.err
    assert "Line 2: not JSON" in captured.err


def test_a_missing_file_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="Cannot read"):
        run(argparse.Namespace(task="tone", model="default", file=tmp_path / "none.jsonl"))


def test_a_file_in_another_encoding_is_one_clear_error(tmp_path: Path) -> None:
    path = tmp_path / "latin.jsonl"
    path.write_bytes('{"text": "café"}'.encode("latin-1"))
    with pytest.raises(ModelError, match="UTF-8"):
        run(argparse.Namespace(task="tone", model="default", file=path))


def test_a_stance_row_carries_everything_over() -> None:
    row = {"target": "EU", "text": "EU it is", "span": [0, 2], "holder": "He", "context": "x"}
    query = stance_query(row)
    assert (query.span, query.holder, query.context) == (Span(0, 2), "He", "x")


@pytest.mark.parametrize("span", [[0, 99], [2, 1], [0], "0-2", [0.0, 1.0], [True, 2]])
def test_a_span_outside_the_text_is_refused(span: object) -> None:
    with pytest.raises(RowUnreadableError, match="span"):
        stance_query({"target": "EU", "text": "EU it is", "span": span})


@pytest.mark.parametrize("text", [None, "", "   ", 3, ["a"]])
def test_text_must_be_there(text: object) -> None:
    with pytest.raises(RowUnreadableError, match="text"):
        tone_query({"text": text})
