"""Activations made fit for 8 bits: every word piece gets steps of its own. Needs onnx.

ONNX Runtime gives one step to all activations of a batch. A few word pieces of an encoder are a
hundred times larger than the rest, and so are a few channels of every word piece; the rest then
falls between the steps. So the outlying channels are multiplied apart, in float (Dettmers et al.
2022, "LLM.int8(): 8-bit Matrix Multiplication for Transformers at Scale",
https://arxiv.org/abs/2208.07339; here they are the same for all texts), and each row of the rest is
divided by its largest value before a product and the product multiplied by it.
"""

from collections.abc import Iterator, Mapping

import numpy as np
import onnx
from onnx import NodeProto
from onnx.helper import make_node
from onnx.numpy_helper import from_array, to_array

from analysis.learning.activations import matrices, products
from analysis.models.calibration import Array

#: Below this a row counts as nothing.
TINY = 1e-4
_TINY_NAME = "smallest_row"
#: A channel outlies when it is so many times larger than the middle one; so many do at most.
FAR, MOST = 4.0, 16


def outlying(moments: Array) -> Array:
    """Tell for each channel of an input whether it outlies, by the input's `moments` (K x K)."""
    sizes = np.sqrt(np.diag(moments))
    far = np.zeros(len(sizes), dtype=bool)
    far[np.argsort(-sizes, kind="stable")[:MOST]] = True
    found: Array = far & (sizes > FAR * np.median(sizes))
    return found


def level(graph: onnx.GraphProto, apart: Mapping[str, Array]) -> None:
    """Level the input of every product in `graph`.

    `apart` tells for each channel of an input whether it outlies, by the input's name. The graph
    computes what it did before, to rounding.
    """
    constant, done = matrices(graph), set[str]()
    multiplying = {node.output[0] for node in products(graph)}
    graph.initializer.append(from_array(np.array([TINY], np.float32), _TINY_NAME))
    nodes = list(graph.node)
    del graph.node[:]
    for node in nodes:
        if node.output[0] not in multiplying:
            graph.node.append(node)
            continue
        source, weights = node.input
        far = apart[source]
        if source not in done:
            graph.initializer.extend(_choices(source, far))
            graph.node.extend(_levelled(source, split=bool(far.any())))
            done.add(source)
        if far.any():
            values = to_array(constant[weights])
            graph.initializer.append(from_array(values[far], f"{weights}_apart"))
            constant[weights].CopyFrom(from_array(values * ~far[:, np.newaxis], weights))
        graph.node.extend(_multiplied(node, split=bool(far.any())))


def _choices(source: str, far: Array) -> Iterator[onnx.TensorProto]:
    """Yield the constants that part the channels of `source`."""
    if far.any():
        yield from_array((~far).astype(np.float32), f"{source}_kept")
        yield from_array(np.flatnonzero(far), f"{source}_channels")


def _levelled(source: str, *, split: bool) -> Iterator[NodeProto]:
    """Yield the nodes that take outlying channels out of rows and divide these by their largest."""
    apart, rest, size, top, largest, levelled = (
        f"{source}_{name}" for name in ("apart", "rest", "size", "top", "largest", "levelled")
    )
    if split:
        yield make_node("Gather", [source, f"{source}_channels"], [apart], apart, axis=-1)
        yield make_node("Mul", [source, f"{source}_kept"], [rest], rest)
    else:
        rest = source
    yield make_node("Abs", [rest], [size], size)
    yield make_node("ReduceMax", [size], [top], top, axes=[-1])
    yield make_node("Max", [top, _TINY_NAME], [largest], largest)
    yield make_node("Div", [rest, largest], [levelled], levelled)


def _multiplied(node: NodeProto, *, split: bool) -> Iterator[NodeProto]:
    """Yield a product of levelled rows, and what makes it the product of the rows as they were."""
    (source, weights), result = node.input, node.output[0]
    levelled, rest, apart = (f"{result}_{name}" for name in ("levelled", "rest", "apart"))
    node.input[0], node.output[0] = f"{source}_levelled", levelled
    yield node
    restored = rest if split else result
    yield make_node("Mul", [levelled, f"{source}_largest"], [restored], f"{result}_restored")
    if split:
        yield make_node("MatMul", [f"{source}_apart", f"{weights}_apart"], [apart], apart)
        yield make_node("Add", [rest, apart], [result], f"{result}_whole")
