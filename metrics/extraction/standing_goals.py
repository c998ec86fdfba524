"""Goals that stand as they were set: 下半年怎么干。目标一个不调。开票销售289亿元是底线;… tells what the year is to bring, and no result."""

from __future__ import annotations

import re

from metrics.extraction.clause import Sentence
from metrics.language.seldom import seldom

_STAND = seldom(
    r"(?:答:)?[“\"]?(?:[^,。;:\d]{2,10},)?[^,。;:\d]{0,8}(?:目标|任务|盘子)"
    r"(?:一个|一项|一分|一律|一点|都|也|坚决|绝|决)*不(?:变|动|调|动摇|松劲|改|降|减|含糊|打折)[^,。;:\d]{0,6}"
    r"(?:,[^,。;:\d]{2,12}){0,2}[”\"]?[。!;:,]"
)
_AHEAD = re.compile("怎么|如何|怎样|下半年|下一?步|下一?阶段|接下来|四季度|全年|年初|后[几三四]个月|最后")
_BEFORE, _GOALS = 24, ("目标", "任务", "盘子")  # characters
_OF_THE_YEAR = ("全年", "今年", "年内", "到年底", "年底")
_TOLD = frozenset("YOkpcgF")  # slots of what has been measured or done
_DONE = ("完成", "实现")
_BY_NOW, _OPENING = ("已", "目前", "现", "现有", "实际"), 4  # slots


def goals_stand(text: str, start: int, end: int) -> bool:
    """目标一个不调, behind 下半年怎么干 or with 全年: what follows in the paragraph is what was set before."""
    if text.find("不", start, end) < 0 or not any(text.find(word, start, end) >= 0 for word in _GOALS):
        return False
    found = _STAND.fullmatch(text, start, end)
    return found is not None and _AHEAD.search(text, max(0, start - _BEFORE), end) is not None


def tells_them(sentence: Sentence) -> bool:
    """开票销售289亿元是底线;…;竣工项目全年不低于25个: of the year, or of no time, and nothing that has been done."""
    if not _TOLD.isdisjoint(sentence.letters) or any(t.text in _BY_NOW for t in sentence.tokens[:_OPENING]):
        return False
    if any(t.letter in "IJ" and t.text.startswith(_DONE) for t in sentence.tokens):
        return False  # 完成投资80亿元 may be what is to be done, and may have been
    return all(t.text in _OF_THE_YEAR for t in sentence.tokens if t.letter == "T")
