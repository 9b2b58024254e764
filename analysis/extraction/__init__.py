"""Text → quotes: quotation marks, reported speech, mentions, attribution."""

from analysis.extraction.extract import Examined, examine, extract

__all__ = ["Examined", "examine", "extract"]
