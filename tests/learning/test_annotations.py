import json
from importlib.resources import files
from itertools import pairwise

import pytest

from analysis.errors import ModelError
from analysis.learning.annotations import annotated

LINES = files("analysis.learning").joinpath("labels", "persent-quotes.jsonl").read_text("utf-8")
LABELS = [json.loads(line) for line in LINES.splitlines()]


def test_every_label_is_one_of_the_codebook_and_every_place_is_one() -> None:
    for row in LABELS:
        assert row["tone"] in ("negative", "neutral", "positive")
        assert row["targets"]
        assert all(t["stance"] in ("against", "neutral", "favor") for t in row["targets"])
        assert all(0 <= start < end for start, end in [row["context"], *row["content"]])
        assert all(one[1] <= other[0] for one, other in pairwise(row["content"]))


def test_no_quote_is_labelled_twice() -> None:
    assert len({row["id"] for row in LABELS}) == len(LABELS)


def test_a_quote_is_put_together_from_its_places() -> None:
    texts = {name: "x" * 2000 for row in LABELS for name in row["paragraphs"]}
    first = next(annotated("persent-quotes", texts, "stance"))
    assert first["id"] == f"{LABELS[0]['id']}#0"
    (content,) = LABELS[0]["content"]
    assert len(str(first["text"])) == content[1] - content[0]
    assert first["label"] == LABELS[0]["targets"][0]["stance"]


def test_a_missing_paragraph_is_named() -> None:
    with pytest.raises(ModelError, match="lacks persent-"):
        list(annotated("persent-quotes", {}, "tone"))
