"""Whether this processor adds products of 8-bit numbers rightly.

Processors without VNNI add pairs of them in 16 bits, where two large ones do not fit. ONNX Runtime
can go another, slower way, but takes it on processors that need not, too: so it is asked for only
where a sum comes out wrong.
"""

from functools import cache
from pathlib import Path

import numpy as np
import onnxruntime

#: One product of two matrices, uint8 by int8; made by `analysis.learning.onnx.sums`.
SUMS = Path(__file__).parent / "sums.onnx"
EXACT = "session.x64quantprecision"
ROWS, COMMON, COLUMNS = 8, 64, 32
LARGEST = 255, 127


@cache
def overflows() -> bool:
    """Tell whether the largest numbers of 8 bits, multiplied, come out wrong."""
    return not adds_rightly(onnxruntime.SessionOptions())


def adds_rightly(options: onnxruntime.SessionOptions) -> bool:
    """Tell whether a session with `options` multiplies the largest numbers rightly."""
    session = onnxruntime.InferenceSession(str(SUMS), options, providers=["CPUExecutionProvider"])
    left = np.full((ROWS, COMMON), LARGEST[0], dtype=np.uint8)
    right = np.full((COMMON, COLUMNS), LARGEST[1], dtype=np.int8)
    found = np.asarray(session.run(None, {"left": left, "right": right})[0])
    return bool((found == COMMON * LARGEST[0] * LARGEST[1]).all())
