"""今年 in the first months of a year, behind an account of the year before: what follows is of the year that has begun."""

from __future__ import annotations

import re

from metrics.extraction.reference_period import ReferencePeriod
from metrics.language.periods import PeriodMention

_BEGINS = range(1, 5)  # months in which nothing of a year can have been counted as a whole
_THIS_YEAR = ("今年", "本年", "今年度", "本年度")
_IS_TO_BRING = re.compile(r"[^。;\d]{0,24}?(?:将(?!军|近)|(?<![主重必])要(?!素|求|点)|计划|力争|争取|确保|努力)")


def begins_anew(periods: ReferencePeriod, text: str, mention: PeriodMention, end: int) -> bool:
    """Let 今年 hold where 2007年 or 去年 has been told in February 2008: for its sentence, and for its paragraph where it says what is to come.

    `end` is where the mention ends in `text`. True where it does.
    """
    published, base, held = periods.context.published, periods.context.base_year, periods.held
    if mention.text not in _THIS_YEAR or base is None or held is None or held.kind != "year":
        return False
    if held.year != base - 1 and not (held.year is None and held.relative == -1):
        return False
    if published is not None and (published[0] != base or published[1] not in _BEGINS):
        return False
    is_to_come = _IS_TO_BRING.match(text, end) is not None
    if published is not None and published[1] == 1 and not is_to_come:
        return False
    periods.once, periods.hint = mention, None
    periods.local = mention if is_to_come else periods.local
    periods.says_year = periods.is_named = periods.is_this_year = True
    return True
