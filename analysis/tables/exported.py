"""Quotes and stances as a spreadsheet takes them: one flat table each.

Text of articles is untrusted: a cell that a spreadsheet would take for a formula gets an apostrophe
in front (OWASP, "CSV Injection", https://owasp.org/www-community/attacks/CSV_Injection).
"""

import pandas as pd

from analysis.records import Stance, Tone

_FORMULA = r"[=+\-@\t\r]"

_QUOTE = ["quote_id", "article_id", "title", "outlet", "published", "sample", "kind", "text"]
_SPEAKER = ["speaker_id", "speaker", "role", "country", "speaks_for", "blocs", "evidence"]
_TARGET = ["target_id", "target", "target_kind"]


def quote_table(quotes: pd.DataFrame) -> pd.DataFrame:
    """Return one row a quote: origin, words, speaker, tone.

    `tone` is as told, which may be "unclear"; `tone_read` is the label as read, after it stand the
    probabilities, the threshold and the model.
    """
    flat = quotes.assign(blocs=quotes["blocs"].map("; ".join))
    return _safe(flat[[*_QUOTE, *_SPEAKER, *_reading("tone", Tone)]])


def stance_table(quotes: pd.DataFrame, stances: pd.DataFrame) -> pd.DataFrame:
    """Return one row a stance: quote, speaker, target, and the stance as `quote_table` has tones.

    `quotes` must hold the quotes of all `stances`.
    """
    said = quotes[["quote_id", "published", "sample", "speaker_id", "speaker", "text"]]
    flat = stances.merge(said, on="quote_id", how="left")
    columns = ["quote_id", "article_id", *said.columns[1:], *_TARGET, *_reading("stance", Stance)]
    return _safe(flat[columns])


def _reading(task: str, labels: type[Tone | Stance]) -> list[str]:
    scores = [f"{task}_{label}" for label in labels]
    return [task, f"{task}_read", *scores, f"{task}_threshold", f"{task}_model"]


def _safe(frame: pd.DataFrame) -> pd.DataFrame:
    words = frame.select_dtypes(["object", "string"])
    return frame.assign(
        **{
            str(name): column.mask(column.str.match(_FORMULA).eq(other=True), "'" + column)
            for name, column in words.items()
        }
    )
