"""Which quotes a reader asked to see, and the stance readings that belong to them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import pandas as pd


class Corpus(NamedTuple):
    """Quotes (one row each) and the stance readings of those quotes (one row a target)."""

    quotes: pd.DataFrame
    stances: pd.DataFrame


@dataclass(frozen=True, slots=True)
class Filters:
    """What a reader asked for; an empty field keeps everything.

    Values inside a field are alternatives, fields add up: (Trump or Vance) and (negative).
    `targets` and `stances` must hold for the same reading: "against" and "Russia" means
    against Russia. `found` are the quote ids of a full-text search, None when none was asked.
    Dates are inclusive; a quote of an undated article passes only while no date is asked.
    """

    speakers: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    blocs: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    stances: frozenset[str] = frozenset()
    tones: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    outlets: frozenset[str] = frozenset()
    since: date | None = None
    until: date | None = None
    samples: bool = True
    found: frozenset[str] | None = None


_QUOTE_COLUMNS = {
    "speakers": "speaker_id",
    "countries": "country",
    "tones": "tone",
    "kinds": "kind",
    "outlets": "outlet",
}


def select(quotes: pd.DataFrame, stances: pd.DataFrame, filters: Filters) -> Corpus:
    """Keep the quotes that `filters` ask for, and the stance readings that made them pass.

    Parameters
    ----------
    quotes, stances
        The frames of the store.
    filters
        What to keep.

    Returns
    -------
    Corpus
        With a target or stance asked for, `stances` holds only the readings that match, and
        `quotes` only those with at least one such reading.
    """
    kept = quotes.loc[_quote_mask(quotes, filters)]
    readings = stances.loc[
        _among(stances["target_id"], filters.targets) & _among(stances["stance"], filters.stances)
    ]
    if filters.targets or filters.stances:
        kept = kept.loc[kept["quote_id"].isin(readings["quote_id"])]
    return Corpus(kept, readings.loc[readings["quote_id"].isin(kept["quote_id"])])


def pick(corpus: Corpus, chosen: Mapping[str, object]) -> Corpus:
    """Open one mark of a chart as exactly its quotes and readings.

    Parameters
    ----------
    corpus
        What the chart was drawn from.
    chosen
        Column to value, as the mark carries them: `bloc`, `speaker_id`, `target_id`, `stance`,
        `tone`, `kind`, and `since`/`until` (dates as ISO text, both inclusive) for a period.
    """

    def among(name: str) -> frozenset[str]:
        return frozenset({str(chosen[name])}) if name in chosen else frozenset()

    def day(name: str) -> date | None:
        return date.fromisoformat(str(chosen[name])) if name in chosen else None

    return select(
        *corpus,
        Filters(
            speakers=among("speaker_id"),
            blocs=among("bloc"),
            targets=among("target_id"),
            stances=among("stance"),
            tones=among("tone"),
            kinds=among("kind"),
            since=day("since"),
            until=day("until"),
        ),
    )


def _quote_mask(quotes: pd.DataFrame, filters: Filters) -> pd.Series:
    mask = pd.Series(data=True, index=quotes.index, dtype=bool)
    for field, column in _QUOTE_COLUMNS.items():
        mask &= _among(quotes[column], getattr(filters, field))
    if filters.blocs:
        mask &= quotes["blocs"].map(lambda blocs: not filters.blocs.isdisjoint(blocs)).astype(bool)
    if filters.since:
        mask &= quotes["published"] >= pd.Timestamp(filters.since)
    if filters.until:
        mask &= quotes["published"] <= pd.Timestamp(filters.until)
    if not filters.samples:
        mask &= ~quotes["sample"].astype(bool)
    if filters.found is not None:
        mask &= quotes["quote_id"].isin(filters.found)
    return mask


def _among(column: pd.Series, wanted: frozenset[str]) -> pd.Series:
    if not wanted:
        return pd.Series(data=True, index=column.index, dtype=bool)
    return column.isin(wanted)
