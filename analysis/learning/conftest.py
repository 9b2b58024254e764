"""Doctests: modules that need torch or onnx are not collected in the run time, which has none."""

from importlib.util import find_spec

TRAINING = (
    "activations",
    "dropout",
    "levelling",
    "network",
    "onnx",
    "quantisation",
    "speed",
    "training",
)

collect_ignore = [] if find_spec("torch") else [f"{module}.py" for module in TRAINING]
