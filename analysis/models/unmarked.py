"""What a foreign model gets to read: the same window of text as ours, without marks.

Only our own models learned what « » and § mean.
"""

from analysis.models.encoding import (
    QUOTE_CLOSE,
    QUOTE_OPEN,
    TARGET_MARK,
    WINDOW,
    Pair,
    StanceQuery,
    ToneQuery,
    locate,
    stance_pair,
    tone_pair,
)

_MARKS = str.maketrans("", "", QUOTE_OPEN + QUOTE_CLOSE + TARGET_MARK)


def unmarked(query: StanceQuery) -> str:
    """Return the quote in its surroundings, as much of them as our own models get.

    >>> unmarked(StanceQuery("EU", "No deal", context="“No deal,” she said."))
    '“No deal,” she said.'
    """
    whole = query.text if query.context is None else query.context
    if len(whole) > WINDOW or locate(query.text, whole) is None:
        whole = stance_pair(query)[0].translate(_MARKS)
    return _line(whole)


def text_alone(query: ToneQuery) -> Pair:
    """Lay out a tone query as (text, nothing), as published sentiment classifiers read it."""
    return tone_pair(ToneQuery(query.text))[0], ""


def text_and_target(query: StanceQuery) -> Pair:
    """Lay out a stance query as (text, target), as published targeted classifiers read it."""
    return unmarked(query), _line(query.target)


def _line(text: str) -> str:
    return " ".join(text.split())
