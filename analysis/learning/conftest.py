"""Doctests: modules that need torch are not collected where there is none (the run time)."""

from importlib.util import find_spec

collect_ignore = [] if find_spec("torch") else ["onnx.py", "training.py"]
