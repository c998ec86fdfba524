"""A frame of the analysis becomes a plotly figure: growth against level, a point a zone.

Points carry the identifier of their observation as `customdata`, so that a click leads to the sentence. Bars and lines are
HTML (`metrics.presentation.drawn`).
"""

from metrics.presentation.charts.scatter import level_growth_chart

__all__ = ["level_growth_chart"]
