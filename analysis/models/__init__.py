"""Tone and stance models that run on a CPU, without torch."""

from analysis.models.encoding import StanceQuery, ToneQuery
from analysis.models.loading import CHOICES, Models, load_models
from analysis.models.reader import StanceModel, ToneModel, load_stance, load_tone

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
