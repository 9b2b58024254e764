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


class Told(NamedTuple):
    """Quotes and stance readings with unclear ones called that."""

    quotes: pd.DataFrame
    stances: pd.DataFrame


def tell(quotes: pd.DataFrame, stances: pd.DataFrame, thresholds: Mapping[str, float]) -> Told:
    """Call the readings of both frames unclear where the model was not sure enough.

    Parameters
    ----------
    quotes, stances
        The frames of the store; they are left as they are.
    thresholds
        Least probability for a reading to be clear, in 0..1, by task ("tone", "stance"); a task
        without one has no unclear readings.

    Returns
    -------
    Told
        The frames, with `tone` or `stance` "unclear" where it applies, and beside it
        `tone_read` or `stance_read` (the label as read) and `tone_sure` or `stance_sure` (its
        probability).
    """
    return Told(
        _clear(quotes, "tone", Tone, thresholds.get("tone", 0.0)),
        _clear(stances, "stance", Stance, thresholds.get("stance", 0.0)),
    )


def _clear(
    frame: pd.DataFrame, task: str, labels: type[Tone | Stance], threshold: float
) -> pd.DataFrame:
    read = frame[task]
    sure = pd.Series(float("nan"), index=frame.index)
    for label in labels:
        sure = sure.where(read != str(label), frame[f"{task}_{label}"])
    unsure = sure < threshold
    by_a_person = frame.get(f"{task}_corrected")
    if by_a_person is not None:
        unsure &= ~by_a_person.astype(bool)
    return frame.assign(
        **{
            task: read.mask(unsure, UNCLEAR),
            f"{task}_read": read,
            f"{task}_sure": sure,
        }
    )


def unclear(column: pd.Series) -> int:
    """Count the unclear ones in a column of labels.

    >>> unclear(pd.Series(["against", "unclear", "favor", "unclear"]))
    2
    """
    return int((column == UNCLEAR).sum())
