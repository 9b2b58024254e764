"""What a mention is asked about, and what an answer rests on."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Question:
    """The day and the article around a mention."""

    on: date | None
    known: frozenset[str] = frozenset()
    home: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """An id with the reason in words and a confidence in 0..1."""

    id: str
    how: str
    confidence: float
