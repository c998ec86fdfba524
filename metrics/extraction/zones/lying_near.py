"""Names of places that a text has only to say where its own lies, or how a neighbour fares: 距离上海50公里, 东临上海, 周边的吴江区."""

from __future__ import annotations

import re

from metrics.language.backwards import backwards
from metrics.language.vocabulary import words_of

_NEIGHBOURS = words_of("neighbour_word")
BESIDE = (*_NEIGHBOURS, *(f"{word}的" for word in _NEIGHBOURS))  # before the name of a neighbour
_BESIDE_ENDS = frozenset(word[-1] for word in BESIDE)
_SO_FAR = re.compile(
    r"[市县区省]?(?:主城区?|老城区?|城区|市区|市中心|中心(?:城区)?|(?:国际)?机场|港口?|火车站|高铁站)?"
    r"(?:直线距离|车程|路程|最近处|均|都|仅|只|约|不到|不足|仅需|只需|只有|仅有|大约|近|需)*(?:[\d.]{1,6}|[一二两三四五六七八九十半]{1,3})[余多几个]{0,2}(?:公里|千米|华里|里|海里|分钟|小时)"
)
_FAR_ENDS = frozenset("距离到至去往抵达隔")
_SIDES = backwards("[东西南北左右前后](?:[东西南北]?)(?:临|邻|接|连|靠|依|望|倚|挨|濒|界|与)")
_SIDES_OF = frozenset("东西南北")
_BEHIND_OURS = frozenset(",;期比而中")
_SIDES_ENDS = frozenset("临邻接连靠依望倚挨濒界与")
# 我区实现…320亿元,增长6.1%,同期吴江区增长5.2%: a figure of ours, and then one of another of its kind
_OURS = re.compile(r"([我本全])([区市县旗])[^。\n]*?\d[^。\n]*?[,;](?:而|同期|相比之下|相比|其中)?,?$")
_ITS_FIGURE = re.compile(r"[^,。;:\n\d]{0,14}(?:增长|下降|[增降]幅为?|[达为]|完成|实现|总值|GDP|收入|投资|总额)[^,。;:\n\d]{0,4}\d")
_KINDS = frozenset("区市县旗")
_AS, _A_ROLE = re.compile(r"作为[^,。;:\n\d]*$"), re.compile(r"[^,。;:\n\d]*的[^,。;:\n\d]*,")  # what the subject is, and not who
_ROLE = 16  # characters
_SENTENCE = 120  # characters


def says_where(text: str, start: int, end: int) -> bool:
    """True for 上海 of 昆山距离上海50公里 and of 东临上海, and for 山东 of 昆山东临上海."""
    last = text[start - 1 : start]
    if last in _FAR_ENDS and last and _SO_FAR.match(text, end) is not None:
        return True
    if last in _SIDES_ENDS and last and _SIDES.match(text, 0, start) is not None:
        return True
    return text[end - 1] in _SIDES_OF and text[end : end + 1] in _SIDES_ENDS and "\u4e00" <= last <= "\u9fff" and text[end : end + 1] != ""


def only_says_where(text: str, start: int, end: int) -> bool:
    """True for the same, for 吴江区 of 周边的吴江区 and of 我区增长6.1%,同期吴江区增长5.2%, and for 江苏省 of 作为江苏省排名第一的县级市,昆山…."""
    last = text[start - 1 : start]
    if says_where(text, start, end) or (last in _BESIDE_ENDS and text.endswith(BESIDE, 0, start)):
        return True
    if _AS.search(text, max(0, start - _ROLE), start) is not None and _A_ROLE.match(text, end) is not None:
        return True
    return last in _BEHIND_OURS and _is_told_behind_ours(text, start, end)


def _is_told_behind_ours(text: str, start: int, end: int) -> bool:
    first = max(0, start - _SENTENCE, text.rfind("。", 0, start) + 1, text.rfind("\n", 0, start) + 1)
    before = text[first:start]
    if "我" not in before and "本" not in before and "全" not in before:
        return False  # as most
    ours = _OURS.search(before)
    is_like = ours is not None and (text[end - 1] == ours[2] or (ours[1] != "全" and text[end - 1] in _KINDS))
    return is_like and _ITS_FIGURE.match(text, end) is not None
