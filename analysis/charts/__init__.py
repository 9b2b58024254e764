"""Charts: a tidy frame of `analysis.tables` in, an Altair chart out, nothing else touched.

Every chart carries a description (its alternative text), names its mark selection `picked` with
the columns that `analysis.tables.pick` opens, and prints its numbers as text, so that colour
never stands alone.
"""

from analysis.charts.coverage import accuracy_coverage
from analysis.charts.heatmap import actor_target
from analysis.charts.palette import DARK, LIGHT, Palette
from analysis.charts.stances import stance_bars
from analysis.charts.timeline import quotes_over_time
from analysis.charts.tones import tone_bars

__all__ = [
    "DARK",
    "LIGHT",
    "Palette",
    "accuracy_coverage",
    "actor_target",
    "quotes_over_time",
    "stance_bars",
    "tone_bars",
]
