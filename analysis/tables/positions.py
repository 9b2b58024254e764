"""Where groups stand: against, neutral and favor as bars that diverge around the middle.

The unit is one stance reading: one quote toward one target. A quote that names three targets
has three readings. Unclear readings are counted beside the bars, never within: a share is of the
clear ones.
"""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from analysis.records import UNCLEAR, Stance
from analysis.tables.clarity import STANCES
from analysis.tables.counting import counts
from analysis.tables.labels import labels

FEW = 5
"""Groups with fewer clear readings are told as counts: a share of four says nothing."""

_COLUMNS = [
    "id",
    "name",
    "stance",
    "n",
    "total",
    "unclear",
    "share",
    "x",
    "x2",
    "few",
    "words",
    "rank",
]


def position_rows(quotes: pd.DataFrame, stances: pd.DataFrame) -> pd.DataFrame:
    """Give every stance reading the speaker of its quote (columns `speaker_id`, `speaker`)."""
    return stances.merge(quotes[["quote_id", "speaker_id", "speaker"]], on="quote_id", how="inner")


def positions(rows: pd.DataFrame, ids: str, names: str, top: int | None = None) -> pd.DataFrame:
    """Count readings by group and stance and lay the counts out as diverging bars.

    Parameters
    ----------
    rows
        One row a stance reading, with `stance` and the two columns named below.
    ids, names
        Columns that hold the group's id and the name to show.
    top
        Keep this many groups, those with most readings, clear or not; all when None.

    Returns
    -------
    DataFrame
        One row for each group and stance, in the order of `rank` (most in favor first, groups
        with few clear readings last): `n` readings, `total` clear and `unclear` ones of the
        group, `share` of the clear ones in 0..1, bar from `x` to `x2` on an axis whose 0 is the
        middle of the neutral share, `few` when the total is below `FEW`, `words` the counts of
        clear ones as text.
    """
    if rows.empty:
        return pd.DataFrame(columns=_COLUMNS)
    table = counts(rows, ids, "stance", STANCES)
    totals = table.drop(columns=UNCLEAR).sum(axis=1)
    groups = pd.DataFrame(
        {
            "total": totals,
            "unclear": table[UNCLEAR],
            "all": totals + table[UNCLEAR],
            "net": (table[Stance.FAVOR] - table[Stance.AGAINST]) / totals,
            "few": totals < FEW,
            "name": labels(rows, ids, names),
        }
    )
    if top is not None:
        groups = groups.sort_values(["all", "name"], ascending=[False, True]).head(top)
    groups = groups.sort_values(["few", "net", "all", "name"], ascending=[True, False, False, True])
    bars = [
        bar
        for rank, group in enumerate(groups.reset_index(names="id").to_dict("records"))
        for bar in _bars(rank, group, table.loc[[group["id"]]].iloc[0])
    ]
    return pd.DataFrame(bars, columns=_COLUMNS)


def by_bloc(
    quotes: pd.DataFrame,
    stances: pd.DataFrame,
    names: Mapping[str, str],
    top: int | None = None,
) -> pd.DataFrame:
    """Lay out the readings by the speaker's blocs; see `positions`.

    A speaker's reading counts once in every bloc that the speaker's country belongs to. Blocs
    overlap, so rows must never be added up. Only the blocs in `names` are shown.
    """
    members = quotes[["quote_id", "blocs"]].explode("blocs").dropna(subset="blocs")
    members = members.loc[members["blocs"].isin(list(names))]
    rows = stances.merge(members, on="quote_id", how="inner")
    rows["bloc_name"] = rows["blocs"].map(names)
    return positions(rows, "blocs", "bloc_name", top)


def _bars(rank: int, group: Mapping[Hashable, Any], n: "pd.Series[int]") -> list[dict[str, object]]:
    shares = [n[stance] / max(1, group["total"]) for stance in Stance]
    against, neutral, favor = shares
    edges = [-neutral / 2 - against, -neutral / 2, neutral / 2, neutral / 2 + favor]
    words = ", ".join(f"{n[stance]} {stance}" for stance in Stance if n[stance])
    return [
        {
            "id": group["id"],
            "name": group["name"],
            "stance": str(stance),
            "n": int(n[stance]),
            "total": int(group["total"]),
            "unclear": int(group["unclear"]),
            "share": share,
            "x": edges[place],
            "x2": edges[place + 1],
            "few": bool(group["few"]),
            "words": words or "none clear",
            "rank": rank,
        }
        for place, (stance, share) in enumerate(zip(Stance, shares, strict=True))
    ]
