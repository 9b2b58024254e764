"""Which models read: the user's own where settings name them, else ours, by choice."""

from dataclasses import dataclass
from functools import cache

from analysis.errors import ModelError
from analysis.models.external import (
    External,
    configured,
    load_external_stance,
    load_external_tone,
)
from analysis.models.reader import StanceModel, ToneModel, load_readers
from analysis.models.weights import HOME

#: Pairs of models that ship: the better one, and the one that is several times faster.
CHOICES = ("default", "fast")


@dataclass(frozen=True, slots=True)
class Models:
    """The two models that read every quote."""

    tone: ToneModel
    stance: StanceModel


def load_models(choice: str = "default") -> Models:
    """Load a pair of models, once a process; a setting that names a model wins over the choice.

    Raises
    ------
    ModelError
        When there is no such choice, a model's files are not in order, or a model that a setting
        names cannot be used.
    """
    return _pair(choice, configured("tone"), configured("stance"))


def load_tone(choice: str = "default") -> ToneModel:
    """Load the tone model of a pair alone; see `load_models`."""
    return _tone(choice, configured("tone"))


def load_stance(choice: str = "default") -> StanceModel:
    """Load the stance model of a pair alone; see `load_models`."""
    return _stance(choice, configured("stance"))


@cache
def _pair(choice: str, tone: External | None, stance: External | None) -> Models:
    return Models(_tone(choice, tone), _stance(choice, stance))


@cache
def _tone(choice: str, own: External | None) -> ToneModel:
    return _shipped(choice).tone if own is None else load_external_tone(own)


@cache
def _stance(choice: str, own: External | None) -> StanceModel:
    return _shipped(choice).stance if own is None else load_external_stance(own)


@cache
def _shipped(choice: str) -> Models:
    check_choice(choice)
    return Models(*load_readers(HOME / choice))


def check_choice(choice: str) -> None:
    """Raise ModelError when there is no such pair of models."""
    if choice not in CHOICES:
        raise ModelError(f"There is no model {choice!r}: choose one of {', '.join(CHOICES)}.")
