"""Months in which something went on that is told of: 8月至10月静态管理期间,组织76家企业闭环生产. What is told later is of the account's own time."""

from __future__ import annotations

import re

from metrics.language.periods import PeriodMention

# 期间 behind a name of what went on; the time in which something is counted, checked or planned for is one of figures
_WENT_ON = re.compile(r"份?的?[^,。;:\d\n]{2,10}(?<!报告)(?<!统计)(?<!核算)(?<!考核)(?<!调度)(?<!监测)(?<!计划)(?<!规划)(?<!五)期间")


def is_of_what_went_on(text: str, mention: PeriodMention, end: int) -> bool:
    """4月封控期间, 8月至10月静态管理期间; `end`: where the months end in the text. Months from January on are those of an account."""
    if mention.kind not in ("span", "month") or mention.months is None or mention.months[0] == 1 or mention.is_compared:
        return False
    return text.find("期间", end, end + 14) >= 0 and _WENT_ON.match(text, end) is not None
