"""Quarters in the name of a meeting: 前三季度,…。召开三季度经济运行调度会 hears of all the months that have been told of, and not of the last three."""

from __future__ import annotations

import re

from metrics.language.periods import PeriodMention

_MEETING = re.compile(
    r"(?:全[区市县省])?(?:经济|工业|重点|形势|工作|项目|招商|投资|财税|指标|运行)[^,。;:\d\n]{0,14}(?:会|会议)(?![员计展商见谈]|期间)"
)


def is_of_a_meeting(text: str, mention: PeriodMention, held: PeriodMention | None, end: int) -> bool:
    """Whether a quarter that lies within the months told of since January stands in the name of a meeting; `end`: where it ends in the text."""
    if mention.kind != "span" or mention.months is None or mention.months[0] == 1 or mention.is_compared:
        return False
    if held is None or held.kind not in ("span", "year") or held.months is None or held.months[0] != 1:
        return False
    is_within = held.months[1] >= mention.months[1] and (held.year is None or mention.year in (None, held.year))
    return is_within and _MEETING.match(text, end) is not None
