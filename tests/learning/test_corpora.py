import json
from dataclasses import replace
from pathlib import Path

import pytest

from analysis.errors import ModelError
from analysis.learning.corpora import UNREAD, corpora, load
from analysis.learning.recipe import load_recipe
from analysis.learning.train import load_pools
from analysis.models import CHOICES
from analysis.models.encoding import StanceQuery, ToneQuery
from analysis.records import Span


def write(data: Path, name: str, *rows: object) -> Path:
    path = data / corpora()[name].files[0]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return data


ROW = {"id": "1", "holder": None, "target": "EU", "span": [0, 2], "text": "EU", "label": "favor"}


def test_a_stance_row_becomes_a_query(tmp_path: Path) -> None:
    (example,) = load(write(tmp_path, "newsmtsc-train", ROW), "newsmtsc-train")
    assert example.query == StanceQuery("EU", "EU", Span(0, 2))
    assert (example.label, example.corpus) == ("favor", "newsmtsc-train")


def test_sentences_with_both_sides_say_nothing_about_tone(tmp_path: Path) -> None:
    rows = [
        ROW | {"text": text, "label": label}
        for text, label in [
            ("one", "favor"),
            ("one", "favor"),
            ("two", "favor"),
            ("two", "against"),
        ]
    ]
    (example,) = load(write(tmp_path, "newsmtsc-train", *rows), "tone-newsmtsc-train")
    assert (example.query, example.label) == (ToneQuery("one"), "positive")


def test_a_teacher_is_asked_about_every_target_of_a_text_once_and_told_no_label(
    tmp_path: Path,
) -> None:
    rows = [
        {"holder": h, "target": t, "text": "Ann met Bo.", "label": "favor"}
        for h, t in [("Ann", "Bo"), ("Bo", "Ann"), ("Bo", "Bo"), ("Ann", "Cy")]
    ]
    data = write(tmp_path, "dse-mentions", *rows)
    asked = [(e.query, e.label) for e in load(data, "dse-mentions")]
    spans = {"Bo": Span(8, 10), "Ann": Span(0, 3), "Cy": None}
    assert asked == [
        (StanceQuery(target, "Ann met Bo.", span), UNREAD) for target, span in spans.items()
    ]
    assert [e.query for e in load(data, "dse-sentences")] == [ToneQuery("Ann met Bo.")]


def test_a_missing_file_says_which_and_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"newsmtsc-train\.jsonl .*--data"):
        load(tmp_path, "newsmtsc-train")


def test_an_unknown_set_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="Unknown data set 'x'"):
        load(tmp_path, "x")


@pytest.mark.parametrize("field", ["text", "target", "label"])
def test_an_incomplete_row_is_named(tmp_path: Path, field: str) -> None:
    write(tmp_path, "newsmtsc-train", ROW, ROW | {field: ""})
    with pytest.raises(ModelError, match="row 2"):
        load(tmp_path, "newsmtsc-train")


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    write(tmp_path, "newsmtsc-train", ROW)
    path = tmp_path / corpora()["newsmtsc-train"].files[0]
    path.write_text(path.read_text() + "\nno json\n")
    with pytest.raises(ModelError, match="line 2 is not JSON"):
        load(tmp_path, "newsmtsc-train")


def test_what_follows_from_a_text_is_favoured(tmp_path: Path) -> None:
    row = {"premise": "It rains.", "hypothesis": "It is dry.", "label": "contradiction"}
    (example,) = load(write(tmp_path, "mnli", row), "mnli")
    assert (example.query, example.label) == (StanceQuery("It is dry.", "It rains."), "against")


@pytest.mark.parametrize("name", CHOICES)
def test_the_recipes_train_only_on_what_may_be_trained_on(name: str) -> None:
    recipe = load_recipe(name)
    names = {share.corpus for stage in recipe.stages for share in stage.shares}
    assert all(corpora()[name].may_train for name in names)
    assert not any(corpora()[name].may_train for name in recipe.dev)
    stances = (name for name in names if corpora()[name].task != "entailment")
    assert all("dev" not in file for name in stances for file in corpora()[name].files)


def test_a_recipe_that_teaches_no_labels_and_has_no_teacher_is_refused(tmp_path: Path) -> None:
    recipe = replace(load_recipe("fast"), lessons=())
    with pytest.raises(ModelError, match="has no labels: name it in the recipe's lessons"):
        load_pools(recipe, tmp_path)


def test_a_recipe_that_trains_on_a_yardstick_is_refused(tmp_path: Path) -> None:
    recipe = tmp_path / "mine.toml"
    recipe.write_text(
        '[mine]\ndev = []\n[mine.labels]\nstance = ["against", "neutral", "favor"]\n'
        '[[mine.stages]]\nname = "x"\nepochs = 1\nrate = 1e-5\n'
        'shares = [{ corpus = "quotes-dev" }]\n'
    )
    with pytest.raises(ModelError, match="quotes-dev is for evaluation only"):
        load_pools(load_recipe("mine", recipe), tmp_path)


def test_an_unknown_name_has_no_recipe() -> None:
    with pytest.raises(ModelError, match="No recipe for 'mood'"):
        load_recipe("mood")
