"""Frames of the analysis become plotly figures in one look: scatters and the lines of hundreds of zones; direct labels, units on the axis.

Every function takes the language of its words; points carry the identifier of their observation as `customdata`, so
that a click leads to the sentence. Bars and the lines of a few are HTML (`metrics.presentation.drawn`).
"""

from metrics.presentation.charts.history import history_chart
from metrics.presentation.charts.parts import leaps
from metrics.presentation.charts.zones import level_growth_chart

__all__ = [
    "history_chart",
    "leaps",
    "level_growth_chart",
]
