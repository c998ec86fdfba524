"""Goals by the words of those who took them upon themselves: 年初给自己出的考题是…, 今年立下的军令状是…."""

from __future__ import annotations

import re

from metrics.language.seldom import seldom
from metrics.language.vocabulary import any_of

# 年初确定, 年初人代会上定, 两会定下: when a goal of the year was set; 的 and what it is for follow
SET_AT_ITS_BEGINNING = (
    r"(?:年初[^,。;:\d]{0,10}?|[^,。;:\d]{0,6}?(?:人代会|两会|党代会)(?:会?上)?[^,。;:\d]{0,4}?)(?:"
    + any_of("setting_goals_word", "pledging_word")
    + r")(?:下来?|好)?"
)
_FROM_ITS_BEGINNING, _SAID = ("年初", "今年", "自己", "去年"), 40  # characters in which it stands
_PLEDGED = seldom(
    r"(?P<lead>[^。;\d]{0,24}?(?:年初|[今去]年|[给为跟]自己)[^,。;:\d]{0,12}?(?:"
    + any_of("pledging_word", "setting_goals_word")
    + r")了?的[^,。;:\d]{0,3}(?:"
    + any_of("pledged_noun_word", "planned_noun_word")
    + r"))[”\"]?(?:就|便)?[是为]:?[^,。;:\d]{2,18}\d"
)
# 市里给出的“硬杠杠”是:全年生产总值增长10%
_HANDED_OUT = seldom(
    r"(?P<lead>[^。;\d]{0,24}?[“\"]?(?!指标)(?:"
    + any_of("pledged_noun_word")
    + r")[”\"]?)(?:就|便|也)?[是为]?:[“\"]?(?:全年|今年|到?年底)(?!以来|上半年|前|一季|[第\d])[^,。;:\d]{2,18}\d"
)
_HANDED_IN = re.compile("[上下]半年的|季度的|月份?的|去年|上年|交出|答案|成绩")
_CAME_OF_IT = re.compile("结果|最终|最后|到头来")  # 去年定的目标是增长10%,结果增长11%
_DONE = re.compile("完成|实现|超额|达成|对[照标比]|[与和比较]年初|距")


def pledges(text: str, start: int, end: int) -> bool:
    """年初给自己出的考题是GDP增长23%以上: what the figures of the sentence are; 上半年交出的答卷是GDP增长21% tells what has been."""
    if text.find(":", start, start + _SAID) >= 0 and text.find("年", start, start + _SAID) >= 0:
        handed = _HANDED_OUT.match(text, start, end)
        if handed is not None and _DONE.search(handed["lead"]) is None and _HANDED_IN.search(handed["lead"]) is None:
            return True
    if text.find("的", start, end) < 0 or not any(text.find(word, start, start + _SAID) >= 0 for word in _FROM_ITS_BEGINNING):
        return False
    found = _PLEDGED.match(text, start, end)
    if found is None or _DONE.search(found["lead"]) is not None:
        return False
    return "去年" not in found["lead"] or _CAME_OF_IT.search(text, found.end(), end) is None
