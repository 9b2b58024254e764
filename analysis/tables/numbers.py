"""The few numbers that say how large a corpus is, and whose quotes have a name to them."""

from dataclasses import dataclass

import pandas as pd

from analysis.records import DESCRIBED, UNKNOWN


@dataclass(frozen=True, slots=True)
class KeyNumbers:
    """Counts of what is in view.

    `speakers` are those with a name. `described` quotes have a speaker whom the article only
    describes ("a diplomat"), `unattributed` quotes none at all.
    """

    articles: int
    quotes: int
    speakers: int
    described: int
    unattributed: int
    samples: int


def described(rows: pd.DataFrame) -> pd.Series:
    """Tell which rows have a speaker whom the article describes and does not name."""
    return rows["speaker_id"].astype(str).str.startswith(DESCRIBED)


def named(rows: pd.DataFrame) -> pd.DataFrame:
    """Keep the rows whose `speaker_id` stands for one person or body by name.

    "Unknown" is many people, and "a spokesman" of one article is nobody to compare with others.
    """
    return rows.loc[~(_unknown(rows) | described(rows))]


def key_numbers(quotes: pd.DataFrame) -> KeyNumbers:
    """Count articles, quotes, named speakers, quotes without one, and quotes of samples."""
    return KeyNumbers(
        articles=int(quotes["article_id"].nunique()),
        quotes=len(quotes),
        speakers=int(named(quotes)["speaker_id"].nunique()),
        described=int(described(quotes).sum()),
        unattributed=int(_unknown(quotes).sum()),
        samples=int(quotes["sample"].astype(bool).sum()),
    )


def _unknown(rows: pd.DataFrame) -> pd.Series:
    return rows["speaker_id"] == UNKNOWN
