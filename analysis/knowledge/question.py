"""What a mention is asked about, and what an answer rests on."""

from dataclasses import dataclass, replace
from datetime import date

from analysis.knowledge.identity import Identity

_UNDATED = 0.8  # share of the confidence left to an answer that hangs on the missing day


@dataclass(frozen=True, slots=True)
class Question:
    """The day and the article around a mention."""

    on: date | None
    known: frozenset[str] = frozenset()
    home: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """An id with the reason in words and a confidence in 0..1.

    `by_office` tells that an office held on the day decided who is meant.
    """

    id: str
    how: str
    confidence: float
    by_office: bool = False


def with_day(identity: Identity, question: Question, *, by_office: bool) -> Identity:
    """Return an identity that says so where no day was given and today's offices were taken."""
    if question.on is not None:
        return identity
    how = f"{identity.how}; the article has no date: today's office-holders were taken"
    share = _UNDATED if by_office else 1.0
    return replace(identity, how=how, confidence=round(identity.confidence * share, 3))
