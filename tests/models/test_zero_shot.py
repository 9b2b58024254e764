from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from analysis.errors import ModelError
from analysis.models.calibration import Array, Calibration
from analysis.models.encoding import Pair, StanceQuery, ToneQuery
from analysis.models.labels import OURS
from analysis.models.reader import Reader
from analysis.models.zero_shot import SHIPPED, Hypotheses, ZeroShot, load_hypotheses
from analysis.records import Reading

STANCE = Hypotheses(("{holder} hates {target}.", "unsure", "{holder} loves {target}."), 0.5, "I")


class Entails:
    """Entails a hypothesis with the probability that it was given; remembers what was asked."""

    def __init__(self, **likely: float) -> None:
        self.likely, self.asked = likely, list[Pair]()

    def logits(self, pairs: Sequence[Pair]) -> Array:
        self.asked += pairs
        sure = np.array(
            [next((p for w, p in self.likely.items() if w in h), 0.01) for _, h in pairs]
        )
        rows: Array = np.log(np.stack([sure, (1 - sure) / 2, (1 - sure) / 2], axis=1))
        return rows


def read(encoder: Entails, *queries: StanceQuery, threshold: float = 0.5) -> list[Reading]:
    asked = ZeroShot(encoder, 0, 1, threshold)
    reader = Reader("nli@0", OURS["stance"], Calibration(), asked, STANCE.stance_pair, 0.5)
    return reader.read(queries)


def test_the_entailed_side_is_read() -> None:
    (reading,) = read(Entails(loves=0.9, hates=0.1), StanceQuery("EU", "x"))
    assert reading.label == "favor"
    assert reading.scores == pytest.approx(
        {"against": 0.1 / 1.5, "neutral": 0.5 / 1.5, "favor": 0.9 / 1.5}
    )


@pytest.mark.parametrize(
    ("threshold", "label"), [(0.5, "neutral"), (0.41, "neutral"), (0.39, "favor"), (0, "favor")]
)
def test_a_side_below_the_neutral_threshold_is_neutral(threshold: float, label: str) -> None:
    read_as = read(Entails(loves=0.4, hates=0.3), StanceQuery("EU", "x"), threshold=threshold)
    assert [reading.label for reading in read_as] == [label]


def test_a_neutral_hypothesis_that_is_surer_wins() -> None:
    (reading,) = read(Entails(loves=0.7, unsure=0.8), StanceQuery("EU", "x"))
    assert reading.label == "neutral"


def test_holder_and_target_are_filled_in_and_nothing_else() -> None:
    encoder = Entails()
    read(encoder, StanceQuery("the {holder}\n treaty", "We {target} it.", None, "Ann {0}"))
    assert encoder.asked == [
        ("Ann {0}: We {target} it.", "Ann {0} hates the {holder} treaty."),
        ("Ann {0}: We {target} it.", "unsure"),
        ("Ann {0}: We {target} it.", "Ann {0} loves the {holder} treaty."),
    ]


def test_who_is_named_in_the_text_is_not_named_again() -> None:
    query = StanceQuery("EU", "The EU is right", None, "Ann", "“The EU is right,” Ann said.")
    assert STANCE.stance_pair(query)[0] == query.context


def test_a_speaker_without_a_name_is_called_something() -> None:
    _, lines = STANCE.stance_pair(StanceQuery("EU", "x"))
    assert lines.splitlines()[0] == "I hates EU."


def test_the_same_question_is_asked_once() -> None:
    encoder = Entails()
    assert len(read(encoder, StanceQuery("EU", "x"), StanceQuery("NATO", "x"))) == 2
    assert len(encoder.asked) == 5  # the neutral hypothesis names no target


@pytest.mark.parametrize("task", ["tone", "stance"])
def test_the_hypotheses_that_ship_are_three_a_task(task: str) -> None:
    found = load_hypotheses(task)
    assert len(set(found.templates)) == 3
    assert found.tone_pair(ToneQuery("No  deal."))[0] == "No deal."


def copy(tmp_path: Path, old: str, new: str) -> Path:
    path = tmp_path / "mine.toml"
    text = SHIPPED.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


def test_a_user_may_word_them_otherwise(tmp_path: Path) -> None:
    path = copy(tmp_path, "{holder} is in favor of {target}.", "{holder} backs {target}.")
    assert load_hypotheses("stance", path).templates[2] == "{holder} backs {target}."


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{target}.", "{thing}."),
        ("{target}.", "{}."),
        ("{target}.", "{target.__class__}."),
        ("{target}.", "{target"),
        ("= 0.5", "= 5"),
        ("= 0.5", "= 'half'"),
        ("favor =", "for ="),
        ("[stance]", "[stance"),
    ],
)
def test_a_malformed_file_is_refused(tmp_path: Path, old: str, new: str) -> None:
    with pytest.raises(ModelError, match=r"mine\.toml .*begin with a copy of hypotheses\.toml"):
        load_hypotheses("stance", copy(tmp_path, old, new))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"none\.toml cannot be read"):
        load_hypotheses("tone", tmp_path / "none.toml")
