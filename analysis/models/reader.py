"""The tone and the stance model: queries in, readings out."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Generic, TypeVar

from analysis.models.calibration import probabilities
from analysis.models.encoder import Encoder, OnnxEncoder
from analysis.models.encoding import Pair, StanceQuery, ToneQuery, stance_pair, tone_pair
from analysis.models.weights import HOME, load_weights
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
    temperature: float
    encoder: Encoder
    layout: Callable[[Query], Pair]
    threshold: float = 0.0

    def read(self, queries: Sequence[Query]) -> list[Reading]:
        """Return a reading for each query, in order; what reads the same is read once."""
        pairs = [self.layout(query) for query in queries]
        distinct = list(dict.fromkeys(pairs))
        if not distinct:
            return []
        scores = probabilities(self.encoder.logits(distinct), self.temperature)
        readings = {
            pair: self._reading(row) for pair, row in zip(distinct, scores.tolist(), strict=True)
        }
        return [readings[pair] for pair in pairs]

    def _reading(self, row: Sequence[float]) -> Reading:
        scores = dict(zip(self.labels, row, strict=True))
        return Reading(max(scores, key=scores.__getitem__), scores, self.name)


ToneModel = Reader[ToneQuery]
StanceModel = Reader[StanceQuery]


def tone_reader(folder: Path) -> ToneModel:
    """Load the tone model in `folder`; ModelError when its files are not in order."""
    weights = load_weights(folder)
    encoder = OnnxEncoder(weights)
    return Reader(weights.name, weights.labels, weights.temperature, encoder, tone_pair)


def stance_reader(folder: Path) -> StanceModel:
    """Load the stance model in `folder`; ModelError when its files are not in order."""
    weights = load_weights(folder)
    encoder = OnnxEncoder(weights)
    return Reader(weights.name, weights.labels, weights.temperature, encoder, stance_pair)


@cache
def load_tone() -> ToneModel:
    """Load the tone model that ships, once a process."""
    return tone_reader(HOME / "tone")


@cache
def load_stance() -> StanceModel:
    """Load the stance model that ships, once a process."""
    return stance_reader(HOME / "stance")
