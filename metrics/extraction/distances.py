"""Tell amounts that say how far two others are apart, what was lost, or how large each of some is: 以3.2亿元的微弱优势险胜, 影响税收0.6亿元, 产值超亿元42家."""

from __future__ import annotations

import re

# What stands in every sentence that has one.
MAY_BE_APART = "[距离][^,。;]{1,40}\\d|\\d[^,。;]{0,8}(?:优势|之差|差距|差额)|(?:影响|损失|流失)[^,。;]{1,20}\\d|序时|进度|[还尚仍]有[^,。;]{0,3}\\d|元(?:以上)?的?\\d+[家户]"
_LEFT = re.compile(
    "(?:距离?|(?<![隔分偏远脱])离)(?!子|[心岸线退休])[^,。;:\\d]{2,24}(?:仅|只|还|尚|剩|余|差|欠|缺)[有剩余差欠缺]?(?:约|近|不到|不足)?$"
)
# 距全年500亿元的目标还有99亿元; 全年500亿元的目标,眼下还有不到100亿元要抢回来
_LEFT_OF_GOAL = re.compile(
    r"(?:距离?|(?<![隔分偏远脱])离)[^,。;:]{0,20}\d[^,。;:]{0,4}(?:元|吨|个|家|户|人)?[^,。;:\d]{0,12}(?:目标|任务|计划|总量|关口|大关|台阶)[^。;:\d]{0,8}(?:仅|只|还|尚|剩|余|差|欠|缺)[有剩余差欠缺]?(?:约|近|不到|不足)?$"
)
_GOAL_LEFT = re.compile(r"(?:目标|任务|计划)[^。;:\d]{0,8}(?:还|尚|仍)有(?:约|近|不到|不足)?$")
_TO_DO = re.compile(
    r"(?:左右)?(?:的?(?:缺口|差距|任务|差额)|[^,。;\d]{0,2}(?:要|待|须|需|没有?|未)[^,。;\d]{0,10}(?:补|抢|完成|追|赶|入库|实现|落实|消化))"
)
_LEAD = re.compile("元?(?:左右)?(?:的)?(?:微弱|微小|细微|些微|较大|明显|巨大|绝对|领先|较小|略微)*的?(?:优势|之差|差距|差额)")
_LOST = re.compile("[,;。](?:直接|将|约|共|预计|合计|累计|已)*(?:影响|损失|流失)(?!因素|程度|范围)[^,;。]{1,30}$")
# 与序时进度相比,…财政收入超0.2亿元
_BESIDE_PLAN = re.compile(r"(?:与|和|同|较|比|对照|对比|对标)[^,;。\d]{0,10}(?:序时|时序|目标|计划|任务|进度)[^,;。\d]{0,6},")
_MORE_OR_LESS = ("超", "欠", "差", "缺", "少", "多", "短", "欠账")
_OF_EACH = re.compile(r"(?:以上)?的?(?:企业)?\d+多?[家户]")
_BY = 4  # characters


def is_a_distance(text: str, start: int, number: int, end: int) -> bool:
    """Whether an amount from `number` to `end`, in the sentence that begins at `start`, is how far two others are apart."""
    if _LEAD.match(text, end) is not None and "以" in text[max(start, number - _BY) : number]:
        return True
    if _LEFT.search(text, start, number) is not None or _LOST.search(text, max(0, start - 1), number) is not None:
        return True
    if _LEFT_OF_GOAL.search(text, start, number) is not None:
        return True
    if text.find("有", max(start, number - _BY), number + _BY) >= 0 and _GOAL_LEFT.search(text, start, number) and _TO_DO.match(text, end):
        return True
    if text[number] not in "超过" and not text.endswith(_MORE_OR_LESS, start, number):
        return False
    return _OF_EACH.match(text, end) is not None or _BESIDE_PLAN.search(text, start, number) is not None
