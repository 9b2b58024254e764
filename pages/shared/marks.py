"""A chart's mark in words, and as filters.

A mark is what `analysis.tables.pick` takes: column to value.
"""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from pages.shared import cached, filters

COLUMNS = {
    "speaker_id": "speaker",
    "bloc": "bloc",
    "target_id": "target",
    "stance": "stance",
    "tone": "tone",
    "kind": "kind",
    "since": filters.SINCE,
    "until": filters.UNTIL,
}
"""Column of a mark to the filter that asks for the same."""


def words(chosen: Mapping[str, object]) -> str:
    """Name a mark: "NATO, against"."""
    named = [_label(column, value) for column, value in chosen.items()]
    return (" to " if "since" in chosen else ", ").join(named)


def clash(chosen: Mapping[str, object]) -> str | None:
    """Say why the filters cannot ask for what a mark opened, None when they can.

    Values of a filter are alternatives. A quote has one speaker, tone and date, and a reading one
    target and stance, so there a mark's value takes the place of the alternatives it is among. But
    a quote has many blocs: "EU" and then "NATO" means both at once.
    """
    asked, bloc = st.session_state.get("bloc") or [], chosen.get("bloc")
    if bloc is None or not asked or bloc in asked:
        return None
    before = " or ".join(_label("bloc", value) for value in asked)
    return (
        f"This cannot become a filter: {before} is asked for, and filters cannot ask for "
        f"{_label('bloc', bloc)} as well. Take the first away to filter by the second."
    )


def narrow(chosen: Mapping[str, object]) -> None:
    """Ask for a mark within what is asked already (in a callback, where nothing clashes)."""
    for column, value in chosen.items():
        key = COLUMNS[column]
        if key in filters.CHOICES:
            st.session_state[key] = [str(value)]
            continue
        day, asked = date.fromisoformat(str(value)), st.session_state.get(key)
        tighter = max if key == filters.SINCE else min
        st.session_state[key] = tighter(day, asked) if asked else day


def _label(column: str, value: object) -> str:
    choice = filters.CHOICES.get(COLUMNS[column])
    labels = choice.options(cached.frames()) if choice else {}
    return labels.get(str(value), str(value))
