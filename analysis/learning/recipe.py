"""The recipes of `recipes.toml`: stages, shares of the sets, and rates."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from math import isclose
from pathlib import Path

from analysis.errors import ModelError
from analysis.learning.mixture import Share
from analysis.learning.variation import Chances

#: What a run leaves beside its model: losses and development figures, a JSON object a line.
LOG = "log.jsonl"
#: What the last line of the log calls its stage.
END = "end"


@dataclass(frozen=True, slots=True)
class Stage:
    """Some epochs over one mixture, at a learning rate that falls to nothing.

    `start` names earlier stages, from the mean of whose weights this one begins, with the share of
    each; without it, a stage goes on from the one before.
    """

    name: str
    epochs: int
    rate: float
    shares: tuple[Share, ...]
    warmup: float = 0.06
    batch: int = 32
    start: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a model is made: one encoder that answers every task of `labels`.

    `dev` names the sets that are measured after each epoch. `trust` is how much of an answer a
    teacher gives on the sets of `lessons`. `mean` names stages, the weights after which
    are averaged to the final ones, with the share of each.
    """

    name: str
    labels: Mapping[str, tuple[str, ...]]
    stages: tuple[Stage, ...]
    dev: tuple[str, ...]
    chances: Chances
    smoothing: float = 0.0
    trust: float = 0.0
    lessons: tuple[str, ...] = ()
    mean: Mapping[str, float] = field(default_factory=dict)

    @property
    def kept(self) -> set[str]:
        """The stages after which the weights are needed again."""
        return {name for shares in (self.mean, *(s.start for s in self.stages)) for name in shares}


def load_recipe(name: str, path: Path | None = None) -> Recipe:
    """Read the recipe `name` from `path`, by default one that ships."""
    text = (
        files("analysis.learning").joinpath("recipes.toml").read_text(encoding="utf-8")
        if path is None
        else path.read_text(encoding="utf-8")
    )
    recipes = tomllib.loads(text)
    if name not in recipes:
        raise ModelError(f"No recipe for {name!r}: choose one of {', '.join(recipes)}.")
    raw = recipes[name]
    return checked(
        Recipe(
            name=name,
            labels={task: tuple(labels) for task, labels in raw["labels"].items()},
            stages=tuple(_stage(stage) for stage in raw["stages"]),
            dev=tuple(raw["dev"]),
            chances=Chances(**raw.get("chances", {})),
            smoothing=raw.get("smoothing", 0.0),
            trust=raw.get("trust", 0.0),
            lessons=tuple(raw.get("lessons", ())),
            mean=raw.get("mean", {}),
        )
    )


def checked(recipe: Recipe) -> Recipe:
    """Return `recipe` if it can be followed to its end.

    Raises
    ------
    ModelError
        When it averages or teaches what is not in it.
    """
    earlier = set[str]()
    for stage in recipe.stages:
        _check_mean(f"Recipe {recipe.name}, stage {stage.name}: start", stage.start, earlier)
        earlier.add(stage.name)
    _check_mean(f"Recipe {recipe.name}: mean", recipe.mean, earlier)
    used = {share.corpus for stage in recipe.stages for share in stage.shares}
    if not set(recipe.lessons) <= used:
        raise ModelError(f"Recipe {recipe.name}: lessons must name sets of its stages.")
    return recipe


def _check_mean(what: str, shares: Mapping[str, float], stages: set[str]) -> None:
    if not set(shares) <= stages:
        raise ModelError(f"{what} must name stages that come before.")
    if shares and not isclose(sum(shares.values()), 1):
        raise ModelError(f"{what}: the shares must sum to 1.")


def _stage(raw: dict[str, object]) -> Stage:
    shares = raw.pop("shares")
    if not isinstance(shares, list):
        raise ModelError("A stage of a recipe needs a list of shares.")
    return Stage(shares=tuple(Share(**share) for share in shares), **raw)  # type: ignore[arg-type]
