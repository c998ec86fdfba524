"""Points behind the rate that they are counted from: 增长10.6%,比去年同期的8.3%高2.3个百分点."""

from __future__ import annotations

import re

from metrics.extraction.clause import Clause, Reading, construction
from metrics.extraction.constructions.accelerations import acceleration_sign
from metrics.extraction.constructions.growth_bases import is_against_another_base
from metrics.extraction.slots import match

_THEN, _BEFORE, _OF_FALLS = "rate_then", "rate_before", "_of_falls"  # of the year before, of other months; 降幅比上半年的8.6%高…
_POINTS_FOLLOW = r"v{0,2}r?v{0,2}[ghasdnu]v{0,2}B"
_RATES_TOLD = ("yoy", "yoy_accel", "gap")


@construction("rate_compared", "P", r"(?:Y|[cO]V)v{0,2}[ud]?v?P$")
def rate_compared(clause: Clause, found: re.Match[str]) -> Reading | None:
    """比去年同期的8.3%高…, 较上半年12.6%的增速低…: what the rate was then."""
    if clause.memory.last not in _RATES_TOLD or clause.unit == "PERCENT" or is_against_another_base(clause):
        return None
    if any(letter in clause.letters for letter in "SIJZ") or match(_POINTS_FOLLOW, clause.following) is None:
        return None
    return Reading("", base=(_THEN if "Y" in found[0] else _BEFORE) + (_OF_FALLS if "R" in clause.letters else ""))


@construction("acceleration_from_rate", "B", r"^v{0,2}r?v{0,2}(?P<move>[ghasdnu])v{0,2}B$")
def acceleration_from_rate(clause: Clause, found: re.Match[str]) -> Reading | None:
    """比去年同期的8.3%高2.3个百分点: by how much the rate has changed since."""
    before = clause.memory.last.removesuffix(_OF_FALLS)
    if before not in (_THEN, _BEFORE):
        return None
    value = acceleration_sign(clause, found["move"]) * abs(clause.value)
    is_turned = before != clause.memory.last and found["move"] != "n"  # of 收窄 and 扩大 the fall is known
    return Reading("yoy_accel", -value if is_turned else value, "PP", base="previous_period" if before == _BEFORE else "")


COMPARED_RATES = (rate_compared, acceleration_from_rate)
