"""Tone and stance models that run on a CPU: ours without torch, or a user's own with it."""

from analysis.models.encoding import StanceQuery, ToneQuery
from analysis.models.loading import CHOICES, Models, load_models, load_stance, load_tone
from analysis.models.reader import StanceModel, ToneModel

__all__ = [
    "CHOICES",
    "Models",
    "StanceModel",
    "StanceQuery",
    "ToneModel",
    "ToneQuery",
    "load_models",
    "load_stance",
    "load_tone",
]
