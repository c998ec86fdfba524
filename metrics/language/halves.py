"""一半 as a figure: of a goal it is 50 percent (完成年计划的一半), and elsewhere as likely a manner of speaking."""

from __future__ import annotations

import re

_HALF, _REACH = "一半", 16  # characters
_OF_A_GOAL = re.compile(r"(?:完成|实现|达到)[^,。;]{0,8}(?:计划|任务|目标|预算)(?:任务|数|总量)?的?(?:近|将近|约|大约)?$")
_HELD_AGAINST = re.compile("[不未没超过欠差剩]|[只仅]有|还有")  # 不到年计划的一半, 超过年计划的一半
_STOPS = re.compile("[,。;:\n]")


def is_half_of_a_goal(text: str, start: int) -> bool:
    """Whether 一半 that begins there is how much of a goal has been done.

    >>> is_half_of_a_goal("完成年计划的一半", 6), is_half_of_a_goal("不到年计划的一半", 6), is_half_of_a_goal("为年计划的一半", 5)
    (True, False, False)
    """
    if not text.startswith(_HALF, start) or text.startswith(("多", "还", "都"), start + len(_HALF)):
        return False
    before = _STOPS.split(text[max(0, start - _REACH) : start])[-1]
    return _OF_A_GOAL.search(before) is not None and _HELD_AGAINST.search(before) is None
