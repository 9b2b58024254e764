"""How speakers sound: quotes by tone, stacked as counts."""

import pandas as pd

from analysis.records import UNCLEAR
from analysis.tables.clarity import TONES
from analysis.tables.counting import counts
from analysis.tables.labels import labels
from analysis.tables.numbers import named

_COLUMNS = ["speaker_id", "speaker", "tone", "n", "total", "unclear", "x", "x2", "rank"]


def tones(quotes: pd.DataFrame, top: int = 10) -> pd.DataFrame:
    """Count the quotes of the most quoted speakers by tone.

    Quotes without a named speaker are left out; see `named`.

    Returns
    -------
    DataFrame
        One row for each speaker and tone, "unclear" the last, most quoted first (`rank`): `n`
        quotes, `total` clear and `unclear` ones of the speaker, stacked from `x` to `x2` in
        quotes.
    """
    known = named(quotes)
    if known.empty:
        return pd.DataFrame(columns=_COLUMNS)
    table = counts(known, "speaker_id", "tone", TONES)
    names = labels(known, "speaker_id", "speaker")
    speakers = (
        pd.DataFrame({"all": table.sum(axis=1), "speaker": names})
        .sort_values(["all", "speaker"], ascending=[False, True])
        .head(top)
    )
    rows = []
    for rank, (speaker_id, quoted, speaker) in enumerate(speakers.itertuples()):
        edge, unclear = 0, int(table.loc[speaker_id, UNCLEAR])
        whole = (int(quoted) - unclear, unclear)
        for tone in TONES:
            n = int(table.loc[speaker_id, tone])
            rows.append((speaker_id, speaker, str(tone), n, *whole, edge, edge + n, rank))
            edge += n
    return pd.DataFrame(rows, columns=_COLUMNS)
