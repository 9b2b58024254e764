"""Who speaks about whom: speakers by targets."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.records import Stance
from analysis.tables.clarity import STANCES
from analysis.tables.counting import counts
from analysis.tables.labels import labels
from analysis.tables.numbers import named
from analysis.tables.positions import FEW

_SIGNS = {Stance.AGAINST: "−", Stance.NEUTRAL: "○", Stance.FAVOR: "+"}


@dataclass(frozen=True, slots=True)
class Crossing:
    """Readings of the most quoted speakers toward the most named targets.

    `frame` has one row a cell with at least one reading: `speaker_id`, `speaker`, `target_id`,
    `target` (labels that no two ids share), `against`, `neutral`, `favor`, `n` of these, `unclear`
    beside them, `net` (favor minus against over n, in -1..1; missing when n is below `FEW`),
    `few`, `text` (n, or the counts by sign when few). `shown` of `total` readings, clear or not,
    are in these cells.
    """

    frame: pd.DataFrame
    speakers: list[str]
    targets: list[str]
    shown: int
    total: int


def cross(rows: pd.DataFrame, speakers: int = 12, targets: int = 12) -> Crossing:
    """Cross speakers with targets, the most frequent of each.

    Parameters
    ----------
    rows
        One row a stance reading with its speaker; see `position_rows`.
    speakers, targets
        How many of each to keep.
    """
    known = named(rows)
    kept = known.loc[
        known["speaker_id"].isin(_most(known["speaker_id"], speakers))
        & known["target_id"].isin(_most(known["target_id"], targets))
    ]
    if kept.empty:
        return Crossing(pd.DataFrame(), [], [], 0, len(rows))
    kept = kept.assign(
        speaker=kept["speaker_id"].map(labels(kept, "speaker_id", "speaker")),
        target=kept["target_id"].map(labels(kept, "target_id", "target")),
    )
    frame = counts(kept, ["speaker_id", "target_id"], "stance", STANCES).reset_index()
    frame["speaker"] = frame["speaker_id"].map(_names(kept, "speaker_id", "speaker"))
    frame["target"] = frame["target_id"].map(_names(kept, "target_id", "target"))
    frame["n"] = frame[[str(stance) for stance in Stance]].sum(axis=1)
    frame["few"] = frame["n"] < FEW
    net = (frame["favor"] - frame["against"]) / frame["n"]
    frame["net"] = net.mask(frame["few"])
    frame["text"] = [_text(row) for row in frame.to_dict("records")]
    return Crossing(
        frame,
        _most(kept["speaker"], speakers),
        _most(kept["target"], targets),
        len(kept),
        len(rows),
    )


def _most(column: pd.Series, top: int) -> list[str]:
    counts = column.value_counts().rename_axis("value").reset_index(name="n")
    return list(counts.sort_values(["n", "value"], ascending=[False, True])["value"].head(top))


def _names(rows: pd.DataFrame, ids: str, names: str) -> pd.Series:
    return rows.drop_duplicates(ids).set_index(ids)[names]


def _text(cell: Mapping[Hashable, object]) -> str:
    if not cell["few"]:
        return str(cell["n"])
    return " ".join(
        f"{sign}{cell[str(stance)]}" for stance, sign in _SIGNS.items() if cell[str(stance)]
    )
