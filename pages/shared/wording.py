"""Words for numbers, dates and codes, the same on every page."""

from collections.abc import Mapping
from datetime import date

import pandas as pd

from analysis.records import UNCLEAR

_NAMED, _INFERRED = 0.9, 0.7
SAMPLE = "Sample: events, people and quotes are invented"
STANCE_WORDS = {
    "against": "against",
    "neutral": "neutral toward",
    "favor": "in favor of",
    UNCLEAR: "unclear toward",
}
KIND_WORDS = {
    "direct": "direct (in quotation marks)",
    "mixed": "mixed (partly in quotation marks)",
    "indirect": "indirect (reported speech)",
    "nested": "nested (a quote inside a quote)",
}


def count(number: int, noun: str, plural: str | None = None) -> str:
    """Write a number with its noun.

    >>> count(1, "quote"), count(1200, "quote"), count(2, "country", "countries")
    ('1 quote', '1,200 quotes', '2 countries')
    """
    word = noun if number == 1 else plural or f"{noun}s"
    return f"{number:,} {word}"


def described(number: int) -> str:
    """Say how many quotes no count by speaker has, because nobody is named.

    >>> described(1)
    '1 quote of speakers who are described, not named (“a diplomat”), is in no count by speaker'
    """
    are = "is" if number == 1 else "are"
    return (
        f"{count(number, 'quote')} of speakers who are described, not named (“a diplomat”), {are} "
        "in no count by speaker"
    )


def day(when: object) -> str:
    """Write a publication date, or say that there is none.

    >>> day(pd.Timestamp("2025-02-14")), day(None)
    ('14 Feb 2025', 'undated')
    """
    if isinstance(when, date) and not pd.isna(when):
        return f"{when.day} {when:%b %Y}"
    return "undated"


def given(value: object) -> str | None:
    """Return a frame's cell as text, None when it is missing or empty.

    >>> given("x"), given(None), given(float("nan")), given("")
    ('x', None, None, None)
    """
    if isinstance(value, str) and value:
        return value
    return None


def sureness(confidence: float) -> str:
    """Say how firmly a speaker is known: the number behind it is set by hand for each rule.

    >>> sureness(0.97), sureness(0.85), sureness(0.6)
    ('named', 'inferred', 'weak')
    """
    return "named" if confidence >= _NAMED else "inferred" if confidence >= _INFERRED else "weak"


def share(probability: float) -> str:
    """Write a probability the way a reader says it.

    >>> share(0.814), share(0.001), share(0.999)
    ('81 %', '< 1 %', '> 99 %')
    """
    percent = round(100 * probability)
    if percent == 0 < probability:
        return "< 1 %"
    if percent == 100 and probability < 1:  # noqa: PLR2004 - certainty is not what a model has
        return "> 99 %"
    return f"{percent} %"


def leaning(scores: Mapping[str, float]) -> str:
    """Write all probabilities of a reading, the most probable label first.

    >>> leaning({"against": 0.41, "neutral": 0.2, "favor": 0.39})
    'against 41 %, favor 39 %, neutral 20 %'
    """
    ranked = sorted(scores.items(), key=lambda one: -one[1])
    return ", ".join(f"{label} {share(score)}" for label, score in ranked)


def clear(number: int, unclear: int) -> str:
    """Write a count of clear readings with the number of unclear ones.

    >>> clear(12, 3), clear(1200, 0)
    ('12 clear + 3 unclear', '1,200')
    """
    return f"{number:,} clear + {unclear:,} {UNCLEAR}" if unclear else f"{number:,}"
