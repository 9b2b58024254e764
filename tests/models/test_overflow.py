from pathlib import Path

import onnxruntime
import pytest

from analysis.models import encoder, overflow


def test_the_exact_way_is_right_on_every_processor() -> None:
    options = onnxruntime.SessionOptions()
    options.add_session_config_entry(overflow.EXACT, "1")
    assert overflow.adds_rightly(options)


def test_the_exact_way_is_taken_where_sums_come_out_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder, "overflows", lambda: True)
    assert encoder._options().get_session_config_entry(overflow.EXACT) == "1"


def test_an_encoder_adds_rightly_on_this_processor() -> None:
    assert overflow.adds_rightly(encoder._options())


@pytest.mark.torch
def test_the_product_is_what_its_maker_makes(tmp_path: Path) -> None:
    pytest.importorskip("onnx", reason="export needs onnx (requirements-train.txt)")
    from analysis.learning.onnx import sums  # noqa: PLC0415 - what needs onnx, after it was found

    sums(tmp_path / "sums.onnx")
    assert (tmp_path / "sums.onnx").read_bytes() == overflow.SUMS.read_bytes()
