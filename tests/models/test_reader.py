from collections.abc import Sequence

import numpy as np
import pytest

from analysis.models import CHOICES, ToneQuery, load_models
from analysis.models.calibration import Array, Calibration
from analysis.models.encoding import Pair, StanceQuery, stance_pair
from analysis.models.reader import Reader
from analysis.records import Span

LABELS = ("against", "neutral", "favor")


class LengthEncoder:
    """Favours by the length of the second segment, and remembers what it was given."""

    def __init__(self) -> None:
        self.seen: list[Pair] = []

    def logits(self, pairs: Sequence[Pair]) -> Array:
        self.seen += pairs
        return np.array([[0.0, 1.0, float(len(second))] for _, second in pairs])


@pytest.fixture
def encoder() -> LengthEncoder:
    return LengthEncoder()


@pytest.fixture
def reader(encoder: LengthEncoder) -> Reader[StanceQuery]:
    return Reader("tiny@0", LABELS, Calibration(), encoder, stance_pair)


def test_readings_come_in_the_order_of_the_queries(reader: Reader[StanceQuery]) -> None:
    read = reader.read([StanceQuery("", "x"), StanceQuery("NATO", "x"), StanceQuery("", "y")])
    assert [r.label for r in read] == ["neutral", "favor", "neutral"]
    assert {r.model for r in read} == {"tiny@0"}


def test_identical_queries_are_read_once(
    reader: Reader[StanceQuery], encoder: LengthEncoder
) -> None:
    query = StanceQuery("NATO", "x")
    assert len(reader.read([query, StanceQuery("EU", "x"), query])) == 3
    assert len(encoder.seen) == 2


def test_nothing_to_read_gives_no_readings(reader: Reader[StanceQuery]) -> None:
    assert reader.read([]) == []


def test_probabilities_sum_to_one(reader: Reader[StanceQuery]) -> None:
    (reading,) = reader.read([StanceQuery("NATO", "x")])
    assert sum(reading.scores.values()) == pytest.approx(1)
    assert reading.confidence == max(reading.scores.values())


@pytest.mark.slow
@pytest.mark.parametrize("choice", CHOICES)
def test_the_shipped_stance_depends_on_the_target(choice: str) -> None:
    text = "The Commission praised Kenya and condemned Sudan for breaking the truce."
    queries = [
        StanceQuery(name, text, Span(text.index(name), text.index(name) + len(name)))
        for name in ("Kenya", "Sudan")
    ]
    assert [r.label for r in load_models(choice).stance.read(queries)] == ["favor", "against"]


@pytest.mark.slow
@pytest.mark.parametrize("choice", CHOICES)
def test_the_shipped_readers_keep_order_and_do_not_depend_on_their_batch(choice: str) -> None:
    model = load_models(choice).tone
    texts = ["This is a disgrace.", "We welcome this great success. " * 5, "Talks begin Monday."]
    together = model.read([ToneQuery(text) for text in texts])
    assert [r.label for r in together] == ["negative", "positive", "neutral"]
    for text, reading in zip(texts, together, strict=True):
        assert sum(reading.scores.values()) == pytest.approx(1)
        # 8-bit activations are scaled by batch, so single readings differ a little.
        alone = model.read([ToneQuery(text)])[0]
        assert alone.label == reading.label
        assert alone.confidence == pytest.approx(reading.confidence, abs=0.1)
