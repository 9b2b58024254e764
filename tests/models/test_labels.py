import csv
from collections.abc import Sequence

import numpy as np
import pytest

from analysis.errors import ModelError
from analysis.models.calibration import Array, probabilities
from analysis.models.encoding import Pair
from analysis.models.labels import OURS, TABLE, meanings, parse_map, relabelled


@pytest.mark.parametrize(
    ("task", "names", "expected"),
    [
        ("tone", ["NEG", "NEU", "POS"], ["negative", "neutral", "positive"]),
        ("tone", ["positive", "neutral", "negative"], ["positive", "neutral", "negative"]),
        (
            "tone",
            ["Very_Negative", "Negative", "Neutral", "Positive", "Very_Positive"],
            ["negative", "negative", "neutral", "positive", "positive"],
        ),
        ("stance", ["NONE", "AGAINST", "FAVOR"], ["neutral", "against", "favor"]),
        ("stance", ["con", "pro", "neutral"], ["against", "favor", "neutral"]),
        ("stance", ["CONTRADICTION", "NEUTRAL", "ENTAILMENT"], ["other", "other", "entailment"]),
        ("tone", ["entailment", "not_entailment"], ["entailment", "other"]),
    ],
)
def test_common_names_are_understood(task: str, names: list[str], expected: list[str]) -> None:
    assert list(meanings(task, names, {})) == expected


@pytest.mark.parametrize(
    ("task", "names"),
    [
        ("tone", ["LABEL_0", "LABEL_1", "LABEL_2"]),
        ("tone", ["NEGATIVE", "POSITIVE"]),
        ("tone", ["negative", "neutral", "positive", "irony"]),
        ("stance", ["negative", "neutral", "positive"]),
        ("stance", ["entailment"]),
        ("tone", []),
    ],
)
def test_names_that_say_too_little_are_refused_with_the_setting(
    task: str, names: list[str]
) -> None:
    with pytest.raises(ModelError, match=f"ONTHERECORD_{task.upper()}_LABELS"):
        meanings(task, names, {})


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("LABEL_0=against,LABEL_1=neutral,LABEL_2=favor", ["against", "neutral", "favor"]),
        (" label_0 = Con , LABEL 1=none, LABEL-2=in favour,", ["against", "neutral", "favor"]),
        (
            "LABEL_0=entailment,LABEL_1=neutral,LABEL_2=contradiction",
            ["entailment", *["other"] * 2],
        ),
    ],
)
def test_the_user_may_say_what_names_mean(told: str, expected: list[str]) -> None:
    names = ["LABEL_0", "LABEL_1", "LABEL_2"]
    assert list(meanings("stance", names, parse_map(told))) == expected


def test_what_the_user_says_wins_over_the_table() -> None:
    told = parse_map("negative=against,positive=favor")
    assert meanings("stance", ["negative", "neutral", "positive"], told) == OURS["stance"]
    upside_down = parse_map("negative=positive,positive=negative")
    assert meanings("tone", ["negative", "neutral", "positive"], upside_down)[0] == "positive"


@pytest.mark.parametrize("told", ["LABEL_0", "LABEL_0=", "=favor", "a=b,c"])
def test_a_map_that_is_none_is_refused(told: str) -> None:
    with pytest.raises(ModelError, match="NAME=LABEL"):
        parse_map(told)


class Fixed:
    def logits(self, pairs: Sequence[Pair]) -> Array:
        return np.log([[0.1, 0.2, 0.3, 0.25, 0.15]] * len(pairs))


def test_columns_of_one_meaning_are_added() -> None:
    means = ["positive", "neutral", "positive", "negative", "negative"]
    logits = relabelled(Fixed(), "tone", means).logits([("a", ""), ("b", "")])
    assert probabilities(logits).tolist() == [pytest.approx([0.4, 0.2, 0.4])] * 2


def test_the_table_names_each_label_once_and_says_from_where() -> None:
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len({(row["task"], row["name"]) for row in rows}) == len(rows)
    assert all(row["source"] for row in rows)
    assert all(row["name"] == row["name"].casefold() for row in rows)
