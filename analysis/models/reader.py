"""The tone and the stance model: queries in, readings out."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from analysis.models.calibration import Calibration, probabilities
from analysis.models.encoder import Encoder, OnnxEncoder, TaskEncoder
from analysis.models.encoding import Pair, StanceQuery, ToneQuery, stance_pair, tone_pair
from analysis.models.weights import Weights, columns, load_weights
from analysis.records import Reading

Query = TypeVar("Query", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Reader(Generic[Query]):
    """A classifier of queries. `layout` turns a query into what the encoder reads.

    A reading with a lower probability than `threshold` is unclear: it is stored as it was read,
    and told and counted as "unclear".
    """

    name: str
    labels: tuple[str, ...]
    calibration: Calibration
    encoder: Encoder
    layout: Callable[[Query], Pair]
    threshold: float = 0.0

    def read(self, queries: Sequence[Query]) -> list[Reading]:
        """Return a reading for each query, in order; what reads the same is read once."""
        pairs = [self.layout(query) for query in queries]
        distinct = list(dict.fromkeys(pairs))
        if not distinct:
            return []
        scores = probabilities(self.encoder.logits(distinct), self.calibration)
        readings = {
            pair: self._reading(row) for pair, row in zip(distinct, scores.tolist(), strict=True)
        }
        return [readings[pair] for pair in pairs]

    def _reading(self, row: Sequence[float]) -> Reading:
        scores = dict(zip(self.labels, row, strict=True))
        return Reading(max(scores, key=scores.__getitem__), scores, self.name)


ToneModel = Reader[ToneQuery]
StanceModel = Reader[StanceQuery]


def load_readers(folder: Path) -> tuple[ToneModel, StanceModel]:
    """Load the encoder in `folder`, which reads both tone and stance.

    Raises
    ------
    ModelError
        When its files are not in order.
    """
    weights = load_weights(folder)
    encoder = OnnxEncoder(weights)
    return (
        _reader(weights, "tone", encoder, tone_pair),
        _reader(weights, "stance", encoder, stance_pair),
    )


def _reader(
    weights: Weights, task: str, encoder: Encoder, layout: Callable[[Query], Pair]
) -> Reader[Query]:
    return Reader(
        name=weights.name,
        labels=weights.labels[task],
        calibration=weights.calibration[task],
        encoder=TaskEncoder(encoder, columns(weights.labels, task)),
        layout=layout,
        threshold=weights.threshold.get(task, 0.0),
    )
