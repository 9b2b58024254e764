# ruff: noqa: PLC0415 - what needs onnx is imported after it was found
"""Eight bits on a small product with the outliers that encoders have."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

onnx = pytest.importorskip("onnx", reason="export needs onnx (requirements-train.txt)")
pytestmark = pytest.mark.torch

CHANCE = np.random.default_rng(3)
WIDTH, OUT = 64, 16


@pytest.fixture
def model() -> Any:
    """Two products of one input, as queries and keys are."""
    from onnx import TensorProto, helper, numpy_helper

    names = ("first", "second")
    weights = [CHANCE.normal(size=(WIDTH, OUT)).astype(np.float32) for _ in names]
    whole = ["batch", "pieces"]
    graph = helper.make_graph(
        [
            helper.make_node("Identity", ["given"], ["hidden"], "identity"),
            *(helper.make_node("MatMul", ["hidden", f"w {n}"], [n], f"product {n}") for n in names),
        ],
        "two products",
        [
            helper.make_tensor_value_info("given", TensorProto.FLOAT, [*whole, WIDTH]),
            helper.make_tensor_value_info("attention_mask", TensorProto.INT64, whole),
        ],
        [helper.make_tensor_value_info(n, TensorProto.FLOAT, [*whole, OUT]) for n in names],
        [numpy_helper.from_array(w, f"w {n}") for w, n in zip(weights, names, strict=True)],
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=10)


def feed(rows: int) -> dict[str, Any]:
    """Make activations: one word piece in ten is a hundred times larger than the rest."""
    values = CHANCE.normal(size=(rows, 10, WIDTH))
    values[:, 0] *= 100
    return {
        "given": values.astype(np.float32),
        "attention_mask": np.ones((rows, 10), dtype=np.int64),
    }


def run(model: Any, batch: dict[str, Any]) -> list[Any]:
    import onnxruntime

    source = model if isinstance(model, str) else model.SerializeToString()
    return list(onnxruntime.InferenceSession(source).run(None, batch))


def lost(path: Path, exact: list[Any], batch: dict[str, Any]) -> float:
    """Return the error of a model relative to the size of what each word piece should give."""
    errors = [
        np.linalg.norm(found - wanted, axis=-1) / np.linalg.norm(wanted, axis=-1)
        for found, wanted in zip(run(str(path), batch), exact, strict=True)
    ]
    return float(np.mean(errors))


def test_outliers_cost_the_rest_little(tmp_path: Path, model: Any) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic

    from analysis.learning.activations import observe
    from analysis.learning.quantisation import quantise

    source, plain, ours = (tmp_path / f"{name}.onnx" for name in ("exact", "plain", "ours"))
    onnx.save(model, source)
    quantize_dynamic(source, plain, per_channel=True, weight_type=QuantType.QInt8)
    quantise(source, ours, observe(model, [feed(20)]))
    batch = feed(5)
    exact = run(model, batch)
    assert lost(ours, exact, batch) < 0.02
    assert lost(ours, exact, batch) < lost(plain, exact, batch) / 5
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "exact.onnx",
        "ours.onnx",
        "plain.onnx",
    ]


def test_a_reading_does_not_depend_on_its_batch(tmp_path: Path, model: Any) -> None:
    from analysis.learning.activations import observe
    from analysis.learning.quantisation import quantise

    source, ours = tmp_path / "exact.onnx", tmp_path / "ours.onnx"
    onnx.save(model, source)
    quantise(source, ours, observe(model, [feed(20)]))
    batch = feed(6)
    alone = {name: values[:1] for name, values in batch.items()}
    for together, single in zip(run(str(ours), batch), run(str(ours), alone), strict=True):
        assert np.allclose(together[:1], single, rtol=0.02, atol=0.02 * np.abs(single).max())


def test_rows_of_a_table_have_steps_of_their_own_and_the_head_stays_in_float(
    tmp_path: Path,
) -> None:
    from onnx import TensorProto, helper, numpy_helper

    from analysis.learning.quantisation import MANY, quantise

    table = CHANCE.normal(size=(MANY, WIDTH)).astype(np.float32)
    table[0] *= 100
    weights = CHANCE.normal(size=(WIDTH, WIDTH)).astype(np.float32)
    head = CHANCE.normal(size=(OUT, WIDTH)).astype(np.float32)
    graph = helper.make_graph(
        [
            helper.make_node("Gather", ["table", "ids"], ["row"], "look up"),
            helper.make_node("MatMul", ["row", "weights"], ["hidden"], "product"),
            helper.make_node("Gemm", ["hidden", "head"], ["out"], "head", transB=1),
        ],
        "a table and a head",
        [helper.make_tensor_value_info("ids", TensorProto.INT64, ["batch"])],
        [helper.make_tensor_value_info("out", TensorProto.FLOAT, ["batch", OUT])],
        [
            numpy_helper.from_array(values, name)
            for name, values in {"table": table, "weights": weights, "head": head}.items()
        ],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=10)
    source, ours = tmp_path / "exact.onnx", tmp_path / "ours.onnx"
    onnx.save(model, source)
    batch = {"ids": np.arange(10)}
    seen = {"row": table.T @ table}
    quantise(source, ours, seen)
    assert lost(ours, run(model, batch), batch) < 0.02
    kinds = {tensor.name: tensor.data_type for tensor in onnx.load(ours).graph.initializer}
    assert TensorProto.INT8 in kinds.values()
    assert [kind for name, kind in kinds.items() if "head" in name] == [TensorProto.FLOAT]


def test_padding_is_not_seen(model: Any) -> None:
    from analysis.learning.activations import observe

    batch = feed(1)
    batch["attention_mask"][:, 0] = 0
    seen = observe(model, [batch])["hidden"]
    real = batch["given"][0, 1:]
    assert np.allclose(seen, real.T @ real, rtol=1e-4, atol=1e-2)
