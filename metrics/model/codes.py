"""The code lists of the project: measures, statuses, bounds, units."""

from __future__ import annotations

MEASURES: dict[str, str] = {
    "level": "the indicator itself, in its base unit",
    "yoy": "growth over the same period of the year before, percent",
    "mom": "growth over the previous period, percent",
    "avg2y": "average growth over two years, percent",
    "change": "absolute change on the year before, base unit",
    "yoy_accel": "change of the growth rate, percentage points",
    "gap": "growth rate above or below a reference region's, percentage points",
    "rank_level": "position by level",
    "rank_yoy": "position by growth",
    "rank_change": "places gained (positive) or lost",
    "share": "part of a whole, percent",
    "contribution": "percentage points contributed to the growth of a total",
    "contribution_share": "share of growth contributed, percent",
    "target": "a level set as goal, base unit",
    "target_yoy": "a growth rate set as goal, percent",
    "completion": "share of the target reached, percent",
}
MEASURE_UNITS = {  # of the measures that are told in no unit of their indicator's
    **dict.fromkeys(("yoy", "mom", "avg2y", "share", "contribution_share", "target_yoy", "completion"), "PERCENT"),
    **dict.fromkeys(("yoy_accel", "gap", "contribution"), "PP"),
    **dict.fromkeys(("rank_level", "rank_yoy"), "RANK"),
    "rank_change": "COUNT",
}
ORDINARY = {  # what a measure hardly ever lies beyond, in its unit; the checks of the warehouse say the same (checks.sql)
    **dict.fromkeys(("yoy", "mom", "avg2y", "target_yoy"), (-90, 200)),
    **dict.fromkeys(("yoy_accel", "gap", "contribution"), (-100, 100)),
    "share": (0, 100),
}
TARGET_PERIODS = ("year", "q1", "h1", "q3")
STATUSES = ("actual", "estimate", "target")
BOUNDS = ("exact", "about", "over", "under")
SURE = 0.9  # confidence of recognition below which what was read is doubtful
ARTICLE = "article"  # label of the mark where a page begins with a headline
CURRENCIES = ("CNY", "USD", "EUR", "HKD", "JPY")
UNITS = (
    *CURRENCIES,
    "PERCENT",
    "PP",
    "COUNT",
    "PERSON",
    "M2",
    "KWH",
    "TONNE",
    "TEU",
    "TCE",
    "TCE_PER_10K_CNY",
    "RANK",
    "TIMES",
)
