"""Tidy frames for charts and pages: frame in, frame out, nothing else touched.

Every function takes the frames of `analysis.store` (one row a quote, one row a stance reading)
and returns a new frame. Numbers here are counts of rows a reader can be shown, so whatever a
chart says can be opened as exactly its quotes with `pick`.
"""

from analysis.tables.clarity import STANCES, TONES, Told, tell, unclear
from analysis.tables.coverage import Point, coverage_at, coverage_curve
from analysis.tables.crossing import Crossing, cross
from analysis.tables.exported import quote_table, stance_table
from analysis.tables.filtering import Corpus, Filters, pick, select
from analysis.tables.labels import distinct
from analysis.tables.numbers import KeyNumbers, described, key_numbers, named
from analysis.tables.positions import FEW, by_bloc, position_rows, positions
from analysis.tables.profile import offices, spoken_for
from analysis.tables.timeline import Timeline, timeline
from analysis.tables.tones import tones

__all__ = [
    "FEW",
    "STANCES",
    "TONES",
    "Corpus",
    "Crossing",
    "Filters",
    "KeyNumbers",
    "Point",
    "Timeline",
    "Told",
    "by_bloc",
    "coverage_at",
    "coverage_curve",
    "cross",
    "described",
    "distinct",
    "key_numbers",
    "named",
    "offices",
    "pick",
    "position_rows",
    "positions",
    "quote_table",
    "select",
    "spoken_for",
    "stance_table",
    "tell",
    "timeline",
    "tones",
    "unclear",
]
