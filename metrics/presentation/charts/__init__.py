"""Frames of the analysis become plotly figures in one look: lines, scatters, many small charts; direct labels, units on the axis.

Every function takes the language of its words; points carry the identifier of their observation as `customdata`, so
that a click leads to the sentence. Bars, and lines through the months of a year, are HTML (`metrics.presentation.drawn`).
"""

from metrics.presentation.charts.history import history_chart
from metrics.presentation.charts.lines import index_chart, rank_chart, trend_charts
from metrics.presentation.charts.parts import leaps
from metrics.presentation.charts.zones import level_growth_chart

__all__ = [
    "history_chart",
    "index_chart",
    "leaps",
    "level_growth_chart",
    "rank_chart",
    "trend_charts",
]
