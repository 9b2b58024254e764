"""Eight bits that read as the float model does. Needs onnx.

Activations are made fit for it first (`levelling`), weights are rounded jointly (`rounding`). A
reading does not depend on what else is in its batch, then; the small head of the model stays in
float for the same reason. Embeddings are only looked up: each word piece has a step of its own.
"""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
from onnx import NodeProto
from onnx.helper import make_node
from onnx.numpy_helper import from_array, to_array
from onnxruntime.quantization import QuantType, quantize_dynamic

from analysis.learning.activations import matrices, products
from analysis.learning.levelling import level, outlying
from analysis.learning.rounding import round_jointly, scales
from analysis.models.calibration import Array

#: Tables with fewer rows stay in float.
MANY = 100
FLOAT = onnx.TensorProto.FLOAT


def quantise(source: Path, out: Path, seen: Mapping[str, Array]) -> None:
    """Write the float model `source` in 8 bits to `out`; `seen` from `activations`."""
    model = onnx.load(source)
    floats = {tensor.name: to_array(tensor) for tensor in model.graph.initializer}
    multiplying = [node.name for node in products(model.graph)]
    apart = {name: outlying(moments) for name, moments in seen.items()}
    fed = {node.input[1]: node.input[0] for node in products(model.graph)}
    whole = {
        weights: _whole(floats[weights], seen[given], ~apart[given])
        for weights, given in fed.items()
    }
    level(model.graph, apart)
    shorten_tables(model.graph)
    levelled = out.with_suffix(".levelled")
    onnx.save(model, levelled)
    try:
        quantize_dynamic(
            levelled,
            out,
            per_channel=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul"],
            nodes_to_quantize=multiplying,
        )
    finally:
        levelled.unlink()
    small = onnx.load(out)
    tensors = {tensor.name: tensor for tensor in small.graph.initializer}
    for name, (values, steps) in whole.items():
        _replace(tensors[f"{name}_quantized"], values)
        _replace(tensors[f"{name}_scale"], steps)
    onnx.save(small, out)


def _whole(weights: Array, moments: Array, kept: Array) -> tuple[Array, Array]:
    """Return `weights` in whole steps and the steps; rows that are not kept are nothing."""
    steps = scales(weights[kept])
    values = np.zeros(weights.shape, dtype=np.int8)
    values[kept] = round_jointly(weights[kept], steps, moments[np.ix_(kept, kept)])
    return values, steps.astype(np.float32)


def shorten_tables(graph: onnx.GraphProto) -> None:
    """Look up large tables of floats in 8 bits, with a step for every row."""
    tables = {name: t for name, t in matrices(graph).items() if t.dims[0] >= MANY}
    nodes = list(graph.node)
    del graph.node[:]
    for node in nodes:
        table = tables.get(node.input[0]) if node.op_type == "Gather" else None
        graph.node.extend([node] if table is None else _looked_up(graph, table, node))


def _looked_up(
    graph: onnx.GraphProto, table: onnx.TensorProto, node: onnx.NodeProto
) -> list[NodeProto]:
    """Put the 8 bits of `table` in its place, and return the nodes that look it up."""
    name, (ids, row) = table.name, (node.input[1], node.output[0])
    values = to_array(table)
    steps = scales(values.T)[:, np.newaxis].astype(np.float32)
    graph.initializer.remove(table)
    graph.initializer.append(from_array(np.round(values / steps).astype(np.int8), f"{name}_whole"))
    graph.initializer.append(from_array(steps, f"{name}_steps"))
    return [
        make_node("Gather", [f"{name}_whole", ids], [f"{row}_whole"], f"{row}_find"),
        make_node("Gather", [f"{name}_steps", ids], [f"{row}_step"], f"{row}_find_step"),
        make_node("Cast", [f"{row}_whole"], [f"{row}_float"], f"{row}_cast", to=FLOAT),
        make_node("Mul", [f"{row}_float", f"{row}_step"], [row], f"{row}_restore"),
    ]


def _replace(tensor: onnx.TensorProto, values: Array) -> None:
    """Give `tensor` other values of the same number, and their type."""
    tensor.CopyFrom(from_array(values.reshape(tuple(tensor.dims)), tensor.name))
