"""What flows into the weight matrices of an ONNX model, seen on examples. Needs onnx.

Seen are moments: the sum, over all word pieces, of the products of every two channels of an input
(K x K for a matrix with K rows).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
import onnx
import onnxruntime

from analysis.models.calibration import Array
from analysis.models.encoder import OnnxEncoder
from analysis.models.encoding import Pair
from analysis.models.weights import Weights

_MATRIX = 2  # dimensions


def products(graph: onnx.GraphProto) -> Iterator[onnx.NodeProto]:
    """Yield the nodes that multiply an activation by a constant matrix."""
    constant = matrices(graph)
    for node in graph.node:
        if node.op_type == "MatMul" and node.input[1] in constant:
            yield node


def matrices(graph: onnx.GraphProto) -> dict[str, onnx.TensorProto]:
    """Return the constant matrices of a graph by name."""
    return {tensor.name: tensor for tensor in graph.initializer if len(tensor.dims) == _MATRIX}


def inflow(weights: Weights, shown: Sequence[Pair]) -> dict[str, Array]:
    """Read `shown` with float weights; return the moments of each matrix's input, by its name.

    Padding does not count.
    """
    feeds = (feed for _, feed in OnnxEncoder(weights).feeds(shown))
    return observe(onnx.load(weights.model), feeds)


def observe(model: onnx.ModelProto, feeds: Iterable[Mapping[str, Array]]) -> dict[str, Array]:
    """Run `model` on batches and return the moments of each matrix's input, by its name.

    A feed's `attention_mask` says which rows count.
    """
    names = list(dict.fromkeys(node.input[0] for node in products(model.graph)))
    session = _opened(model, names)
    seen: dict[str, Array] = {}
    for feed in feeds:
        real = feed["attention_mask"].reshape(-1).astype(bool)
        for name, values in zip(names, session.run(names, dict(feed)), strict=True):
            rows = np.asarray(values)
            rows = rows.reshape(-1, rows.shape[-1])[real]
            moments = rows.T @ rows
            seen[name] = seen[name] + moments if name in seen else moments
    return seen


def _opened(model: onnx.ModelProto, names: Sequence[str]) -> onnxruntime.InferenceSession:
    """Return a session that gives out the tensors `names` of a model."""
    opened = onnx.ModelProto()
    opened.CopyFrom(model)
    opened.graph.output.extend(onnx.helper.make_empty_tensor_value_info(name) for name in names)
    options = onnxruntime.SessionOptions()
    # An optimised graph no longer has the tensors by their names.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    return onnxruntime.InferenceSession(opened.SerializeToString(), options)
