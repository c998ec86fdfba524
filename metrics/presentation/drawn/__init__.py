"""Charts as HTML: rows with bullets and growth, columns through time, curves through months and years, growth against level.

Each number and point is a link to its sentence. These need no library: as HTML they stand there with their page, wrap on a
telephone, are read aloud as text, and cost a tenth of a chart that is mounted (Streamlit has plotly draw each new one twice).
`reader.js` makes pictures of them.
"""

from metrics.presentation.drawn.columns import growth_columns, piece_columns, skips
from metrics.presentation.drawn.history import history_lines
from metrics.presentation.drawn.parts import cut_words
from metrics.presentation.drawn.rows import bullets, goals_of_growth, growth_rows, zone_growth_rows, zone_level_rows
from metrics.presentation.drawn.scatter import level_growth_points
from metrics.presentation.drawn.series import PacePlan, cumulative_curves, cumulative_scale, task_curves
from metrics.presentation.drawn.years import has_leap, index_lines, rank_lines, trend_fields

__all__ = [
    "PacePlan",
    "bullets",
    "cumulative_curves",
    "cumulative_scale",
    "cut_words",
    "goals_of_growth",
    "growth_columns",
    "growth_rows",
    "has_leap",
    "history_lines",
    "index_lines",
    "level_growth_points",
    "piece_columns",
    "rank_lines",
    "skips",
    "task_curves",
    "trend_fields",
    "zone_growth_rows",
    "zone_level_rows",
]
