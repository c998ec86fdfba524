"""Whether a figure is told as an estimate: 预计…, 约64亿元, and not what stands beside it of a year that is over."""

from __future__ import annotations

from metrics.extraction.clause import Clause
from metrics.extraction.state import State
from metrics.extraction.times.reference_period import Resolved

_OF_A_SHARE = 6  # slots from the words for a share to its number
_ABOUT = frozenset(("约", "大约", "大致", "大概"))


def is_estimated(state: State, clause: Clause, period: Resolved, shift: int) -> bool:
    """预计…, 约64亿元, 约完成64亿元; where 预计…由48亿元增加到80亿元 begins, the year is long over."""
    published = state.context.published
    is_long_over = published is not None and period[1][:4].isdigit() and int(period[1][:4]) < published[0] - 1
    if clause.memory.status == "estimate" and not is_long_over and not shift and not _was_over(state, period):
        state.memory.expected = max(state.memory.expected, period[1])
        return True  # and 比去年的43.6亿元 is known
    if clause.number.quantity is not None and clause.number.quantity.is_estimate:
        return True
    if clause.number.letter == "P" and "z" in clause.letters and any(t.text == "约占" for t in clause.tokens[-_OF_A_SHARE:]):
        return True  # 约占全市的21%
    return "v" in clause.letters[-3:-1] and not _ABOUT.isdisjoint([t.text for t in clause.tokens[-3:-1]])


def _was_over(state: State, period: Resolved) -> bool:
    """预计2024年达到3600亿元;去年为3302亿元; 上半年预计增长7%,1-5月投资增长9%: of a time that was over, behind what is expected of a later one."""
    published, expected = state.context.published, state.memory.expected
    return published is not None and period[1] < min(expected, f"{published[0]:04d}-{published[1]:02d}")
