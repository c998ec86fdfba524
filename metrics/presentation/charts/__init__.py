"""Frames of the analysis become plotly figures for a closer look: to zoom, to move about, to single out.

The charts that a page shows at once are HTML (`metrics.presentation.drawn`): they read on a telephone, print and come at a tenth
of the cost. Points carry the identifier of their observation as `customdata`, so that a click leads to the sentence.
"""

from metrics.presentation.charts.history import history_figure
from metrics.presentation.charts.scatter import level_growth_figure

__all__ = ["history_figure", "level_growth_figure"]
