"""Recipes: those that ship can be followed, and broken ones are refused before hours are spent."""

from dataclasses import replace

import pytest

from analysis.errors import ModelError
from analysis.learning.recipe import Recipe, checked, load_recipe
from analysis.models import CHOICES


@pytest.mark.parametrize("name", CHOICES)
def test_the_recipes_that_ship_can_be_followed(name: str) -> None:
    assert load_recipe(name).name == name


@pytest.fixture
def recipe() -> Recipe:
    return load_recipe("default")


def test_only_weights_after_its_stages_can_be_averaged(recipe: Recipe) -> None:
    with pytest.raises(ModelError, match="mean must name stages"):
        checked(replace(recipe, mean={"dessert": 1.0}))


def test_a_stage_starts_only_from_stages_before_it(recipe: Recipe) -> None:
    first, *others = recipe.stages
    ahead = replace(first, start={others[0].name: 1.0})
    with pytest.raises(ModelError, match=f"stage {first.name}: start must name stages that come"):
        checked(replace(recipe, stages=(ahead, *others)))


def test_shares_of_a_mean_sum_to_one(recipe: Recipe) -> None:
    with pytest.raises(ModelError, match="sum to 1"):
        checked(replace(recipe, mean={"quotes": 0.7, "surroundings": 0.7}))


def test_only_what_is_trained_on_can_be_taught(recipe: Recipe) -> None:
    with pytest.raises(ModelError, match="lessons must name sets of its stages"):
        checked(replace(recipe, lessons=("quotes-dev",)))
