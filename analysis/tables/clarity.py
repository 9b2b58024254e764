"""Which readings are sure enough to be told as what they say.

A model always names a label. Where it gives that label less than the task's threshold, the reading
is told and counted as "unclear": an answer of its own, beside the labels and never among them. What
was read stays in the frame, so that a reader can see what the model leaned to.
"""

from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd

from analysis.records import UNCLEAR, Stance, Tone

TONES = (*Tone, UNCLEAR)
STANCES = (*Stance, UNCLEAR)
"""What a reading can be told as, in the order in which it is shown."""
_LABELS: Mapping[str, type[Tone | Stance]] = {"tone": Tone, "stance": Stance}


class Told(NamedTuple):
    """Quotes and stance readings with unclear ones called that."""

    quotes: pd.DataFrame
    stances: pd.DataFrame


def tell(
    quotes: pd.DataFrame,
    stances: pd.DataFrame,
    thresholds: Mapping[str, float],
    own: Mapping[str, Mapping[str, float]] | None = None,
) -> Told:
    """Call the readings of both frames unclear where the model was not sure enough.

    Parameters
    ----------
    quotes, stances
        The frames of the store; they are left as they are.
    thresholds
        Least probability for a reading to be clear, in 0..1, by task ("tone", "stance"); a task
        without one has no unclear readings.
    own
        Thresholds that were measured for a model, by task and the model's name (its id up to the
        "@"); they go before `thresholds`.

    Returns
    -------
    Told
        The frames, with `tone` or `stance` "unclear" where it applies, and beside it `tone_read`
        or `stance_read` (the label as read), `…_sure` (its probability) and `…_threshold`. Rows
        that a column `tone_corrected` or `stance_corrected` marks are a person's: never unclear.
    """
    own = own or {}
    return Told(
        *(
            _told(frame, task, _least(frame, task, thresholds.get(task, 0.0), own.get(task, {})))
            for task, frame in (("tone", quotes), ("stance", stances))
        )
    )


def _least(frame: pd.DataFrame, task: str, general: float, own: Mapping[str, float]) -> pd.Series:
    names = frame[f"{task}_model"].str.split("@").str[0]
    return names.map(dict(own)).astype("float64").fillna(general)


def _told(frame: pd.DataFrame, task: str, least: pd.Series) -> pd.DataFrame:
    read = frame[task]
    sure = pd.Series(float("nan"), index=frame.index)
    for label in _LABELS[task]:
        sure = sure.where(read != str(label), frame[f"{task}_{label}"])
    unsure = sure < least
    if f"{task}_corrected" in frame:
        unsure &= ~frame[f"{task}_corrected"].astype(bool)
    return frame.assign(
        **{
            task: read.mask(unsure, UNCLEAR),
            f"{task}_read": read,
            f"{task}_sure": sure,
            f"{task}_threshold": least,
        }
    )


def unclear(column: pd.Series) -> int:
    """Count the unclear ones in a column of labels.

    >>> unclear(pd.Series(["against", "unclear", "favor", "unclear"]))
    2
    """
    return int((column == UNCLEAR).sum())
