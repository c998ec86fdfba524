"""Frames of the analysis become plotly figures in one look: direct labels, units on the axis, text beside colour.

Every function takes the language of its words; points carry the identifier of their observation as `customdata`, so
that a click leads to the sentence.
"""

from metrics.presentation.charts.boards import completion_chart, target_growth_chart
from metrics.presentation.charts.history import history_chart
from metrics.presentation.charts.lines import index_chart, rank_chart, tasks_chart, trend_charts
from metrics.presentation.charts.series import PacePlan, cumulative_chart, growth_chart, pieces_chart
from metrics.presentation.charts.zones import (
    growth_bars,
    level_growth_chart,
    zone_growth_chart,
    zone_level_chart,
)

__all__ = [
    "PacePlan",
    "completion_chart",
    "cumulative_chart",
    "growth_bars",
    "growth_chart",
    "history_chart",
    "index_chart",
    "level_growth_chart",
    "pieces_chart",
    "rank_chart",
    "target_growth_chart",
    "tasks_chart",
    "trend_charts",
    "zone_growth_chart",
    "zone_level_chart",
]
