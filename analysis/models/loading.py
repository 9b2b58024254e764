"""Which models read: the default ones or the fast ones, both shipped."""

from dataclasses import dataclass
from functools import cache

from analysis.errors import ModelError
from analysis.models.reader import StanceModel, ToneModel, load_stance, load_tone

#: Pairs of models that ship: the better one, and the one that is several times faster.
CHOICES = ("default", "fast")


@dataclass(frozen=True, slots=True)
class Models:
    """The two models that read every quote."""

    tone: ToneModel
    stance: StanceModel


@cache
def load_models(choice: str = "default") -> Models:
    """Load a pair of models, once a process.

    Raises
    ------
    ModelError
        When there is no such choice, or the model's files are not in order.
    """
    if choice not in CHOICES:
        raise ModelError(f"There is no model {choice!r}: choose one of {', '.join(CHOICES)}.")
    return Models(load_tone(), load_stance())
