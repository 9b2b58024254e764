"""The few numbers that say how large a corpus is."""

from dataclasses import dataclass

import pandas as pd

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class KeyNumbers:
    """Counts of what is in view; `unattributed` quotes have no speaker that could be named."""

    articles: int
    quotes: int
    speakers: int
    unattributed: int
    samples: int


def key_numbers(quotes: pd.DataFrame) -> KeyNumbers:
    """Count articles, quotes, distinct speakers, quotes without one, and quotes of samples."""
    unknown = quotes["speaker_id"] == UNKNOWN
    return KeyNumbers(
        articles=int(quotes["article_id"].nunique()),
        quotes=len(quotes),
        speakers=int(quotes.loc[~unknown, "speaker_id"].nunique()),
        unattributed=int(unknown.sum()),
        samples=int(quotes["sample"].astype(bool).sum()),
    )
