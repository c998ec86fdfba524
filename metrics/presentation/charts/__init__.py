"""Frames of the analysis become plotly figures in one look: scatters; direct labels, units on the axis.

Every function takes the language of its words; points carry the identifier of their observation as `customdata`, so
that a click leads to the sentence. Bars and lines are HTML (`metrics.presentation.drawn`).
"""

from metrics.presentation.charts.parts import leaps
from metrics.presentation.charts.zones import level_growth_chart

__all__ = [
    "leaps",
    "level_growth_chart",
]
