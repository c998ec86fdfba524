"""Bars as HTML: rows with bullets and growth, columns through time. Each number is a link to its sentence.

A bar needs no library: as HTML it stands there with its page, wraps on a telephone, is read aloud as text, and costs a tenth
of a chart that is mounted. Lines, scatters and many small charts are plotly's (`metrics.presentation.charts`).
`reader.js` makes pictures of both.
"""

from metrics.presentation.drawn.columns import growth_columns, piece_columns
from metrics.presentation.drawn.rows import bullets, goals_of_growth, growth_rows, zone_growth_rows, zone_level_rows

__all__ = [
    "bullets",
    "goals_of_growth",
    "growth_columns",
    "growth_rows",
    "piece_columns",
    "zone_growth_rows",
    "zone_level_rows",
]
