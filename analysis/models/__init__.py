"""Tone and stance models that run on a CPU, without torch."""

from analysis.models.encoding import StanceQuery, ToneQuery
from analysis.models.reader import StanceModel, ToneModel, load_stance, load_tone

__all__ = ["StanceModel", "StanceQuery", "ToneModel", "ToneQuery", "load_stance", "load_tone"]
