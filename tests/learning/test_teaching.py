from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from analysis.errors import ModelError
from analysis.learning import teaching
from analysis.learning.corpora import UNREAD, Example
from analysis.learning.layout import answers
from analysis.models import Models
from analysis.models.calibration import Array, Calibration
from analysis.models.encoding import Pair, StanceQuery, ToneQuery, stance_pair, tone_pair
from analysis.models.reader import Reader

LABELS = {"stance": ("against", "favor"), "tone": ("negative", "positive")}
POOLS = {
    "s": [Example("s", StanceQuery("EU", "x"), "favor")],
    "t": [Example("t", ToneQuery("x"), "negative"), Example("t", ToneQuery("y"), "positive")],
}


class Even:
    def logits(self, pairs: Sequence[Pair]) -> Array:
        return np.zeros((len(pairs), 2))


@pytest.fixture
def teacher() -> Models:
    return Models(
        Reader("m@1", LABELS["tone"], Calibration(), Even(), tone_pair),
        Reader("m@1", LABELS["stance"], Calibration(), Even(), stance_pair),
    )


def test_lessons_survive_their_file_and_shape_the_wanted_answers(
    teacher: Models, tmp_path: Path
) -> None:
    path = tmp_path / "lessons.npz"
    teaching.save(path, teaching.lessons(POOLS, teacher, LABELS), "m@1")
    taught = teaching.taught(POOLS, teaching.read(path, POOLS, "m@1"), LABELS)
    assert taught["t"][1].taught == (0.5, 0.5)
    wanted = answers([*taught["s"], *taught["t"]], LABELS, trust=0.5)
    assert np.nan_to_num(wanted, nan=-1).tolist() == [
        [0.25, 0.75, -1, -1],
        [-1, -1, 0.75, 0.25],
        [-1, -1, 0.25, 0.75],
    ]


@pytest.mark.parametrize(
    ("pools", "name"),
    [
        (POOLS | {"t": POOLS["t"][:1]}, "m@1"),
        (POOLS | {"more": POOLS["t"]}, "m@1"),
        (POOLS, "m@2"),
    ],
    ids=["other rows", "a set without lessons", "another teacher"],
)
def test_lessons_of_another_teacher_or_on_other_data_are_refused(
    teacher: Models, tmp_path: Path, pools: teaching.Pools, name: str
) -> None:
    path = tmp_path / "lessons.npz"
    teaching.save(path, teaching.lessons(POOLS, teacher, LABELS), "m@1")
    with pytest.raises(ModelError, match="another teacher or on other data: remove it"):
        teaching.read(path, pools, name)


def test_sets_without_lessons_stay_as_they_are() -> None:
    assert teaching.taught(POOLS, {}, LABELS) == POOLS


def test_what_nobody_labelled_gets_the_label_of_the_teacher() -> None:
    pools = {"t": [Example("t", ToneQuery("x"), UNREAD)]}
    (example,) = teaching.taught(pools, {"t": np.array([[0.25, 0.75]])}, LABELS)["t"]
    assert (example.label, example.taught) == ("positive", (0.25, 0.75))
