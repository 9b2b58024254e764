"""What unclear readings lean to, in words, quote by quote."""

from collections.abc import Mapping

import pandas as pd

from analysis.records import UNCLEAR, Stance, Tone
from analysis.tables import Corpus
from pages.shared import wording


def by_quote(corpus: Corpus) -> Mapping[str, str]:
    """Return all probabilities of the unclear readings as text, by quote id.

    Quotes without an unclear reading are left out.
    """
    tones, stances = corpus
    told = pd.concat(
        [
            _told(tones.loc[tones["tone"] == UNCLEAR].assign(about="tone"), "tone", Tone),
            _told(
                stances.loc[stances["stance"] == UNCLEAR].assign(about=lambda rows: rows["target"]),
                "stance",
                Stance,
            ),
        ]
    )
    return dict(told.groupby(level=0, sort=False).agg("; ".join))


def _told(rows: pd.DataFrame, task: str, labels: type[Tone | Stance]) -> pd.Series:
    words = [
        f"{row['about']}: "
        + wording.leaning({str(label): float(row[f"{task}_{label}"]) for label in labels})
        for row in rows.to_dict("records")
    ]
    return pd.Series(words, index=rows["quote_id"], dtype="str")
