"""Text → quotes: quotation marks, reported speech, mentions, attribution."""

from analysis.extraction.extract import extract

__all__ = ["extract"]
