"""The five-year plans: 十三五 ends with 2020."""

from __future__ import annotations

import re

PLAN_ENDS = {"九五": 2000, "十五": 2005, "十一五": 2010, "十二五": 2015, "十三五": 2020, "十四五": 2025, "十五五": 2030}


def plan_end(text: str) -> int | None:
    """The last year of “十三五”时期; None for words that name no plan.

    >>> plan_end("“十三五”时期"), plan_end("“十三五”五年"), plan_end("五年来")
    (2020, 2020, None)
    """
    return PLAN_ENDS.get(re.sub("[^一二三四五九十]", "", text.removesuffix("五年")))
